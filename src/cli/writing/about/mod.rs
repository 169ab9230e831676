//! What a write is about: one project, one client or one person, found by what was typed, and where it stands afterwards.

pub(crate) mod client;
pub(crate) mod person;
pub(crate) mod project;
