//! Ends before their beginnings.

use crate::checks::rule::{Example, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "reversed-dates",
    finds: "An end before its beginning: a project due or finished before its start, a request answered \
          before it was asked, a person, an assignment, an absence or a phase that ends before it begins.",
    why: "One of the two is wrong, mostly the year in January, and every span that is counted from them is \
          wrong with it.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
start = 2026-11-02
due = 2026-01-29
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"
start = 2026-11-02
due = 2027-01-29
"#,
    )]),
    ..Rule::ERROR
};
