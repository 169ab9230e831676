//! A report as it is printed for programs: what it says, and behind that the findings of what it read.

use serde::{Serialize, Serializer};

use crate::diagnostic::findings::Findings;
use crate::page::report::{Parts, Report, object};

/// A report with the findings of the documents that it read.
#[derive(Debug)]
pub struct Envelope<'r, R> {
    /// The report.
    pub report: &'r R,
    /// Errors and warnings of those documents.
    pub findings: Findings,
}

impl<R: Report> Envelope<'_, R> {
    /// Says everything, key by key in the order of its JSON.
    ///
    /// # Errors
    /// When it is not taken.
    pub fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.report.tell(parts)?;
        parts.part("findings", &self.findings.findings)?;
        parts.part("findings_total", &self.findings.findings_total)
    }
}

impl<R: Report> Serialize for Envelope<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object(serializer, |parts| self.tell(parts))
    }
}
