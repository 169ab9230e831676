//! Numbers that cannot be meant.

use crate::checks::rule::{Example, Rule, WEBSITE, text};

pub(crate) const RULE: Rule = Rule {
    name: "out-of-range",
    finds: "A number out of its range: hours of time that are not above 0, a negative budget or rate, an \
          expense or an invoice of 0, a progress above 100, a mood that is not 1 to 5, more digits than \
          money has.",
    why: "Such a number is a slip of the finger, and a sum does not show it: what is worked is never \
          negative, and what is spent was something.",
    bad: Example(&[text(
        WEBSITE,
        r#"
name = "Website"
status = "active"
billing = "fixed"

[log]
time = [
  { date = 2026-11-02, who = "ana", hours = -3.5 },
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
    ..Rule::ERROR
};
