//! What was spent on a project: hours, fees at the bill rates, expenses, and what an hour of each person cost us.

use std::cell::OnceCell;

use crate::figures::missing::Known;
use crate::figures::rates::bill_rate::{BillRates, hourly_cost};
use crate::figures::rates::grouping::{Group, Grouping};
use crate::figures::rates::worth::Shown;
use crate::figures::retainers::retainer::{OverEntry, Periods};
use crate::model::Date;
use crate::model::log::{Expense, HoursSum, TimeEntry};
use crate::model::number::{Number, Sum};
use crate::model::retainer::Overage;

/// What was spent by a date; money in the currency that is shown.
#[derive(Clone, Debug)]
pub struct Spent {
    /// All hours.
    pub hours: Number,
    /// Hours that are billed.
    pub billable_hours: Number,
    /// Billed hours at their bill rates.
    pub fees: Known,
    /// Billable expenses, at what the client is billed for them.
    pub expenses: Known,
    /// Those of them that no budget of money includes: they are billed on top.
    pub on_top: Known,
    /// All expenses, at what they cost.
    pub all_expenses: Known,
    /// What uses up the budget's amount: fees, and expenses where the budget includes them.
    pub amount: Known,
    /// Hours that are not billed, at their bill rates, and what passes a ceiling.
    pub given_away: Known,
    /// All hours at their bill rates.
    pub worth: Known,
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
    shown: Shown<'p>,
    /// In the order of their first entries.
    groups: Vec<TimeGroup<'p>>,
}

/// Entries of one person that share all that their rate and their cost depend on.
#[derive(Clone, Debug)]
struct TimeGroup<'p> {
    /// The first of them, which stands for all.
    entry: &'p TimeEntry,
    hours: Number,
    billed: Number,
    /// Hours that are not billed.
    given_away: Number,
    /// What bills an hour, once somebody asked.
    rate: OnceCell<Known>,
}

impl<'p> Tally<'p> {
    /// Sums entries of a project.
    #[must_use]
    pub fn of(shown: Shown<'p>, entries: impl Iterator<Item = &'p TimeEntry>) -> Self {
        Self::without(shown, entries, [])
    }

    /// The same where a retainer absorbs hours of some entries: they are given away.
    pub(crate) fn without<'o>(
        shown: Shown<'p>,
        entries: impl Iterator<Item = &'p TimeEntry>,
        absorbed: impl IntoIterator<Item = &'o OverEntry>,
    ) -> Self {
        let mut grouping = Grouping::new(shown);
        entries.for_each(|entry| grouping.add(entry));
        for over in absorbed {
            grouping.absorb(over);
        }
        Self { shown, groups: grouping.groups.into_iter().map(TimeGroup::of).collect() }
    }

    /// The hours of all entries that satisfy a condition.
    pub fn hours(&self, counts: impl Fn(&TimeEntry) -> bool) -> Number {
        self.groups.iter().filter(|group| counts(group.entry)).map(|group| &group.hours).sum()
    }

    /// The entries that count alike: one that stands for all of them, and their hours.
    pub(crate) fn alike(&self) -> impl Iterator<Item = (&TimeEntry, &Number)> {
        self.groups.iter().map(|group| (group.entry, &group.hours))
    }

    /// The hours that are billed.
    #[must_use]
    pub fn billed_hours(&self) -> Number {
        self.groups.iter().map(|group| &group.billed).sum()
    }

    /// Billed hours × bill rate of the entries that satisfy a condition.
    ///
    /// # Errors
    /// When one of them has no rate.
    pub fn fees(&self, counts: impl Fn(&TimeEntry) -> bool) -> Known {
        self.value(self.groups.iter().filter(|group| counts(group.entry)), |group| &group.billed)
    }

    /// Hours that are not billed × bill rate.
    ///
    /// # Errors
    /// When one of them has no rate.
    pub fn given_away(&self) -> Known {
        self.value(self.groups.iter(), |group| &group.given_away)
    }

    fn value<'g>(
        &'g self,
        groups: impl Iterator<Item = &'g TimeGroup<'p>>,
        hours: impl Fn(&'g TimeGroup<'p>) -> &'g Number,
    ) -> Known {
        let rates = BillRates::shown(self.shown);
        let mut value = Sum::default();
        for group in groups.filter(|group| !hours(group).is_zero()) {
            let rate = group.rate.get_or_init(|| rates.rate(group.entry, rates.role(group.entry)));
            value.add_product(hours(group), rate.as_ref().map_err(Clone::clone)?);
        }
        Ok(value.total())
    }

    /// Hours × the person's cost of all entries.
    ///
    /// # Errors
    /// When somebody's cost is not known.
    pub fn cost(&self) -> Known {
        let mut cost = Sum::default();
        for group in &self.groups {
            cost.add_product(&group.hours, &hourly_cost(self.shown, group.entry)?);
        }
        Ok(cost.total())
    }
}

/// The fees of one list of entries after the other, of which each rate is found once.
pub(crate) struct FeesInTurn<'p> {
    shown: Shown<'p>,
    grouping: Grouping<'p>,
    /// What bills an hour of each group.
    rates: Vec<Known>,
}

impl<'p> FeesInTurn<'p> {
    pub(crate) fn of(shown: Shown<'p>) -> Self {
        Self { shown, grouping: Grouping::new(shown), rates: Vec::new() }
    }

    /// Billed hours × bill rate of the next list.
    ///
    /// # Errors
    /// When one of them has no rate.
    pub(crate) fn of_next(&mut self, entries: &[&'p TimeEntry]) -> Known {
        let log = &self.shown.project.log.time;
        let mut hours: Vec<(usize, HoursSum)> = Vec::new();
        for entry in entries.iter().filter(|entry| entry.billable) {
            let Some(group) = self.grouping.place(entry) else { continue };
            match hours.iter_mut().find(|(known, _)| *known == group) {
                Some((_, sum)) => sum.add(log, entry),
                None => hours.push((group, HoursSum::of(log, entry))),
            }
        }
        let rates = BillRates::shown(self.shown);
        let new = self.grouping.groups.iter().skip(self.rates.len()).map(|group| group.entry);
        self.rates.extend(new.map(|entry| rates.rate(entry, rates.role(entry))));
        let mut fees = Sum::default();
        for (group, hours) in hours {
            let hours = hours.total();
            if let Some(rate) = self.rates.get(group).filter(|_| !hours.is_zero()) {
                fees.add_product(&hours, rate.as_ref().map_err(Clone::clone)?);
            }
        }
        Ok(fees.total())
    }
}

impl<'p> TimeGroup<'p> {
    fn of(group: Group<'p>) -> Self {
        let hours = group.hours.total();
        let (billed, given_away) = match (group.entry.billable, group.absorbed.is_zero()) {
            (true, true) => (hours.clone(), Number::zero()),
            (true, false) => (&hours - &group.absorbed, group.absorbed),
            (false, _) => (Number::zero(), hours.clone()),
        };
        Self { entry: group.entry, billed, hours, given_away, rate: OnceCell::new() }
    }
}

/// What was spent on a project by a date, with the periods of its retainer.
#[must_use]
pub fn spent(shown: Shown<'_>, as_of: Date, periods: &Periods) -> Spent {
    let project = shown.project;
    let entries = project.log.time.entries().iter().filter(|entry| entry.date <= as_of);
    let tally = Tally::without(shown, entries, periods.over_that(Overage::Absorb));
    let (fees, given_away) = (tally.fees(|_| true), tally.given_away());
    let days = (Date::MIN, as_of);
    let expenses = billed_expenses(shown, days, |_| true);
    let (within, on_top) = match (&expenses, project.budget.expenses) {
        (Ok(_), true) => (expenses.clone(), Ok(Number::zero())),
        (Ok(_), false) => (Ok(Number::zero()), expenses.clone()),
        (Err(missing), _) => (Err(missing.clone()), Err(missing.clone())),
    };
    Spent {
        hours: tally.hours(|_| true),
        billable_hours: tally.billed_hours(),
        amount: sum(&fees, &within),
        expenses,
        on_top,
        all_expenses: paid_expenses(shown, days, |_| true),
        worth: sum(&fees, &given_away),
        given_away,
        overage: overage_billed(shown, periods, |_| true),
        labour: tally.cost(),
        phases: phases_spent(&tally, as_of),
        fees,
    }
}

/// The sum of two figures.
///
/// # Errors
/// When one of them is not known.
pub(crate) fn sum(one: &Known, other: &Known) -> Known {
    Ok(one.as_ref().map_err(Clone::clone)? + other.as_ref().map_err(Clone::clone)?)
}

/// What clients are billed for the billable expenses after one day, up to another.
///
/// # Errors
/// When one of them has no exchange rate.
pub(crate) fn billed_expenses(
    shown: Shown<'_>,
    (after, until): (Date, Date),
    counts: impl Fn(&Expense) -> bool,
) -> Known {
    let lies = |expense: &&Expense| after < expense.date && expense.date <= until;
    let billed = shown.project.log.expenses.iter().filter(|expense| expense.billable && counts(expense));
    shown.sum(billed.filter(lies).map(|expense| (expense.date, expense.billed())))
}

/// What the expenses after one day, up to another, cost.
///
/// # Errors
/// When one of them has no exchange rate.
pub(crate) fn paid_expenses(
    shown: Shown<'_>,
    (after, until): (Date, Date),
    counts: impl Fn(&Expense) -> bool,
) -> Known {
    let lies = |expense: &&Expense| after < expense.date && expense.date <= until;
    let paid = shown.project.log.expenses.iter().filter(|expense| counts(expense));
    shown.sum(paid.filter(lies).map(|expense| (expense.date, &expense.amount)))
}

/// The hours past the allowances of some periods that are billed on top, at the rates of their entries.
///
/// # Errors
/// When one of them has no rate.
pub(crate) fn overage_billed(
    shown: Shown<'_>,
    periods: &Periods,
    counts: impl Fn(&OverEntry) -> bool,
) -> Known {
    let rates = BillRates::shown(shown);
    let entries = shown.project.log.time.entries();
    let billed = periods.over_that(Overage::Bill).filter(|over| counts(over));
    let over = billed.filter_map(|over| Some((entries.get(over.entry)?, &over.hours)));
    over.map(|(entry, hours)| Ok(hours * rates.rate(entry, rates.role(entry))?)).sum()
}

/// What was spent on each phase: the groups and the expenses are dealt out once, however many phases there are.
fn phases_spent(tally: &Tally<'_>, as_of: Date) -> Vec<PhaseSpent> {
    let project = tally.shown.project;
    let mut groups: Vec<Vec<&TimeGroup<'_>>> = project.phases.iter().map(|_| Vec::new()).collect();
    for group in &tally.groups {
        let phase = project.log.time.phase(group.entry);
        if let Some(of_phase) = phase.and_then(|phase| groups.get_mut(phase.0 as usize)) {
            of_phase.push(group);
        }
    }
    let mut booked: Vec<Vec<&Expense>> = project.phases.iter().map(|_| Vec::new()).collect();
    let within = project.log.expenses.iter().filter(|expense| project.budget.expenses && expense.billable);
    for expense in within.filter(|expense| expense.date <= as_of) {
        if let Some(of_phase) = expense.phase.and_then(|phase| booked.get_mut(phase.0 as usize)) {
            of_phase.push(expense);
        }
    }
    let spent = |(groups, booked): (Vec<&TimeGroup<'_>>, Vec<&Expense>)| {
        let hours = groups.iter().map(|group| &group.hours).sum();
        let fees = tally.value(groups.into_iter(), |group| &group.billed);
        let expenses = tally.shown.sum(booked.into_iter().map(|expense| (expense.date, expense.billed())));
        PhaseSpent { hours, amount: sum(&fees, &expenses) }
    };
    groups.into_iter().zip(booked).map(spent).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::retainers::retainer::periods;
    use crate::figures::sample::{date, number, phase, portfolio, project, worked};
    use crate::model::dated::Dated;
    use crate::model::id::{PersonId, PhaseIndex};
    use crate::model::project::{Billing, Project};
    use crate::model::rate::{RateCard, RateTable};
    use crate::model::retainer::{Every, Retainer, RetainerTerms};

    /// 5 h are allowed and used by ana at 100; the 2 h past them are bob's, whom no rate bills: they are no fees.
    #[test]
    fn what_is_absorbed_is_no_fee_even_where_its_rate_is_unknown() {
        let (mut workspace, mut care) = (portfolio(), project("care"));
        let hundred = RateTable { from: None, default: Some(number("100")), roles: Vec::new() };
        workspace.people[0].rates = RateCard::new(vec![hundred]);
        care.billing = Billing::Retainer;
        care.start = Some(date("2024-03-01"));
        care.phases = vec![phase("x", None, None, None), phase("y", None, None, None)];
        let (hours, amount) = (Some(number("5")), Some(number("500")));
        let terms = RetainerTerms { hours, amount, overage: Overage::Absorb, ..RetainerTerms::default() };
        care.retainer = Some(Retainer::always(Every::Month, terms));
        let entry = |who, phase, day, hours| {
            let phase = Some(PhaseIndex(phase));
            crate::model::log::NewTimeEntry { who: PersonId(who), phase, ..worked(day, hours) }
        };
        care.log.time.push(entry(0, 0, "2024-03-04", "5"));
        care.log.time.push(entry(1, 1, "2024-03-05", "2"));
        let as_of = date("2024-03-31");
        let periods = periods(&care, &workspace.agency.calendar, as_of);
        let spent = spent(Shown::own(&workspace, &care), as_of, &periods);
        assert_eq!(spent.fees, Ok(number("500")));
        assert_eq!(spent.billable_hours, number("5"));
        assert!(spent.given_away.is_err());
        let phases: Vec<_> = spent.phases.iter().map(|phase| phase.amount.clone().unwrap()).collect();
        assert_eq!(phases, [number("500"), number("0")]);
    }

    /// A cost that applies from the 5th says nothing of the 4th, in whatever order the days stand in the log.
    #[test]
    fn the_cost_of_a_day_before_the_first_is_unknown() {
        let (mut workspace, mut site) = (portfolio(), project("site"));
        workspace.people[0].costs = Dated::new(vec![(Some(date("2024-03-05")), number("10"))]);
        site.log.time.push(worked("2024-03-06", "5"));
        let labour = |site: &Project| {
            spent(Shown::own(&workspace, site), date("2024-03-31"), &Periods::default()).labour
        };
        assert_eq!(labour(&site), Ok(number("50")));
        site.log.time.push(worked("2024-03-04", "5"));
        assert!(labour(&site).is_err());
    }
}
