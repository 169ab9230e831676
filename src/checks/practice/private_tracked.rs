//! Costs and salaries that git keeps.

use crate::checks::facts::Facts;
use crate::checks::rule::{Example, File, Find, Rule, Stake, text};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::agency::Level;

const COSTS: (&str, File) = text("private/costs.toml", "[ana]\nhourly = 62.5\n");

pub(crate) const RULE: Rule = Rule {
    name: "private-tracked",
    stake: Stake::Risk,
    level: Level::Deny,
    finds: "A file of `private/` that git keeps.",
    why: "What an hour of a person costs is, in a small agency, their salary. Whatever git once kept goes to everybody who \
          has the repository, today and in all its history.",
    bad: Example(&[COSTS, text(".gitignore", "/.standing/\n")]),
    good: Example(&[COSTS, text(".gitignore", "/.standing/\n/private/\n")]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let tracked = facts.private_tracked == Some(true);
    let found = tracked.then(|| {
        let message = "private/ is kept by git: whoever has the repository can read what everybody costs";
        Diagnostic::warning(RULE.name, Place::key("private/costs.toml", ""), message)
            .help("run git rm -r --cached private, and add /private/ to .gitignore")
    });
    found.into_iter().collect()
}
