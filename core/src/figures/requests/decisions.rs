//! Whose decisions tell whether every request gets the same answer: the project's, while they are enough; else all of its
//! client's; else those of the whole agency in twelve months.

use crate::figures::requests::change::in_force;
use crate::figures::requests::tally::ChangeTally;
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::change::{Change, ChangeStatus};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// Whose decisions are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// The project's.
    Project,
    /// All of its client's.
    Client,
    /// The agency's of twelve months.
    Agency,
}

/// Decisions that are enough to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Whose they are.
    pub whose: DecidedBy,
    /// How many were a yes.
    pub yes: i64,
    /// How many there are.
    pub all: i64,
}

/// The decisions of every client and of the agency at a date.
#[derive(Clone, Debug)]
pub struct Decisions {
    least: i64,
    as_of: Date,
    clients: Vec<ChangeTally>,
    agency: ChangeTally,
}

impl Decisions {
    /// Counts them all.
    #[must_use]
    pub fn of(portfolio: &Portfolio, as_of: Date) -> Self {
        let year = Window::twelve_months(as_of);
        let (mut clients, mut agency) = (Vec::new(), ChangeTally::default());
        for (id, _) in portfolio.clients() {
            let mut client = ChangeTally::default();
            for project in portfolio.projects_of(id) {
                client.add(&ChangeTally::of(in_force(project, as_of), as_of), None);
                let is_recent = |(change, _): &(&Change, ChangeStatus)| {
                    change.decided.is_some_and(|decided| year.contains(decided))
                };
                agency.add(&ChangeTally::of(in_force(project, as_of).filter(is_recent), as_of), None);
            }
            clients.push(client);
        }
        Self { least: portfolio.agency.thresholds.decided_min, as_of, clients, agency }
    }

    /// The nearest decisions that are enough to tell how a project answers; `None` where not even the agency's are.
    #[must_use]
    pub fn nearest(&self, project: &Project) -> Option<Decided> {
        let own = ChangeTally::of(in_force(project, self.as_of), self.as_of);
        let client = self.clients.get(project.client.0 as usize)?;
        let sources =
            [(DecidedBy::Project, &own), (DecidedBy::Client, client), (DecidedBy::Agency, &self.agency)];
        let (whose, tally) = sources.into_iter().find(|(_, tally)| tally.decisions() >= self.least)?;
        let yes = tally.counts.accepted + tally.counts.absorbed;
        Some(Decided { whose, yes, all: tally.decisions() })
    }
}

impl Decided {
    /// Whether some got a yes and some a no.
    #[must_use]
    pub fn is_mixed(&self) -> bool {
        0 < self.yes && self.yes < self.all
    }

    /// The share of them that were a yes.
    #[must_use]
    pub fn yes_ratio(&self) -> Option<Number> {
        Number::from(self.yes).over(&Number::from(self.all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{change, client, date, portfolio, project};
    use crate::model::id::ClientId;

    fn answered(id: &str, client: u32, answers: &[(&str, &str)]) -> Project {
        let mut one = project(id);
        one.client = ClientId(client);
        one.changes = answers.iter().map(|answer| change("c", "2023-01-01", Some(*answer))).collect();
        one
    }

    /// acme/site has four decisions, acme five with the blog's; bolt has one, the agency five of twelve months.
    #[test]
    fn the_nearest_that_are_enough_tell() {
        let yes = ("accepted", "2024-01-10");
        let mut portfolio = portfolio();
        portfolio.clients.push(client("bolt"));
        portfolio.projects = vec![
            answered("blog", 0, &[("declined", "2023-02-01")]),
            answered("site", 0, &[yes, yes, yes, ("absorbed", "2024-01-11")]),
            answered("shop", 1, &[yes, ("deferred", "2024-01-12")]),
        ];
        let told = |portfolio: &Portfolio, place: usize| {
            let decisions = Decisions::of(portfolio, date("2024-06-14"));
            decisions.nearest(&portfolio.projects[place]).map(|one| (one.whose, one.yes, one.all))
        };
        assert_eq!(told(&portfolio, 1), Some((DecidedBy::Client, 4, 5)));
        assert_eq!(told(&portfolio, 2), Some((DecidedBy::Agency, 5, 5)), "the no of 2023 is too old");
        portfolio.projects[1].changes.push(change("c", "2023-01-01", Some(yes)));
        assert_eq!(told(&portfolio, 1), Some((DecidedBy::Project, 5, 5)));
        portfolio.projects.truncate(1);
        assert_eq!(told(&portfolio, 0), None);
        let mixed = |yes| Decided { whose: DecidedBy::Project, yes, all: 5 }.is_mixed();
        assert_eq!([0, 1, 4, 5].map(mixed), [false, true, true, false]);
    }
}
