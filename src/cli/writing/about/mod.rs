//! What a write is about: one project, one client or one person, found by what was typed, and where it stands afterwards.

pub(crate) mod client;
pub(crate) mod person;
pub(crate) mod project;

use serde_json::Value;

use crate::cli::writing::stand::Subject;

/// What a write says of itself.
#[derive(Debug)]
pub(crate) struct Said {
    /// What was done, behind the name of what it is about: `3.5 h logged for ana on 2026-11-02`.
    pub(crate) what: String,
    /// What was written, key by key.
    pub(crate) record: Value,
    /// What of the project's standing it is about.
    pub(crate) subject: Subject,
    /// What to do next; nothing where there is nothing in particular.
    pub(crate) next: String,
}

impl Said {
    /// What was done, with the record that it left.
    pub(crate) fn new(what: String, record: impl Into<Value>) -> Self {
        Self { what, record: record.into(), subject: Subject::Work, next: String::new() }
    }

    /// The same about another side of the project.
    pub(crate) fn on(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// The same with what to do next.
    pub(crate) fn next(mut self, next: String) -> Self {
        self.next = next;
        self
    }
}
