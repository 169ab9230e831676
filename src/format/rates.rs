//! Bill rates: `[rates]`, or `[[rates]]` where they changed; the same in every file that has rates.

use crate::diagnostic::rules;
use crate::format::directory::Vocabulary;
use crate::model::Date;
use crate::model::rate::{RateCard, RateTable};
use crate::toml::cursor::Value;
use crate::toml::number::not_negative;
use crate::toml::table::Table;
use crate::toml::value::date;

/// The bill rates of a file.
pub(crate) fn rates(table: &mut Table<'_>, names: &Vocabulary) -> RateCard {
    RateCard::new(table.optional("rates", |value| tables(value, names)).unwrap_or_default())
}

fn tables(value: Value<'_>, names: &Vocabulary) -> Option<Vec<RateTable>> {
    let mut starts = Starts::default();
    let mut dated = Vec::new();
    if value.is_list() || value.is_survey() {
        dated.extend(
            value.items(|item| item.table("rate table", |table| rate_table(table, names, &mut starts)))?,
        );
    } else {
        dated.extend(value.table("rate table", |table| rate_table(table, names, &mut starts)));
    }
    Some(dated)
}

fn rate_table(table: &mut Table<'_>, names: &Vocabulary, starts: &mut Starts) -> Option<RateTable> {
    let from = table.optional("from", date);
    starts.check(table, from);
    let default = table.optional("default", not_negative);
    let roles = table.chosen("<role>", |name, value| {
        let rate = not_negative(value);
        Some((names.role_named(name, value, &["from", "default"])?, rate?))
    });
    Some(RateTable { from, default, roles })
}

/// From when each table of a history applies: the first may apply from ever, and no two from the same day.
#[derive(Debug, Default)]
pub(crate) struct Starts(Vec<Option<Date>>);

impl Starts {
    /// Looks at the next table of the history.
    pub(crate) fn check(&mut self, table: &Table<'_>, from: Option<Date>) {
        let noun = table.noun;
        if from.is_none() && !table.has("from") && !self.0.is_empty() {
            table.fault::<()>("from", rules::MISSING_KEY, || {
                let message = format!("{noun} has no from, and is not the first");
                (message, "add from = 2026-11-02 (the day from which it applies)".to_owned())
            });
        }
        if let Some(day) = from.filter(|day| self.0.contains(&Some(*day))) {
            table.fault::<()>("from", rules::BAD_VALUE, || {
                (format!("two records apply from {day}"), "give one of them another from".to_owned())
            });
        }
        self.0.push(from);
    }
}
