//! The list of dates that matter, and of what is invoiced once they are reached.

use serde::Serialize;

use crate::figures::invoicing::to_invoice::reached;
use crate::figures::schedule::plan::Plan;
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Milestone, Project};
use crate::model::quantity::Money;
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::list::listed::{List, Listed, id};
use crate::reports::query::Query;

/// A date that matters to a project.
#[derive(Clone, Debug, Serialize)]
pub struct ListedMilestone {
    /// `client/project`.
    pub project: String,
    /// Its id within the project.
    pub id: Box<str>,
    /// What it is.
    pub title: Box<str>,
    /// What is to be invoiced once it is reached.
    pub amount: Option<Money>,
    /// The currency of the amount.
    pub currency: Currency,
    /// When it is reached as planned: on its own day or on that of its phase, whichever is earlier.
    pub due: Option<Date>,
    /// The phase with which it is reached.
    pub phase: Option<Box<str>>,
    /// When it was reached.
    pub reached: Option<Date>,
}

/// The milestones of the projects that a question is about; those alone that are not reached, where these are asked for.
#[must_use]
pub fn milestones(portfolio: &Portfolio, query: &Query, are_open: bool) -> List<ListedMilestone> {
    let mut rows = Vec::new();
    for project in query.projects(portfolio, &[]).into_iter().filter(|one| !one.milestones.is_empty()) {
        let plan = Plan::as_of(project, &portfolio.agency.calendar, query.as_of);
        let mut of_project: Vec<ListedMilestone> =
            project.milestones.iter().map(|one| row(portfolio, (project, &plan), one, query.as_of)).collect();
        of_project.retain(|row| !are_open || row.reached.is_none());
        of_project.sort_by_key(|row| (row.due.is_none(), row.due));
        rows.append(&mut of_project);
    }
    List::new(portfolio, query.as_of, rows)
}

fn row(
    portfolio: &Portfolio,
    (project, plan): (&Project, &Plan<'_>),
    milestone: &Milestone,
    as_of: Date,
) -> ListedMilestone {
    let phase = milestone.phase.and_then(|phase| plan.phases().get(phase.0 as usize));
    let due = [milestone.due, phase.and_then(|planned| planned.due)].into_iter().flatten().min();
    ListedMilestone {
        project: portfolio.full_name(project),
        id: milestone.id.clone(),
        title: milestone.title.clone(),
        amount: milestone.amount.as_ref().map(|amount| project.currency.money(amount)),
        currency: project.currency,
        due,
        phase: phase.map(|planned| planned.phase.id.clone()),
        reached: reached(project, milestone, as_of).filter(|day| *day <= as_of),
    }
}

impl Listed for ListedMilestone {
    const KIND: &'static str = "milestones";

    fn columns() -> Vec<Column<'static, Self>> {
        type Of = Column<'static, ListedMilestone>;
        vec![
            Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())),
            Of::new("id", "milestone", 1, Unit::Id, |row| Cell::Id(row.id.to_string())),
            Of::new("title", "title", 5, Unit::Words, |row| Cell::Text(row.title.to_string())),
            Of::new("amount", "amount", 2, Unit::Money, |row| Cell::applies(row.amount.clone(), Cell::Money)),
            Of::new("due", "due", 3, Unit::Date, |row| Cell::applies(row.due, Cell::Date)),
            Of::new("phase", "phase", 6, Unit::Id, |row| id(row.phase.as_deref())),
            Of::new("reached", "reached", 4, Unit::State, |row| match row.reached {
                Some(day) => Cell::Date(day),
                None => Cell::State("open", Tone::Warning),
            }),
            Of::new("currency", "currency", 9, Unit::State, |row| {
                Cell::State(row.currency.code(), Tone::Plain)
            }),
        ]
    }
}
