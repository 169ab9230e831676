//! Costs and salaries that git tracks.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule, Stake};
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::agency::Level;

pub(crate) const RULE: Rule = Rule {
    stake: Stake::Risk,
    level: Level::Deny,
    find: Find::Portfolio(find),
    ..Rule::new(rules::PRIVATE_TRACKED, include_str!("private_tracked.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let tracked = facts.private_tracked == Some(true);
    let found = tracked.then(|| {
        let message =
            "private/ is tracked by git: anybody who has the repository can read what everybody costs";
        Diagnostic::warning(RULE.name, Place::key("private/costs.toml", ""), message)
            .help("run git rm -r --cached private, and add /private/ to .gitignore")
    });
    found.into_iter().collect()
}
