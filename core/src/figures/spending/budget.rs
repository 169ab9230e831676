//! Everything that is known of a project's budget, schedule and money at a date, exactly. The budget report prints
//! it; other reports and rules judge by it.

use std::borrow::Borrow;

use crate::figures::earnings::earned::Earned;
use crate::figures::earnings::money::{Earnings, difference, earnings};
use crate::figures::invoicing::receivables::{Account, Receivables};
use crate::figures::invoicing::to_invoice::Billed;
use crate::figures::missing::Known;
use crate::figures::rates::worth::Shown;
use crate::figures::retainers::retainer::{Periods, periods};
use crate::figures::schedule::earned_schedule::{EarnedSchedule, earned_schedule};
use crate::figures::schedule::earned_value::{EarnedValue, Readings, earned_value};
use crate::figures::schedule::forecast::finish;
use crate::figures::schedule::plan::Plan;
use crate::figures::schedule::progress::{progress, progress_date};
use crate::figures::schedule::resting::project_calendar;
use crate::figures::schedule::waiting::{Waiting, waiting};
use crate::figures::spending::at_completion::{AtCompletion, at_completion};
use crate::figures::spending::binding::{Bound, binding, burn, first_unit};
use crate::figures::spending::budgets::budgets;
use crate::figures::spending::runway::{PaceWindow, pace_window, runs_out, runs_out_planned};
use crate::figures::spending::spent::{Spent, Tally, spent, sum};
use crate::figures::spending::state::{
    BudgetState, ScheduleState, budget_state, retainer_state, schedule_state,
};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Binding, Project, Status};
use crate::model::thresholds::Thresholds;

pub use crate::figures::spending::budgets::{Budgeted, Budgets, Unit};

/// The figures of one project at a date; money in the project's currency.
#[derive(Clone, Debug)]
pub struct ProjectFigures<'p> {
    /// The project.
    pub project: &'p Project,
    /// Original budget, what accepted changes add, and both.
    pub budget: Budgets,
    /// What was spent.
    pub spent: Spent,
    /// Which of the budgets bind.
    pub binding: Option<Binding>,
    /// Spent over the current budget that binds first; of a retainer, over what its period allows.
    pub burn: Option<Number>,
    /// What the burn is of.
    pub burn_by: Option<Unit>,
    /// The same by hours.
    pub burn_hours: Option<Number>,
    /// Hours that remain; of a retainer, of its period.
    pub remaining_hours: Option<Number>,
    /// The amount that remains.
    pub remaining_amount: Option<Number>,
    /// The share of the work that is done.
    pub progress: Option<Number>,
    /// The day on which that was found.
    pub progress_date: Option<Date>,
    /// The share that the plan has done.
    pub planned: Option<Number>,
    /// The plan.
    pub plan: Plan<'p>,
    /// Earned value, in the unit of the burn; `None` for retainers and without a budget.
    pub earned_value: Option<EarnedValue>,
    /// Earned schedule; `None` for retainers.
    pub earned_schedule: Option<EarnedSchedule>,
    /// What it comes to at completion.
    pub completion: AtCompletion,
    /// When it will be finished.
    pub finish: Option<Date>,
    /// When the budget runs out at the pace of the last weeks.
    pub runs_out: Option<Date>,
    /// When it runs out at the hours that are assigned.
    pub runs_out_planned: Option<Date>,
    /// Revenue, cost, margin.
    pub earnings: Earnings,
    /// Invoices and what came in.
    pub receivables: Receivables,
    /// What can be invoiced today.
    pub to_invoice: Known,
    /// How it stands against its budget.
    pub state: BudgetState,
    /// How it stands against its schedule.
    pub schedule: ScheduleState,
    /// What the client keeps us waiting for.
    pub waiting: Waiting,
    /// The periods of a retainer.
    pub periods: Periods,
}

/// How much of a budget or of a period is burnt.
#[derive(Default)]
struct Burn {
    by: Option<Unit>,
    share: Option<Number>,
    hours: Option<Number>,
    fees_unknown: bool,
}

/// The figures of a project among those of projects in the order of the portfolio.
#[must_use]
pub fn known_of<'f, 'p: 'f>(
    known: &'f [impl Borrow<ProjectFigures<'p>>],
    project: &Project,
) -> Option<&'f ProjectFigures<'p>> {
    let order = |one: &Project| one.client.cmp(&project.client).then_with(|| one.id.cmp(&project.id));
    let place = known.binary_search_by(|one| order(one.borrow().project)).ok()?;
    known.get(place).map(Borrow::borrow)
}

/// The figures of a project at a date.
#[must_use]
pub fn project_figures<'p>(
    portfolio: &'p Portfolio,
    project: &'p Project,
    as_of: Date,
) -> ProjectFigures<'p> {
    let (calendar, limits) = (&portfolio.agency.calendar, &portfolio.agency.thresholds);
    let own = Shown::own(portfolio, project);
    let is_retainer = project.billing == Billing::Retainer;
    let periods = periods(project, calendar, as_of);
    let money = Money::of(own, as_of, &periods);
    let spent = money.spent;
    let budget = budgets(project, as_of);
    let plan = Plan::as_of(project, calendar, as_of);
    let (progress, planned) = (progress(project, as_of), plan.share_at(as_of));
    let burn = if is_retainer { retainer_burn(own, &periods) } else { budget_burn(project, &budget, &spent) };
    let readings = readings(burn.by.filter(|_| !is_retainer), &budget, &spent);
    let readings =
        readings.map(|known| Readings { planned: planned.clone(), progress: progress.clone(), ..known });
    let at = plan.days_to(project.finished_by(as_of).map_or(as_of, |finished| finished.min(as_of)));
    let schedule = (!is_retainer).then(|| earned_schedule(&plan, progress.as_ref(), at));
    let finish = finish(project, &plan, schedule.as_ref(), as_of);
    let mut figures = ProjectFigures {
        project,
        earnings: money.earnings,
        receivables: money.receivables,
        to_invoice: money.to_invoice,
        binding: binding(project, &budget),
        remaining_hours: remaining_hours(&budget, &spent, &periods),
        remaining_amount: remaining_amount(&budget, &spent),
        completion: at_completion(project, &budget, &spent, progress.as_ref(), &limits.eac_from),
        state: BudgetState::None,
        schedule: schedule_state(project, plan.due(), finish, as_of),
        waiting: waiting(project, calendar, as_of),
        burn: burn.share,
        burn_by: burn.by,
        burn_hours: burn.hours,
        earned_value: readings.map(earned_value),
        earned_schedule: schedule,
        runs_out: None,
        runs_out_planned: None,
        budget,
        spent,
        progress,
        progress_date: progress_date(project, as_of),
        planned,
        plan,
        finish,
        periods,
    };
    figures.state = figures.judged(burn.fees_unknown, limits);
    if !is_retainer && matches!(project.status_at(as_of), Status::Prospect | Status::Active) {
        figures.runs_out = runs_out_at_pace(portfolio, &figures, as_of);
        let hours = figures.remaining_hours.as_ref();
        figures.runs_out_planned = hours.and_then(|hours| runs_out_planned(portfolio, project, hours, as_of));
    }
    figures
}

/// What flowed on a project by a date, and what is owed, in its own currency.
struct Money {
    spent: Spent,
    earnings: Earnings,
    receivables: Receivables,
    to_invoice: Known,
}

impl Money {
    fn of(own: Shown<'_>, as_of: Date, periods: &Periods) -> Self {
        let mut spent = spent(own, as_of, periods);
        let earned = Earned::of(own, periods, as_of);
        if let Ok(capped @ Earned::Capped(_)) = &earned {
            let past = difference(&spent.amount, &Ok(capped.by(as_of)));
            spent.given_away = sum(&spent.given_away, &past);
        }
        let receivables = Account::of(own.portfolio, own.project, as_of).receivables(own.currency);
        let (invoiced, earned) = (&receivables.invoiced, &earned);
        let billed = Billed { own, fees: spent.fees.as_ref().ok(), earned, periods, invoiced, as_of };
        let to_invoice = billed.to_invoice(false).map(|sums| sums.amount());
        Self { earnings: earnings(own, &spent, earned, as_of), spent, receivables, to_invoice }
    }
}

/// What is burnt of the budgets that bind.
fn budget_burn(project: &Project, budget: &Budgets, spent: &Spent) -> Burn {
    let by = first_unit(binding(project, budget));
    Burn {
        by,
        share: by.and_then(|unit| burn(budget, spent, unit)),
        hours: burn(budget, spent, Unit::Hours),
        fees_unknown: false,
    }
}

/// Used over what is usable of the period in force; by fees over the period's fee where its terms have no hours.
fn retainer_burn(own: Shown<'_>, periods: &Periods) -> Burn {
    let terms = periods.current().map(|period| &period.terms).or_else(|| own.project.first_terms());
    let Some(terms) = terms else { return Burn::default() };
    let period = periods.current();
    if terms.hours.is_some() {
        let share = period.and_then(|period| period.used.share_of(&period.usable()?));
        return Burn { by: Some(Unit::Hours), share: share.clone(), hours: share, fees_unknown: false };
    }
    let Some(amount) = &terms.amount else { return Burn::default() };
    let entries = own.project.log.time.entries();
    let current = periods.current_entries.iter().filter_map(|place| entries.get(*place));
    let fees = Tally::of(own, current).fees(|_| true);
    let share = fees.as_ref().ok().filter(|_| period.is_some()).and_then(|fees| fees.share_of(amount));
    Burn { by: Some(Unit::Amount), share, hours: None, fees_unknown: fees.is_err() }
}

/// What earned value is read from, in the unit of the burn.
fn readings(by: Option<Unit>, budget: &Budgets, spent: &Spent) -> Option<Readings> {
    let (bac, ac) = match by? {
        Unit::Amount => (budget.amount.as_ref()?.current.clone(), spent.amount.clone().ok()),
        Unit::Hours => (budget.hours.as_ref()?.current.clone(), Some(spent.hours.clone())),
    };
    Some(Readings { bac, planned: None, progress: None, ac })
}

fn remaining_hours(budget: &Budgets, spent: &Spent, periods: &Periods) -> Option<Number> {
    match &budget.hours {
        Some(budget) => Some(&budget.current - &spent.hours),
        None => periods.current().and_then(|period| period.left.clone()),
    }
}

fn remaining_amount(budget: &Budgets, spent: &Spent) -> Option<Number> {
    let current = &budget.amount.as_ref()?.current;
    spent.amount.as_ref().ok().map(|amount| current - amount)
}

/// At what pace a budget is used up: in the unit of the burn.
#[derive(Clone, Debug)]
pub struct BudgetPace {
    /// The last working days.
    pub window: PaceWindow,
    /// What they took: fees, or hours.
    pub spent: Number,
    /// What is left.
    pub left: Number,
}

/// When the budget runs out at the fees (or hours) of the last working days.
fn runs_out_at_pace(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<Date> {
    let calendar = &*project_calendar(&portfolio.agency.calendar, figures.project, as_of);
    let BudgetPace { window, spent, left } = pace(portfolio, figures, as_of)?;
    runs_out(calendar, &left, (window, &spent), as_of)
}

/// At what pace the budget of a project is used up at a date; `None` where nobody knows.
#[must_use]
pub fn pace(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<BudgetPace> {
    let project = figures.project;
    let calendar = &*project_calendar(&portfolio.agency.calendar, project, as_of);
    let entries = || project.log.time.entries().iter().filter(|entry| entry.date <= as_of);
    let since = project.start.or_else(|| entries().map(|entry| entry.date).min())?;
    let window = pace_window(calendar, since, as_of)?;
    let own = Shown::own(portfolio, project);
    let tally = Tally::of(own, entries().filter(|entry| entry.date >= window.from));
    let (left, spent): (_, Known) = match figures.burn_by? {
        Unit::Amount => (figures.remaining_amount.clone()?, tally.fees(|_| true)),
        Unit::Hours => (figures.remaining_hours.clone()?, Ok(tally.hours(|_| true))),
    };
    Some(BudgetPace { window, spent: spent.ok()?, left })
}

impl ProjectFigures<'_> {
    fn judged(&self, fees_unknown: bool, limits: &Thresholds) -> BudgetState {
        if self.project.billing == Billing::Retainer {
            return retainer_state(self.periods.current(), self.burn.as_ref(), fees_unknown, limits);
        }
        budget_state(&self.bound(), self.progress.as_ref(), self.project.currency, limits)
    }

    /// The state of the budget as if one of them alone bound it.
    #[must_use]
    pub fn state_by(&self, unit: Unit, limits: &Thresholds) -> BudgetState {
        let alone: Vec<Bound> = self.all_bounds().into_iter().filter(|bound| bound.unit == unit).collect();
        budget_state(&alone, self.progress.as_ref(), self.project.currency, limits)
    }

    /// The budgets that bind, with what was spent of them and what they come to.
    #[must_use]
    pub fn bound(&self) -> Vec<Bound> {
        let counts = |unit| match self.binding {
            None => false,
            Some(Binding::Both) => true,
            Some(Binding::Amount) => unit == Unit::Amount,
            Some(Binding::Hours) => unit == Unit::Hours,
        };
        self.all_bounds().into_iter().filter(|bound| counts(bound.unit)).collect()
    }

    fn all_bounds(&self) -> Vec<Bound> {
        let current = |budget: &Option<Budgeted>| budget.as_ref().map(|budget| budget.current.clone());
        let amount = current(&self.budget.amount).map(|budget| Bound {
            unit: Unit::Amount,
            budget,
            spent: self.spent.amount.clone().ok(),
            forecast: self.completion.amount.clone(),
        });
        let hours = current(&self.budget.hours).map(|budget| Bound {
            unit: Unit::Hours,
            budget,
            spent: Some(self.spent.hours.clone()),
            forecast: self.completion.hours.clone(),
        });
        [amount, hours].into_iter().flatten().collect()
    }

    /// Revenue that is not invoiced yet: revenue − invoiced where positive, else 0.
    #[must_use]
    pub fn unbilled(&self) -> Option<Number> {
        difference(&self.earnings.revenue, &self.receivables.invoiced).ok().map(Number::or_zero)
    }

    /// Invoices for work that is still to be done: invoiced − revenue where positive, else 0.
    #[must_use]
    pub fn deferred(&self) -> Option<Number> {
        difference(&self.receivables.invoiced, &self.earnings.revenue).ok().map(Number::or_zero)
    }
}
