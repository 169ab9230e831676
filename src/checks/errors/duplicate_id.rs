//! Two records of a list with the same id.

use crate::checks::rule::{CLIENT, Example, Rule, text};

pub(crate) const RULE: Rule = Rule {
    name: "duplicate-id",
    finds: "Two contacts, opportunities, phases or requests for change of one file with the same id.",
    why: "Others name a record by its id; with two of them nobody can tell which is meant.",
    bad: Example(&[text(
        CLIENT,
        r#"
name = "Acme"

[[contacts]]
id = "mia"
name = "Mia Chen"

[[contacts]]
id = "mia"
name = "Mia Berg"
"#,
    )]),
    good: Example(&[text(
        CLIENT,
        r#"
name = "Acme"

[[contacts]]
id = "mia"
name = "Mia Chen"

[[contacts]]
id = "mia-berg"
name = "Mia Berg"
"#,
    )]),
    ..Rule::ERROR
};
