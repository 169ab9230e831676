//! The list of projects.

use serde::Serialize;

use crate::figures::change::current_due;
use crate::model::currency::Currency;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Firm, Status};
use crate::model::{Date, project};
use crate::page::{Cell, Column, Tone};
use crate::reports::list::{List, Listed, ids, joined, text, tone};
use crate::reports::query::Query;

/// A project as it stood.
#[derive(Clone, Debug, Serialize)]
pub struct Project {
    /// `client/project`.
    pub project: String,
    /// Its name.
    pub name: Box<str>,
    /// The client's id.
    pub client: Box<str>,
    /// Where it stood in its life.
    pub status: Status,
    /// How it is billed.
    pub billing: Billing,
    /// The currency of its amounts.
    pub currency: Currency,
    /// When it starts.
    pub start: Option<Date>,
    /// When it is due.
    pub due: Due,
    /// When it was finished.
    pub finished: Option<Date>,
    /// What must not move.
    pub firm: Vec<Firm>,
    /// Who is on it.
    pub team: Vec<Box<str>>,
    /// When somebody last worked on it.
    pub last_work: Option<Date>,
}

/// A due date, and what changes made of it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Due {
    /// As agreed at first.
    pub original: Option<Date>,
    /// With the changes that were done.
    pub current: Option<Date>,
}

/// The projects that a question is about, of any status.
#[must_use]
pub fn projects(portfolio: &Portfolio, query: &Query) -> List<Project> {
    let rows = query.projects(portfolio, &[]).into_iter().map(|project| row(portfolio, project, query.as_of));
    List::new(portfolio, query.as_of, rows.collect())
}

fn row(portfolio: &Portfolio, project: &project::Project, as_of: Date) -> Project {
    let mut team = ids(project.team_at(as_of).map(|assignment| portfolio.person_id(assignment.who)));
    team.sort_unstable();
    team.dedup();
    let worked = project.log.time.entries().iter().map(|entry| entry.date).filter(|date| *date <= as_of);
    Project {
        project: portfolio.full_name(project),
        name: project.name.clone(),
        client: portfolio.client_of(project).map_or_else(Box::default, |client| client.id.clone()),
        status: project.status_at(as_of),
        billing: project.billing,
        currency: project.currency,
        start: project.start,
        due: Due { original: project.due, current: current_due(project, &portfolio.agency.calendar, as_of) },
        finished: project.finished_by(as_of),
        firm: project.firm.clone(),
        team,
        last_work: worked.max(),
    }
}

impl Listed for Project {
    const KIND: &'static str = "projects";
    const COLUMNS: &'static [Column] = &[
        Column::new("project", 0),
        Column::new("name", 3),
        Column::new("status", 1),
        Column::new("billing", 2),
        Column::new("start", 6),
        Column::new("due", 4),
        Column::new("finished", 7),
        Column::new("last work", 5),
        Column::new("firm", 9),
        Column::new("team", 8),
        Column::new("currency", 10),
    ];

    fn cells(&self) -> Vec<Cell> {
        let firm: Vec<&str> = self.firm.iter().map(|firm| firm.word()).collect();
        vec![
            Cell::Id(self.project.clone()),
            Cell::Text(self.name.to_string()),
            Cell::State(self.status.word(), tone(self.status)),
            Cell::State(self.billing.word(), Tone::Plain),
            Cell::applies(self.start, Cell::Date),
            Cell::applies(self.due.current, Cell::Date),
            Cell::applies(self.finished, Cell::Date),
            Cell::applies(self.last_work, Cell::Date),
            text((!firm.is_empty()).then(|| firm.join(", ")).as_deref()),
            joined(&self.team),
            Cell::State(self.currency.code(), Tone::Plain),
        ]
    }
}
