//! Reads `people/<person>.toml`.

use crate::format::directory::Directory;
use crate::format::rates::rates;
use crate::model::dated::Dated;
use crate::model::id::RoleId;
use crate::model::number::Number;
use crate::model::person::{Absence, Capacity, Paid, Person};
use crate::model::rate::RateCard;
use crate::toml::cursor::Value;
use crate::toml::number::not_negative;
use crate::toml::record::in_order;
use crate::toml::table::Table;
use crate::toml::value::{any_text, date, text, word};

/// A person; what an hour costs comes from another file.
pub(crate) fn person(table: &mut Table<'_>, id: &str, names: &Directory) -> Option<Person> {
    let role = |value: Value<'_>| names.vocabulary.role(value);
    let name = table.required("name", text);
    let person = Person {
        email: table.optional("email", text),
        title: table.optional("title", text),
        roles: distinct(table.list("roles", role)),
        wants: distinct(table.list("wants", role)),
        avoids: distinct(table.list("avoids", role)),
        learning: distinct(table.list("learning", role)),
        strengths: table.list("strengths", word),
        capacity: Dated::always(Capacity::of(table.or("capacity", not_negative, Number::from(40)))),
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
        capacity: Dated::always(Capacity::of(Number::from(40))),
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
    table.optional("note", any_text);
    in_order(table, ("from", from), ("until", until));
    Some(Absence { from: from?, until, hours: None })
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
