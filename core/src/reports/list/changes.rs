//! The list of requests for change.

use serde::Serialize;

use crate::figures::requests::change::in_force;
use crate::model::Date;
use crate::model::change::{Change, ChangeStatus};
use crate::model::currency::Currency;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::{Hours, Money};
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::list::listed::{List, Listed, id};
use crate::reports::query::Query;

/// A request for change as it stood.
#[derive(Clone, Debug, Serialize)]
pub struct ListedChange {
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
pub fn changes(portfolio: &Portfolio, query: &Query, answers: &[ChangeStatus]) -> List<ListedChange> {
    let mut rows = Vec::new();
    for project in query.projects(portfolio, &[]) {
        let mut changes: Vec<_> = in_force(project, query.as_of)
            .filter(|(_, status)| answers.is_empty() || answers.contains(status))
            .collect();
        changes.sort_by_key(|(change, _)| (change.asked, &change.id));
        let row = |(change, status)| row(portfolio, project, change, status, query.as_of);
        rows.extend(changes.into_iter().map(row));
    }
    List::new(portfolio, query.as_of, rows)
}

fn row(
    portfolio: &Portfolio,
    project: &Project,
    change: &Change,
    status: ChangeStatus,
    as_of: Date,
) -> ListedChange {
    ListedChange {
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

impl Listed for ListedChange {
    const KIND: &'static str = "changes";

    fn columns() -> Vec<Column<'static, Self>> {
        type Of = Column<'static, ListedChange>;
        vec![
            Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())),
            Of::new("id", "change", 1, Unit::Id, |row| Cell::Id(row.id.to_string())),
            Of::new("title", "title", 5, Unit::Words, |row| Cell::Text(row.title.to_string())),
            Of::new("status", "status", 2, Unit::State, |row| {
                let tone = if row.status == ChangeStatus::Open { Tone::Warning } else { Tone::Plain };
                Cell::State(row.status.word(), tone)
            }),
            Of::new("asked", "asked", 3, Unit::Date, |row| Cell::Date(row.asked)),
            Of::new("by", "by", 8, Unit::Id, |row| id(row.by.as_deref())),
            Of::new("decided", "decided", 9, Unit::Date, |row| Cell::applies(row.decided, Cell::Date)),
            Of::new("hours", "hours", 6, Unit::Hours, |row| Cell::Hours(row.hours.clone())),
            Of::new("amount", "amount", 4, Unit::Money, |row| Cell::Money(row.amount.clone())),
            Of::new("days", "days", 7, Unit::Count, |row| Cell::Count(row.days)),
        ]
    }
}
