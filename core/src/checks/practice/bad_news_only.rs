//! Clients who only hear from us when something is wrong.

use crate::checks::facts::Facts;
use crate::checks::practice::client::of_flag;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::clients::client_flag::ClientFlag;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::BAD_NEWS_ONLY, include_str!("bad_news_only.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    of_flag(facts, RULE.name, ClientFlag::BadNewsOnly, HELP)
}

const HELP: &str = "call them when nothing is wrong, and record it with standing touch";
