//! The command that answers a finding: the one that shows where it comes from, or records what was done about it.

use std::borrow::Cow;

use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject<'d> {
    /// The agency as a whole, or a file that is nobody's.
    Agency(&'d str),
    /// A person.
    Person(&'d str),
    /// A client.
    Client(&'d str),
    /// A project, by its full name.
    Project(&'d str),
}

impl<'d> Subject<'d> {
    /// What a document tells of.
    pub(crate) fn of(document: &'d str) -> Self {
        let Some(name) = document.strip_suffix(".toml") else { return Self::Agency(document) };
        if let Some(person) = name.strip_prefix("people/") {
            return Self::Person(person);
        }
        match name.strip_prefix("clients/") {
            Some(project) => project.strip_suffix("/client").map_or(Self::Project(project), Self::Client),
            None => Self::Agency(document),
        }
    }

    /// How it is called.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Agency(name) | Self::Person(name) | Self::Client(name) | Self::Project(name) => {
                name.to_owned()
            }
        }
    }

    /// The project that it is, where it could be read.
    pub(crate) fn project(self, portfolio: &Portfolio) -> Option<&Project> {
        let Self::Project(name) = self else { return None };
        portfolio.projects.iter().find(|project| portfolio.full_name(project) == name)
    }

    /// What one types for it: a project's own id is enough where nothing else is called so.
    fn typed(self, portfolio: &Portfolio) -> String {
        let Self::Project(full) = self else { return self.name() };
        let Some((_, id)) = full.split_once('/') else { return full.to_owned() };
        let read = portfolio.projects.iter().filter(|project| &*project.id == id).count();
        let left_out =
            portfolio.left_out.iter().filter(|name| name.split_once('/').is_some_and(|(_, one)| one == id));
        let is_client = portfolio.clients.iter().any(|client| &*client.id == id);
        if read + left_out.count() == 1 && !is_client { id.to_owned() } else { full.to_owned() }
    }
}

/// The command that answers a finding.
pub(crate) fn command(found: &Diagnostic, subject: &Subject<'_>, portfolio: &Portfolio) -> String {
    if matches!(found.severity, Severity::Error | Severity::Warning) {
        return "standing check".to_owned();
    }
    let name = || subject.typed(portfolio);
    match found.rule {
        rules::OVERDUE_INVOICE => match found.gist.record.as_deref().and_then(quoted) {
            Some(number) => format!("standing paid {} {number}", name()),
            None => format!("standing budget {}", name()),
        },
        rules::OVER_BUDGET | rules::AT_RISK_BUDGET | rules::UNKNOWN_MARGIN => {
            format!("standing budget {}", name())
        }
        rules::LATE_PROJECT => format!("standing schedule {}", name()),
        rules::ALWAYS_NO
        | rules::ALWAYS_YES
        | rules::BREAKS_FIRM
        | rules::FREE_WORK
        | rules::NO_MESSENGER
        | rules::OPEN_REQUEST => {
            format!("standing scope {}", name())
        }
        rules::EXECUTIVE_DUE => format!("standing brief {}", name()),
        rules::UNCOVERED_TASK => format!("standing advise {}", name()),
        rules::AMBIGUOUS_TASK | rules::VACANT_SOON | rules::OWNER_LEFT => {
            format!("standing coverage {}", name())
        }
        rules::BAD_NEWS_ONLY | rules::LOW_MOOD | rules::PULLING_APART => {
            format!("standing checkup {}", name())
        }
        rules::CONCENTRATION => "standing clients".to_owned(),
        rules::PRIVATE_TRACKED => "standing explain private-tracked".to_owned(),
        _ => match subject {
            Subject::Agency(_) => format!("standing explain {}", found.rule),
            Subject::Client(_) => format!("standing clients {}", name()),
            Subject::Person(_) | Subject::Project(_) => format!("standing show {}", name()),
        },
    }
}

/// A word as a shell takes it for one; `None` where a shell has no way to write it.
fn quoted(word: &str) -> Option<String> {
    shlex::try_quote(word).ok().map(Cow::into_owned)
}
