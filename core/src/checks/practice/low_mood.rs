//! Clients who are not happy.

use crate::checks::facts::Facts;
use crate::checks::practice::client::of_flag;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::clients::client_flag::ClientFlag;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::LOW_MOOD, include_str!("low_mood.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_flag(facts, RULE.name, ClientFlag::LowMood, HELP)
}

const HELP: &str = "ask them what is wrong, and listen";
