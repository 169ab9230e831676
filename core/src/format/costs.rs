//! Reads `private/costs.toml`: what an hour of each person costs us, and what the agency costs beside.

use crate::diagnostic::rules;
use crate::format::dated::Starts;
use crate::format::directory::Directory;
use crate::model::dated::Dated;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::person::Paid;
use crate::toml::cursor::Value;
use crate::toml::number::{amounts_in, money, not_negative};
use crate::toml::table::Table;
use crate::toml::value::word;

/// What the file says.
#[derive(Debug, Default)]
pub(crate) struct Costs {
    /// The cost of everybody whom it names.
    pub(crate) people: Vec<(PersonId, Cost)>,
    /// What the agency costs in a month beside.
    pub(crate) overhead: Dated<Number>,
}

/// What a person costs.
#[derive(Debug)]
pub(crate) struct Cost {
    /// An hour.
    pub(crate) hourly: Dated<Number>,
    /// For which hours they are paid.
    pub(crate) paid: Paid,
}

/// The costs of everybody whom the file names, and those of the agency.
pub(crate) fn costs(table: &mut Table<'_>, names: &Directory) -> Costs {
    amounts_in(table, names.currency);
    // A file has people first.
    table.foresee(["<person>"]);
    let overhead = table.table("overhead", "overhead", |table| history(table, "overhead", "monthly"));
    let people = table.chosen("<person>", |name, value| {
        // Nobody's own fields, unless somebody is called so.
        if name.text == "custom" && names.find_person(name.text).is_none() {
            return None;
        }
        let cost = cost(value);
        Some((names.person_named(name, value)?, cost?))
    });
    Costs { people, overhead: overhead.unwrap_or_default() }
}

fn cost(value: Value<'_>) -> Option<Cost> {
    value.table("cost", |table| {
        table.foresee(["hourly"]);
        let paid = table.or("paid", word, Paid::Capacity);
        Some(Cost { hourly: history(table, "cost", "hourly")?, paid })
    })
}

/// An amount that always holds, or the history of one.
fn history(table: &mut Table<'_>, noun: &'static str, key: &'static str) -> Option<Dated<Number>> {
    let alone = table.optional(key, money(not_negative));
    let mut starts = Starts::default();
    let mut history = table.records("history", noun, |record| {
        let from = starts.next(record);
        Some((from, record.required(key, money(not_negative))?))
    });
    match (table.has(key), table.has("history")) {
        (true, true) => {
            return table.fault(key, rules::BAD_VALUE, || {
                let help = "move it into the first record of history".to_owned();
                (format!("{key} stands beside a history"), help)
            });
        }
        (false, false) => {
            return table.fault(key, rules::MISSING_KEY, || {
                let what = if key == "hourly" { "what an hour costs us" } else { "what a month costs us" };
                let sample = if key == "hourly" { "62.5" } else { "9000" };
                (format!("{noun} has no {key}"), format!("add {key} = {sample} ({what})"))
            });
        }
        _ => history.extend(alone.map(|alone| (None, alone))),
    }
    Some(Dated::new(history))
}
