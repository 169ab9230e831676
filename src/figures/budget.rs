//! Everything that is known of a project's budget, schedule and money at a date, exactly. The budget report prints
//! it; other reports and rules judge by it.

use crate::figures::change::accepted_sum;
use crate::figures::earned_schedule::{EarnedSchedule, earned_schedule};
use crate::figures::earned_value::{EarnedValue, Readings, earned_value};
use crate::figures::forecast::finish;
use crate::figures::missing::Known;
use crate::figures::money::{Earnings, Receivables, earnings, receivables};
use crate::figures::plan::Plan;
use crate::figures::progress::progress;
use crate::figures::retainer::{Periods, periods};
use crate::figures::runway::{pace_window, runs_out, runs_out_planned};
use crate::figures::spent::{Spent, Tally, spent};
use crate::figures::state::{
    BudgetState, Outlook, ScheduleState, Use, budget_state, retainer_state, schedule_state,
};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project, Status};

/// The figures of one project at a date; money in the project's currency.
#[derive(Clone, Debug)]
pub struct ProjectFigures<'p> {
    /// The project.
    pub project: &'p Project,
    /// Original budget, what accepted changes add, and both.
    pub budget: Budgets,
    /// What was spent.
    pub spent: Spent,
    /// Spent over the current budget; of a retainer, over what its period allows.
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
    /// The share that the plan has done.
    pub planned: Option<Number>,
    /// The plan.
    pub plan: Plan<'p>,
    /// Earned value, in the unit of the burn; `None` for retainers and without a budget.
    pub earned_value: Option<EarnedValue>,
    /// Earned schedule; `None` for retainers.
    pub earned_schedule: Option<EarnedSchedule>,
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
    /// How it stands against its budget.
    pub state: BudgetState,
    /// How it stands against its schedule.
    pub schedule: ScheduleState,
    /// The periods of a retainer.
    pub periods: Periods,
}

/// The budgets of a project.
#[derive(Clone, Debug)]
pub struct Budgets {
    /// In hours.
    pub hours: Option<Budgeted>,
    /// In money.
    pub amount: Option<Budgeted>,
}

/// A budget and what became of it.
#[derive(Clone, Debug)]
pub struct Budgeted {
    /// As agreed at first.
    pub original: Number,
    /// What accepted changes add.
    pub changes: Number,
    /// Both.
    pub current: Number,
}

/// What a budget is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Money of the project's currency.
    Amount,
    /// Hours.
    Hours,
}

/// How much of a budget or of a period is burnt.
#[derive(Default)]
struct Burn {
    by: Option<Unit>,
    share: Option<Number>,
    hours: Option<Number>,
    fees_unknown: bool,
}

/// The figures of a project at a date.
#[must_use]
pub fn project_figures<'p>(
    portfolio: &'p Portfolio,
    project: &'p Project,
    as_of: Date,
) -> ProjectFigures<'p> {
    let calendar = &portfolio.agency.calendar;
    let is_retainer = project.billing == Billing::Retainer;
    let periods = periods(project, calendar, as_of);
    let spent = spent(portfolio, project, as_of, &periods);
    let budget = budgets(project, as_of);
    let plan = Plan::as_of(project, calendar, as_of);
    let (progress, planned) = (progress(project, as_of), plan.share_at(as_of));
    let burn =
        if is_retainer { retainer_burn(portfolio, project, &periods) } else { budget_burn(&budget, &spent) };
    let readings = readings(&budget, &spent, (&planned, &progress)).filter(|_| !is_retainer);
    let at = plan.days_to(project.finished_by(as_of).map_or(as_of, |finished| finished.min(as_of)));
    let schedule = (!is_retainer).then(|| earned_schedule(&plan, progress.as_ref(), at));
    let finish = finish(project, &plan, schedule.as_ref(), as_of);
    let mut figures = ProjectFigures {
        project,
        earnings: earnings(project, &spent, (progress.as_ref(), &periods), as_of),
        receivables: receivables(&project.log, as_of),
        remaining_hours: remaining_hours(&budget, &spent, &periods),
        remaining_amount: remaining_amount(&budget, &spent),
        state: BudgetState::None,
        schedule: schedule_state(project, plan.due(), finish, as_of),
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
        planned,
        plan,
        finish,
        periods,
    };
    let limits = &portfolio.agency.thresholds;
    figures.state = if is_retainer {
        let judged = (burn.fees_unknown, limits);
        retainer_state(project, figures.periods.current(), figures.burn.as_ref(), judged)
    } else {
        budget_state(&figures.uses(), figures.outlook(), limits)
    };
    if !is_retainer && matches!(project.status_at(as_of), Status::Prospect | Status::Active) {
        figures.runs_out = runs_out_at_pace(portfolio, &figures, as_of);
        let hours = figures.remaining_hours.as_ref();
        figures.runs_out_planned = hours.and_then(|hours| runs_out_planned(portfolio, project, hours, as_of));
    }
    figures
}

fn budgets(project: &Project, as_of: Date) -> Budgets {
    let (hours, amount) = accepted_sum(project, as_of);
    let budgeted = |original: &Option<Number>, changes: Number| {
        let original = original.clone()?;
        Some(Budgeted { current: &original + &changes, original, changes })
    };
    Budgets {
        hours: budgeted(&project.budget.hours, hours),
        amount: budgeted(&project.budget.amount, amount),
    }
}

fn budget_burn(budget: &Budgets, spent: &Spent) -> Burn {
    let hours = budget.hours.as_ref().and_then(|budget| spent.hours.share_of(&budget.current));
    let amount = budget.amount.as_ref().map(|budget| {
        let spent = spent.amount.as_ref().ok();
        spent.and_then(|spent| spent.share_of(&budget.current))
    });
    match amount {
        Some(share) => Burn { by: Some(Unit::Amount), share, hours, fees_unknown: false },
        None => Burn {
            by: budget.hours.as_ref().map(|_| Unit::Hours),
            share: hours.clone(),
            hours,
            fees_unknown: false,
        },
    }
}

/// Used over allowance and what was carried, of the period in force; by fees over the period's fee where the retainer
/// has no hours.
fn retainer_burn(portfolio: &Portfolio, project: &Project, periods: &Periods) -> Burn {
    let Some(terms) = project.first_terms() else { return Burn::default() };
    let period = periods.current();
    if terms.hours.is_some() {
        let usable = period.and_then(|period| Some(period.allowance.as_ref()? + period.carried.as_ref()?));
        let share = period.zip(usable).and_then(|(period, usable)| period.used.share_of(&usable));
        return Burn { by: Some(Unit::Hours), share: share.clone(), hours: share, fees_unknown: false };
    }
    let Some(amount) = &terms.amount else { return Burn::default() };
    let entries = project.log.time.entries();
    let current = periods.current_entries.iter().filter_map(|place| entries.get(*place));
    let fees = Tally::of(portfolio, project, current).fees(|_| true);
    let share = fees.as_ref().ok().filter(|_| period.is_some()).and_then(|fees| fees.share_of(amount));
    Burn { by: Some(Unit::Amount), share, hours: None, fees_unknown: fees.is_err() }
}

fn readings(budget: &Budgets, spent: &Spent, shares: (&Option<Number>, &Option<Number>)) -> Option<Readings> {
    let (planned, progress) = (shares.0.clone(), shares.1.clone());
    let (bac, ac) = match (&budget.amount, &budget.hours) {
        (Some(budget), _) => (budget.current.clone(), spent.amount.clone().ok()),
        (None, Some(budget)) => (budget.current.clone(), Some(spent.hours.clone())),
        (None, None) => return None,
    };
    Some(Readings { bac, planned, progress, ac })
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

/// When the budget runs out at the fees (or hours) of the last working days.
fn runs_out_at_pace(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<Date> {
    let (project, calendar) = (figures.project, &portfolio.agency.calendar);
    let entries = || project.log.time.entries().iter().filter(|entry| entry.date <= as_of);
    let since = project.start.or_else(|| entries().map(|entry| entry.date).min())?;
    let window = pace_window(calendar, since, as_of)?;
    let tally = Tally::of(portfolio, project, entries().filter(|entry| entry.date >= window.from));
    let (remaining, spent): (_, Known) = match figures.burn_by? {
        Unit::Amount => (figures.remaining_amount.as_ref()?, tally.fees(|_| true)),
        Unit::Hours => (figures.remaining_hours.as_ref()?, Ok(tally.hours(|_| true))),
    };
    runs_out(calendar, remaining, (window, spent.as_ref().ok()?), as_of)
}

impl ProjectFigures<'_> {
    /// The current budgets and what was spent of each.
    fn uses(&self) -> [Use; 2] {
        let current = |budget: &Option<Budgeted>| budget.as_ref().map(|budget| budget.current.clone());
        [
            Use { budget: current(&self.budget.amount), spent: self.spent.amount.clone().ok() },
            Use { budget: current(&self.budget.hours), spent: Some(self.spent.hours.clone()) },
        ]
    }

    fn outlook(&self) -> Outlook<'_> {
        let value = self.earned_value.as_ref();
        Outlook {
            progress: self.progress.as_ref(),
            eac: value.and_then(|value| value.eac.as_ref()),
            budget: value.map(|value| &value.bac),
            burn: self.burn.as_ref(),
        }
    }

    /// Revenue that is not invoiced yet: revenue − invoiced where positive, else 0.
    #[must_use]
    pub fn unbilled(&self) -> Option<Number> {
        let revenue = self.earnings.revenue.as_ref().ok()?;
        Some((revenue - &self.receivables.invoiced).or_zero())
    }

    /// Invoices for work that is still to be done: invoiced − revenue where positive, else 0.
    #[must_use]
    pub fn deferred(&self) -> Option<Number> {
        let revenue = self.earnings.revenue.as_ref().ok()?;
        Some((&self.receivables.invoiced - revenue).or_zero())
    }
}

impl Unit {
    /// The word in output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Hours => "hours",
        }
    }
}
