//! Clients whose executive nobody knows by name.

use super::client::{has_contacts, of_flag};
use crate::checks::facts::Facts;
use crate::checks::rule::{CLIENT, Example, Find, Rule, Stake, WEBSITE, text};
use crate::diagnostic::Diagnostic;
use crate::figures::client_flag::ClientFlag;

pub(crate) const RULE: Rule = Rule {
    name: "no-executive",
    stake: Stake::Rapport,
    finds: "A client without a current contact who is its `executive` while work is under way for it. Silent \
          until the workspace has a contact.",
    why: "The executive signs the invoices, sees little of the detail and decides on the next project. \
          Whoever knows only the manager hears of that decision last.",
    bad: Example(&[
        text(
            CLIENT,
            r#"
name = "Acme"

[[contacts]]
id = "max"
name = "Max Berg"
roles = ["manager"]
"#,
        ),
        text(
            WEBSITE,
            r#"
name = "Website"
status = "active"
billing = "fixed"
"#,
        ),
    ]),
    good: Example(&[
        text(
            CLIENT,
            r#"
name = "Acme"

[[contacts]]
id = "eve"
name = "Eve Lind"
roles = ["executive"]
rapport = ["ana"]

[[contacts]]
id = "max"
name = "Max Berg"
roles = ["manager"]
"#,
        ),
        text(
            WEBSITE,
            r#"
name = "Website"
status = "active"
billing = "fixed"
"#,
        ),
    ]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    if !has_contacts(facts) {
        return Vec::new();
    }
    of_flag(facts, RULE.name, ClientFlag::NoExecutive, HELP)
}

const HELP: &str = "add [[contacts]] with roles = [\"executive\"]: who signs the invoices?";
