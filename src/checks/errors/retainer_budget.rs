//! Retainers with a budget.

use crate::checks::rule::{Example, Rule, text};

pub(crate) const RULE: Rule = Rule {
    name: "retainer-budget",
    finds: "A project that is billed by the retainer and has a `[budget]`.",
    why: "A retainer allows hours or an amount for each period and begins anew with the next one. Measured \
          against one budget for all time, it would be over it after a few months of good work.",
    bad: Example(&[text(
        "clients/acme/care.toml",
        r#"
name = "Care"
status = "active"
billing = "retainer"
start = 2026-11-01

[budget]
hours = 20

[retainer]
every = "month"
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
