//! What was spent on a project: hours, fees at the bill rates, expenses, and what an hour of each person cost us.

use std::collections::HashMap;

use crate::model::Date;
use crate::model::id::{PersonId, PhaseIndex, RoleId};
use crate::model::log::{HoursSum, TimeEntry};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::retainer::Overage;

use super::bill_rate::{BillRates, hourly_cost};
use super::missing::Known;
use super::retainer::Periods;

/// What was spent by a date; money in the project's currency.
#[derive(Clone, Debug)]
pub struct Spent {
    /// All hours.
    pub hours: Number,
    /// Hours that are billed.
    pub billable_hours: Number,
    /// Billed hours at their bill rates.
    pub fees: Known,
    /// Billable expenses.
    pub expenses: Number,
    /// All expenses.
    pub all_expenses: Number,
    /// What uses up the budget's amount: fees, and expenses where the budget includes them.
    pub amount: Known,
    /// Hours that are not billed, at their bill rates.
    pub given_away: Known,
    /// Hours past a retainer's allowance that are billed on top, at their bill rates.
    pub overage: Known,
    /// What the hours cost us.
    pub labour: Known,
    /// The same for each phase, in the order of the file.
    pub phases: Vec<PhaseSpent>,
}

/// What was spent on a phase.
#[derive(Clone, Debug)]
pub struct PhaseSpent {
    /// All hours.
    pub hours: Number,
    /// Fees, and expenses where the budget includes them.
    pub amount: Known,
}

/// Time entries summed where one rate and one cost serve them all.
#[derive(Clone, Debug)]
pub struct Tally<'p> {
    portfolio: &'p Portfolio,
    project: &'p Project,
    groups: Vec<TimeGroup<'p>>,
}

/// Entries of one person that share role, stated rate, phase and whether they are billed (and the date, where that
/// matters).
#[derive(Clone, Debug)]
struct TimeGroup<'p> {
    /// The first of them, which stands for all.
    entry: &'p TimeEntry,
    role: Option<RoleId>,
    hours: HoursSum,
}

type GroupKey = (PersonId, Option<RoleId>, Option<u32>, Option<PhaseIndex>, bool, Option<Date>);

impl<'p> Tally<'p> {
    /// Sums entries of a project.
    #[must_use]
    pub fn of(
        portfolio: &'p Portfolio,
        project: &'p Project,
        entries: impl Iterator<Item = &'p TimeEntry>,
    ) -> Self {
        let rates = BillRates::of(portfolio, project);
        let dated = rates.is_dated() || portfolio.people.iter().any(|person| person.costs.len() > 1);
        let mut places: HashMap<GroupKey, usize> = HashMap::new();
        let mut groups: Vec<TimeGroup<'p>> = Vec::new();
        for entry in entries {
            let role = rates.role(entry);
            let day = dated.then_some(entry.date);
            let key = (entry.who, role, entry.stated_rate(), entry.phase(), entry.billable, day);
            let place = *places.entry(key).or_insert(groups.len());
            if place == groups.len() {
                groups.push(TimeGroup { entry, role, hours: HoursSum::default() });
            }
            if let Some(group) = groups.get_mut(place) {
                group.hours.add(&project.log.time, entry);
            }
        }
        Self { portfolio, project, groups }
    }

    /// The hours of the entries that satisfy a condition.
    pub fn hours(&self, counts: impl Fn(&TimeEntry) -> bool) -> Number {
        self.groups.iter().filter(|group| counts(group.entry)).map(|group| group.hours.total()).sum()
    }

    /// Hours × bill rate of the entries that satisfy a condition.
    ///
    /// # Errors
    /// When one of them has no rate.
    pub fn value(&self, counts: impl Fn(&TimeEntry) -> bool) -> Known {
        let rates = BillRates::of(self.portfolio, self.project);
        let groups = self.groups.iter().filter(|group| counts(group.entry));
        groups.map(|group| Ok(group.hours.total() * rates.rate(group.entry, group.role)?)).sum()
    }

    /// Hours × the person's cost of all entries.
    ///
    /// # Errors
    /// When somebody's cost is not known.
    pub fn cost(&self) -> Known {
        let cost = |entry: &TimeEntry| hourly_cost(self.portfolio, self.project, entry);
        self.groups.iter().map(|group| Ok(group.hours.total() * cost(group.entry)?)).sum()
    }
}

/// What was spent on a project by a date, with the periods of its retainer.
#[must_use]
pub fn spent(portfolio: &Portfolio, project: &Project, as_of: Date, periods: &Periods) -> Spent {
    let log = &project.log;
    let tally = Tally::of(portfolio, project, log.time.entries().iter().filter(|entry| entry.date <= as_of));
    let over = over_value(portfolio, project, periods, |_| true);
    let absorbs = overage(project) == Some(Overage::Absorb);
    let absorbed_hours =
        if absorbs { periods.over.iter().map(|over| &over.hours).sum() } else { Number::zero() };
    let absorbed = if absorbs { over.clone() } else { Ok(Number::zero()) };
    let fees = difference(tally.value(|entry| entry.billable), &absorbed);
    let expenses = expenses(project, as_of, |expense| expense.billable);
    Spent {
        hours: tally.hours(|_| true),
        billable_hours: tally.hours(|entry| entry.billable) - absorbed_hours,
        amount: fees.clone().map(|fees| if project.budget.expenses { fees + &expenses } else { fees }),
        fees,
        expenses,
        all_expenses: self::expenses(project, as_of, |_| true),
        given_away: tally.value(|entry| !entry.billable).and_then(|value| Ok(value + absorbed?)),
        overage: if overage(project) == Some(Overage::Bill) { over } else { Ok(Number::zero()) },
        labour: tally.cost(),
        phases: phases_spent(&tally, as_of, periods),
    }
}

fn overage(project: &Project) -> Option<Overage> {
    project.retainer.as_ref().map(|terms| terms.overage)
}

fn difference(whole: Known, part: &Known) -> Known {
    Ok(whole? - part.as_ref().map_err(Clone::clone)?)
}

fn expenses(project: &Project, as_of: Date, counts: impl Fn(&crate::model::log::Expense) -> bool) -> Number {
    let booked = project.log.expenses.iter().filter(|expense| expense.date <= as_of);
    booked.filter(|expense| counts(expense)).map(|expense| &expense.amount).sum()
}

/// The hours past the allowance at the rates of their entries.
fn over_value(
    portfolio: &Portfolio,
    project: &Project,
    periods: &Periods,
    counts: impl Fn(&TimeEntry) -> bool,
) -> Known {
    let rates = BillRates::of(portfolio, project);
    let entries = project.log.time.entries();
    let over = periods.over.iter().filter_map(|over| Some((entries.get(over.entry)?, &over.hours)));
    over.filter(|(entry, _)| counts(entry))
        .map(|(entry, hours)| Ok(hours * rates.rate(entry, rates.role(entry))?))
        .sum()
}

fn phases_spent(tally: &Tally<'_>, as_of: Date, periods: &Periods) -> Vec<PhaseSpent> {
    let project = tally.project;
    let absorbs = overage(project) == Some(Overage::Absorb);
    let phase_spent = |index| {
        let phase = Some(PhaseIndex(index));
        let absorbed = if absorbs {
            over_value(tally.portfolio, project, periods, |entry| entry.phase() == phase)
        } else {
            Ok(Number::zero())
        };
        let expenses = if project.budget.expenses {
            expenses(project, as_of, |expense| expense.billable && expense.phase == phase)
        } else {
            Number::zero()
        };
        let fees = difference(tally.value(|entry| entry.billable && entry.phase() == phase), &absorbed);
        PhaseSpent {
            hours: tally.hours(|entry| entry.phase() == phase),
            amount: fees.map(|fees| fees + expenses),
        }
    };
    (0..).map(phase_spent).take(project.phases.len()).collect()
}
