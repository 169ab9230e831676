//! Practices: kinds of records that an agency begins to keep one after the other. A rule that asks for a kind of record
//! is silent until half of those that it asks have one, so that a new workspace does not drown.

use std::collections::BTreeSet;

use crate::figures::clients::client_kind::is_active_for_client;
use crate::figures::people::workload::is_carried;
use crate::figures::schedule::progress::progress;
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::client::Client;
use crate::model::id::{ClientId, PersonId};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project};

/// A kind of record that an agency begins to keep, in the order in which they are proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Practice {
    /// Who can hold which role.
    Roles,
    /// Who decides at a client.
    Contacts,
    /// Who does what on a project.
    Team,
    /// What work takes.
    Time,
    /// How much of the work is done.
    Progress,
    /// Who was talked to.
    Touches,
    /// What clients owe.
    Invoices,
    /// What an hour costs.
    Costs,
    /// What success is.
    Outcomes,
}

/// How many of those that a practice asks have such a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// So many have one.
    pub have: usize,
    /// Of so many.
    pub of: usize,
    /// The first that has none, by its id.
    pub first_without: Option<String>,
}

/// Time counts as logged of late within so many days.
const RECENT: i64 = 28;

impl Practice {
    /// Every practice, in order.
    pub const ALL: [Self; 9] = [
        Self::Roles,
        Self::Contacts,
        Self::Team,
        Self::Time,
        Self::Progress,
        Self::Touches,
        Self::Invoices,
        Self::Costs,
        Self::Outcomes,
    ];

    /// How far it has come at a date.
    #[must_use]
    pub fn reach(self, portfolio: &Portfolio, as_of: Date) -> Reach {
        let of_people = |has: &dyn Fn(PersonId) -> bool| {
            let with_us = portfolio.people().filter(|(_, person)| person.is_with_us(as_of));
            Reach::of(with_us.map(|(id, person)| (has(id), person.id.to_string())))
        };
        let of_clients = |has: fn(&Client, Date) -> bool| {
            let busy = portfolio.clients().filter(|(id, _)| is_busy(portfolio, *id, as_of));
            Reach::of(busy.map(|(_, client)| (has(client, as_of), client.id.to_string())))
        };
        let of_projects = |asks: fn(&Project) -> bool, has: fn(&Project, Date) -> bool| {
            let active = portfolio.projects.iter().filter(|one| is_carried(one, as_of) && asks(one));
            Reach::of(active.map(|one| (has(one, as_of), portfolio.full_name(one))))
        };
        let once = |has: bool| Reach::of([(has, String::new())].into_iter());
        match self {
            Self::Roles => of_people(&|who| portfolio.person(who).is_some_and(|one| !one.roles.is_empty())),
            Self::Contacts => of_clients(|client, _| !client.contacts.is_empty()),
            Self::Team => of_projects(|_| true, |project, _| !project.team.is_empty()),
            Self::Time => {
                let logging = logging(portfolio, as_of);
                of_people(&|who| logging.contains(&who))
            }
            Self::Progress => of_projects(
                |project| project.billing == Billing::Fixed,
                |project, as_of| progress(project, as_of).is_some(),
            ),
            Self::Touches => of_clients(|client, as_of| client.touches.iter().any(|one| one.date <= as_of)),
            Self::Invoices => once(portfolio.projects.iter().any(|project| is_invoiced(project, as_of))),
            Self::Costs => once(portfolio.has_costs),
            Self::Outcomes => of_projects(|_| true, |project, _| !project.outcomes.is_empty()),
        }
    }
}

impl Reach {
    /// Counts those that have a record; each with its id.
    fn of(asked: impl Iterator<Item = (bool, String)>) -> Self {
        let mut reach = Self::default();
        for (has, id) in asked {
            reach.of += 1;
            reach.have += usize::from(has);
            if !has && reach.first_without.is_none() {
                reach.first_without = Some(id);
            }
        }
        reach
    }

    /// Whether it asks anybody, and half of them have such a record.
    #[must_use]
    pub const fn has_begun(&self) -> bool {
        self.of > 0 && self.have * 2 >= self.of
    }

    /// Whether it asks anybody, and fewer than half of them have such a record.
    #[must_use]
    pub const fn is_wanting(&self) -> bool {
        self.of > 0 && self.have * 2 < self.of
    }
}

fn is_busy(portfolio: &Portfolio, client: ClientId, as_of: Date) -> bool {
    let projects = portfolio.projects_of(client);
    projects.iter().any(|one| is_active_for_client(one, as_of))
}

/// Who logged time of late.
fn logging(portfolio: &Portfolio, as_of: Date) -> BTreeSet<PersonId> {
    let recent = Window::last_days(as_of, RECENT);
    let entries = portfolio.projects.iter().flat_map(|project| project.log.time.entries());
    entries.filter(|entry| recent.contains(entry.date)).map(|entry| entry.who).collect()
}

fn is_invoiced(project: &Project, as_of: Date) -> bool {
    !project.milestones.is_empty() || project.log.invoices.iter().any(|invoice| invoice.date <= as_of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, portfolio, project, worked};

    #[test]
    fn half_of_those_asked_wake_a_practice() {
        let mut portfolio = portfolio();
        let sites = ["a", "b", "c"].map(project);
        portfolio.projects = sites.to_vec();
        let reach = |portfolio: &Portfolio, practice: Practice| {
            let reach = practice.reach(portfolio, date("2024-02-29"));
            (reach.have, reach.of, reach.has_begun(), reach.first_without)
        };
        let first = Some("acme/a".to_owned());
        assert_eq!(reach(&portfolio, Practice::Team), (0, 3, false, first.clone()));
        portfolio.projects[1].team = vec![assignment(0, None, None)];
        assert_eq!(reach(&portfolio, Practice::Team), (1, 3, false, first.clone()));
        portfolio.projects[2].team = vec![assignment(0, None, None)];
        assert_eq!(reach(&portfolio, Practice::Team), (2, 3, true, first));
        // Two people; one of them logged 28 days ago, which is too long.
        portfolio.projects[0].log.time.push(worked("2024-02-01", "1"));
        assert_eq!(reach(&portfolio, Practice::Time).0, 0);
        portfolio.projects[0].log.time.push(worked("2024-02-02", "1"));
        assert_eq!(reach(&portfolio, Practice::Time), (1, 2, true, Some("bob".to_owned())));
        assert_eq!(reach(&portfolio, Practice::Costs), (0, 1, false, Some(String::new())));
    }
}
