//! Projects that accepted every request for change.

use crate::checks::facts::Facts;
use crate::checks::practice::scope::one_sided;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::requests::scope::ScopeFlag;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::ALWAYS_YES, include_str!("always_yes.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    one_sided(facts, RULE.name, ScopeFlag::AlwaysYes, "accepted or absorbed", HELP)
}

const HELP: &str = "weigh up the next one: name a price, propose a trade or a later date, or say no and why";
