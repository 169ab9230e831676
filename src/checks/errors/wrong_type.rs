//! Values of another type than they should be.

use crate::checks::rule::{Example, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "wrong-type",
    finds: "A value of another type than it should be: a date in quotes, a word where a number should be, \
          one value where there should be a list.",
    why: "A type that is guessed is right until the day on which it is not.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
due = "2027-01-29"
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
due = 2027-01-29
"#,
    )]),
    ..Rule::ERROR
};
