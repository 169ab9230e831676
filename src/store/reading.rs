//! The reading of one document: its text, and what was found wrong in it so far.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use super::kind::Kind;
use super::schema::Schema;
use crate::diagnostic::{Diagnostic, Place, Severity};

/// How many problems of one document are told; of the others only how many they are.
pub(super) const LIMIT: usize = 20;

/// One document while it is read, or the survey of a kind of document.
#[derive(Debug)]
pub(super) struct Reading<'t> {
    /// Its path below the workspace.
    pub(super) document: &'t str,
    /// Its text, without a byte order mark.
    pub(super) text: &'t str,
    /// What kind of file it is.
    pub(super) kind: Kind,
    found: RefCell<Vec<Diagnostic>>,
    errors: Cell<usize>,
    untold: Cell<Option<Untold>>,
    survey: Option<RefCell<Schema>>,
}

/// Problems past the limit.
#[derive(Clone, Copy, Debug)]
struct Untold {
    rule: &'static str,
    severity: Severity,
    count: usize,
}

impl<'t> Reading<'t> {
    /// The reading of a document that has just begun.
    pub(super) fn new(document: &'t str, text: &'t str, kind: Kind) -> Self {
        Self {
            document,
            text,
            kind,
            found: RefCell::default(),
            errors: Cell::default(),
            untold: Cell::default(),
            survey: None,
        }
    }

    /// The survey of a kind of file: its readers are asked which keys they read.
    pub(super) fn survey(kind: Kind) -> Reading<'static> {
        Reading { survey: Some(RefCell::default()), ..Reading::new("", "", kind) }
    }

    /// The schema of a survey, to be added to; `None` when a document is read.
    pub(super) fn surveyed(&self) -> Option<&RefCell<Schema>> {
        self.survey.as_ref()
    }

    /// What a survey brought to light.
    pub(super) fn into_schema(self) -> Schema {
        self.survey.map(RefCell::into_inner).unwrap_or_default()
    }

    /// Whether an error was found so far.
    pub(super) fn is_broken(&self) -> bool {
        self.errors.get() > 0
    }

    /// Adds an error, worded only when it will be told.
    pub(super) fn error(&self, rule: &'static str, words: impl FnOnce() -> Diagnostic) {
        self.errors.set(self.errors.get() + 1);
        self.add(rule, Severity::Error, words);
    }

    /// Adds a warning, worded only when it will be told.
    pub(super) fn warning(&self, rule: &'static str, words: impl FnOnce() -> Diagnostic) {
        self.add(rule, Severity::Warning, words);
    }

    fn add(&self, rule: &'static str, severity: Severity, words: impl FnOnce() -> Diagnostic) {
        if self.survey.is_some() {
            return;
        }
        let told = self.found.borrow().len();
        if told < LIMIT {
            let worded = Diagnostic { rule, severity, ..words() };
            self.found.borrow_mut().push(worded);
            return;
        }
        let untold = match self.untold.get() {
            Some(untold) if untold.severity == severity || severity == Severity::Warning => {
                Untold { count: untold.count + 1, ..untold }
            }
            Some(untold) => Untold { rule, severity, count: untold.count + 1 },
            None => Untold { rule, severity, count: 1 },
        };
        self.untold.set(Some(untold));
    }

    /// The place of a path and its bytes in this document.
    pub(super) fn place(&self, path: impl ToString, span: Range<usize>) -> Place {
        Place::key(self.document, path.to_string()).at(span)
    }

    /// Everything found, ordered by place, and last how many more there are.
    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        let mut found = self.found.into_inner();
        found.sort_by_key(start);
        if let Some(Untold { rule, severity, count }) = self.untold.get() {
            let end = self.text.len();
            let problems = if count == 1 { "problem" } else { "problems" };
            found.push(Diagnostic {
                severity,
                ..Diagnostic::error(
                    rule,
                    Place::key(self.document, "").at(end..end),
                    format!("{count} more {problems} in this file"),
                )
                .help("mend the ones above, then check again")
            });
        }
        found
    }
}

/// The first byte at fault; 0 for the whole document.
pub(super) fn start(diagnostic: &Diagnostic) -> usize {
    diagnostic.place.span.as_ref().map_or(0, |span| span.start)
}
