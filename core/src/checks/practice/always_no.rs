//! Projects that declined every request for change.

use crate::checks::facts::Facts;
use crate::checks::practice::scope::one_sided;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::requests::scope::ScopeFlag;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::ALWAYS_NO, include_str!("always_no.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    one_sided(facts, RULE.name, ScopeFlag::AlwaysNo, "declined", HELP)
}

const HELP: &str =
    "look for a yes: something smaller, a trade, a later date, or a price that makes it worthwhile";
