//! Clients whose executive and manager feel differently.

use crate::checks::facts::Facts;
use crate::checks::practice::client::of_flag;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::clients::client_flag::ClientFlag;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::PULLING_APART, include_str!("pulling_apart.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_flag(facts, RULE.name, ClientFlag::PullingApart, HELP)
}

const HELP: &str = "talk to the less happy of the two before they have to take sides";
