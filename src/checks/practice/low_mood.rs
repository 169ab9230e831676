//! Clients who are not happy.

use crate::checks::facts::Facts;
use crate::checks::practice::client::of_flag;
use crate::checks::rule::{CLIENT, Example, Find, Rule, Stake, text};
use crate::diagnostic::Diagnostic;
use crate::figures::client_flag::ClientFlag;

pub(crate) const RULE: Rule = Rule {
    name: "low-mood",
    stake: Stake::Rapport,
    finds: "A client whose mean mood of the touches within `mood-days` is below 3 of 5.",
    why: "Moods change before contracts do. Asking what is wrong costs a call; finding out from the notice \
          costs the client.",
    bad: Example(&[text(
        CLIENT,
        r#"
name = "Acme"

[[contacts]]
id = "mia"
name = "Mia Chen"
roles = ["executive", "manager"]
rapport = ["ana"]

[log]
touches = [
  { date = 2026-11-16, with = "mia", by = "ana", kind = "call", mood = 2 },
]
"#,
    )]),
    good: Example(&[text(
        CLIENT,
        r#"
name = "Acme"

[[contacts]]
id = "mia"
name = "Mia Chen"
roles = ["executive", "manager"]
rapport = ["ana"]

[log]
touches = [
  { date = 2026-11-16, with = "mia", by = "ana", kind = "call", mood = 4 },
]
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_flag(facts, RULE.name, ClientFlag::LowMood, HELP)
}

const HELP: &str = "ask them what is wrong, and listen";
