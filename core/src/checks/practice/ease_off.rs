//! Clients whom we approach more than they want.

use crate::checks::facts::Facts;
use crate::checks::practice::client::of_flag;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::clients::client_flag::ClientFlag;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::EASE_OFF, include_str!("ease_off.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_flag(facts, RULE.name, ClientFlag::EaseOff, HELP)
}

const HELP: &str = "wait until that day before you suggest anything else";
