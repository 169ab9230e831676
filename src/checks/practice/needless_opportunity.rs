//! Possible work that serves no need.

use crate::checks::facts::Facts;
use crate::checks::practice::client::of_flag;
use crate::checks::rule::{CLIENT, Example, Find, Rule, text};
use crate::diagnostic::Diagnostic;
use crate::figures::client_flag::ClientFlag;

pub(crate) const RULE: Rule = Rule {
    name: "needless-opportunity",
    finds: "A client with an open opportunity that does not say which `need` of theirs it serves.",
    why: "Sell what fits, not more. What serves no need is bought once, and regretted.",
    bad: Example(&[text(
        CLIENT,
        r#"
name = "Acme"

[[opportunities]]
id = "shop"
title = "A shop"
"#,
    )]),
    good: Example(&[text(
        CLIENT,
        r#"
name = "Acme"

[[opportunities]]
id = "shop"
title = "A shop"
need = "to sell without a reseller"
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_flag(facts, RULE.name, ClientFlag::NeedlessOpportunity, HELP)
}

const HELP: &str = "write need: what would be better for them, in their words";
