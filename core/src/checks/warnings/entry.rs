//! What rules about single time entries share: which entries there are at the date, where each stands, what it is called.

use crate::checks::facts::Facts;
use crate::checks::words::project_file;
use crate::diagnostic::rules::RuleName;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::Date;
use crate::model::log::TimeEntry;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// What is odd about an entry.
pub(crate) struct Oddity {
    /// What it is, to be read behind the name of the entry.
    pub(crate) what: String,
    /// What to write instead.
    pub(crate) help: String,
}

impl Oddity {
    pub(crate) fn new(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { what: what.into(), help: help.into() }
    }
}

/// The entries that exist at a date, each with its place in the log.
pub(crate) fn entries(project: &Project, as_of: Date) -> impl Iterator<Item = (usize, &TimeEntry)> {
    project.log.time.entries().iter().enumerate().filter(move |(_, entry)| entry.date <= as_of)
}

/// What a rule finds in single entries of a project; what is to be said of an entry is asked where it is said.
pub(crate) fn odd_entries<Say: FnOnce() -> Oddity>(
    facts: &Facts<'_>,
    project: &Project,
    rule: RuleName,
    key: &str,
    mut judge: impl FnMut(&TimeEntry) -> Option<Say>,
) -> Vec<Diagnostic> {
    let portfolio = facts.portfolio;
    let odd = entries(project, facts.as_of).filter_map(|(place, entry)| {
        let say = judge(entry)?;
        Some(facts.told(rule, || {
            let Oddity { what, help } = say();
            let message = format!("{} {what}", name(portfolio, project, entry));
            let place = entry_place(portfolio, project, place, key);
            Diagnostic::warning(rule, place, message).help(help)
        }))
    });
    odd.collect()
}

/// What people call an entry: `acme/website: time logged by ana on 2026-11-02`.
pub(crate) fn name(portfolio: &Portfolio, project: &Project, entry: &TimeEntry) -> String {
    let who = portfolio.person_id(entry.who);
    format!("{}: time logged by {who} on {}", portfolio.full_name(project), entry.date)
}

/// A key of the entry at a place of a project's log; of the entry itself, where it is empty.
pub(crate) fn entry_place(portfolio: &Portfolio, project: &Project, place: usize, key: &str) -> Place {
    let path = format!("log.time[{place}].{key}");
    Place::key(project_file(&portfolio.full_name(project)), path.trim_end_matches('.'))
}
