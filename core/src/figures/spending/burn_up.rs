//! How a project's budget was used, day by day: what was agreed, spent and earned by the end of each week or month.

use crate::figures::rates::worth::Shown;
use crate::figures::requests::change::{current_budget, in_force};
use crate::figures::schedule::progress::progress;
use crate::figures::spending::budget::{ProjectFigures, Unit};
use crate::figures::spending::spent::FeesInTurn;
use crate::model::Date;
use crate::model::change::ChangeStatus;
use crate::model::log::{HoursSum, TimeEntry};
use crate::model::number::Number;
use crate::model::period::{Part, Period};
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// Up to so many days are told week by week, more of them month by month.
const WEEKLY: i64 = 200;

/// How a budget was used.
#[derive(Clone, Debug)]
pub struct BurnUp {
    /// What all values count.
    pub unit: Unit,
    /// What was agreed: at first, and from each change on; empty without a budget.
    pub agreed: Vec<Agreement>,
    /// What was spent by the end of each day named, the last of them the day that is asked for.
    pub spent: Vec<DaySum>,
    /// Why the list above ends early: a rate is missing.
    pub is_cut: bool,
    /// Progress × the budget of the day, on each day with a reading; empty where one of them is not known.
    pub earned: Vec<DaySum>,
}

/// A budget from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// From when on.
    pub day: Date,
    /// The whole budget.
    pub value: Number,
    /// The change that made it so.
    pub change: Option<Box<str>>,
}

/// A sum at the end of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaySum {
    /// The day.
    pub day: Date,
    /// The sum.
    pub value: Number,
}

/// How the budget of a project was used by a date, in the unit of its burn, else in hours. `None` before it has begun.
#[must_use]
pub fn burn_up(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<BurnUp> {
    let project = figures.project;
    let unit = figures.burn_by.unwrap_or(Unit::Hours);
    let worked = project.log.time.entries().iter().map(|entry| entry.date).min();
    let bought = project.log.expenses.iter().map(|expense| expense.date).min();
    let first = project.start.into_iter().chain(worked).chain(bought).min();
    let from = first.filter(|from| *from <= as_of)?;
    let as_of = end(project, as_of);
    let (spent, is_cut) = spent(portfolio, project, unit, Period::new(from, as_of)?);
    Some(BurnUp {
        unit,
        agreed: agreed(project, unit, from, as_of),
        spent,
        is_cut,
        earned: earned(project, unit, from, as_of),
    })
}

/// The day that is asked for; of a project that is finished by then the last one on which something was spent.
fn end(project: &Project, as_of: Date) -> Date {
    let worked = project.log.time.entries().iter().map(|entry| entry.date);
    let bought = project.log.expenses.iter().map(|expense| expense.date);
    let last = worked.chain(bought).filter(|day| *day <= as_of).max();
    project.finished_by(as_of).map_or(as_of, |finished| last.map_or(finished, |last| last.max(finished)))
}

/// The budget at first, and after each change that was accepted.
fn agreed(project: &Project, unit: Unit, from: Date, as_of: Date) -> Vec<Agreement> {
    let at = |day| budget_at(project, unit, day);
    let accepted = in_force(project, as_of).filter(|(_, status)| *status == ChangeStatus::Accepted);
    let counts =
        |hours: &Number, amount: &Number| !(if unit == Unit::Hours { hours } else { amount }).is_zero();
    let changes = accepted.filter(|(change, _)| counts(&change.hours, &change.amount));
    let changes = changes.filter_map(|(change, _)| Some((change.decided?.max(from), change)));
    let mut steps: Vec<Agreement> = changes
        .filter_map(|(day, change)| Some(Agreement { day, value: at(day)?, change: Some(change.id.clone()) }))
        .collect();
    steps.sort_by_key(|step| step.day);
    let original = match unit {
        Unit::Hours => project.budget.hours.clone(),
        Unit::Amount => project.budget.amount.clone(),
    };
    let first = original.map(|value| Agreement { day: from, value, change: None });
    first.into_iter().chain(steps).collect()
}

fn budget_at(project: &Project, unit: Unit, day: Date) -> Option<Number> {
    let budget = current_budget(project, day);
    if unit == Unit::Hours { budget.hours } else { budget.amount }
}

/// What was spent by the end of each week or month, and whether that ends before the last of them.
fn spent(portfolio: &Portfolio, project: &Project, unit: Unit, days: Period) -> (Vec<DaySum>, bool) {
    let parts: Vec<Part> = match (days.to - days.from).num_days() {
        0..=WEEKLY => days.weeks().collect(),
        _ => days.months().collect(),
    };
    let place = |date: Date| parts.partition_point(|part| part.days.to < date);
    let mut entries: Vec<Vec<&TimeEntry>> = vec![Vec::new(); parts.len()];
    for entry in project.log.time.entries() {
        // What is logged later lies in no part.
        entries.get_mut(place(entry.date)).into_iter().for_each(|of_part| of_part.push(entry));
    }
    let mut fees = FeesInTurn::of(Shown::own(portfolio, project));
    let mut readings = vec![DaySum { day: days.from, value: Number::zero() }];
    let mut sum = Number::zero();
    for (part, entries) in parts.iter().zip(&entries) {
        let more = match unit {
            Unit::Hours => Ok(hours(project, entries)),
            Unit::Amount => fees.of_next(entries).map(|fees| fees + expenses(project, part.days)),
        };
        let Ok(more) = more else { return (readings, true) };
        sum = sum + more;
        if part.days.to == days.from {
            readings.clear();
        }
        readings.push(DaySum { day: part.days.to, value: sum.clone() });
    }
    (readings, false)
}

fn hours(project: &Project, entries: &[&TimeEntry]) -> Number {
    let mut sum = HoursSum::default();
    entries.iter().for_each(|entry| sum.add(&project.log.time, entry));
    sum.total()
}

/// The billable expenses of some days, where the budget includes them.
fn expenses(project: &Project, days: Period) -> Number {
    let booked =
        project.log.expenses.iter().filter(|expense| expense.billable && days.contains(expense.date));
    booked.filter(|_| project.budget.expenses).map(|expense| expense.billed()).sum()
}

/// Earned value on each day with a reading of the progress, or on which a phase was done.
fn earned(project: &Project, unit: Unit, from: Date, as_of: Date) -> Vec<DaySum> {
    let readings = project.log.progress.iter().map(|reading| reading.date);
    let phases = project.phases.iter().filter_map(|phase| phase.done);
    let is_read = !project.log.progress.is_empty();
    let mut days: Vec<Date> = readings.chain(phases.filter(|_| !is_read)).chain([as_of]).collect();
    days.retain(|day| from < *day && *day <= as_of);
    days.sort_unstable();
    days.dedup();
    let at =
        |day: Date| Some(DaySum { day, value: progress(project, day)? * budget_at(project, unit, day)? });
    let known: Vec<DaySum> = days.into_iter().filter_map(at).collect();
    if known.is_empty() {
        return known;
    }
    [DaySum { day: from, value: Number::zero() }].into_iter().chain(known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{change, date, number, phase, portfolio, project, worked};
    use crate::figures::spending::budget::project_figures;
    use crate::model::rate::{RateCard, RateTable};

    /// Worked by hand: 1,000 at first, 200 more from March 20 on; 4 h in the week to March 10, 6 h in the next, at 100.
    #[test]
    fn agreed_spent_and_earned() {
        let (mut workspace, mut site) = (portfolio(), project("site"));
        let hundred = RateTable { from: None, default: Some(number("100")), roles: Vec::new() };
        workspace.people[0].rates = RateCard::new(vec![hundred]);
        (site.start, site.due) = (Some(date("2024-03-04")), Some(date("2024-04-30")));
        site.budget.amount = Some(number("1000"));
        let mut more = change("more", "2024-03-11", Some(("accepted", "2024-03-20")));
        more.amount = number("200");
        site.changes = vec![more];
        site.phases = vec![phase("x", None, None, None), phase("y", None, None, None)];
        site.phases[0].done = Some(date("2024-03-12"));
        for (day, hours) in [("2024-03-05", "4"), ("2024-03-13", "6"), ("2024-03-29", "9")] {
            site.log.time.push(worked(day, hours));
        }
        let as_of = date("2024-03-21");
        let figures = project_figures(&workspace, &site, as_of);
        let burn = burn_up(&workspace, &figures, as_of).unwrap();
        let told = |readings: &[DaySum]| -> Vec<String> {
            readings.iter().map(|one| format!("{} {}", one.day, one.value.rounded(0))).collect()
        };
        assert_eq!(
            told(&burn.spent),
            ["2024-03-04 0", "2024-03-10 400", "2024-03-17 1000", "2024-03-21 1000"]
        );
        assert_eq!(burn.spent.last().map(|last| last.value.clone()), figures.spent.amount.clone().ok());
        assert_eq!(told(&burn.earned), ["2024-03-04 0", "2024-03-12 500", "2024-03-21 600"]);
        let steps: Vec<_> =
            burn.agreed.iter().map(|one| (one.day.to_string(), one.value.rounded(0))).collect();
        assert_eq!(
            steps,
            [("2024-03-04".to_owned(), "1000".to_owned()), ("2024-03-20".to_owned(), "1200".to_owned())]
        );
        assert!(!burn.is_cut);
    }
}
