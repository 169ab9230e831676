//! The list of what we need from clients.

use serde::Serialize;

use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Wait};
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::list::listed::{List, Listed, id};
use crate::reports::query::Query;

/// Something that we need from a client, as it stood.
#[derive(Clone, Debug, Serialize)]
pub struct ListedWait {
    /// `client/project`.
    pub project: String,
    /// Its id within the project.
    pub id: Box<str>,
    /// What it is.
    pub title: Box<str>,
    /// When we asked for it.
    pub asked: Date,
    /// Whom we asked.
    pub contact: Option<Box<str>>,
    /// By when we need it.
    pub due: Option<Date>,
    /// When it came.
    pub done: Option<Date>,
    /// Calendar days past the day by which we need it, while it has not come.
    pub days_late: Option<i64>,
}

/// What the projects that a question is about wait for, or waited; that alone which has not come, where it is asked for.
#[must_use]
pub fn waits(portfolio: &Portfolio, query: &Query, are_open: bool) -> List<ListedWait> {
    let mut rows = Vec::new();
    for project in query.projects(portfolio, &[]) {
        let asked = project.waits.iter().filter(|wait| wait.asked <= query.as_of);
        let asked = asked.filter(|wait| !are_open || wait.done_by(query.as_of).is_none());
        let mut waits: Vec<&Wait> = asked.collect();
        waits.sort_by_key(|wait| (wait.asked, &wait.id));
        rows.extend(waits.into_iter().map(|wait| row(portfolio, project, wait, query.as_of)));
    }
    List::new(portfolio, query.as_of, rows)
}

fn row(portfolio: &Portfolio, project: &Project, wait: &Wait, as_of: Date) -> ListedWait {
    let done = wait.done_by(as_of);
    let contact = wait.contact.and_then(|contact| portfolio.contact(project.client, contact));
    let late = wait.due.filter(|due| *due < as_of && done.is_none());
    ListedWait {
        project: portfolio.full_name(project),
        id: wait.id.clone(),
        title: wait.title.clone(),
        asked: wait.asked,
        contact: contact.map(|contact| contact.id.clone()),
        due: wait.due,
        done,
        days_late: late.map(|due| (as_of - due).num_days()),
    }
}

impl Listed for ListedWait {
    const KIND: &'static str = "waits";

    fn columns() -> Vec<Column<'static, Self>> {
        type Of = Column<'static, ListedWait>;
        vec![
            Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())),
            Of::new("id", "wait", 1, Unit::Id, |row| Cell::Id(row.id.to_string())),
            Of::new("title", "title", 3, Unit::Words, |row| Cell::Text(row.title.to_string())),
            Of::new("contact", "contact", 5, Unit::Id, |row| id(row.contact.as_deref())),
            Of::new("asked", "asked", 4, Unit::Date, |row| Cell::Date(row.asked)),
            Of::new("due", "due", 2, Unit::Date, |row| Cell::applies(row.due, Cell::Date)),
            Of::new("days_late", "days late", 6, Unit::Count, |row| {
                Cell::applies(row.days_late, Cell::Count)
            }),
            Of::new("done", "done", 7, Unit::State, |row| match row.done {
                Some(done) => Cell::Date(done),
                None => Cell::State("open", Tone::Warning),
            }),
        ]
    }
}
