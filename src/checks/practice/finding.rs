//! What practice rules share: how a finding about a project or a client is put.

use crate::checks::facts::Facts;
use crate::checks::words::{client_file, project_file};
use crate::diagnostic::rules::RuleName;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::client::Client;
use crate::model::project::Project;

/// What is against the practice, and what to do.
pub(crate) type Words = (String, String);

/// A finding about a project, at a key of its file.
pub(crate) fn of_project(
    facts: &Facts<'_>,
    rule: RuleName,
    (project, path): (&Project, impl Into<String>),
    (what, help): Words,
) -> Diagnostic {
    let name = facts.portfolio.full_name(project);
    Diagnostic::warning(rule, Place::key(project_file(&name), path), format!("{name}: {what}")).help(help)
}

/// A finding about a client, at a key of its file.
pub(crate) fn of_client(
    rule: RuleName,
    (client, path): (&Client, impl Into<String>),
    (what, help): Words,
) -> Diagnostic {
    let place = Place::key(client_file(&client.id), path);
    Diagnostic::warning(rule, place, format!("{}: {what}", client.id)).help(help)
}
