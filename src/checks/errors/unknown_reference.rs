//! Names of nobody and nothing.

use crate::checks::rule::{Example, Fix, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "unknown-reference",
    finds: "The id of a person, a contact, a client, a project, a role, a task or a phase that there is not.",
    why: "Hours of nobody have no rate and no cost, a task that nobody owns is left undone, and mostly it is \
          a slip of one letter.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"

[log]
time = [
  { date = 2026-11-02, who = "anna", hours = 3.5 },
]
"#,
    )]),
    good: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"

[log]
time = [
  { date = 2026-11-02, who = "ana", hours = 3.5 },
]
"#,
    )]),
    fix: Fix::Spelling,
    ..Rule::ERROR
};
