//! Reads `private/costs.toml`: what an hour of each person costs us.

use crate::diagnostic::rules;
use crate::format::directory::Directory;
use crate::format::rates::Starts;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::toml::cursor::Value;
use crate::toml::number::not_negative;
use crate::toml::table::Table;
use crate::toml::value::date;

/// What an hour costs from when on, oldest first; the first may apply from ever.
pub(crate) type History = Vec<(Option<Date>, Number)>;

/// The costs of everybody whom the file names.
pub(crate) fn costs(table: &mut Table<'_>, names: &Directory) -> Vec<(PersonId, History)> {
    table.chosen("<person>", |name, value| {
        // Nobody's own fields, unless somebody is called so.
        if name.text == "custom" && names.find_person(name.text).is_none() {
            return None;
        }
        let history = history(value);
        Some((names.person_named(name, value)?, history?))
    })
}

fn history(value: Value<'_>) -> Option<History> {
    value.table("cost", |table| {
        let hourly = table.optional("hourly", not_negative);
        let mut starts = Starts::default();
        let mut history = table.records("history", "cost", |record| {
            let from = record.optional("from", date);
            starts.check(record, from);
            Some((from, record.required("hourly", not_negative)?))
        });
        match (table.has("hourly"), table.has("history")) {
            (true, true) => {
                return table.fault("hourly", rules::BAD_VALUE, || {
                    let help = "move it into the first record of history".to_owned();
                    ("hourly stands beside a history".to_owned(), help)
                });
            }
            (false, false) => {
                return table.fault("hourly", rules::MISSING_KEY, || {
                    ("cost has no hourly".to_owned(), "add hourly = 62.5 (what an hour costs us)".to_owned())
                });
            }
            _ => history.extend(hourly.map(|hourly| (None, hourly))),
        }
        history.sort_by_key(|(from, _)| *from);
        Some(history)
    })
}
