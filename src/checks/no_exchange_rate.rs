//! Two currencies between which there is no rate at any date: no total can hold both.

use crate::diagnostic::{Diagnostic, Place};
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::portfolio::Portfolio;

use super::Rule;

pub(super) const RULE: Rule = Rule { name: "no-exchange-rate", find };

fn find(portfolio: &Portfolio, _: Date) -> Vec<Diagnostic> {
    let home = portfolio.agency.currency;
    let known = |one, other| portfolio.agency.exchange.knows(one, other);
    let mut found = Vec::new();
    for (id, client) in portfolio.clients().filter(|(_, client)| client.readable) {
        if !known(client.currency, home) {
            found.push(missing(
                &format!("clients/{}/client.toml", client.id),
                &client.id,
                (client.currency, home),
            ));
        }
        let own = portfolio.projects_of(id).iter().filter(|project| project.currency != client.currency);
        for project in own {
            let name = portfolio.full_name(project);
            let document = format!("clients/{name}.toml");
            if !known(project.currency, home) {
                found.push(missing(&document, &name, (project.currency, home)));
            } else if !client.rates.tables().is_empty() && !known(project.currency, client.currency) {
                found.push(missing(&document, &name, (project.currency, client.currency)));
            }
        }
    }
    found
}

fn missing(document: &str, name: &str, (from, to): (Currency, Currency)) -> Diagnostic {
    let message = format!("{name}: there is no exchange rate between {from} and {to}");
    let record = format!("[[fx]] date = 2026-01-01, from = \"{from}\", to = \"{to}\", rate = …");
    Diagnostic::error(RULE.name, Place::key(document, "currency"), message)
        .help(format!("add a record to standing.toml: {record}, each key on a line of its own"))
}
