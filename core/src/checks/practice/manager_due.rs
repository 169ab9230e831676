//! Managers who have not heard from us for too long.

use crate::checks::facts::Facts;
use crate::checks::practice::client::once_begun;
use crate::checks::rule::{Find, Rule};
use crate::checks::waking::Practice;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::clients::client_flag::ClientFlag;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::MANAGER_DUE, include_str!("manager_due.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    once_begun(facts, RULE.name, (ClientFlag::ManagerDue, Practice::Touches), HELP)
}

const HELP: &str = "call them, even if nothing is wrong, and record it with standing touch";
