//! Clients where too many people have to agree.

use crate::checks::facts::Facts;
use crate::checks::practice::client::of_flag;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::clients::client_flag::ClientFlag;

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::TOO_MANY_APPROVERS, include_str!("too_many_approvers.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_flag(facts, RULE.name, ClientFlag::TooManyApprovers, HELP)
}

const HELP: &str = "agree with the client on the few whose word counts, and make the others stakeholders";
