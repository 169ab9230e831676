//! Projects that are over, but do not say since when.

use crate::checks::rule::{Example, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "missing-finish",
    finds: "A project that is done or cancelled, but has no `finished`.",
    why: "Until the day on which it ended a project counts as active: for the load of its team, for its \
          schedule, for whether the client is still one.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "done"
billing = "fixed"
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "done"
billing = "fixed"
finished = 2026-10-30
"#,
    )]),
    ..Rule::ERROR
};
