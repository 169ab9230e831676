//! What is at risk of a project: what it is past its budget or will be, and what is left to do of it while it is late.

use crate::figures::rates::mean_rate::MeanRates;
use crate::figures::schedule::lateness::working_days_late;
use crate::figures::spending::budget::{Budgeted, ProjectFigures, Unit};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Binding, Firm};
use crate::model::retainer::Overage;
use crate::model::thresholds::Thresholds;

/// By how much one budget is over, or will be.
#[derive(Clone, Debug)]
pub struct Excess {
    /// What the budget is in.
    pub unit: Unit,
    /// By how much, always positive.
    pub number: Number,
    /// How that was computed.
    pub by: Past,
}

/// What is past a budget.
#[derive(Clone, Debug)]
pub enum Past {
    /// What is spent.
    Spent(Number),
    /// What it comes to at this pace.
    Forecast(Number),
    /// The burn is past the warning, where nobody can say what it comes to.
    Warning(Number),
}

/// How much there is of a budget, and how much of that is spent.
#[must_use]
pub fn budget_and_spent<'f>(figures: &'f ProjectFigures<'_>, unit: Unit) -> Option<(&'f Number, &'f Number)> {
    let (budget, spent): (&Budgeted, &Number) = match unit {
        Unit::Amount => (figures.budget.amount.as_ref()?, figures.spent.amount.as_ref().ok()?),
        Unit::Hours => (figures.budget.hours.as_ref()?, &figures.spent.hours),
    };
    Some((&budget.current, spent))
}

/// By how much the binding budgets are over or will be, whichever is more; without a forecast, by how much the burn is
/// above the warning.
pub fn excesses(figures: &ProjectFigures<'_>, limits: &Thresholds) -> impl Iterator<Item = Excess> {
    let units: &[Unit] = match figures.project.binding() {
        Binding::Hours => &[Unit::Hours],
        Binding::Amount => &[Unit::Amount],
        Binding::Both => &[Unit::Amount, Unit::Hours],
    };
    units.iter().filter_map(|unit| excess(figures, limits, *unit))
}

fn excess(figures: &ProjectFigures<'_>, limits: &Thresholds, unit: Unit) -> Option<Excess> {
    let (current, spent) = budget_and_spent(figures, unit)?;
    let serious = figures.progress.as_ref().filter(|done| **done >= limits.eac_from && done.is_positive());
    let (ahead, by) = match serious.and_then(|done| spent.over(done)) {
        Some(forecast) => (&forecast - current, Past::Forecast(forecast)),
        None => {
            let burn = spent.share_of(current)?;
            ((&burn - &limits.budget_warn) * current, Past::Warning(burn))
        }
    };
    let over = spent - current;
    let (number, by) = if ahead > over { (ahead, by) } else { (over, Past::Spent(spent.clone())) };
    number.is_positive().then_some(Excess { unit, number, by })
}

/// The hours that a period comes to at this pace, less what it may use; nothing where what is over is billed.
#[must_use]
pub fn past_period(figures: &ProjectFigures<'_>) -> Option<Number> {
    let period = figures.periods.current()?;
    let project = figures.project;
    let terms = project.terms_at(period.from).or_else(|| project.first_terms())?;
    if terms.overage == Overage::Bill {
        return None;
    }
    let usable = period.allowance.as_ref()? + period.carried.as_ref()?;
    let pace = period.pace.as_ref().filter(|pace| pace.is_positive())?;
    Some((period.used.over(pace)? - &usable).or_zero())
}

/// What is left to do of a project, in its budget of money, else of hours: (1 − progress) · current.
#[must_use]
pub fn left_to_do(figures: &ProjectFigures<'_>) -> Option<(Unit, Number)> {
    let left = (Number::one() - figures.progress.clone().unwrap_or_default()).or_zero();
    match (&figures.budget.amount, &figures.budget.hours) {
        (Some(budget), _) => Some((Unit::Amount, &budget.current * &left)),
        (None, Some(budget)) => Some((Unit::Hours, &budget.current * &left)),
        (None, None) => None,
    }
}

/// So many working days over those of the plan, at most all of it.
#[must_use]
pub fn part_of_plan(figures: &ProjectFigures<'_>, days: i64) -> Option<Number> {
    let planned = figures.plan.due().and_then(|due| figures.plan.days_to(due))?;
    Some(Number::from(days).over(&Number::from(planned))?.min(Number::one()))
}

/// What a project is worth that is past its budget or will be, in the workspace's currency; nothing of an internal one.
#[must_use]
pub fn of_budget(figures: &ProjectFigures<'_>, limits: &Thresholds, rates: &MeanRates<'_>) -> Option<Number> {
    if figures.project.billing == Billing::Retainer {
        return past_period(figures).and_then(|hours| worth(figures, Unit::Hours, &hours, rates));
    }
    excesses(figures, limits).filter_map(|one| worth(figures, one.unit, &one.number, rates)).max()
}

/// What is left to do of a project, times the working days that it is late over those of the plan; all of it where the
/// date is firm. In the workspace's currency; nothing of an internal one.
#[must_use]
pub fn of_lateness(
    portfolio: &Portfolio,
    figures: &ProjectFigures<'_>,
    as_of: Date,
    rates: &MeanRates<'_>,
) -> Option<Number> {
    let (unit, left) = left_to_do(figures)?;
    let left = worth(figures, unit, &left, rates)?;
    if figures.project.is_firm(Firm::Deadline) {
        return Some(left);
    }
    Some(left * part_of_plan(figures, working_days_late(portfolio, figures, as_of)?)?)
}

fn worth(figures: &ProjectFigures<'_>, unit: Unit, number: &Number, rates: &MeanRates<'_>) -> Option<Number> {
    match unit {
        _ if figures.project.billing == Billing::Internal => None,
        Unit::Amount => rates.converted(number, figures.project),
        Unit::Hours => rates.of(figures).map(|rate| number * &rate),
    }
}
