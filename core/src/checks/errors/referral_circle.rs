//! Clients that referred each other in a circle, so that none came first.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::checks::words::client_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::id::ClientId;
use crate::model::portfolio::Portfolio;

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::REFERRAL_CIRCLE, include_str!("referral_circle.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let portfolio = facts.portfolio;
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut seen = vec![false; portfolio.clients.len()];
    for (start, _) in portfolio.clients() {
        let Some(circle) = circle_from(portfolio, start) else { continue };
        let known = circle.iter().any(|id| seen.get(id.0 as usize).copied().unwrap_or(false));
        for id in &circle {
            if let Some(seen) = seen.get_mut(id.0 as usize) {
                *seen = true;
            }
        }
        if !known {
            found.push(diagnostic(portfolio, &circle));
        }
    }
    found
}

/// The clients of the circle that a client is part of, itself first.
fn circle_from(portfolio: &Portfolio, start: ClientId) -> Option<Vec<ClientId>> {
    let referrer = |id: &ClientId| portfolio.client(*id)?.referred_by;
    let chain = std::iter::successors(Some(start), referrer).take(portfolio.clients.len() + 1);
    let mut circle = vec![start];
    for id in chain.skip(1) {
        if id == start {
            return Some(circle);
        }
        circle.push(id);
    }
    None
}

fn diagnostic(portfolio: &Portfolio, circle: &[ClientId]) -> Diagnostic {
    let id = |client: &ClientId| portfolio.client(*client).map_or("", |client| &client.id);
    let document = |client: &ClientId| client_file(id(client));
    let mut names: Vec<&str> = circle.iter().map(id).collect();
    names.extend(names.first().copied());
    let first = circle.first().map(document).unwrap_or_default();
    let message = format!("referrals run in a circle: {}", names.join(", referred by "));
    let found = Diagnostic::error(RULE.name, Place::key(first, "referred-by"), message)
        .help("remove `referred-by` from the client that came first");
    circle.iter().skip(1).fold(found, |found, client| {
        found.and(Place::key(document(client), "referred-by"), "which continues here")
    })
}
