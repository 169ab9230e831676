//! What is printed of findings beside something else: the first of them, and how many there are.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Finding, Severity};

/// The findings that stand behind the rows of a result.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Findings {
    /// The first of them by place.
    pub findings: Vec<Finding>,
    /// How many there are in all.
    pub findings_total: FindingsTotal,
}

/// How many errors and warnings there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FindingsTotal {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl FindingsTotal {
    /// How many of each there are among what was found; nothing else is counted.
    pub fn of<'d>(found: impl Iterator<Item = &'d Diagnostic>) -> Self {
        let mut total = Self::default();
        for diagnostic in found {
            match diagnostic.severity {
                Severity::Error => total.errors += 1,
                Severity::Warning => total.warnings += 1,
                Severity::Deny | Severity::Warn => {}
            }
        }
        total
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, rules};

    #[test]
    fn errors_and_warnings_are_counted_and_nothing_else() {
        let found = |severity| {
            let place = Place::key("a.toml", "");
            Diagnostic { severity, ..Diagnostic::error(rules::LATE_PROJECT, place, "late") }
        };
        use Severity::{Deny, Error, Warn, Warning};
        let all = [Warning, Error, Warn, Warning, Deny].map(found);
        assert_eq!(FindingsTotal::of(all.iter()), FindingsTotal { errors: 1, warnings: 2 });
        assert_eq!(FindingsTotal::of([].iter()), FindingsTotal::default());
    }
}
