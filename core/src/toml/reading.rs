//! The reading of one document: its text, and what was found wrong in it so far.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::sync::LazyLock;

use crate::diagnostic::rules::RuleName;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::toml::schema::Schema;

/// How many problems of one document are told, by place; of the others only how many they are.
const TOLD: usize = 20;

/// How many are worded, in the order in which they are found.
const WORDED: usize = 100;

/// What a document is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject {
    /// What people call it: `project`.
    pub(crate) noun: &'static str,
    /// The keys that such a document knows; nobody asks for them unless something is wrong.
    pub(crate) schema: &'static LazyLock<Schema>,
}

/// One document while it is read, or the survey of a kind of document.
#[derive(Debug)]
pub(crate) struct Reading<'t> {
    /// Its path below the workspace.
    pub(crate) document: &'t str,
    /// Its text, without a byte order mark.
    pub(crate) text: &'t str,
    /// What it is about.
    pub(crate) subject: Subject,
    found: RefCell<Vec<Diagnostic>>,
    errors: Cell<usize>,
    untold: Cell<Option<Untold>>,
    /// How many decimals the amounts in it have, once its currency is read.
    pub(crate) decimals: Cell<Option<u32>>,
    survey: Option<RefCell<Schema>>,
    /// How many problems are worded.
    worded: usize,
    /// How many are told.
    told: usize,
}

/// Problems past the limit.
#[derive(Clone, Copy, Debug)]
struct Untold {
    rule: RuleName,
    severity: Severity,
    count: usize,
}

impl<'t> Reading<'t> {
    /// The reading of a document that has just begun.
    pub(crate) fn new(document: &'t str, text: &'t str, subject: Subject) -> Self {
        Self {
            document,
            text,
            subject,
            found: RefCell::default(),
            errors: Cell::default(),
            untold: Cell::default(),
            decimals: Cell::default(),
            survey: None,
            worded: WORDED,
            told: TOLD,
        }
    }

    /// The same, of which every problem is told.
    pub(crate) fn telling_all(self) -> Self {
        Self { worded: usize::MAX, told: usize::MAX, ..self }
    }

    /// A reading that only finds out whether anything is wrong: it says nothing of what it is.
    pub(crate) fn quick(text: &'t str, subject: Subject) -> Self {
        Self { worded: 0, ..Self::new("", text, subject) }
    }

    /// Ends a quick reading: something unusual stands in the text.
    pub(crate) fn give_up(&self) {
        self.errors.set(self.errors.get() + 1);
    }

    /// Whether there is nothing to say.
    pub(crate) fn is_spotless(&self) -> bool {
        !self.is_broken() && self.untold.get().is_none()
    }

    /// The survey of a kind of file: its readers are asked which keys they read.
    pub(crate) fn survey(noun: &'static str) -> Reading<'static> {
        static UNKNOWN: LazyLock<Schema> = LazyLock::new(Schema::default);
        let subject = Subject { noun, schema: &UNKNOWN };
        Reading { survey: Some(RefCell::default()), ..Reading::new("", "", subject) }
    }

    /// The keys that such a document knows.
    pub(crate) fn schema(&self) -> &'static Schema {
        self.subject.schema
    }

    /// The schema of a survey, to be added to; `None` when a document is read.
    pub(crate) fn surveyed(&self) -> Option<&RefCell<Schema>> {
        self.survey.as_ref()
    }

    /// What a survey brought to light.
    pub(crate) fn into_schema(self) -> Schema {
        self.survey.map(RefCell::into_inner).unwrap_or_default()
    }

    /// How many errors were found so far.
    pub(crate) fn errors(&self) -> usize {
        self.errors.get()
    }

    /// Whether an error was found so far.
    pub(crate) fn is_broken(&self) -> bool {
        self.errors() > 0
    }

    /// Whether no more problems of this document will be told.
    pub(crate) fn is_full(&self) -> bool {
        self.found.borrow().len() >= self.worded
    }

    /// Adds an error, worded only when it will be told.
    pub(crate) fn error(&self, rule: RuleName, words: impl FnOnce() -> Diagnostic) {
        self.errors.set(self.errors.get() + 1);
        self.add(rule, Severity::Error, words);
    }

    /// Adds a warning, worded only when it will be told.
    pub(crate) fn warning(&self, rule: RuleName, words: impl FnOnce() -> Diagnostic) {
        self.add(rule, Severity::Warning, words);
    }

    fn add(&self, rule: RuleName, severity: Severity, words: impl FnOnce() -> Diagnostic) {
        if self.survey.is_some() {
            return;
        }
        if !self.is_full() {
            let worded = Diagnostic { rule, severity, ..words() };
            self.found.borrow_mut().push(worded);
            return;
        }
        let untold = Untold { rule, severity, count: 1 };
        self.untold.set(Some(self.untold.get().map_or(untold, |more| more.and(untold))));
    }

    /// The place of a path and its bytes in this document.
    pub(crate) fn place(&self, path: impl ToString, span: Range<usize>) -> Place {
        Place::key(self.document, path.to_string()).at(span)
    }

    /// Everything found, ordered by place, and last how many more there are.
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        let mut found = self.found.into_inner();
        found.sort_by_key(start);
        let late = found.split_off(self.told.min(found.len()));
        let late = late.iter().map(|late| Untold { rule: late.rule, severity: late.severity, count: 1 });
        let untold = late.chain(self.untold.get()).reduce(Untold::and);
        if let Some(Untold { rule, severity, count }) = untold {
            let place = Place::key(self.document, "").at(self.text.len()..self.text.len());
            let problems = if count == 1 { "problem" } else { "problems" };
            let more = Diagnostic::error(rule, place, format!("{count} more {problems} in this file"));
            found.push(Diagnostic { severity, ..more.help("fix the ones above, then check again") });
        }
        found
    }
}

impl Untold {
    /// Both together: the rule of the first, of the errors if there is one.
    fn and(self, other: Self) -> Self {
        let first = if other.severity < self.severity { other } else { self };
        Self { count: self.count + other.count, ..first }
    }
}

/// The first byte at fault; 0 for the whole document.
pub(crate) fn start(diagnostic: &Diagnostic) -> usize {
    diagnostic.place.span.as_ref().map_or(0, |span| span.start)
}
