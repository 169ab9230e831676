//! Measures of success that nobody took.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::people::workload::is_carried;
use crate::model::project::{Outcome, Project};
use crate::why::gist;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::STALE_OUTCOME, include_str!("stale_outcome.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let active = facts.portfolio.projects.iter().filter(|project| is_carried(project, facts.as_of));
    active.flat_map(|project| of_one(facts, project)).collect()
}

fn of_one(facts: &Facts<'_>, project: &Project) -> Vec<Diagnostic> {
    let found = |(place, one): (usize, &Outcome)| {
        let due = one.due.filter(|due| *due < facts.as_of && one.actual.is_none())?;
        let days = gist::days((facts.as_of - due).num_days());
        let what = format!("{:?} was to be measured by {due}, {days} ago, and has no actual", one.metric);
        let key = format!("outcomes[{place}].due");
        let found = of_project(facts, RULE.name, project, key, what).help(HELP);
        Some(found.in_short("outcome not measured").since(Some(due)))
    };
    project.outcomes.iter().enumerate().filter_map(found).collect()
}

const HELP: &str = "measure it and write actual, or agree on a later due";
