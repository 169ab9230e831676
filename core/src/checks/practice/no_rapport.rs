//! Executives who get on with nobody on our side.

use crate::checks::facts::Facts;
use crate::checks::practice::client::once_begun;
use crate::checks::rule::{Find, Rule};
use crate::checks::waking::Practice;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::clients::client_flag::ClientFlag;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::NO_RAPPORT, include_str!("no_rapport.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    once_begun(facts, RULE.name, (ClientFlag::NoRapport, Practice::Contacts), HELP)
}

const HELP: &str = "find out who gets on with them, or who could, and write it in rapport";
