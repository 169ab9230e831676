//! Possible work that is counted twice: as an opportunity, and as the prospect that it has become.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::checks::words::{client_file, project_file};
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::requests::change::current_budget;
use crate::model::Date;
use crate::model::client::{Client, Opportunity};
use crate::model::project::{Project, Status};
use crate::why::words::money;

pub(crate) const RULE: Rule =
    Rule { find: Find::Portfolio(find), ..Rule::new(rules::TWICE_LIKELY, include_str!("twice_likely.md")) };

fn find(facts: &Facts<'_>) -> Vec<Diagnostic> {
    facts
        .portfolio
        .clients()
        .flat_map(|(id, client)| {
            let projects = facts.portfolio.projects_of(id).iter();
            let prospects: Vec<&Project> =
                projects.filter(|project| project.status_at(facts.as_of) == Status::Prospect).collect();
            let open = client.opportunities.iter().enumerate();
            let open = open.filter(|(_, one)| one.is_open() && one.project.is_none());
            let found =
                open.filter_map(|(place, one)| of_opportunity(facts, (client, place, one), &prospects));
            found.collect::<Vec<_>>()
        })
        .collect()
}

fn of_opportunity(
    facts: &Facts<'_>,
    (client, place, one): (&Client, usize, &Opportunity),
    prospects: &[&Project],
) -> Option<Diagnostic> {
    let alike = |prospect| Some((prospect, likeness(client, one, prospect, facts.as_of)?));
    // The same id says more than the same value.
    let all = || prospects.iter().copied();
    let same_id = all().filter(|prospect| prospect.id == one.id).find_map(alike);
    let (prospect, likeness) = same_id.or_else(|| all().find_map(alike))?;
    let name = facts.portfolio.full_name(prospect);
    let message = format!(
        "{}: opportunity {} seems to be the prospect {name}, {likeness}: both are counted as likely",
        client.id, one.id
    );
    let place = Place::key(client_file(&client.id), format!("opportunities[{place}].id"));
    let found = Diagnostic::warning(RULE.name, place, message)
        .help(format!("write project = \"{}\" in the opportunity if they are the same work", prospect.id))
        .and(Place::key(project_file(&name), "status"), "the prospect");
    Some(found)
}

/// What an opportunity and a prospect of its client have in common that the same work has.
fn likeness(client: &Client, one: &Opportunity, prospect: &Project, as_of: Date) -> Option<String> {
    if one.id == prospect.id {
        return Some("by its id".to_owned());
    }
    let value = one.value.as_ref().filter(|value| value.is_positive())?;
    let is_worth = client.currency == prospect.currency
        && current_budget(prospect, as_of).amount.as_ref() == Some(value);
    is_worth.then(|| format!("by its value of {}", money(value, client.currency)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, opportunity, portfolio, project};
    use crate::model::client::Stage;
    use crate::model::currency::Currency;

    fn told(one: Opportunity, prospects: Vec<Project>) -> Vec<String> {
        let mut workspace = portfolio();
        workspace.projects = prospects;
        workspace.clients[0].opportunities = vec![one];
        find(&Facts::new(&workspace, date("2026-11-20"))).into_iter().map(|one| one.message).collect()
    }

    fn prospect(id: &str, amount: &str) -> Project {
        let mut prospect = project(id);
        (prospect.status, prospect.budget.amount) = (Status::Prospect, Some(number(amount)));
        prospect
    }

    fn worth(id: &str, value: &str) -> Opportunity {
        Opportunity { value: Some(number(value)), ..opportunity(id, Stage::Proposed) }
    }

    #[test]
    fn one_of_the_same_id_before_one_of_the_same_value() {
        let prospects = || vec![prospect("intranet", "8000"), prospect("shop", "9000")];
        assert_eq!(
            told(worth("shop", "8000"), prospects()),
            [
                "acme: opportunity shop seems to be the prospect acme/shop, by its id: both are counted as likely"
            ]
        );
        assert_eq!(
            told(worth("portal", "8000"), prospects()),
            [
                "acme: opportunity portal seems to be the prospect acme/intranet, by its value of 8,000.00 EUR: both are \
              counted as likely"
            ]
        );
    }

    #[test]
    fn what_is_counted_once_is_not_told() {
        let prospects = || vec![prospect("shop", "9000"), prospect("free", "0")];
        for one in [
            worth("portal", "8999.99"),
            worth("portal", "0"),
            opportunity("portal", Stage::Raised),
            // It says which project it is about; it is decided, or rests.
            Opportunity { project: Some("shop".into()), ..worth("shop", "9000") },
            opportunity("shop", Stage::Won),
            opportunity("shop", Stage::Parked),
        ] {
            assert!(told(one.clone(), prospects()).is_empty(), "{one:?}");
        }
        let mut won = prospect("shop", "9000");
        won.status = Status::Active;
        assert!(told(worth("shop", "9000"), vec![won]).is_empty());
        let mut pounds = prospect("intranet", "9000");
        pounds.currency = Currency::from_code("GBP").unwrap();
        assert!(told(worth("shop", "9000"), vec![pounds]).is_empty());
    }
}
