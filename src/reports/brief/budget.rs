//! The budget as it was agreed with the client. What a fixed price is spent on is ours to know; of what is billed by the
//! hour or by the period the client may see how much is used. Money or hours, never both: one over the other is a rate.

use serde::Serialize;

use crate::figures::budget::{Budgeted, ProjectFigures};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::project::Billing;
use crate::model::quantity::{Hours, Money};

/// What was agreed, and how much of it is used and invoiced.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct BudgetKeys {
    pub billing: Billing,
    pub amount: Option<Agreed<Money>>,
    pub hours: Option<Agreed<Hours>>,
    pub period: Option<PeriodKeys>,
    pub invoiced: Option<Money>,
    pub overdue: Option<Money>,
}

/// A budget: as agreed at first, what accepted changes add, both; how much is used and left, where the client pays by it.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct Agreed<Q> {
    pub original: Q,
    pub changes: Q,
    pub current: Q,
    pub used: Option<Q>,
    pub left: Option<Q>,
}

/// The period of a retainer that is in force: its hours with those carried into it, or else its amount.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct PeriodKeys {
    pub from: Date,
    pub to: Option<Date>,
    pub hours: Option<Hours>,
    pub used: Option<Hours>,
    pub left: Option<Hours>,
    pub amount: Option<Money>,
}

pub(crate) fn budget(figures: &ProjectFigures<'_>) -> BudgetKeys {
    let project = figures.project;
    let money = |amount: &Number| project.currency.money(amount);
    let hours = |hours: &Number| Hours(hours.clone());
    let pays_by_it = project.billing == Billing::Hourly;
    let amount = figures.budget.amount.as_ref();
    let spent = figures.spent.amount.as_ref().ok().filter(|_| pays_by_it);
    let worked = Some(&figures.spent.billable_hours).filter(|_| pays_by_it);
    BudgetKeys {
        billing: project.billing,
        amount: amount.map(|budget| agreed(budget, spent, money)),
        hours: figures
            .budget
            .hours
            .as_ref()
            .filter(|_| amount.is_none())
            .map(|budget| agreed(budget, worked, hours)),
        period: period(figures),
        invoiced: figures.receivables.invoiced.as_ref().ok().map(money),
        overdue: figures.receivables.overdue.as_ref().ok().map(money),
    }
}

fn agreed<Q>(budget: &Budgeted, used: Option<&Number>, quantity: impl Fn(&Number) -> Q) -> Agreed<Q> {
    Agreed {
        original: quantity(&budget.original),
        changes: quantity(&budget.changes),
        current: quantity(&budget.current),
        used: used.map(&quantity),
        left: used.map(|used| quantity(&(&budget.current - used))),
    }
}

fn period(figures: &ProjectFigures<'_>) -> Option<PeriodKeys> {
    let (project, period) = (figures.project, figures.periods.current()?);
    let usable = period.allowance.as_ref().zip(period.carried.as_ref()).map(|(own, carried)| own + carried);
    let has_hours = usable.is_some();
    let amount = period.terms.amount.as_ref().filter(|_| !has_hours);
    Some(PeriodKeys {
        from: period.from,
        to: period.to,
        hours: usable.map(Hours),
        used: has_hours.then(|| Hours(period.used.clone())),
        left: period.left.clone().map(Hours),
        amount: amount.map(|amount| Money { amount: amount.clone(), currency: project.currency }),
    })
}
