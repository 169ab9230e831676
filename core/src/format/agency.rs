//! Reads `standing.toml`.

use chrono::Weekday;

use crate::diagnostic::rules::{self, RuleName};
use crate::format::directory::Vocabulary;
use crate::format::rates::rates;
use crate::format::thresholds::thresholds;
use crate::format::workdays::days;
use crate::model::agency::{Agency, Level, Pipeline};
use crate::model::calendar::Calendar;
use crate::model::exchange::{Exchange, ExchangeRate};
use crate::model::id::check_id;
use crate::model::number::Number;
use crate::model::role::{Role, Task, When};
use crate::model::workdays::Day;
use crate::model::zone::Zone;
use crate::toml::cursor::Value;
use crate::toml::nearest::nearest;
use crate::toml::number::{amounts_in, count, day_hours, not_negative, percent, positive};
use crate::toml::schema::Form;
use crate::toml::table::Table;
use crate::toml::tree::Name;
use crate::toml::value::{currency, date, malformed, quoted, string, text, word};

/// The workspace: its roles and tasks, which other files name even where something else is wrong in this one, and all
/// of it.
pub(crate) fn agency(table: &mut Table<'_>) -> (Vocabulary, Option<Agency>) {
    let name = table.required("name", text);
    let currency = table.required("currency", currency);
    amounts_in(table, currency);
    let books_closed = table.optional("books-closed", date);
    let calendar = table.table("calendar", "calendar", calendar);
    // Rates are told by role, so roles are read first; in a file they come after them.
    table.foresee(["rates", "fx"]);
    let names = vocabulary(table);
    let rates = rates(table, &names);
    let exchange = Exchange::new(table.records("fx", "exchange rate", exchange_rate));
    let pipeline = table.table("pipeline", "pipeline", |table| Some(pipeline(table)));
    let thresholds = thresholds(table);
    let levels = table.table("check", "check", |check| Some(check.chosen("<rule>", level)));
    let attention = table.table("attention", "attention", |rules| Some(rules.chosen("<rule>", factor)));
    let agency = name.zip(currency).map(|(name, currency)| Agency {
        name,
        currency,
        books_closed,
        calendar: calendar.unwrap_or_default(),
        rates,
        exchange,
        roles: names.roles.clone(),
        tasks: names.tasks.clone(),
        pipeline: pipeline.unwrap_or_default(),
        thresholds,
        levels: levels.unwrap_or_default(),
        attention: attention.unwrap_or_default(),
    });
    (names, agency)
}

fn calendar(table: &mut Table<'_>) -> Option<Calendar> {
    let week = vec![Day::Monday, Day::Tuesday, Day::Wednesday, Day::Thursday, Day::Friday];
    let workdays = table.or("workdays", days, week);
    let holidays = table.list("holidays", date);
    let half_days = table.list("half-days", date);
    let day_hours = table.or("day-hours", day_hours, Number::from(8));
    let fiscal_year_start = table.or("fiscal-year-start", count(1, 12), 1);
    let fiscal_year_start = u32::try_from(fiscal_year_start).unwrap_or(1);
    let zone = table.optional("zone", zone);
    let workdays: Vec<Weekday> = workdays.into_iter().map(Day::weekday).collect();
    let mut calendar = Calendar::new(&workdays, holidays).with_half_days(half_days);
    (calendar.day_hours, calendar.fiscal_year_start, calendar.zone) = (day_hours, fiscal_year_start, zone);
    Some(calendar)
}

fn zone(value: Value<'_>) -> Option<Zone> {
    let name = string(value, Form::Text)?;
    Zone::from_name(name).or_else(|| {
        value.fault(rules::BAD_VALUE, || {
            let help = match nearest(name, Zone::names()) {
                Some(meant) => format!("write \"{meant}\""),
                None => "write a name of the IANA database, such as \"Europe/Berlin\"".to_owned(),
            };
            (format!("{} is not the name of a time zone", quoted(name)), help)
        })
    })
}

fn pipeline(table: &mut Table<'_>) -> Pipeline {
    let default = Pipeline::default();
    Pipeline {
        idea: table.or("idea", percent, default.idea),
        raised: table.or("raised", percent, default.raised),
        proposed: table.or("proposed", percent, default.proposed),
    }
}

fn exchange_rate(table: &mut Table<'_>) -> Option<ExchangeRate> {
    let date = table.required("date", date);
    let from = table.required("from", currency);
    let to = table.required("to", currency);
    let rate = table.required("rate", positive);
    Some(ExchangeRate { date: date?, from: from?, to: to?, rate: rate? })
}

fn level(name: &Name<'_>, value: Value<'_>) -> Option<(Box<str>, Level)> {
    let level = word(value);
    practice_rule(name, value).zip(level)
}

fn factor(name: &Name<'_>, value: Value<'_>) -> Option<(Box<str>, Number)> {
    let factor = not_negative(value);
    practice_rule(name, value).zip(factor)
}

/// The practice rule that a key names.
fn practice_rule(name: &Name<'_>, value: Value<'_>) -> Option<Box<str>> {
    if rules::practice().any(|rule| rule == name.text) {
        return Some(name.text.into());
    }
    if let Some(newer) = RuleName::older(name.text) {
        value.warn_at(name, rules::OLDER_NAME, || {
            (format!("the rule {} is called {newer} now", quoted(name.text)), format!("write {newer}"))
        });
        return Some(newer.word().into());
    }
    value.fault_in(name, rules::UNKNOWN_KEY, || {
        let help = match nearest(name.text, rules::practice()) {
            Some(meant) => format!("write {meant}"),
            None => "write the name of a practice rule, such as over-budget".to_owned(),
        };
        (format!("no practice rule is called {}", quoted(name.text)), help)
    })
}

/// Built-in roles and tasks, and what the workspace defines or changes.
fn vocabulary(table: &mut Table<'_>) -> Vocabulary {
    let mut names = Vocabulary::default();
    let errors = table.reading.errors();
    let roles = table.table("roles", "roles", |roles| Some(roles.chosen("<role>", role)));
    for role in roles.into_iter().flatten() {
        names.roles.define(role);
    }
    let tasks = table.table("tasks", "tasks", |tasks| {
        Some(tasks.chosen("<task>", |name, value| task(name, value, &names)))
    });
    for task in tasks.into_iter().flatten() {
        names.tasks.define(task);
    }
    // What could not be defined here is not unknown elsewhere.
    names.is_partial = table.reading.errors() > errors;
    names
}

fn role(name: &Name<'_>, value: Value<'_>) -> Option<Role> {
    // Keys of a rate table, beside which roles stand.
    let id = defined_id(name, value, &["default", "from"]);
    let label = value.table("role", |table| Some(table.optional("name", text)));
    let id = id?;
    Some(Role { name: label?.unwrap_or_else(|| id.clone()), id })
}

fn task(name: &Name<'_>, value: Value<'_>, names: &Vocabulary) -> Option<Task> {
    // A key of `[responsibilities]`, beside which tasks stand.
    let id = defined_id(name, value, &["waived"]);
    let (label, roles, when) = value.table("task", |table| {
        let label = table.optional("name", text);
        let roles = table.optional("roles", |value| value.items(|role| names.role(role)));
        Some((label, roles, table.optional("when", word::<When>)))
    })?;
    let id = id?;
    let known = names.tasks.find(&id).and_then(|task| names.tasks.get(task)).cloned();
    let known = known.unwrap_or_else(|| Task { name: id.clone(), id, roles: Vec::new(), when: When::Always });
    Some(Task {
        name: label.unwrap_or(known.name),
        roles: roles.unwrap_or(known.roles),
        when: when.unwrap_or(known.when),
        ..known
    })
}

/// The id of what a table defines, which is not one of these words.
fn defined_id(name: &Name<'_>, value: Value<'_>, taken: &[&str]) -> Option<Box<str>> {
    if let Err(fault) = check_id(name.text) {
        return value.fault_in(name, rules::MALFORMED_ID, || {
            let (reason, help) = malformed(name.text, fault);
            (format!("{} {reason}", quoted(name.text)), help)
        });
    }
    if taken.contains(&name.text) {
        return value.fault_in(name, rules::MALFORMED_ID, || {
            (format!("{:?} is a key of ours, and no id", name.text), "choose another name".to_owned())
        });
    }
    Some(name.text.into())
}
