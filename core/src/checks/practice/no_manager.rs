//! Clients without a contact who is their manager.

use crate::checks::facts::Facts;
use crate::checks::practice::client::once_begun;
use crate::checks::rule::{Find, Rule};
use crate::checks::waking::Practice;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::clients::client_flag::ClientFlag;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::NO_MANAGER, include_str!("no_manager.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    once_begun(facts, RULE.name, (ClientFlag::NoManager, Practice::Contacts), HELP)
}

const HELP: &str = "find out who says what is needed, and add them: [[contacts]] with roles = [\"manager\"]";
