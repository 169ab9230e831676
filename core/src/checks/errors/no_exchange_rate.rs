//! Currencies without an exchange rate between them: no total can include both.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::checks::words::{client_file, project_file};
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::currency::Currency;

pub(crate) const RULE: Rule = Rule {
    find: Find::Portfolio(find),
    ..Rule::new(rules::NO_EXCHANGE_RATE, include_str!("no_exchange_rate.md"))
};

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let portfolio = facts.portfolio;
    let home = portfolio.agency.currency;
    let known = |one, other| portfolio.agency.exchange.knows(one, other);
    let mut found = Vec::new();
    for (id, client) in portfolio.clients().filter(|(_, client)| client.readable) {
        if !known(client.currency, home) {
            found.push(missing(&client_file(&client.id), &client.id, client.currency, home));
        }
        let own = portfolio.projects_of(id).iter().filter(|project| project.currency != client.currency);
        for project in own {
            let name = portfolio.full_name(project);
            let document = project_file(&name);
            if !known(project.currency, home) {
                found.push(missing(&document, &name, project.currency, home));
            } else if !client.rates.tables().is_empty() && !known(project.currency, client.currency) {
                found.push(missing(&document, &name, project.currency, client.currency));
            }
        }
    }
    found
}

fn missing(document: &str, name: &str, from: Currency, to: Currency) -> Diagnostic {
    let message = format!("{name}: there is no exchange rate between {from} and {to}");
    let record = format!("[[fx]] date = 2026-01-01, from = \"{from}\", to = \"{to}\", rate = …");
    Diagnostic::error(RULE.name, Place::key(document, "currency"), message)
        .help(format!("add a record to standing.toml: {record}, each key on its own line"))
}
