//! Reads `people/<person>.toml`.

use crate::diagnostic::rules;
use crate::format::dated::dated;
use crate::format::directory::Directory;
use crate::format::rates::rates;
use crate::format::workdays::workdays;
use crate::model::dated::Dated;
use crate::model::id::RoleId;
use crate::model::number::Number;
use crate::model::person::{Absence, Capacity, Paid, Person};
use crate::model::rate::RateCard;
use crate::toml::cursor::Value;
use crate::toml::number::{amounts_in, day_hours, not_negative, share};
use crate::toml::record::in_order;
use crate::toml::table::Table;
use crate::toml::value::{any_text, date, text, word};

/// A person; what an hour costs comes from another file.
pub(crate) fn person(table: &mut Table<'_>, id: &str, names: &Directory) -> Option<Person> {
    let role = |value: Value<'_>| names.vocabulary.role(value);
    let name = table.required("name", text);
    amounts_in(table, names.currency);
    let person = Person {
        email: table.optional("email", text),
        title: table.optional("title", text),
        roles: distinct(table.list("roles", role)),
        wants: distinct(table.list("wants", role)),
        avoids: distinct(table.list("avoids", role)),
        learning: distinct(table.list("learning", role)),
        strengths: table.list("strengths", word),
        capacity: capacity(table),
        target: table.optional("target", share),
        from: table.optional("from", date),
        until: table.optional("until", date),
        rates: rates(table, &names.vocabulary),
        away: table
            .table("log", "log", |log| Some(log.records("away", "absence", absence)))
            .unwrap_or_default(),
        ..unreadable(id)
    };
    in_order(table, ("from", person.from), ("until", person.until));
    Some(Person { readable: true, name: name?, ..person })
}

/// The hours a week, and the days over which they are spread.
fn capacity(table: &mut Table<'_>) -> Dated<Capacity> {
    let terms = table.told("capacity", terms, &Number::from(USUAL_WEEK)).unwrap_or_else(usual_capacity);
    let own = table.optional("workdays", workdays);
    terms.map(|terms| Capacity { workdays: terms.workdays.or(own), ..terms })
}

fn terms(value: Value<'_>) -> Option<Dated<Capacity>> {
    let hours = not_negative;
    if value.is_survey() {
        hours(value);
    }
    if !(value.is_survey() || value.is_list() || value.is_table()) {
        return hours(value).map(|hours| Dated::always(Capacity::of(hours)));
    }
    dated(value, "capacity", |table| {
        let hours = table.or("hours", hours, Number::from(USUAL_WEEK));
        Some(Capacity { hours, workdays: table.optional("workdays", workdays) })
    })
}

/// Hours of a week where nothing is said.
const USUAL_WEEK: i64 = 40;

fn usual_capacity() -> Dated<Capacity> {
    Dated::always(Capacity::of(Number::from(USUAL_WEEK)))
}

/// A person of whom nothing but the id is known.
pub(crate) fn unreadable(id: &str) -> Person {
    Person {
        id: id.into(),
        readable: false,
        name: id.into(),
        email: None,
        title: None,
        roles: Vec::new(),
        wants: Vec::new(),
        avoids: Vec::new(),
        learning: Vec::new(),
        strengths: Vec::new(),
        capacity: usual_capacity(),
        target: None,
        from: None,
        until: None,
        rates: RateCard::default(),
        away: Vec::new(),
        costs: Dated::default(),
        paid: Paid::Capacity,
    }
}

fn absence(table: &mut Table<'_>) -> Option<Absence> {
    let from = table.required("from", date);
    let until = table.optional("until", date);
    let hours = table.optional("hours", day_hours);
    table.optional("note", any_text);
    in_order(table, ("from", from), ("until", until));
    if table.has("until") && table.has("hours") {
        return table.fault("until", rules::BAD_VALUE, || {
            let help = "remove until, or hours: an absence by the hour is on one day".to_owned();
            ("absence has both hours and until".to_owned(), help)
        });
    }
    Some(Absence { from: from?, until, hours })
}

/// The same roles, each once.
pub(crate) fn distinct(roles: Vec<RoleId>) -> Vec<RoleId> {
    if let [] | [_] = roles.as_slice() {
        return roles;
    }
    let mut once = Vec::with_capacity(roles.len());
    for role in roles {
        if !once.contains(&role) {
            once.push(role);
        }
    }
    once
}
