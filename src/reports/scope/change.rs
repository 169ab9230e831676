//! The changes of one project, each with what it left of the budget and of the due date.

use serde::Serialize;

use crate::figures::change::{changed_budget, in_force, moved_due, moves_the_plan};
use crate::figures::scope::broken;
use crate::figures::tally::days_open;
use crate::model::Date;
use crate::model::change::{Change, ChangeStatus, Party};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Firm, Project};
use crate::model::quantity::{Hours, Money};

/// A request for change as it stood at the date of the report.
#[derive(Clone, Debug, Serialize)]
pub struct Request {
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
    /// By whom.
    pub decided_by: Option<Box<str>>,
    /// Who brought it.
    pub told_by: Option<Box<str>>,
    /// Effect on the hours.
    pub hours: Hours,
    /// Effect on the amount.
    pub amount: Money,
    /// Working days added to the due date.
    pub days: i64,
    /// Calendar days to the answer, or to the date of the report.
    pub days_open: i64,
    /// The budget once it was decided.
    pub budget_after: BudgetAfter,
    /// The due date once it was decided.
    pub due_after: Option<Date>,
    /// Why.
    pub reason: Option<Box<str>>,
    /// What is given up in exchange.
    pub trade: Option<Box<str>>,
    /// What it moved although it must not move.
    #[serde(skip)]
    pub broken: Vec<Firm>,
}

/// A budget between two changes; nothing while a change is open, and where there is no such budget.
#[derive(Clone, Debug, Default, Serialize)]
pub struct BudgetAfter {
    /// Hours.
    pub hours: Option<Hours>,
    /// Money.
    pub amount: Option<Money>,
}

/// What the decisions so far add up to.
struct Running {
    hours: Number,
    amount: Number,
    days: i64,
}

/// The changes of a project: what is decided by the date of its decision, then what is open by the date it was
/// asked; on the same date in the order of the file.
pub(crate) fn list(portfolio: &Portfolio, project: &Project, as_of: Date) -> Vec<Request> {
    let mut changes: Vec<_> = in_force(project, as_of).collect();
    changes.sort_by_key(|(change, status)| match status {
        ChangeStatus::Open => (true, change.asked),
        _ => (false, change.decided.unwrap_or(change.asked)),
    });
    let mut running = Running { hours: Number::zero(), amount: Number::zero(), days: 0 };
    changes
        .into_iter()
        .map(|(change, status)| {
            running.decide(change, status);
            Request {
                days_open: days_open(change, status, as_of),
                broken: broken(project, change, status).collect(),
                ..listed(portfolio, project, change, status, &running)
            }
        })
        .collect()
}

impl Running {
    fn decide(&mut self, change: &Change, status: ChangeStatus) {
        if status == ChangeStatus::Accepted {
            self.hours = &self.hours + &change.hours;
            self.amount = &self.amount + &change.amount;
        }
        if moves_the_plan(status) {
            self.days = self.days.saturating_add(change.days);
        }
    }
}

fn listed(
    portfolio: &Portfolio,
    project: &Project,
    change: &Change,
    status: ChangeStatus,
    running: &Running,
) -> Request {
    let name = |party: Option<Party>| party.map(|party| portfolio.party_id(project.client, party).into());
    let money = |amount: Number| Money { amount, currency: project.currency };
    // An answer that came later is not known yet, and neither is anything that was written along with it.
    let is_known = status == change.status;
    let is_decided = status != ChangeStatus::Open;
    let after = is_decided.then(|| changed_budget(project, &running.hours, &running.amount));
    let budget_after =
        after.map(|budget| BudgetAfter { hours: budget.hours.map(Hours), amount: budget.amount.map(money) });
    let moved = || moved_due(project, &portfolio.agency.calendar, running.days);
    Request {
        id: change.id.clone(),
        title: change.title.clone(),
        asked: change.asked,
        by: name(change.by),
        status,
        decided: change.decided.filter(|_| is_decided),
        decided_by: name(change.decided_by.filter(|_| is_known)),
        told_by: name(change.told_by.filter(|_| is_known).map(Party::Person)),
        hours: Hours(change.hours.clone()),
        amount: money(change.amount.clone()),
        days: change.days,
        days_open: 0,
        budget_after: budget_after.unwrap_or_default(),
        due_after: is_decided.then(moved).flatten(),
        reason: change.reason.clone().filter(|_| is_known),
        trade: change.trade.clone().filter(|_| is_known),
        broken: Vec::new(),
    }
}
