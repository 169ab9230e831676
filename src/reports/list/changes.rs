//! The list of requests for change.

use serde::Serialize;

use crate::figures::change::in_force;
use crate::model::change::ChangeStatus;
use crate::model::currency::Currency;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::{Hours, Money};
use crate::model::{Date, change};
use crate::page::{Cell, Column, Tone};
use crate::reports::list::{List, Listed};
use crate::reports::query::Query;

/// A request for change as it stood.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// `client/project`.
    pub project: String,
    /// Its id within the project.
    pub id: Box<str>,
    /// What was asked.
    pub title: Box<str>,
    /// When.
    pub asked: Date,
    /// By whom.
    pub by: Option<Box<str>>,
    /// The answer.
    pub status: ChangeStatus,
    /// When it was given.
    pub decided: Option<Date>,
    /// Effect on the hours.
    pub hours: Hours,
    /// Effect on the amount.
    pub amount: Money,
    /// The currency of the amount.
    pub currency: Currency,
    /// Working days added to the due date.
    pub days: i64,
}

/// The changes of the projects that a question is about, with one of these answers; with any where none is given.
#[must_use]
pub fn changes(portfolio: &Portfolio, query: &Query, answers: &[ChangeStatus]) -> List<Change> {
    let mut rows = Vec::new();
    for project in query.projects(portfolio, &[]) {
        let mut changes: Vec<_> = in_force(project, query.as_of)
            .filter(|(_, status)| answers.is_empty() || answers.contains(status))
            .collect();
        changes.sort_by_key(|(change, _)| (change.asked, &change.id));
        rows.extend(changes.into_iter().map(|asked| row(portfolio, project, (asked, query.as_of))));
    }
    List::new(portfolio, query.as_of, rows)
}

type Asked<'p> = ((&'p change::Change, ChangeStatus), Date);

fn row(portfolio: &Portfolio, project: &Project, ((change, status), as_of): Asked<'_>) -> Change {
    Change {
        project: portfolio.full_name(project),
        id: change.id.clone(),
        title: change.title.clone(),
        asked: change.asked,
        by: change.by.map(|by| portfolio.party_id(project.client, by).into()),
        status,
        decided: change.decided.filter(|decided| *decided <= as_of),
        hours: Hours(change.hours.clone()),
        amount: Money { amount: change.amount.clone(), currency: project.currency },
        currency: project.currency,
        days: change.days,
    }
}

impl Listed for Change {
    const KIND: &'static str = "changes";
    const COLUMNS: &'static [Column] = &[
        Column::new("project", 0),
        Column::new("change", 1),
        Column::new("title", 5),
        Column::new("status", 2),
        Column::new("asked", 3),
        Column::new("by", 8),
        Column::new("decided", 9),
        Column::new("hours", 6),
        Column::new("amount", 4),
        Column::new("days", 7),
    ];

    fn cells(&self) -> Vec<Cell> {
        let tone = if self.status == ChangeStatus::Open { Tone::Warning } else { Tone::Plain };
        vec![
            Cell::Id(self.project.clone()),
            Cell::Id(self.id.to_string()),
            Cell::Text(self.title.to_string()),
            Cell::State(self.status.word(), tone),
            Cell::Date(self.asked),
            Cell::applies(self.by.as_ref(), |by| Cell::Id(by.to_string())),
            Cell::applies(self.decided, Cell::Date),
            Cell::Hours(self.hours.clone()),
            Cell::Money(self.amount.clone()),
            Cell::Count(self.days),
        ]
    }
}
