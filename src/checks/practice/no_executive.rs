//! Clients whose executive nobody knows by name.

use crate::checks::facts::Facts;
use crate::checks::practice::client::{KNOWN, SITE, once_known};
use crate::checks::rule::{CLIENT, Example, Find, Rule, Stake, text};
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
        SITE,
    ]),
    good: Example(&[KNOWN, SITE]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    once_known(facts, RULE.name, ClientFlag::NoExecutive, HELP)
}

const HELP: &str = "add [[contacts]] with roles = [\"executive\"]: who signs the invoices?";
