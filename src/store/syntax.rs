//! A text as TOML, and what is wrong with it where it is none.

use toml::Spanned;
use toml::de::DeTable;

use super::reading::Reading;
use crate::diagnostic::Diagnostic;

/// The parsed text; `None` where it is no TOML, and the reading says why.
pub(super) fn parse<'t>(reading: &Reading<'t>) -> Option<Spanned<DeTable<'t>>> {
    let (table, errors) = DeTable::parse_recoverable(reading.text);
    if errors.is_empty() {
        return Some(table);
    }
    for error in errors {
        reading.error("toml", || {
            let span = error.span().unwrap_or(0..0);
            Diagnostic::error("toml", reading.place("", span), error.message())
        });
    }
    None
}
