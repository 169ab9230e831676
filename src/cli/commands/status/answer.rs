//! The command that shows what a finding speaks of. None of them records as done what nobody did.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::checks::facts::Facts;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Severity};
use crate::figures::people::need::{Because, Need};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project};

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
        portfolio.project_named(name)
    }
}

/// Knows what to type for a subject.
#[derive(Debug)]
pub(crate) struct Answers<'f, 'p> {
    portfolio: &'f Portfolio,
    /// How many projects, clients and people are called by each id.
    called: HashMap<&'f str, usize>,
    /// What is wanting, and by whom.
    needs: &'f [Need<'p>],
}

impl<'f, 'p> Answers<'f, 'p> {
    pub(crate) fn new(facts: &'f Facts<'p>) -> Self {
        let portfolio = facts.portfolio;
        let projects = portfolio.projects.iter().map(|project| &*project.id);
        let left_out = portfolio.left_out.iter().filter_map(|name| Some(name.split_once('/')?.1));
        let clients = portfolio.clients.iter().map(|client| &*client.id);
        let people = portfolio.people.iter().map(|person| &*person.id);
        let mut called: HashMap<&str, usize> = HashMap::new();
        for id in projects.chain(left_out).chain(clients).chain(people) {
            *called.entry(id).or_default() += 1;
        }
        Self { portfolio, called, needs: facts.needs() }
    }

    /// The advice on the projects on which something is wanting because of a person, for reasons that are asked about; else
    /// all about the person.
    fn advised(&self, subject: Subject<'_>, is_asked: impl Fn(Because) -> bool) -> String {
        let name = subject.name();
        let is_theirs = |who| self.portfolio.person_id(who) == name;
        let is_it = |need: &&Need<'_>| is_asked(need.because) && need.person.is_some_and(is_theirs);
        let mut projects: Vec<String> =
            self.needs.iter().filter(is_it).map(|need| self.portfolio.full_name(need.project)).collect();
        projects.dedup();
        if projects.is_empty() {
            format!("standing show {name}")
        } else {
            format!("standing advise {}", projects.join(" "))
        }
    }

    /// What one types for it: a project's own id is enough where nothing else is called so.
    fn typed(&self, subject: Subject<'_>) -> String {
        let Subject::Project(full) = subject else { return quoted(&subject.name()) };
        let Some((_, id)) = full.split_once('/') else { return full.to_owned() };
        if self.called.get(id) == Some(&1) { id.to_owned() } else { full.to_owned() }
    }

    fn is_fixed(&self, subject: Subject<'_>) -> bool {
        subject.project(self.portfolio).is_some_and(|project| project.billing == Billing::Fixed)
    }

    /// The command that shows what a finding speaks of.
    pub(crate) fn command(&self, found: &Diagnostic, subject: Subject<'_>) -> String {
        if matches!(found.severity, Severity::Error | Severity::Warning) {
            return "standing check".to_owned();
        }
        let name = self.typed(subject);
        match found.rule {
            rules::OVERDUE_INVOICE => format!("standing list invoices {} --open", client(subject)),
            rules::OVER_AGAIN => format!("standing budget {name} --periods"),
            rules::LOSS | rules::LOW_MARGIN if self.is_fixed(subject) => {
                format!("standing explain forecast.margin {name}")
            }
            rules::LOSS | rules::LOW_MARGIN | rules::UNBILLED_WORK => format!("standing money {name}"),
            rules::LATE_WAIT => format!("standing list waits {name} --open"),
            rules::OVER_BUDGET | rules::AT_RISK_BUDGET | rules::UNKNOWN_MARGIN => {
                format!("standing budget {name}")
            }
            rules::LATE_PROJECT | rules::LATE_FORECAST => format!("standing schedule {name}"),
            rules::ALWAYS_NO
            | rules::ALWAYS_YES
            | rules::BREAKS_FIRM
            | rules::FREE_WORK
            | rules::NO_MESSENGER
            | rules::OVER_ESTIMATE
            | rules::SLOW_ANSWER
            | rules::SLOW_CLIENT => format!("standing scope {name}"),
            rules::UNCOVERED_TASK | rules::AMBIGUOUS_TASK | rules::VACANT_SOON => {
                format!("standing advise {name}")
            }
            rules::OWNER_LEFT => format!("standing coverage {name}"),
            rules::LEAVING_SOON => self.advised(subject, |because| because != Because::Overloaded),
            rules::OVERLOADED_PERSON => self.advised(subject, |because| because == Because::Overloaded),
            rules::CONCENTRATION => "standing clients".to_owned(),
            rules::STALE_OPPORTUNITY | rules::NEEDLESS_OPPORTUNITY => {
                format!("standing list opportunities {name} --open")
            }
            rules::STALE_OUTCOME => format!("standing list outcomes {name} --open"),
            rules::UNLOGGED_TIME => "standing workload".to_owned(),
            rules::SOLE_COVER => "standing coverage".to_owned(),
            rules::ENDS_SOON => match found.gist.what.as_deref() {
                Some("ends") => format!("standing schedule {name}"),
                _ => format!("standing budget {name}"),
            },
            rules::PRIVATE_TRACKED => "standing explain private-tracked".to_owned(),
            _ => match subject {
                Subject::Agency(_) => format!("standing explain {}", found.rule),
                Subject::Client(_) => format!("standing clients {name}"),
                Subject::Person(_) | Subject::Project(_) => format!("standing show {name}"),
            },
        }
    }
}

/// The client of a subject.
fn client<'s>(subject: Subject<'s>) -> &'s str {
    match subject {
        Subject::Project(name) => name.split_once('/').map_or(name, |(client, _)| client),
        Subject::Client(name) | Subject::Person(name) | Subject::Agency(name) => name,
    }
}

/// A word as a shell takes it for one.
fn quoted(word: &str) -> String {
    shlex::try_quote(word).map_or_else(|_| word.to_owned(), Cow::into_owned)
}
