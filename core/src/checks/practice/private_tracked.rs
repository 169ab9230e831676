//! Costs and salaries that git tracks, or may track.

use crate::checks::facts::{Facts, Tracked};
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::agency::Level;

pub(crate) const RULE: Rule = Rule {
    level: Level::Deny,
    find: Find::Portfolio(find),
    ..Rule::new(rules::PRIVATE_TRACKED, include_str!("private_tracked.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let found =
        |message: String| Diagnostic::warning(RULE.name, Place::key("private/costs.toml", ""), message);
    match &facts.private_tracked {
        Tracked::Unasked | Tracked::No => Vec::new(),
        Tracked::Yes => {
            let message =
                "private/ is tracked by git: anybody who has the repository can read what everybody costs";
            let help = "run git rm -r --cached private, and add /private/ to .gitignore";
            vec![found(message.to_owned()).help(help)]
        }
        Tracked::Unknown { reason, remedy } => {
            vec![found(format!("can't tell whether git tracks private/: {reason}")).help(remedy.as_str())]
        }
    }
}
