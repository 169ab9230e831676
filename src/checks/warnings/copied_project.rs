//! Projects that are in the workspace twice: copies that a sync program or a merge made.

use rayon::prelude::*;

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::checks::words::project_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::id::ClientId;
use crate::model::log::{TimeEntry, TimeLog};
use crate::model::project::Project;

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::COPIED_PROJECT, include_str!("copied_project.md"))
};

/// Fewer entries can be the same by chance.
const FEW: usize = 3;

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let clients: Vec<ClientId> = facts.portfolio.clients().map(|(id, _)| id).collect();
    clients.par_iter().flat_map_iter(|client| of_client(facts, *client)).collect()
}

/// The projects of a client that are like an earlier one, each said once.
fn of_client(facts: &Facts<'_>, client: ClientId) -> Vec<Diagnostic> {
    let projects = facts.portfolio.projects_of(client);
    let mut found = Vec::new();
    if projects.len() < 2 {
        return found;
    }
    let logs: Vec<DayByDay> = projects.iter().map(DayByDay::of).collect();
    for (place, (project, log)) in projects.iter().zip(&logs).enumerate() {
        let mut before = projects.iter().zip(&logs).take(place);
        let copied = before.find_map(|(first, other)| Some((first, likeness(project, first, log, other)?)));
        found.extend(copied.map(|(first, likeness)| diagnostic(facts, project, first, &likeness)));
    }
    found
}

fn diagnostic(facts: &Facts<'_>, project: &Project, first: &Project, likeness: &str) -> Diagnostic {
    let (name, other) = (facts.portfolio.full_name(project), facts.portfolio.full_name(first));
    let place = |name: &str| Place::key(project_file(name), "name");
    let message = format!("{name} seems to be a copy of {other}: {likeness}");
    Diagnostic::warning(RULE.name, place(&name), message)
        .help("compare the two files, then delete the one that is a copy")
        .and(place(&other), "the other one")
}

/// What two projects have in common that only copies have.
fn likeness(one: &Project, other: &Project, log: &DayByDay<'_>, others: &DayByDay<'_>) -> Option<String> {
    if let (Some(count), Some(_)) = (log.repeated_in(others), others.repeated_in(log)) {
        return Some(format!("{count} of its {} time entries are there too", log.entries.len()));
    }
    (one.name == other.name).then(|| format!("both are called {:?}", &*one.name))
}

/// The time entries of a project in the order of their days.
struct DayByDay<'p> {
    log: &'p TimeLog,
    entries: std::borrow::Cow<'p, [TimeEntry]>,
}

impl<'p> DayByDay<'p> {
    fn of(project: &'p Project) -> Self {
        let log = &project.log.time;
        let mut entries = std::borrow::Cow::Borrowed(log.entries());
        if !entries.is_sorted_by_key(|entry| entry.date) {
            entries.to_mut().sort_by_key(|entry| entry.date);
        }
        Self { log, entries }
    }

    /// How many of the entries another project has too, if those are half of them or more.
    fn repeated_in(&self, other: &Self) -> Option<usize> {
        let count = self.entries.len();
        let (mut others, mut missed) = (&*other.entries, 0);
        if count < FEW || others.len() < FEW {
            return None;
        }
        for entry in &*self.entries {
            let later = others.iter().position(|theirs| theirs.date >= entry.date).unwrap_or(others.len());
            others = others.get(later..).unwrap_or_default();
            let same_day = others.iter().take_while(|theirs| theirs.date == entry.date);
            let is_there =
                same_day.into_iter().any(|theirs| self.log.says_the_same(entry, other.log, theirs));
            missed += usize::from(!is_there);
            if 2 * missed > count {
                return None;
            }
        }
        Some(count - missed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, portfolio, project, worked};
    use crate::model::portfolio::Portfolio;

    /// What is said of two projects with entries of one hour on these days of November.
    fn said(one: &[u32], other: &[u32]) -> Vec<String> {
        let with = |id: &str, days: &[u32]| {
            let mut project = project(id);
            days.iter().for_each(|day| project.log.time.push(worked(&format!("2026-11-{day:02}"), "1")));
            project
        };
        let portfolio = Portfolio { projects: vec![with("a", one), with("b", other)], ..portfolio() };
        find(&Facts::new(&portfolio, date("2026-11-20"))).into_iter().map(|one| one.message).collect()
    }

    #[test]
    fn half_of_the_entries_of_each_make_a_copy() {
        let copy = |count, of| {
            vec![format!(
                "acme/b seems to be a copy of acme/a: {count} of its {of} time entries are there too"
            )]
        };
        assert_eq!(said(&[2, 3, 4], &[2, 3, 4]), copy(3, 3));
        assert_eq!(said(&[4, 2, 3], &[3, 4, 5]), copy(2, 3));
        assert_eq!(said(&[2, 3, 4, 5], &[4, 5, 6, 7]), copy(2, 4));
        assert_eq!(said(&[2, 3, 4, 5], &[5, 6, 7, 8]), Vec::<String>::new());
        assert_eq!(said(&[2, 3, 4, 5, 6, 7, 8], &[2, 3, 4]), Vec::<String>::new());
        assert_eq!(said(&[2, 3], &[2, 3]), Vec::<String>::new());
        assert_eq!(said(&[], &[]), Vec::<String>::new());
    }
}
