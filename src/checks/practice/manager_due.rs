//! Managers who have not heard from us for too long.

use crate::checks::facts::Facts;
use crate::checks::practice::client::{SITE, once_touched};
use crate::checks::rule::{CLIENT, Example, Find, Rule, Stake, text};
use crate::diagnostic::Diagnostic;
use crate::figures::client_flag::ClientFlag;

pub(crate) const RULE: Rule = Rule {
    name: "manager-due",
    stake: Stake::Rapport,
    finds: "A client whose manager was last reached longer ago than `manager-days`, or never, while work is \
          under way for it. Silent until the workspace has a touch.",
    why: "Keep the line open in good times and bad. Clients are seldom angry about bad news, and often about \
          none.",
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
  { date = 2026-10-12, with = "max", by = "ana", kind = "call" },
  { date = 2026-11-12, with = "eve", by = "ana", kind = "meeting" },
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
    once_touched(facts, RULE.name, ClientFlag::ManagerDue, HELP)
}

const HELP: &str = "call them, also when nothing is wrong, and record it in [log] touches of the client";
