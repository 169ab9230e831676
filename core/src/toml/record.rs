//! What records of a list share: ids that are unique, dates that are in order.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::{self, RuleName};
use crate::model::Date;
use crate::toml::cursor::Value;
use crate::toml::path::Path;
use crate::toml::table::Table;
use crate::toml::value::{id, quoted, text};

/// A key of records that none may share with another of its list.
#[derive(Debug)]
pub(crate) struct Unique {
    key: &'static str,
    rule: RuleName,
    read: fn(Value<'_>) -> Option<Box<str>>,
    /// Where each stands: in which record of the list, and its bytes.
    seen: BTreeMap<Box<str>, (usize, Range<usize>)>,
}

impl Unique {
    /// The ids of a list's records.
    pub(crate) fn ids() -> Self {
        Self { key: "id", rule: rules::DUPLICATE_ID, read: id, seen: BTreeMap::new() }
    }

    /// The numbers of invoices.
    pub(crate) fn numbers() -> Self {
        Self { key: "number", rule: rules::DUPLICATE_INVOICE, read: text, seen: BTreeMap::new() }
    }

    /// The ids that time entries have in their sources.
    pub(crate) fn sources() -> Self {
        Self { key: "ref", rule: rules::DUPLICATE_ID, read: text, seen: BTreeMap::new() }
    }

    /// The key of the next record, which may be missing.
    pub(crate) fn next_optional(&mut self, table: &mut Table<'_>) -> Option<Box<str>> {
        let value = table.optional(self.key, self.read)?;
        Some(self.claim(table, value))
    }

    /// The key of the next record.
    pub(crate) fn next(&mut self, table: &mut Table<'_>) -> Option<Box<str>> {
        let value = table.required(self.key, self.read)?;
        Some(self.claim(table, value))
    }

    /// Says so where another record has the key already.
    fn claim(&mut self, table: &Table<'_>, value: Box<str>) -> Box<str> {
        let (list, index) = match table.path {
            Path::Item(list, index) => (list, index),
            _ => return value,
        };
        let here = (index, table.span_of(self.key));
        let Some(first) = self.seen.get(&value) else {
            self.seen.insert(value.clone(), here);
            return value;
        };
        table.reading.error(self.rule, || {
            let (noun, key) = (table.noun, self.key);
            let place = |(index, span): &(usize, Range<usize>)| {
                table.reading.place(Path::Key(&Path::Item(list, *index), key), span.clone())
            };
            let message = format!("another {noun} in this file has the same {key}, {}", quoted(&value));
            Diagnostic::error(self.rule, place(&here), message)
                .help(format!("give one of them another {key}"))
                .and(place(first), format!("the first {noun} with it"))
        });
        value
    }
}

/// One value, or a list of them.
pub(crate) fn one_or_many<T>(
    value: Value<'_>,
    mut read: impl FnMut(Value<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    value.may_be_alone();
    if value.is_list() || value.is_survey() {
        return value.items(read);
    }
    read(value).map(|one| vec![one])
}

/// The records of a list, or the one table that stands alone for it.
pub(crate) fn alone_or_many<T>(
    value: Value<'_>,
    noun: &'static str,
    mut read: impl FnMut(&mut Table<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    value.may_be_alone();
    if value.is_list() || value.is_survey() {
        return value.items(|item| item.table(noun, &mut read));
    }
    value.table(noun, read).map(|one| vec![one])
}

/// A key with its date.
pub(crate) type KeyDate<'k> = (&'k str, Option<Date>);

/// Says so where a later date comes before an earlier one.
pub(crate) fn in_order(table: &Table<'_>, (first, earlier): KeyDate<'_>, (second, later): KeyDate<'_>) {
    let Some((earlier, later)) = earlier.zip(later) else { return };
    if later < earlier {
        table.fault::<()>(second, rules::REVERSED_DATES, || {
            let message = format!("{second} ({later}) is before {first} ({earlier})");
            (message, format!("write {earlier} or a later date, or correct {first}"))
        });
    }
}
