//! Executives who have not heard from us for too long.

use crate::checks::facts::Facts;
use crate::checks::practice::client::{SITE, once_touched};
use crate::checks::rule::{CLIENT, Example, Find, Rule, Stake, text};
use crate::diagnostic::Diagnostic;
use crate::figures::client_flag::ClientFlag;

pub(crate) const RULE: Rule = Rule {
    name: "executive-due",
    stake: Stake::Rapport,
    finds: "A client whose executive was last reached longer ago than `executive-days`, or never, while work \
          is under way for it. Silent until the workspace has a touch.",
    why: "The work of the day pulls one away from the executive, and then somebody else wins the next \
          project.",
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

[[contacts]]
id = "max"
name = "Max Berg"
roles = ["manager"]

[log]
touches = [
  { date = 2026-09-14, with = "eve", by = "ana", kind = "meeting" },
  { date = 2026-11-16, with = "max", by = "ana", kind = "call" },
]
"#,
        ),
        SITE,
    ]),
    good: Example(&[
        text(
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
  { date = 2026-11-12, with = "eve", by = "ana", kind = "meeting" },
  { date = 2026-11-16, with = "max", by = "ana", kind = "call" },
]
"#,
        ),
        SITE,
    ]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    once_touched(facts, RULE.name, ClientFlag::ExecutiveDue, HELP)
}

const HELP: &str = "meet them, shortly and well prepared, and record it in [log] touches of the client";
