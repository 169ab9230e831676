//! Projects whose every request for change got a yes.

use crate::checks::facts::Facts;
use crate::checks::practice::scope::one_sided;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::scope::ScopeFlag;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::ALWAYS_YES, include_str!("always_yes.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    one_sided(facts, (RULE.name, ScopeFlag::AlwaysYes), ("yes", HELP))
}

const HELP: &str = "weigh the next one: a price, a trade, a later date, or a no with its reason";
