//! Possible work that serves no need.

use crate::checks::facts::Facts;
use crate::checks::practice::client::of_flag;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::clients::client_flag::ClientFlag;

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::NEEDLESS_OPPORTUNITY, include_str!("needless_opportunity.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_flag(facts, RULE.name, ClientFlag::NeedlessOpportunity, HELP)
}

const HELP: &str = "ask what would be better for them, and write it in need, in their words";
