//! The changes of one project, each with what it left of the budget and of the due date.

use serde::Serialize;

use crate::figures::requests::change::{changed_budget, moved_due, moves_the_plan};
use crate::figures::requests::change_spent::{ChangeSpent, ChangesSpent};
use crate::figures::requests::scope::{broken, over_estimate};
use crate::figures::requests::tally::days_open;
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
    /// When we told them what it would take.
    pub quoted: Option<Date>,
    /// What it took: all time that names it.
    pub spent: RequestSpent,
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
    /// Whether it took clearly more than was said.
    #[serde(skip)]
    pub is_over_estimate: bool,
}

/// The time that names a request.
#[derive(Clone, Debug, Serialize)]
pub struct RequestSpent {
    /// Hours, whether they are billed or not.
    pub hours: Hours,
    /// The same at their bill rates; `None` where one has none.
    pub fees: Option<Money>,
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
pub(crate) fn list(
    portfolio: &Portfolio,
    project: &Project,
    spent: &ChangesSpent,
    as_of: Date,
) -> Vec<Request> {
    let limits = &portfolio.agency.thresholds;
    let over: Vec<&str> =
        over_estimate(project, spent, as_of, limits).map(|(change, _)| &*change.id).collect();
    let exists = |(change, spent)| {
        let change: &Change = change;
        Some((change, change.status_at(as_of)?, spent))
    };
    let mut changes: Vec<_> = project.changes.iter().zip(&spent.changes).filter_map(exists).collect();
    changes.sort_by_key(|(change, status, _)| match status {
        ChangeStatus::Open => (true, change.asked),
        _ => (false, change.decided.unwrap_or(change.asked)),
    });
    let mut running = Running { hours: Number::zero(), amount: Number::zero(), days: 0 };
    changes
        .into_iter()
        .map(|(change, status, spent)| {
            running.decide(change, status);
            Request {
                days_open: days_open(change, status, as_of),
                quoted: change.quoted_by(as_of),
                broken: broken(project, change, status).collect(),
                is_over_estimate: over.contains(&&*change.id),
                ..listed(portfolio, project, change, spent, status, &running)
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
    spent: &ChangeSpent,
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
        quoted: None,
        spent: RequestSpent {
            hours: Hours(spent.hours.clone()),
            fees: spent.fees.as_ref().ok().cloned().map(money),
        },
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
        is_over_estimate: false,
    }
}
