//! Clients who account for too much of the income.

use crate::checks::facts::Facts;
use crate::checks::practice::client::of_flag;
use crate::checks::rule::{Find, Rule};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::figures::clients::client_flag::ClientFlag;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::CONCENTRATION, include_str!("concentration.md")) };

/// One client alone is all there is.
const CLIENTS: usize = 2;

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let clients = facts.clients().iter().filter(|figures| figures.is_client());
    if clients.filter(|figures| figures.has_income()).count() < CLIENTS {
        return Vec::new();
    }
    of_flag(facts, RULE.name, ClientFlag::Concentration, HELP)
}

const HELP: &str = "win work from others, or know how long the agency could live without them";

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
                vec![Invoice { number: "1".into(), date: sent, amount, due: None, paid: None, of: None }];
            portfolio.projects.push(site);
        }
        portfolio.clients = (0..clients).map(|place| client(&format!("client-{place}"))).collect();
        let found = find(&Facts::new(&portfolio, date("2026-11-20")));
        found.into_iter().map(|one| one.message).collect()
    }

    #[test]
    fn it_speaks_from_two_clients_with_income_on() {
        assert_eq!(messages(1), [] as [&str; 0]);
        assert_eq!(
            messages(5),
            ["client-0: 90 % of twelve months' income comes from them, over the limit of 25 %"]
        );
    }
}
