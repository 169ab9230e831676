//! Weeks without a working day.

use crate::checks::rule::{AGENCY, Example, Rule, text};

pub(crate) const RULE: Rule = Rule {
    name: "no-workday",
    finds: "A calendar without any working day.",
    why: "Due dates move by working days, and pace, plan and forecast are counted in them.",
    bad: Example(&[text(
        AGENCY,
        r#"
name = "Example"
currency = "EUR"

[calendar]
workdays = []
"#,
    )]),
    good: Example(&[text(
        AGENCY,
        r#"
name = "Example"
currency = "EUR"

[calendar]
workdays = ["mon", "tue", "wed", "thu"]
"#,
    )]),
    ..Rule::ERROR
};
