//! Tasks that are about to lose everybody who holds them.

use crate::checks::facts::Facts;
use crate::checks::practice::coverage::of_states;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::coverage::TaskState;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::VACANT_SOON, include_str!("vacant_soon.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_states(facts, RULE.name, &[TaskState::VacantSoon], HELP)
}

const HELP: &str = "assign somebody from that day on, or extend the assignment that ends";
