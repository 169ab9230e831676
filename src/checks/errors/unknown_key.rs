//! Keys that nobody reads.

use crate::checks::rule::{Example, Fix, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "unknown-key",
    finds: "A key that is not known where it stands. Fields of your own belong below `[custom]`.",
    why: "A mistyped `amuont` must never become a missing budget.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"

[budget]
amuont = 48000
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"

[budget]
amount = 48000

[custom]
folder = "P-2026-04"
"#,
    )]),
    fix: Fix::Spelling,
    ..Rule::ERROR
};
