//! Clients whose executive and manager feel differently.

use crate::checks::facts::Facts;
use crate::checks::practice::client::of_flag;
use crate::checks::rule::{CLIENT, Example, Find, Rule, Stake, text};
use crate::diagnostic::Diagnostic;
use crate::figures::client_flag::ClientFlag;

pub(crate) const RULE: Rule = Rule {
    name: "pulling-apart",
    stake: Stake::Rapport,
    finds: "A client whose executive's and manager's mean mood of the touches within `mood-days` differ by \
          `mood-gap` or more.",
    why: "A happy manager can hide a cold executive. When the two pull apart, influence decides.",
    bad: Example(&[text(
        CLIENT,
        r#"
name = "Acme"

[[contacts]]
id = "eve"
name = "Eve Lind"
roles = ["executive"]
rapport = ["ana"]

[[contacts]]
id = "max"
name = "Max Berg"
roles = ["manager"]

[log]
touches = [
  { date = 2026-11-12, with = "eve", by = "ana", kind = "meeting", mood = 3 },
  { date = 2026-11-16, with = "max", by = "ana", kind = "call", mood = 5 },
]
"#,
    )]),
    good: Example(&[text(
        CLIENT,
        r#"
name = "Acme"

[[contacts]]
id = "eve"
name = "Eve Lind"
roles = ["executive"]
rapport = ["ana"]

[[contacts]]
id = "max"
name = "Max Berg"
roles = ["manager"]

[log]
touches = [
  { date = 2026-11-12, with = "eve", by = "ana", kind = "meeting", mood = 4 },
  { date = 2026-11-16, with = "max", by = "ana", kind = "call", mood = 5 },
]
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_flag(facts, RULE.name, ClientFlag::PullingApart, HELP)
}

const HELP: &str = "speak with the less happy of the two, before the other is asked to choose";
