//! Tasks for which several people are equally responsible.

use crate::checks::facts::Facts;
use crate::checks::practice::coverage::of_states;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::people::coverage::TaskState;

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::AMBIGUOUS_TASK, include_str!("ambiguous_task.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_states(facts, RULE.name, &[TaskState::Ambiguous], HELP)
}

const HELP: &str =
    "agree on one of them: name them for each task in [responsibilities], or let nobody else hold the role";
