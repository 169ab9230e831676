//! What rules about requests for change share: which projects have a flag, and their changes with their places.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::RuleName;
use crate::figures::people::workload::is_carried;
use crate::figures::requests::change::in_force;
use crate::figures::requests::scope::ScopeFlag;
use crate::model::Date;
use crate::model::change::{Change, ChangeStatus};
use crate::model::project::Project;
use crate::why::words::{hours, list, money};

/// The projects that have a flag.
fn flagged<'p>(facts: &Facts<'p>, flag: ScopeFlag) -> impl Iterator<Item = &'p Project> {
    facts.scope_flags().filter(move |(_, flags)| flags.contains(&flag)).map(|(project, _)| project)
}

/// Those of them that are active.
pub(crate) fn under_way<'p>(facts: &Facts<'p>, flag: ScopeFlag) -> impl Iterator<Item = &'p Project> {
    let as_of = facts.as_of;
    flagged(facts, flag).filter(move |project| is_carried(project, as_of))
}

/// The active projects.
pub(crate) fn active<'p>(facts: &Facts<'p>) -> impl Iterator<Item = &'p Project> {
    let as_of = facts.as_of;
    facts.portfolio.projects.iter().filter(move |project| is_carried(project, as_of))
}

/// The changes that exist at a date with their place in the file and their answer.
pub(crate) fn changes(
    project: &Project,
    as_of: Date,
) -> impl Iterator<Item = (usize, &Change, ChangeStatus)> {
    let changes = project.changes.iter().enumerate();
    changes.filter_map(move |(place, change)| Some((place, change, change.status_at(as_of)?)))
}

/// The active projects on which all decided requests got the same answer.
pub(crate) fn one_sided(
    facts: &Facts<'_>,
    rule: RuleName,
    flag: ScopeFlag,
    answered: &str,
    help: &str,
) -> Vec<Diagnostic> {
    let found = under_way(facts, flag).map(|project| {
        let count = decisions(project, facts.as_of);
        let what = format!("all {count} requests for change that were decided were {answered}");
        of_project(facts, rule, project, "name", what).help(help)
    });
    found.collect()
}

/// How many changes were answered by yes or no.
fn decisions(project: &Project, as_of: Date) -> usize {
    let is_decided =
        |status| matches!(status, ChangeStatus::Accepted | ChangeStatus::Absorbed | ChangeStatus::Declined);
    in_force(project, as_of).filter(|(_, status)| is_decided(*status)).count()
}

/// The hours and the amount of a request, as far as they are written.
pub(crate) fn worth(project: &Project, change: &Change) -> String {
    let hours = (!change.hours.is_zero()).then(|| hours(&change.hours));
    let amount = (!change.amount.is_zero()).then(|| money(&change.amount, project.currency));
    let parts: Vec<String> = hours.into_iter().chain(amount).collect();
    list(parts.iter().map(String::as_str))
}
