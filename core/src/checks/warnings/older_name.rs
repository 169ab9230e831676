//! Rules that a comment calls by a name that they no longer have. Of `standing.toml` the reader says so.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::rules::{self, RuleName};
use crate::diagnostic::{Diagnostic, Exemption};

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::OLDER_NAME, include_str!("older_name.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    facts.exemptions.iter().filter_map(diagnostic).collect()
}

fn diagnostic(exemption: &Exemption) -> Option<Diagnostic> {
    let newer = RuleName::older(&exemption.rule)?;
    let message = format!("the rule \"{}\" is called {newer} now", exemption.rule);
    Some(Diagnostic::warning(RULE.name, exemption.place.clone(), message).help(format!("write {newer}")))
}
