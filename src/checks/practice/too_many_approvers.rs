//! Clients where too many have to agree.

use crate::checks::facts::Facts;
use crate::checks::practice::client::of_flag;
use crate::checks::rule::{CLIENT, Example, Find, Rule, text};
use crate::diagnostic::Diagnostic;
use crate::figures::client_flag::ClientFlag;

pub(crate) const RULE: Rule = Rule {
    name: "too-many-approvers",
    finds: "A client with more current contacts who are `approver` than `approvers`.",
    why: "Too many deciders paralyse a client: each of them can stop the work, and none can let it go on.",
    bad: Example(&[text(
        CLIENT,
        r#"
name = "Acme"

[[contacts]]
id = "ida"
name = "Ida Holm"
roles = ["approver"]

[[contacts]]
id = "jon"
name = "Jon Park"
roles = ["approver"]

[[contacts]]
id = "kai"
name = "Kai Moss"
roles = ["approver"]

[[contacts]]
id = "lea"
name = "Lea Frost"
roles = ["approver"]
"#,
    )]),
    good: Example(&[text(
        CLIENT,
        r#"
name = "Acme"

[[contacts]]
id = "ida"
name = "Ida Holm"
roles = ["approver"]

[[contacts]]
id = "jon"
name = "Jon Park"
roles = ["approver"]

[[contacts]]
id = "kai"
name = "Kai Moss"
roles = ["approver"]

[[contacts]]
id = "lea"
name = "Lea Frost"
roles = ["stakeholder"]
"#,
    )]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_flag(facts, RULE.name, ClientFlag::TooManyApprovers, HELP)
}

const HELP: &str = "agree with the client on the few whose word counts, and make the others stakeholders";
