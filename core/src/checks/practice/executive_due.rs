//! Executives who have not heard from us for too long.

use crate::checks::facts::Facts;
use crate::checks::practice::client::once_begun;
use crate::checks::rule::{Find, Rule};
use crate::checks::waking::Practice;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::clients::client_flag::ClientFlag;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::EXECUTIVE_DUE, include_str!("executive_due.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    once_begun(facts, RULE.name, (ClientFlag::ExecutiveDue, Practice::Touches), HELP)
}

const HELP: &str = "meet them, briefly and well prepared, and record it with standing touch";
