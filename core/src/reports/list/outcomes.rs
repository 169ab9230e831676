//! The list of what success is, and how it went.

use serde::Serialize;

use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::page::{Cell, Column, Unit};
use crate::reports::list::listed::{List, Listed, text};
use crate::reports::query::Query;

/// What success is on a project, and how it went.
#[derive(Clone, Debug, Serialize)]
pub struct ListedOutcome {
    /// `client/project`.
    pub project: String,
    /// What is measured.
    pub metric: Box<str>,
    /// What it should be.
    pub target: Option<Box<str>>,
    /// What it is.
    pub actual: Option<Box<str>>,
    /// By when.
    pub due: Option<Date>,
}

/// The outcomes of the projects that a question is about; those alone that nobody measured, where they are asked for.
#[must_use]
pub fn outcomes(portfolio: &Portfolio, query: &Query, are_open: bool) -> List<ListedOutcome> {
    let rows = query.projects(portfolio, &[]).into_iter().flat_map(|project| {
        let outcomes = project.outcomes.iter().filter(|one| !are_open || one.actual.is_none());
        outcomes.map(|one| ListedOutcome {
            project: portfolio.full_name(project),
            metric: one.metric.clone(),
            target: one.target.clone(),
            actual: one.actual.clone(),
            due: one.due,
        })
    });
    List::new(portfolio, query.as_of, rows.collect())
}

impl Listed for ListedOutcome {
    const KIND: &'static str = "outcomes";

    fn columns() -> Vec<Column<'static, Self>> {
        type Of = Column<'static, ListedOutcome>;
        vec![
            Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())),
            Of::new("metric", "metric", 1, Unit::Words, |row| Cell::Text(row.metric.to_string())),
            Of::new("target", "target", 3, Unit::Words, |row| text(row.target.as_deref())),
            Of::new("actual", "actual", 2, Unit::Words, |row| text(row.actual.as_deref())),
            Of::new("due", "due", 2, Unit::Date, |row| Cell::applies(row.due, Cell::Date)),
        ]
    }
}
