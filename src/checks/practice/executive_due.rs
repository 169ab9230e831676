//! Executives who have not heard from us for too long.

use crate::checks::facts::Facts;
use crate::checks::practice::client::once_touched;
use crate::checks::rule::{Find, Rule, Stake};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::client_flag::ClientFlag;

pub(crate) const RULE: Rule = Rule {
    stake: Stake::Rapport,
    find: Find::Portfolio(find),
    ..Rule::new(rules::EXECUTIVE_DUE, include_str!("executive_due.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    once_touched(facts, RULE.name, ClientFlag::ExecutiveDue, HELP)
}

const HELP: &str = "meet them, briefly and well prepared, and record it with standing touch";
