//! Hours that a project's or a client's default bills now, although a farther file has a rate for their role.

use std::collections::BTreeMap;

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Rule};
use crate::checks::words::project_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::rates::bill_rate::{BillRates, RateSource};
use crate::figures::rates::worth::Shown;
use crate::figures::spending::spent::Tally;
use crate::model::id::{ClientId, RoleId};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::rate::RateCard;
use crate::why::words::{hours, money};

pub(crate) const RULE: Rule = Rule {
    find: Find::Client(find),
    ..Rule::new(rules::DEFAULT_OVER_ROLE, include_str!("default_over_role.md"))
};

/// Hours of one role that one file's default bills, and the first of both rates.
struct Billed {
    hours: Number,
    project: String,
    now: String,
    farther: String,
}

fn find(facts: &Facts<'_>, client: ClientId) -> Vec<Diagnostic> {
    let mut found: BTreeMap<(String, RoleId), Billed> = BTreeMap::new();
    let projects = facts.portfolio.projects_of(client).iter();
    for project in projects.filter(|project| is_possible(facts.portfolio, project)) {
        look_at(facts, project, &mut found);
    }
    let told = found.into_iter().map(|((document, role), billed)| {
        let role = facts.portfolio.agency.roles.id(role);
        let Billed { hours: sum, project, now, farther } = billed;
        let message = format!(
            "{project}: {} of {role} are billed at the default of {document}, {now}, and not at the {farther} of a file \
             farther off",
            hours(&sum)
        );
        let help = format!("add {role} = … beside that default if the role keeps its own rate");
        Diagnostic::warning(RULE.name, Place::key(document, "rates"), message).help(help)
    });
    told.collect()
}

/// Whether a near file has a default and a farther one a role: nothing else can be found.
fn is_possible(portfolio: &Portfolio, project: &Project) -> bool {
    let has_default = |card: &RateCard| card.tables().iter().any(|table| table.default.is_some());
    let client = portfolio.client_of(project);
    has_default(&project.rates) || client.is_some_and(|client| has_default(&client.rates))
}

fn look_at(facts: &Facts<'_>, project: &Project, found: &mut BTreeMap<(String, RoleId), Billed>) {
    let shown = Shown::own(facts.portfolio, project);
    let rates = BillRates::shown(shown);
    let entries = project.log.time.entries().iter().filter(|entry| entry.date <= facts.as_of);
    let name = facts.portfolio.full_name(project);
    for (entry, sum) in Tally::of(shown, entries).alike() {
        let Some(role) = rates.role(entry) else { continue };
        let Ok(stated) = rates.stated(entry, Some(role)) else { continue };
        let document = match stated.source {
            RateSource::Project => project_file(&name),
            RateSource::Client => format!("clients/{}/client.toml", client_id(facts.portfolio, project)),
            RateSource::Entry | RateSource::Person | RateSource::Workspace => continue,
        };
        let farther = rates.farther(entry, role, stated.source).filter(|_| stated.role.is_none());
        let Some(Ok(farther)) = farther else { continue };
        let told = |rate: &Number| money(rate, project.currency);
        let billed = found.entry((document, role)).or_insert_with(|| Billed {
            hours: Number::zero(),
            project: name.clone(),
            now: told(&stated.rate),
            farther: told(&farther),
        });
        billed.hours = &billed.hours + sum;
    }
}

fn client_id<'p>(portfolio: &'p Portfolio, project: &Project) -> &'p str {
    portfolio.client_of(project).map_or("", |client| &client.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, portfolio, project, worked};
    use crate::model::log::NewTimeEntry;
    use crate::model::rate::RateTable;
    use crate::model::role::PRODUCER;

    fn card(default: Option<&str>, producer: Option<&str>) -> RateCard {
        let roles = producer.map(|rate| (PRODUCER, number(rate))).into_iter().collect();
        RateCard::new(vec![RateTable { from: None, default: default.map(number), roles }])
    }

    #[test]
    fn a_clients_default_before_the_agencys_role() {
        let (mut workspace, mut site) = (portfolio(), project("site"));
        workspace.agency.rates = card(Some("100"), Some("120"));
        workspace.clients[0].rates = card(Some("150"), None);
        site.log.time.push(NewTimeEntry { role: Some(PRODUCER), ..worked("2024-05-02", "2") });
        site.log.time.push(NewTimeEntry { role: Some(PRODUCER), ..worked("2024-05-03", "3") });
        site.log.time.push(worked("2024-05-04", "4"));
        workspace.projects = vec![site];
        let messages = |workspace: &Portfolio| {
            let found = find(&Facts::new(workspace, date("2024-05-31")), workspace.projects[0].client);
            found.into_iter().map(|one| one.message).collect::<Vec<_>>()
        };
        assert_eq!(
            messages(&workspace),
            [
                "acme/site: 5.00 h of producer are billed at the default of clients/acme/client.toml, 150.00 EUR, and \
              not at the 120.00 EUR of a file farther off"
            ]
        );
        workspace.clients[0].rates = card(Some("150"), Some("150"));
        assert!(messages(&workspace).is_empty());
        workspace.clients[0].rates = card(Some("150"), None);
        workspace.agency.rates = card(Some("100"), None);
        assert!(messages(&workspace).is_empty());
    }
}
