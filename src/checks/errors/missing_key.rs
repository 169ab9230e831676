//! Keys that must be there.

use crate::checks::rule::{Example, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "missing-key",
    finds: "A file or a record without a key that must be there: a name, the `status` and the `billing` of a \
          project, the date of whatever is logged, with whom a touch was.",
    why: "What is not written is unknown, and without these keys a record says nothing at all.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
"#,
    )]),
    ..Rule::ERROR
};
