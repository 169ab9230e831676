//! What practice rules share: how a finding about a project or a client is put.

use std::fmt::Display;

use crate::checks::facts::Facts;
use crate::checks::words::{client_file, person_file, project_file};
use crate::diagnostic::rules::RuleName;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::client::Client;
use crate::model::id::PersonId;
use crate::model::project::Project;

/// A finding about a project, at a key of its file.
pub(crate) fn of_project(
    facts: &Facts<'_>,
    rule: RuleName,
    project: &Project,
    key: impl Into<String>,
    what: impl Display,
) -> Diagnostic {
    let name = facts.portfolio.full_name(project);
    Diagnostic::warning(rule, Place::key(project_file(&name), key), format!("{name}: {what}"))
}

/// A finding about a person, at a key of their file.
pub(crate) fn of_person(
    facts: &Facts<'_>,
    rule: RuleName,
    who: PersonId,
    key: impl Into<String>,
    what: impl Display,
) -> Diagnostic {
    let id = facts.portfolio.person_id(who);
    Diagnostic::warning(rule, Place::key(person_file(id), key), format!("{id}: {what}"))
}

/// A finding about a client, at a key of its file.
pub(crate) fn of_client(
    rule: RuleName,
    client: &Client,
    key: impl Into<String>,
    what: impl Display,
) -> Diagnostic {
    let place = Place::key(client_file(&client.id), key);
    Diagnostic::warning(rule, place, format!("{}: {what}", client.id))
}
