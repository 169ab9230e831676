//! Clients whose manager nobody knows by name.

use crate::checks::facts::Facts;
use crate::checks::practice::client::{KNOWN, SITE, once_known};
use crate::checks::rule::{CLIENT, Example, Find, Rule, Stake, text};
use crate::diagnostic::Diagnostic;
use crate::figures::client_flag::ClientFlag;

pub(crate) const RULE: Rule = Rule {
    name: "no-manager",
    stake: Stake::Rapport,
    finds: "A client without a current contact who is its `manager` while work is under way for it. Silent \
          until the workspace has a contact.",
    why: "The manager says what is needed and can judge the work. Without one, every question of the day \
          goes to somebody who has no time for it.",
    bad: Example(&[
        text(
            CLIENT,
            r#"
name = "Acme"

[[contacts]]
id = "eve"
name = "Eve Lind"
roles = ["executive"]
rapport = ["ana"]
"#,
        ),
        SITE,
    ]),
    good: Example(&[KNOWN, SITE]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    once_known(facts, RULE.name, ClientFlag::NoManager, HELP)
}

const HELP: &str = "add [[contacts]] with roles = [\"manager\"]: who says what is needed?";
