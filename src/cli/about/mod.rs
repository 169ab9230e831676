//! What a write is about: one project, one client or one person, found by what was typed, and where it stands afterwards.

mod client;
mod person;
mod project;

pub(super) use client::{AboutClient, ClientDesk};
pub(super) use person::{AboutPerson, find as find_person};
pub(super) use project::{AboutProject, ProjectDesk, find as find_project, full_name};

use serde_json::Value;

use super::stand::Subject;

/// What a write says of itself.
#[derive(Debug)]
pub(super) struct Said {
    /// What was done, behind the name of what it is about: `3.5 h logged for ana on 2026-11-02`.
    pub(super) what: String,
    /// What was written, key by key.
    pub(super) record: Value,
    /// What of the project's standing it is about.
    pub(super) subject: Subject,
    /// What to do next; nothing where there is nothing in particular.
    pub(super) next: String,
}

impl Said {
    /// What was done, with the record that it left.
    pub(super) fn new(what: String, record: impl Into<Value>) -> Self {
        Self { what, record: record.into(), subject: Subject::Work, next: String::new() }
    }

    /// The same about another side of the project.
    pub(super) fn on(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// The same with what to do next.
    pub(super) fn next(mut self, next: String) -> Self {
        self.next = next;
        self
    }
}
