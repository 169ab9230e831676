//! Keys of ours among a user's own.

use crate::checks::rule::{Example, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "custom-key",
    finds: "A field below `[custom]` that has the name of a key of ours. What is in `[custom]` is kept, but \
          never read.",
    why: "It may have slipped there, and then a due date is missing that everybody can see in the file.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"

[custom]
due = 2027-01-29
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
due = 2027-01-29

[custom]
folder = "P-2026-04"
"#,
    )]),
    ..Rule::WARNING
};
