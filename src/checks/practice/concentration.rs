//! Clients on whom too much of the income hangs.

use crate::checks::facts::Facts;
use crate::checks::practice::client::of_flag;
use crate::checks::rule::{Example, Find, Rule, text};
use crate::diagnostic::Diagnostic;
use crate::figures::client_flag::ClientFlag;
use crate::model::number::Number;

/// A client.
macro_rules! client {
    ($id:literal, $name:literal) => {
        text(concat!("clients/", $id, "/client.toml"), concat!("name = \"", $name, "\"\n"))
    };
}

/// A project of a client, done and paid for.
macro_rules! paid {
    ($client:literal, $amount:literal) => {
        text(
            concat!("clients/", $client, "/website.toml"),
            concat!(
                "name = \"Website\"\nstatus = \"done\"\nbilling = \"fixed\"\nfinished = 2026-09-30\n\n",
                "[log]\ninvoices = [\n  { number = \"1\", date = 2026-09-30, amount = ",
                $amount,
                ", paid = 2026-10-26 },\n]\n"
            ),
        )
    };
}

pub(crate) const RULE: Rule = Rule {
    name: "concentration",
    finds: "A client from whom more than the share `concentration` of twelve months' revenue comes. Silent \
          until five clients have had revenue in these months.",
    why: "One client can be a large share of the income, and one that ends or drags out a project then \
          bleeds the agency.",
    bad: Example(&[
        paid!("acme", 60000),
        client!("bolt", "Bolt"),
        paid!("bolt", 10000),
        client!("cedar", "Cedar"),
        paid!("cedar", 10000),
        client!("dune", "Dune"),
        paid!("dune", 10000),
        client!("elm", "Elm"),
        paid!("elm", 10000),
    ]),
    good: Example(&[
        paid!("acme", 10000),
        client!("bolt", "Bolt"),
        paid!("bolt", 10000),
        client!("cedar", "Cedar"),
        paid!("cedar", 10000),
        client!("dune", "Dune"),
        paid!("dune", 10000),
        client!("elm", "Elm"),
        paid!("elm", 10000),
    ]),
    find: Find::Portfolio(find),
    ..Rule::PRACTICE
};

/// Of fewer clients each is a large share.
const CLIENTS: usize = 5;

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let clients = facts.clients().iter().filter(|figures| figures.is_client());
    let revenues = clients.filter_map(|figures| figures.revenue.twelve_months.as_ref().ok());
    if revenues.filter(|revenue| Number::is_positive(revenue)).count() < CLIENTS {
        return Vec::new();
    }
    of_flag(facts, RULE.name, ClientFlag::Concentration, HELP)
}

const HELP: &str = "win work with others, or know how long the agency lives without them";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{client, date, number, portfolio, project};
    use crate::model::id::ClientId;
    use crate::model::log::Invoice;
    use crate::model::project::Status;

    /// What is said of so many clients of whom the first pays nine tenths of a hundred, and the others share a tenth.
    fn messages(clients: u32) -> Vec<String> {
        let mut portfolio = portfolio();
        for place in 0..clients {
            let mut site = project("site");
            (site.client, site.status) = (ClientId(place), Status::Lost);
            let amount = if place == 0 { number("90") } else { number("2.5") };
            let sent = date("2026-11-02");
            site.log.invoices =
                vec![Invoice { number: "1".into(), date: sent, amount, due: None, paid: None }];
            portfolio.projects.push(site);
        }
        portfolio.clients = (0..clients).map(|place| client(&format!("client-{place}"))).collect();
        let found = find(&Facts::new(&portfolio, date("2026-11-20")));
        found.into_iter().map(|one| one.message).collect()
    }

    #[test]
    fn it_speaks_from_five_clients_with_revenue_on() {
        assert_eq!(messages(4), [] as [&str; 0]);
        assert_eq!(messages(5), ["client-0: 90 % of twelve months' revenue comes from them, more than 25 %"]);
    }
}
