//! Retainers without terms.

use crate::checks::rule::{Example, Rule, text};

pub(crate) const RULE: Rule = Rule {
    name: "retainer-terms",
    finds: "A project that is billed by the retainer without a `[retainer]` table or a `start`.",
    why: "The periods of a retainer are counted from its start, and everything else about it is per period.",
    bad: Example(&[text(
        "clients/acme/care.toml",
        r#"
name = "Care"
status = "active"
billing = "retainer"

[retainer]
every = "month"
hours = 20
"#,
    )]),
    good: Example(&[text(
        "clients/acme/care.toml",
        r#"
name = "Care"
status = "active"
billing = "retainer"
start = 2026-11-01

[retainer]
every = "month"
hours = 20
"#,
    )]),
    ..Rule::ERROR
};
