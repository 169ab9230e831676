//! What a report is asked: the date, the projects, and how much of each.

use crate::model::Date;
use crate::model::id::{ClientId, PersonId};
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project, Status};

/// A question to a portfolio, as understood from what was typed.
#[derive(Clone, Debug)]
pub struct Query {
    /// The date of the report.
    pub as_of: Date,
    /// The places in [`Portfolio::projects`] that names select, sorted; `None` when nothing was named.
    pub named: Option<Vec<usize>>,
    /// Only projects of these statuses.
    pub statuses: Vec<Status>,
    /// Only projects billed like this.
    pub billings: Vec<Billing>,
    /// Only projects of these clients.
    pub clients: Vec<ClientId>,
    /// Only projects on which one of these works: on the team then, or with time logged by then.
    pub people: Vec<PersonId>,
    /// Whether costs and margins may be shown.
    pub costs: bool,
    /// Whether every period of a retainer is listed.
    pub periods: bool,
    /// Whether projects without anything to tell are listed too.
    pub all: bool,
    /// The full names of projects that the question is about but that could not be read.
    pub left_out: Vec<String>,
}

impl Query {
    /// A question about everything at a date.
    #[must_use]
    pub fn everything(as_of: Date) -> Self {
        Self {
            as_of,
            named: None,
            statuses: Vec::new(),
            billings: Vec::new(),
            clients: Vec::new(),
            people: Vec::new(),
            costs: true,
            periods: false,
            all: false,
            left_out: Vec::new(),
        }
    }

    /// The projects that the question is about. `usual` are the statuses that it means when neither a status nor a
    /// name is given; empty for all.
    pub fn projects<'p>(&'p self, portfolio: &'p Portfolio, usual: &'p [Status]) -> Vec<&'p Project> {
        let any = |list: &[Status], status| list.is_empty() || list.contains(&status);
        let usual = if self.named.is_some() || !self.statuses.is_empty() { &[] } else { usual };
        let selected = |(place, project): &(usize, &'p Project)| {
            let status = project.status_at(self.as_of);
            self.named.as_ref().is_none_or(|named| named.binary_search(place).is_ok())
                && any(usual, status)
                && any(&self.statuses, status)
                && (self.billings.is_empty() || self.billings.contains(&project.billing))
                && (self.clients.is_empty() || self.clients.contains(&project.client))
                && (self.people.is_empty() || self.people.iter().any(|who| self.works_on(*who, project)))
        };
        portfolio.projects.iter().enumerate().filter(selected).map(|(_, project)| project).collect()
    }

    /// Whether nothing narrows the question.
    #[must_use]
    pub const fn is_wide(&self) -> bool {
        self.named.is_none()
            && self.statuses.is_empty()
            && self.billings.is_empty()
            && self.clients.is_empty()
            && self.people.is_empty()
    }

    /// The clients that the question is about, by id: all where nothing narrows it, else those that it names and
    /// those of the projects that it is about.
    #[must_use]
    pub fn clients(&self, portfolio: &Portfolio) -> Vec<ClientId> {
        if self.is_wide() {
            return portfolio.clients().map(|(id, _)| id).collect();
        }
        let of_projects = self.projects(portfolio, &[]).into_iter().map(|project| project.client);
        let mut clients: Vec<ClientId> = of_projects.chain(self.clients.iter().copied()).collect();
        clients.sort_unstable();
        clients.dedup();
        clients
    }

    fn works_on(&self, who: PersonId, project: &Project) -> bool {
        project.team_at(self.as_of).any(|assignment| assignment.who == who)
            || project.log.time.entries().iter().any(|entry| entry.who == who && entry.date <= self.as_of)
    }
}
