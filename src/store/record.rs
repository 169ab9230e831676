//! What records of a list share: ids that are unique, dates that are in order.

use std::collections::HashMap;
use std::ops::Range;

use super::cursor::{Table, Value};
use super::value::{id, text};
use crate::diagnostic::Diagnostic;
use crate::model::Date;

/// Texts that may be given once, such as the ids of a list's records.
#[derive(Debug, Default)]
pub(super) struct Unique {
    seen: HashMap<Box<str>, (String, Range<usize>)>,
}

impl Unique {
    /// The id of a record, which no other of its list may have.
    pub(super) fn id(&mut self, table: &mut Table<'_>) -> Option<Box<str>> {
        let id = table.required("id", id)?;
        self.claim(table, "id", &id, "duplicate-id");
        Some(id)
    }

    /// A number on paper, which no other record may have.
    pub(super) fn number(&mut self, table: &mut Table<'_>) -> Option<Box<str>> {
        let number = table.required("number", text)?;
        self.claim(table, "number", &number, "duplicate-invoice");
        Some(number)
    }

    fn claim(&mut self, table: &Table<'_>, key: &str, text: &str, rule: &'static str) {
        let (path, span) = (format!("{}.{key}", table.path), table.span_of(key));
        let Some((first_path, first_span)) = self.seen.get(text) else {
            self.seen.insert(text.into(), (path, span));
            return;
        };
        table.reading.error(rule, || {
            let noun = table.noun;
            let message = format!("{key} {text:?} is used by another {noun} of this file");
            Diagnostic::error(rule, table.reading.place(path, span), message)
                .help(format!("give one of them another {key}"))
                .and(table.reading.place(first_path, first_span.clone()), format!("the first {noun} with it"))
        });
    }
}

/// One value, or a list of them.
pub(super) fn one_or_many<T>(
    value: Value<'_>,
    mut read: impl FnMut(Value<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    if value.is_list() || value.is_survey() {
        return value.items(read);
    }
    read(value).map(|one| vec![one])
}

/// Says so where a later date comes before an earlier one.
pub(super) fn in_order(
    table: &Table<'_>,
    (first, earlier): (&str, Option<Date>),
    (second, later): (&str, Option<Date>),
) {
    let Some((earlier, later)) = earlier.zip(later) else { return };
    if later < earlier {
        table.fault::<()>(second, "reversed-dates", || {
            let message = format!("{second} {later} is before {first} {earlier}");
            (message, format!("write a date from {earlier} on, or mend {first}"))
        });
    }
}
