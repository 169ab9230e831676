//! Who has room in the months to come: capacity against what is assigned, in all, by role, and what it costs.

use std::collections::BTreeMap;

use crate::figures::people::availability::Availability;
use crate::figures::people::engagement::Engagement;
use crate::figures::people::timesheet::{Timesheet, Timesheets};
use crate::figures::rates::capacity_cost::{capacity_cost, mean_cost};
use crate::figures::rates::overhead::overhead;
use crate::model::Date;
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
    /// The cost of all capacity, of who is paid for what they log of the hours assigned; in the workspace's currency. What
    /// is not known is left out.
    pub hours: Number,
    /// The people whose cost nobody wrote.
    pub people: Vec<PersonId>,
    /// What the agency costs beside; `None` where nobody wrote it.
    pub overhead: Option<Number>,
}

impl BreakEven {
    /// All of it, where everything is written that it is made of.
    #[must_use]
    pub fn whole(self) -> Option<Number> {
        self.overhead.filter(|_| self.people.is_empty()).map(|overhead| self.hours + overhead)
    }
}

/// The hours of each role in each month, by month, then role; only where there are some.
#[must_use]
pub fn roles(
    portfolio: &Portfolio,
    sheets: &Timesheets<'_>,
    months: &[Part],
    as_of: Date,
) -> BTreeMap<(usize, RoleId), RoleHours> {
    let mut all: BTreeMap<(usize, RoleId), RoleHours> = BTreeMap::new();
    let mut add = |month: usize, role: RoleId, hours: &Number, figure: fn(&mut RoleHours) -> &mut Number| {
        if !hours.is_zero() {
            let sum = figure(all.entry((month, role)).or_default());
            *sum = &*sum + hours;
        }
    };
    let available: Vec<Availability<'_>> =
        portfolio.people.iter().map(|person| Availability::of(portfolio, person)).collect();
    for sheet in &sheets.people {
        let role = portfolio.person(sheet.who).and_then(|person| person.roles.first());
        if let Some((role, capacity)) = role.zip(sheet.capacity.as_ref()) {
            add(sheet.part, *role, capacity, |hours| &mut hours.capacity);
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
            for (month, part) in months.iter().enumerate() {
                let days = engagement.days(assignment, part.days).into_iter();
                add(month, *role, &days.map(|days| available.spread(a_week, days)).sum(), figure);
            }
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
            Some(cost) => sum.hours = sum.hours + cost,
            None => sum.people.push(sheet.who),
        }
    }
    let days = Period::new(month.days.from, month.days.to);
    sum.overhead = days.map_or(Some(Number::zero()), |days| overhead(&portfolio.overhead, days));
    sum
}

fn cost(portfolio: &Portfolio, sheet: &Timesheet<'_>, days: Period) -> Option<Number> {
    let person = portfolio.person(sheet.who).filter(|_| portfolio.costs_readable)?;
    match person.paid {
        Paid::Capacity => capacity_cost(portfolio, person, days, sheet.capacity.as_ref()?),
        Paid::Logged => {
            let assigned = &sheet.assignments.written;
            if assigned.is_zero() {
                Some(Number::zero())
            } else {
                Some(assigned * mean_cost(portfolio, person, days, sheet.capacity.as_ref()?)?)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::ahead::horizon::Horizon;
    use crate::figures::people::logged::SheetParts;
    use crate::figures::people::timesheet::timesheets;
    use crate::figures::sample::{assignment, date, number, portfolio, project};
    use crate::model::dated::Dated;
    use crate::model::project::Status;

    /// Ana has 40 h a week and costs 50; bob is paid for what he logs, at 40. Both are on a site, ana on a pitch too.
    fn agency() -> Portfolio {
        let mut agency = portfolio();
        for (person, (role, cost)) in agency.people.iter_mut().zip([(0, "50"), (1, "40")]) {
            person.roles = vec![RoleId(role)];
            person.costs = Dated::always(number(cost));
        }
        agency.people[1].paid = Paid::Logged;
        let mut site = project("site");
        let on = |who, role, hours| crate::model::project::Assignment {
            roles: vec![RoleId(role)],
            ..assignment(who, None, Some(hours))
        };
        site.team = vec![on(0, 0, "10"), on(1, 0, "5")];
        let mut pitch = project("pitch");
        (pitch.status, pitch.team) = (Status::Prospect, vec![on(0, 1, "20")]);
        agency.projects = vec![site, pitch];
        agency.overhead = Dated::always(number("3000"));
        agency
    }

    /// By hand, for the 11 working days from 16 November on: 8 h of each a day; 2 h of ana's 10 a week and one of bob's 5
    /// are 33 h in the first role; 4 h a day of the pitch are 44 h in the second.
    #[test]
    fn hours_count_to_the_role_in_which_they_are_worked() {
        let agency = agency();
        let months = Horizon::new(date("2026-11-15"), 1).months;
        let sheets = timesheets(&agency, SheetParts { parts: &months, as_of: date("2026-11-15") });
        let told: Vec<String> = roles(&agency, &sheets, &months, date("2026-11-15"))
            .iter()
            .map(|((month, role), hours)| {
                let hours = [&hours.capacity, &hours.assigned, &hours.tentative].map(|one| one.rounded(0));
                format!("{month} {} {}", role.0, hours.join(" "))
            })
            .collect();
        assert_eq!(told, ["0 0 88 33 0", "0 1 88 0 44"]);
    }

    /// By hand: 88 h of ana at 50, 11 h of bob at 40, and 15 of the 30 days of November: 4400 + 440, and 1500 beside.
    #[test]
    fn a_month_must_earn_what_people_and_the_rest_cost() {
        let mut agency = agency();
        let told = |agency: &Portfolio| {
            let months = Horizon::new(date("2026-11-15"), 1).months;
            let sheets = timesheets(agency, SheetParts { parts: &months, as_of: date("2026-11-15") });
            let sum = break_even(agency, &sheets, (0, &months[0]));
            (sum.hours.rounded(2), sum.overhead.map(|sum| sum.rounded(2)), sum.people.len())
        };
        assert_eq!(told(&agency), ("4840.00".to_owned(), Some("1500.00".to_owned()), 0));
        agency.people[0].costs = Dated::default();
        agency.overhead = Dated::default();
        assert_eq!(told(&agency), ("440.00".to_owned(), None, 1));
    }
}
