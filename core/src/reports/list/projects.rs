//! The list of projects.

use serde::Serialize;

use crate::figures::requests::change::current_due;
use crate::model::currency::Currency;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Firm, Status};
use crate::model::{Date, project};
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::due::Due;
use crate::reports::list::listed::{List, Listed, ids, joined, tone};
use crate::reports::query::Query;

/// A project as it stood.
#[derive(Clone, Debug, Serialize)]
pub struct ListedProject {
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

/// The projects that a question is about, of any status.
#[must_use]
pub fn projects(portfolio: &Portfolio, query: &Query) -> List<ListedProject> {
    let rows = query.projects(portfolio, &[]).into_iter().map(|project| row(portfolio, project, query.as_of));
    List::new(portfolio, query.as_of, rows.collect())
}

fn row(portfolio: &Portfolio, project: &project::Project, as_of: Date) -> ListedProject {
    let mut team = ids(project.team_at(as_of).map(|assignment| portfolio.person_id(assignment.who)));
    team.sort_unstable();
    team.dedup();
    let worked = project.log.time.entries().iter().map(|entry| entry.date).filter(|date| *date <= as_of);
    ListedProject {
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

impl Listed for ListedProject {
    const KIND: &'static str = "projects";

    fn columns() -> Vec<Column<'static, Self>> {
        type Of = Column<'static, ListedProject>;
        vec![
            Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())),
            Of::new("name", "name", 3, Unit::Words, |row| Cell::Text(row.name.to_string())),
            Of::new("status", "status", 1, Unit::State, |row| {
                Cell::State(row.status.word(), tone(row.status))
            }),
            Of::new("billing", "billing", 2, Unit::State, |row| Cell::State(row.billing.word(), Tone::Plain)),
            Of::new("start", "start", 6, Unit::Date, |row| Cell::applies(row.start, Cell::Date)),
            Of::new("due.current", "due", 4, Unit::Date, |row| Cell::applies(row.due.current, Cell::Date)),
            Of::new("finished", "finished", 7, Unit::Date, |row| Cell::applies(row.finished, Cell::Date)),
            Of::new("last_work", "last work", 5, Unit::Date, |row| Cell::applies(row.last_work, Cell::Date)),
            Of::new("firm", "firm", 9, Unit::Words, |row| {
                Cell::Text(row.firm.iter().map(|firm| firm.word()).collect::<Vec<_>>().join(", "))
            }),
            Of::new("team", "team", 8, Unit::Words, |row| joined(&row.team)),
            Of::new("currency", "currency", 10, Unit::State, |row| {
                Cell::State(row.currency.code(), Tone::Plain)
            }),
        ]
    }
}
