//! What rules about single time entries share: which entries there are at the date, where each stands, what it is called.

use rayon::prelude::*;

use crate::checks::facts::Facts;
use crate::checks::words::project_file;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::Date;
use crate::model::log::TimeEntry;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// What is odd about an entry, behind its name, and what to write instead.
pub(super) type Words = (String, String);

/// The entries that exist at a date, each with its place in the log.
pub(super) fn entries(project: &Project, as_of: Date) -> impl Iterator<Item = (usize, &TimeEntry)> {
    project.log.time.entries().iter().enumerate().filter(move |(_, entry)| entry.date <= as_of)
}

/// What a rule finds in single entries: of each project it judges, `judge` gives what judges its entries.
pub(super) fn odd_entries<'p, J>(
    facts: &Facts<'p>,
    (rule, key): (&'static str, &str),
    judge: impl Fn(&'p Project) -> Option<J> + Sync,
) -> Vec<Diagnostic>
where
    J: FnMut(&'p TimeEntry) -> Option<Words>,
{
    let (portfolio, as_of) = (facts.portfolio, facts.as_of);
    let of_project = |project: &'p Project| {
        let mut found = Vec::new();
        let Some(mut judge) = judge(project) else { return found };
        for (place, entry) in entries(project, as_of) {
            if let Some((odd, help)) = judge(entry) {
                let message = format!("{} {odd}", name(portfolio, project, entry));
                let place = entry_place(portfolio, project, (place, key));
                found.push(Diagnostic::warning(rule, place, message).help(help));
            }
        }
        found
    };
    portfolio.projects.par_iter().flat_map_iter(of_project).collect()
}

/// What people call an entry: `acme/website: time of ana on 2026-11-02`.
pub(super) fn name(portfolio: &Portfolio, project: &Project, entry: &TimeEntry) -> String {
    let who = portfolio.person_id(entry.who);
    format!("{}: time of {who} on {}", portfolio.full_name(project), entry.date)
}

/// A key of the entry at a place of a project's log; of the entry itself, where it is empty.
pub(super) fn entry_place(portfolio: &Portfolio, project: &Project, (place, key): (usize, &str)) -> Place {
    let path = format!("log.time[{place}].{key}");
    Place::key(project_file(&portfolio.full_name(project)), path.trim_end_matches('.'))
}
