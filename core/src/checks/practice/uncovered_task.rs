//! Tasks that nobody holds.

use crate::checks::facts::Facts;
use crate::checks::practice::coverage::of_states;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::people::coverage::TaskState;

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::UNCOVERED_TASK, include_str!("uncovered_task.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_states(facts, RULE.name, &[TaskState::Gap, TaskState::Away], HELP)
}

const HELP: &str =
    "assign somebody (standing advise says who could take it), or waive what the project does not need";
