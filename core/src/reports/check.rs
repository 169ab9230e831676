//! What a check found, for programs.

use serde::Serialize;

use crate::diagnostic::{Finding, Severity};
use crate::model::Date;
use crate::page::Parts;

/// What a check found.
#[derive(Clone, Debug)]
pub struct Check {
    /// How many there are of each level.
    pub check: FindingCounts,
    /// Goes up when a key changes its meaning or leaves.
    pub version: u32,
    /// The date of the check.
    pub as_of: Date,
    /// One for each finding.
    pub rows: Vec<Finding>,
}

/// How many findings there are of each level.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct FindingCounts {
    /// Errors.
    pub error: usize,
    /// Findings of practice rules that fail the check.
    pub deny: usize,
    /// Warnings.
    pub warning: usize,
    /// Findings of other practice rules.
    pub warn: usize,
}

impl Check {
    /// Findings as of a date, in the order given.
    #[must_use]
    pub fn new(as_of: Date, rows: Vec<Finding>) -> Self {
        let count = |level: Severity| rows.iter().filter(|finding| finding.level == level).count();
        let check = FindingCounts {
            error: count(Severity::Error),
            deny: count(Severity::Deny),
            warning: count(Severity::Warning),
            warn: count(Severity::Warn),
        };
        Self { check, version: 1, as_of, rows }
    }

    /// Says what was found.
    ///
    /// # Errors
    /// When it is not taken.
    pub fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        parts.part("check", &self.check)?;
        parts.part("version", &self.version)?;
        parts.part("as_of", &self.as_of)?;
        parts.rows("rows", &self.rows)
    }
}
