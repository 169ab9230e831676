//! Reads days of the week.

use crate::diagnostic::rules;
use crate::model::workdays::{Day, Workdays};
use crate::toml::cursor::Value;
use crate::toml::value::word;

/// Days of the week, at least one.
pub(crate) fn days(value: Value<'_>) -> Option<Vec<Day>> {
    if value.is_empty_list() {
        return value.fault(rules::NO_WORKDAY, || {
            ("no day of the week is a working day".to_owned(), "name one, such as \"mon\"".to_owned())
        });
    }
    value.items(word)
}

/// The days of a week on which somebody works.
pub(crate) fn workdays(value: Value<'_>) -> Option<Workdays> {
    days(value).map(Workdays::from_iter)
}
