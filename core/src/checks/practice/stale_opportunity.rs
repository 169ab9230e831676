//! Possible work that should have been decided on by now.

use crate::checks::facts::Facts;
use crate::checks::practice::finding::of_client;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::model::client::{Client, Opportunity};
use crate::why::gist;

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::STALE_OPPORTUNITY, include_str!("stale_opportunity.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let clients = facts.portfolio.clients.iter().filter(|client| client.readable);
    clients.flat_map(|client| of_one(facts, client)).collect()
}

fn of_one(facts: &Facts<'_>, client: &Client) -> Vec<Diagnostic> {
    let found = |(place, one): (usize, &Opportunity)| {
        let close = one.close.filter(|close| *close < facts.as_of && one.is_open())?;
        let days = gist::days((facts.as_of - close).num_days());
        let what =
            format!("{} was to be decided by {close}, {days} ago, and is still {}", one.id, one.stage.word());
        let found = of_client(RULE.name, client, format!("opportunities[{place}].close"), what).help(HELP);
        Some(found.in_short("decision overdue").since(Some(close)))
    };
    client.opportunities.iter().enumerate().filter_map(found).collect()
}

const HELP: &str = "ask them, then set its stage to won, lost or parked, or write a new close";
