//! Clients who hear from us only when something is wrong.

use crate::checks::facts::Facts;
use crate::checks::practice::client::of_flag;
use crate::checks::rule::{CLIENT, Example, Find, Rule, Stake, text};
use crate::diagnostic::Diagnostic;
use crate::figures::client_flag::ClientFlag;

pub(crate) const RULE: Rule = Rule {
    name: "bad-news-only",
    stake: Stake::Rapport,
    finds: "A client of whose touches within `mood-days` every one was `tough`.",
    why: "Tough conversations are inevitable. A client who knows no others begins to fear the phone, and \
          then does not answer it.",
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
  { date = 2026-11-16, with = "mia", by = "ana", kind = "tough", cause = "budget" },
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
  { date = 2026-11-12, with = "mia", by = "ana", kind = "call" },
  { date = 2026-11-16, with = "mia", by = "ana", kind = "tough", cause = "budget" },
]
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_flag(facts, RULE.name, ClientFlag::BadNewsOnly, HELP)
}

const HELP: &str = "call them while nothing is wrong, and record it in [log] touches of the client";
