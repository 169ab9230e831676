//! Terms with dates: a table that always holds, or several, each with the day from which it does.

use crate::diagnostic::rules;
use crate::model::Date;
use crate::model::dated::Dated;
use crate::toml::cursor::Value;
use crate::toml::record::alone_or_many;
use crate::toml::table::Table;
use crate::toml::value::date;

/// The terms of a table, or of each of a list.
pub(crate) fn dated<T>(
    value: Value<'_>,
    noun: &'static str,
    mut read: impl FnMut(&mut Table<'_>) -> Option<T>,
) -> Option<Dated<T>> {
    let mut starts = Starts::default();
    let term = |table: &mut Table<'_>| {
        let from = starts.next(table);
        Some((from, read(table)?))
    };
    alone_or_many(value, noun, term).map(Dated::new)
}

/// From when each table of a history applies: the first may apply from ever, and no two from the same day.
#[derive(Debug, Default)]
pub(crate) struct Starts(Vec<Option<Date>>);

impl Starts {
    /// From when the next table of the history applies.
    pub(crate) fn next(&mut self, table: &mut Table<'_>) -> Option<Date> {
        let from = table.optional("from", date);
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
        from
    }
}
