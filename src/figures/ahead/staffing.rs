//! Who has room in the months to come: capacity against what is assigned, in all, by role, and what it costs.

use std::collections::BTreeMap;

use crate::figures::availability::Availability;
use crate::figures::capacity_cost::{capacity_cost, mean_cost};
use crate::figures::engagement::Engagement;
use crate::figures::overhead::overhead;
use crate::figures::timesheet::{Timesheet, Timesheets};
use crate::model::id::{PersonId, RoleId};
use crate::model::number::Number;
use crate::model::period::{Part, Period};
use crate::model::person::Paid;
use crate::model::portfolio::Portfolio;

/// The hours of one role in one month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleHours {
    /// Of the people whose first role it is.
    pub capacity: Number,
    /// Of assignments whose first role it is.
    pub assigned: Number,
    /// The same on projects that are not won yet.
    pub tentative: Number,
}

/// What a month costs before anybody earns anything, and what of that nobody wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BreakEven {
    /// The cost of all capacity, of who is paid for what they log of the hours assigned, and overhead; in the workspace's
    /// currency. What is not known is left out.
    pub known: Number,
    /// The people whose cost nobody wrote, and whether nobody wrote the overhead.
    pub people: Vec<PersonId>,
    /// Whether nobody wrote what the agency costs beside.
    pub lacks_overhead: bool,
}

/// The hours of each role in each month, by month, then role; only where there are some.
#[must_use]
pub fn roles(
    portfolio: &Portfolio,
    months: &[Part],
    as_of: crate::model::Date,
) -> BTreeMap<(usize, RoleId), RoleHours> {
    let mut all: BTreeMap<(usize, RoleId), RoleHours> = BTreeMap::new();
    let mut add =
        |role: RoleId, hours_of: &dyn Fn(Period) -> Number, figure: fn(&mut RoleHours) -> &mut Number| {
            for (month, part) in months.iter().enumerate() {
                let hours = hours_of(part.days);
                if !hours.is_zero() {
                    let sum = figure(all.entry((month, role)).or_default());
                    *sum = &*sum + hours;
                }
            }
        };
    let available: Vec<Availability<'_>> =
        portfolio.people.iter().map(|person| Availability::of(portfolio, person)).collect();
    for (person, available) in portfolio.people.iter().zip(&available) {
        if let Some(role) = person.roles.first() {
            add(*role, &|days| available.capacity(days), |hours| &mut hours.capacity);
        }
    }
    for project in &portfolio.projects {
        let Some(engagement) = Engagement::of(portfolio, project, as_of) else { continue };
        let figure: fn(&mut RoleHours) -> &mut Number = match engagement.is_tentative {
            true => |hours| &mut hours.tentative,
            false => |hours| &mut hours.assigned,
        };
        for assignment in &project.team {
            let person = available.get(assignment.who.0 as usize);
            let Some(((role, a_week), available)) =
                assignment.roles.first().zip(assignment.hours.as_ref()).zip(person)
            else {
                continue;
            };
            let given = |days: Period| {
                engagement.days(assignment, days).into_iter().map(|days| available.spread(a_week, days)).sum()
            };
            add(*role, &given, figure);
        }
    }
    all
}

/// What a month costs: of everybody the cost of their capacity in it, and the overhead.
#[must_use]
pub fn break_even(
    portfolio: &Portfolio,
    sheets: &Timesheets<'_>,
    (place, month): (usize, &Part),
) -> BreakEven {
    let mut sum = BreakEven::default();
    for sheet in sheets.people.iter().filter(|sheet| sheet.part == place) {
        match cost(portfolio, sheet, month.days) {
            Some(cost) => sum.known = sum.known + cost,
            None => sum.people.push(sheet.who),
        }
    }
    let days = Period::new(month.days.from, month.days.to);
    match days.map_or(Some(Number::zero()), |days| overhead(&portfolio.overhead, days)) {
        Some(overhead) => sum.known = sum.known + overhead,
        None => sum.lacks_overhead = true,
    }
    sum
}

fn cost(portfolio: &Portfolio, sheet: &Timesheet<'_>, days: Period) -> Option<Number> {
    let person = portfolio.person(sheet.who).filter(|_| portfolio.costs_readable)?;
    match person.paid {
        Paid::Capacity => capacity_cost(portfolio, person, days),
        Paid::Logged => {
            let assigned = &sheet.assignments.written;
            if assigned.is_zero() {
                Some(Number::zero())
            } else {
                Some(assigned * mean_cost(portfolio, person, days)?)
            }
        }
    }
}
