//! Projects that do not say what success is.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_project;
use crate::checks::rule::{Find, Rule};
use crate::checks::waking::Practice;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::people::workload::is_carried;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::NO_OUTCOME, include_str!("no_outcome.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    if !facts.has_begun(Practice::Outcomes) {
        return Vec::new();
    }
    let active = facts.portfolio.projects.iter().filter(|project| is_carried(project, facts.as_of));
    let found = active.filter(|project| project.outcomes.is_empty()).map(|project| {
        let what = "no outcome says what success would be";
        let help = "add [[outcomes]] with metric and target: what should be better for the client";
        of_project(facts, RULE.name, project, "name", what).help(help).since(project.start)
    });
    found.collect()
}
