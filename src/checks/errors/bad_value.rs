//! A word, a code or digits that mean nothing where they stand.

use crate::checks::rule::{Example, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "bad-value",
    finds: "A value of the right type that means nothing there: a word that is not one of the list, a code \
          that is no currency, digits that are no number, two records that apply from the same day.",
    why: "One wrong word can move a project out of a report, and one comma a budget by a thousand.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "activ"
billing = "fixed"
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
