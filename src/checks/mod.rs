//! Rules over the whole portfolio, one a file.

use crate::diagnostic::Diagnostic;
use crate::model::Date;
use crate::model::portfolio::Portfolio;

/// What is wrong across files at a date.
#[must_use]
pub fn all(_portfolio: &Portfolio, _as_of: Date) -> Vec<Diagnostic> {
    Vec::new()
}
