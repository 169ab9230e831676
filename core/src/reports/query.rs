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
    /// The clients that names select as such, sorted: with projects or without.
    pub named_clients: Vec<ClientId>,
    /// Only projects of these statuses.
    pub statuses: Vec<Status>,
    /// Only projects billed like this.
    pub billings: Vec<Billing>,
    /// Only projects of these types of work.
    pub work_types: Vec<Box<str>>,
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

/// The statuses of projects under way: what the reports on budgets and on dates are about, unless somebody asks for others.
pub(crate) const USUAL: &[Status] = &[Status::Active, Status::Paused];

impl Query {
    /// A question about everything at a date.
    #[must_use]
    pub fn everything(as_of: Date) -> Self {
        Self {
            as_of,
            named: None,
            named_clients: Vec::new(),
            statuses: Vec::new(),
            billings: Vec::new(),
            work_types: Vec::new(),
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
        let selected = |(_, project): &(usize, &'p Project)| {
            let status = project.status_at(self.as_of);
            any(usual, status)
                && any(&self.statuses, status)
                && (self.billings.is_empty() || self.billings.contains(&project.billing))
                && (self.work_types.is_empty() || self.is_of_type(project))
                && (self.clients.is_empty() || self.clients.contains(&project.client))
                && (self.people.is_empty() || self.people.iter().any(|who| self.works_on(*who, project)))
        };
        // Of those that were named nobody needs to look at all others.
        let Some(named) = &self.named else {
            return portfolio
                .projects
                .iter()
                .enumerate()
                .filter(selected)
                .map(|(_, project)| project)
                .collect();
        };
        let named = named.iter().filter_map(|place| Some((*place, portfolio.projects.get(*place)?)));
        named.filter(selected).map(|(_, project)| project).collect()
    }

    /// The active projects that the question is about, and others where a status or their own name asks for them.
    pub fn active_projects<'p>(&'p self, portfolio: &'p Portfolio) -> Vec<&'p Project> {
        let mut projects = self.projects(portfolio, &[Status::Active]);
        if self.statuses.is_empty() {
            projects.retain(|project| {
                let is_active = project.status_at(self.as_of) == Status::Active;
                is_active || self.named_clients.binary_search(&project.client).is_err()
            });
        }
        projects
    }

    /// Whether nothing narrows the question.
    #[must_use]
    pub const fn is_wide(&self) -> bool {
        self.named.is_none()
            && self.named_clients.is_empty()
            && self.statuses.is_empty()
            && self.billings.is_empty()
            && self.work_types.is_empty()
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
        let named = self.named_clients.iter().chain(&self.clients).copied();
        let mut clients: Vec<ClientId> = of_projects.chain(named).collect();
        clients.sort_unstable();
        clients.dedup();
        clients
    }

    fn is_of_type(&self, project: &Project) -> bool {
        project.work_type.as_ref().is_some_and(|known| self.work_types.contains(known))
    }

    fn works_on(&self, who: PersonId, project: &Project) -> bool {
        project.team_at(self.as_of).any(|assignment| assignment.who == who)
            || project.log.time.entries().iter().any(|entry| entry.who == who && entry.date <= self.as_of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::people::by_project::hours_by_project;
    use crate::figures::sample::{assignment, client, date, person, portfolio, project, worked};
    use crate::model::log::NewTimeEntry;

    /// The first is in a team, the second has logged time on two projects, the third's time is still to come.
    #[test]
    fn the_projects_of_which_a_person_has_hours_are_those_that_a_question_about_them_selects() {
        let mut portfolio = sample();
        portfolio.people = ["ana", "bo", "cy"].map(person).into();
        let entry = |who, day| NewTimeEntry { who: PersonId(who), ..worked(day, "1") };
        portfolio.projects[0].team.push(assignment(0, None, None));
        for (who, day) in [(1, "2024-02-01"), (1, "2024-02-02"), (2, "2024-03-02")] {
            portfolio.projects[0].log.time.push(entry(who, day));
        }
        portfolio.projects[2].log.time.push(entry(1, "2024-01-03"));
        let as_of = date("2024-03-01");
        let hours = hours_by_project(&portfolio, as_of, as_of);
        let by_person: Vec<Vec<usize>> =
            hours.iter().map(|own| own.iter().map(|one| one.place).collect()).collect();
        assert_eq!(by_person, [vec![0], vec![0, 2], vec![]]);
        for ((who, _), places) in portfolio.people().zip(by_person) {
            let query = Query { people: vec![who], ..Query::everything(as_of) };
            let asked = query.projects(&portfolio, &[]).into_iter().map(|project| &project.id);
            assert!(asked.eq(places.iter().map(|place| &portfolio.projects[*place].id)));
        }
    }

    /// acme has an active and a done project, bolt a done one, new none.
    fn sample() -> Portfolio {
        let mut portfolio = portfolio();
        portfolio.clients.extend(["bolt", "new"].map(client));
        let done = |id, client| Project {
            status: Status::Done,
            finished: Some(date("2024-01-31")),
            client: ClientId(client),
            ..project(id)
        };
        portfolio.projects = vec![project("blog"), done("site", 0), done("shop", 1)];
        portfolio
    }

    #[test]
    fn clients_and_active_projects_of_a_question() {
        let (portfolio, wide) = (sample(), Query::everything(date("2024-02-29")));
        let acme = || vec![ClientId(0)];
        for (query, clients, projects) in [
            (wide.clone(), vec![0, 1, 2], vec!["blog"]),
            (Query { named: Some(vec![0, 1]), named_clients: acme(), ..wide.clone() }, vec![0], vec!["blog"]),
            (Query { named: Some(vec![1]), ..wide.clone() }, vec![0], vec!["site"]),
            (
                Query { named: Some(vec![]), named_clients: vec![ClientId(2)], ..wide.clone() },
                vec![2],
                vec![],
            ),
            (Query { clients: acme(), ..wide.clone() }, vec![0], vec!["blog"]),
            (Query { statuses: vec![Status::Done], ..wide }, vec![0, 1], vec!["site", "shop"]),
        ] {
            let found: Vec<u32> = query.clients(&portfolio).iter().map(|id| id.0).collect();
            let listed: Vec<&str> =
                query.active_projects(&portfolio).iter().map(|project| &*project.id).collect();
            assert_eq!((found, listed), (clients, projects), "{query:?}");
        }
    }
}
