//! The budget as it was agreed with the client. What a fixed price is spent on is ours to know; of what is billed by the
//! hour or by the period the client may see how much is used, as it stands on the invoices.

use chrono::Datelike;
use serde::Serialize;

use crate::figures::missing::Known;
use crate::figures::rates::worth::Shown;
use crate::figures::retainers::retainer::Period;
use crate::figures::spending::budget::{Budgeted, ProjectFigures};
use crate::figures::spending::spent::Tally;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
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
    pub month: Option<MonthKeys>,
    pub invoiced: Option<Money>,
    pub overdue: Option<Money>,
    pub credit: Option<Money>,
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
    pub carried: Option<Hours>,
    pub used: Option<Hours>,
    pub left: Option<Hours>,
    pub owed: Option<Hours>,
    pub amount: Option<Money>,
    pub before: Vec<PastPeriod>,
}

/// A period that has ended, and what was used of its hours.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct PastPeriod {
    pub from: Date,
    pub hours: Option<Hours>,
    pub used: Hours,
}

/// What was worked by the hour in this month, and in all.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the report's page in the guide")]
pub struct MonthKeys {
    pub from: Date,
    pub hours: Hours,
    pub amount: Option<Money>,
    pub hours_so_far: Hours,
    pub amount_so_far: Option<Money>,
}

/// So many periods before the one in force are told.
const BEFORE: usize = 3;

pub(crate) fn budget(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> BudgetKeys {
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
        month: month(portfolio, figures, as_of),
        invoiced: figures.receivables.invoiced.as_ref().ok().map(money),
        overdue: figures.receivables.overdue.as_ref().ok().map(money),
        credit: figures.receivables.credit.as_ref().ok().map(money),
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

fn month(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<MonthKeys> {
    let project = figures.project;
    if project.billing != Billing::Hourly {
        return None;
    }
    let from = as_of.with_day(1)?;
    let of_month = |date: Date| from <= date && date <= as_of;
    let entries = project.log.time.entries().iter().filter(|entry| of_month(entry.date));
    let tally = Tally::of(Shown::own(portfolio, project), entries);
    let money = |fees: Known| fees.ok().map(|fees| project.currency.money(&fees));
    Some(MonthKeys {
        from,
        hours: Hours(tally.billed_hours()),
        amount: money(tally.fees(|_| true)),
        hours_so_far: Hours(figures.spent.billable_hours.clone()),
        amount_so_far: money(figures.spent.fees.clone()),
    })
}

fn period(figures: &ProjectFigures<'_>) -> Option<PeriodKeys> {
    let (project, period) = (figures.project, figures.periods.current()?);
    let usable_now = period.usable();
    let has_hours = usable_now.is_some();
    let amount = period.terms.amount.as_ref().filter(|_| !has_hours);
    let past = |past: &Period| PastPeriod {
        from: past.from,
        hours: past.usable().map(Hours),
        used: Hours(past.used.clone()),
    };
    let earlier = figures.periods.periods.iter().rev().skip(1).take(BEFORE).filter(|_| has_hours);
    Some(PeriodKeys {
        from: period.from,
        to: period.to,
        hours: usable_now.map(Hours),
        carried: period.carried.clone().filter(Number::is_positive).map(Hours),
        used: has_hours.then(|| Hours(period.used.clone())),
        left: period.left.clone().map(Hours),
        owed: period.debt.clone().filter(Number::is_positive).map(Hours),
        amount: amount.map(|amount| project.currency.money(amount)),
        before: earlier.map(past).collect(),
    })
}
