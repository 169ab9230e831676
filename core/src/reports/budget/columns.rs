//! The columns of the budget report: what matters first at the left.

use crate::figures::spending::budget::Unit as BurnUnit;
use crate::figures::spending::state::BudgetState;
use crate::model::project::Billing;
use crate::page::{Cell, Column, Unit};
use crate::reports::budget::keys::BudgetPeriod;
use crate::reports::budget::row::BudgetRow;
use crate::reports::budget::totals::BudgetTotals;
use crate::reports::document::Group;
use crate::reports::tone::{of_budget as tone, of_schedule};

/// A column of projects.
type BudgetColumn = Column<'static, BudgetRow, BudgetTotals>;
/// A column of groups.
type BudgetGroupColumn = Column<'static, Group<BudgetTotals>, BudgetTotals>;

/// The columns of projects; those of costs where these are told.
pub(crate) fn projects(costs: bool) -> Vec<BudgetColumn> {
    type Of = BudgetColumn;
    vec![
        Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())).heading_totals(),
        Of::new("state", "state", 1, Unit::State, |row| Cell::State(row.state.word(), tone(row.state))),
        Of::new("burn", "burn", 2, Unit::Share, burn),
        Of::new("spent", "spent", 3, Unit::Measure, spent)
            .total("spent", |totals| Cell::Money(totals.spent.clone())),
        Of::new("budget", "budget", 4, Unit::Measure, allowed)
            .total("budget", |totals| Cell::Money(totals.budget.clone())),
        Of::new("due.current", "due", 5, Unit::Date, |row| Cell::applies(row.due.current, Cell::Date)),
        Of::new("schedule", "schedule", 6, Unit::State, |row| {
            Cell::State(row.schedule.word(), of_schedule(row.schedule))
        }),
        Of::new("remaining", "left", 7, Unit::Measure, left)
            .total("remaining", |totals| Cell::Money(totals.remaining.clone())),
        Of::new("progress", "done", 8, Unit::Share, progress),
        Of::new("evm.eac", "at completion", 9, Unit::Measure, at_completion),
        Of::new("forecast.finish", "finish", 10, Unit::Date, |row| {
            Cell::applies(row.forecast.finish, Cell::Date)
        }),
        Of::new("runs_out", "runs out", 11, Unit::Date, |row| Cell::applies(row.runs_out, Cell::Date)),
        Of::new("spent.hours", "hours", 16, Unit::Hours, |row| Cell::Hours(row.spent.hours.clone())),
        Of::new("budget.hours.current", "of hours", 17, Unit::Hours, |row| {
            Cell::applies(row.budget.hours.as_ref(), |hours| Cell::Hours(hours.current.clone()))
        }),
        Of::new("money.revenue", "revenue", 14, Unit::Money, |row| {
            Cell::known(row.money.revenue.clone(), Cell::Money)
        })
        .total("revenue", |totals| Cell::Money(totals.revenue.clone())),
        Of::new("money.margin", "margin", 12, Unit::Money, |row| {
            Cell::known(row.money.margin.clone().flatten(), Cell::Money)
        })
        .total("margin", |totals| Cell::applies(totals.margin.clone(), Cell::Money))
        .only_if(costs),
        Of::new("money.margin_ratio", "margin %", 13, Unit::Share, margin_ratio)
            .total("margin_ratio", |totals| Cell::applies(totals.margin_ratio(), Cell::Percent))
            .only_if(costs),
        Of::new("money.outstanding", "outstanding", 15, Unit::Money, |row| {
            Cell::known(row.money.outstanding.clone(), Cell::Money)
        })
        .total("outstanding", |totals| Cell::Money(totals.outstanding.clone())),
        Of::new("money.overdue", "overdue", 18, Unit::Money, |row| {
            Cell::known(row.money.overdue.clone(), Cell::Money)
        })
        .total("overdue", |totals| Cell::Money(totals.overdue.clone())),
        Of::new("money.to_invoice", "to invoice", 19, Unit::Money, |row| {
            Cell::known(row.money.to_invoice.clone(), Cell::Money)
        })
        .total("to_invoice", |totals| Cell::Money(totals.to_invoice.clone())),
        Of::new("money.credit", "credit", 20, Unit::Money, |row| {
            Cell::known(row.money.credit.clone(), Cell::Money)
        })
        .total("credit", |totals| Cell::Money(totals.credit.clone())),
        Of::new("waiting.days", "waited", 21, Unit::Count, |row| {
            Cell::applies((row.waiting.days > 0).then_some(row.waiting.days), Cell::Count)
        }),
    ]
}

/// The columns of clients: whatever projects have totals of, and how many of them are in trouble.
pub(crate) fn clients(costs: bool) -> Vec<BudgetGroupColumn> {
    let over = |totals: &BudgetTotals| Cell::counted(totals.states.get(BudgetState::Over.word()));
    let at_risk = |totals: &BudgetTotals| Cell::counted(totals.states.get(BudgetState::AtRisk.word()));
    let trouble = [
        BudgetGroupColumn::new("states.over", "over", 7, Unit::Count, move |group| over(&group.totals))
            .total("states.over", over),
        BudgetGroupColumn::new("states.at-risk", "at risk", 7, Unit::Count, move |group| {
            at_risk(&group.totals)
        })
        .total("states.at-risk", at_risk),
    ];
    let mut columns = Group::columns("client", &projects(costs));
    columns.splice(1..1, trouble);
    columns
}

fn burn(row: &BudgetRow) -> Cell {
    match (&row.burn, row.state) {
        (Some(burn), state) => Cell::Bar(burn.clone(), tone(state)),
        (None, BudgetState::Unknown) => Cell::Unknown,
        (None, _) => Cell::Empty,
    }
}

/// Of what the burn is of: of a retainer, of its period.
fn spent(row: &BudgetRow) -> Cell {
    match (&row.period, row.burn_by) {
        (_, None | Some(BurnUnit::Amount)) => Cell::known(row.spent.amount.clone(), Cell::Money),
        (Some(period), _) => Cell::applies(period.as_ref(), |period| Cell::Hours(period.used.clone())),
        (None, _) => Cell::Hours(row.spent.hours.clone()),
    }
}

/// The budget that the burn is of, else whatever there is.
fn allowed(row: &BudgetRow) -> Cell {
    let usable = row.period.as_ref().and_then(Option::as_ref).and_then(BudgetPeriod::usable);
    match (usable, row.burn_by, &row.budget.amount, &row.budget.hours) {
        (Some(usable), ..) => Cell::Hours(usable),
        (None, Some(BurnUnit::Hours), _, Some(budget)) => Cell::Hours(budget.current.clone()),
        (None, _, Some(budget), _) => Cell::Money(budget.current.clone()),
        (None, _, None, Some(budget)) => Cell::Hours(budget.current.clone()),
        (None, _, None, None) => Cell::Empty,
    }
}

fn left(row: &BudgetRow) -> Cell {
    match (row.burn_by, &row.budget.amount) {
        (Some(BurnUnit::Hours), _) => Cell::applies(row.remaining.hours.clone(), Cell::Hours),
        (_, Some(_)) => Cell::known(row.remaining.amount.clone(), Cell::Money),
        (_, None) => Cell::Empty,
    }
}

/// A retainer goes on; nobody asks how much of it is done.
fn progress(row: &BudgetRow) -> Cell {
    match (&row.progress, row.billing) {
        (None, Billing::Retainer) => Cell::Empty,
        (progress, _) => Cell::known(progress.clone(), Cell::Percent),
    }
}

/// In the unit of the burn.
fn at_completion(row: &BudgetRow) -> Cell {
    let (amount, hours) = (row.forecast.amount.clone(), row.forecast.hours.clone());
    match row.burn_by {
        Some(BurnUnit::Amount) if row.evm.is_some() => Cell::known(amount, Cell::Money),
        Some(BurnUnit::Hours) if row.evm.is_some() => Cell::known(hours, Cell::Hours),
        _ => Cell::Empty,
    }
}

fn margin_ratio(row: &BudgetRow) -> Cell {
    match (row.money.margin_ratio.clone().flatten(), &row.money.revenue) {
        (Some(ratio), _) => Cell::Percent(ratio),
        (None, Some(_)) => Cell::Empty,
        (None, None) => Cell::Unknown,
    }
}
