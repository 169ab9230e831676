//! When a budget runs out: at the pace of the last weeks, and at the hours that are assigned.

use crate::model::Date;
use crate::model::calendar::Calendar;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Assignment, Project};

/// The pace counts the last so many working days.
const PACE_DAYS: i64 = 20;

/// The last working days over which the pace is taken.
#[derive(Clone, Copy, Debug)]
pub struct PaceWindow {
    /// The first of them.
    pub from: Date,
    /// How many they are.
    pub days: i64,
}

/// The last 20 working days to a date, but none before `since`. `None` when there are none.
#[must_use]
pub fn pace_window(calendar: &Calendar, since: Date, as_of: Date) -> Option<PaceWindow> {
    let days = calendar.working_days(since, as_of).min(PACE_DAYS);
    if days == 0 {
        return None;
    }
    let newest = if calendar.works(as_of) { as_of } else { calendar.plus(as_of, -1)? };
    Some(PaceWindow { from: calendar.plus(newest, 1 - days)?, days })
}

/// `plus(as_of, ceil(remaining · days / spent))`: the working day on which what remains is used up at the pace of
/// the window. `None` when nothing was spent in it or nothing remains.
#[must_use]
pub fn runs_out(
    calendar: &Calendar,
    remaining: &Number,
    pace: (PaceWindow, &Number),
    as_of: Date,
) -> Option<Date> {
    let (window, spent) = pace;
    if !remaining.is_positive() {
        return None;
    }
    let days = (remaining * Number::from(window.days)).over(spent)?;
    calendar.plus(as_of, days.ceil()?)
}

/// The first day after a date by whose end the team's assigned hours use up what remains. `None` when they never do,
/// or when an assignment in force on such a day has no hours.
#[must_use]
pub fn runs_out_planned(
    portfolio: &Portfolio,
    project: &Project,
    remaining: &Number,
    as_of: Date,
) -> Option<Date> {
    if !remaining.is_positive() {
        return None;
    }
    let calendar = &portfolio.agency.calendar;
    let mut remaining = remaining.clone();
    let mut days = turning_points(portfolio, project, as_of);
    days.push(Date::MAX);
    for pair in days.windows(2) {
        let &[from, next] = pair else { continue };
        let to = next.pred_opt().unwrap_or(next);
        let working = calendar.working_days(from, to.min(Date::from_ymd_opt(9999, 12, 31)?));
        if working == 0 {
            continue;
        }
        let daily =
            weekly_hours(portfolio, project, from)?.over(&Number::from(calendar.workdays_a_week()))?;
        let needed = remaining.over(&daily).and_then(|days| days.ceil());
        if let Some(needed) = needed.filter(|needed| *needed <= working) {
            return calendar.nth_from(from, needed);
        }
        remaining = remaining - daily * Number::from(working);
    }
    None
}

/// The days after a date on which somebody comes or goes; the first is the day after it.
fn turning_points(portfolio: &Portfolio, project: &Project, as_of: Date) -> Vec<Date> {
    let after = |date: Option<Date>| date.and_then(|date| date.succ_opt());
    let of_assignment = |assignment: &Assignment| {
        let person = portfolio.person(assignment.who);
        let stay = person.into_iter().flat_map(move |person| [person.from, after(person.until)]);
        let away = person.into_iter().flat_map(|person| &person.away);
        let absences = away.flat_map(move |away| [Some(away.from), after(away.until)]);
        [assignment.from, after(assignment.until)].into_iter().chain(stay).chain(absences).flatten()
    };
    let to_come = project.team.iter().flat_map(of_assignment).filter(|day| *day > as_of);
    let mut days: Vec<Date> = after(Some(as_of)).into_iter().chain(to_come).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The hours a week assigned to those who are there on a date; `None` when one assignment does not say.
fn weekly_hours(portfolio: &Portfolio, project: &Project, date: Date) -> Option<Number> {
    let there = |assignment: &&Assignment| {
        let person = portfolio.person(assignment.who);
        person.is_some_and(|person| person.is_with_us(date) && !person.is_away(date))
    };
    let hours = project.team_at(date).filter(there).map(|assignment| assignment.hours.clone());
    hours.sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{assignment, date, number, portfolio, project};
    use crate::model::person::Absence;

    fn easter() -> Calendar {
        use chrono::Weekday::{Fri, Mon, Thu, Tue, Wed};
        Calendar::new(&[Mon, Tue, Wed, Thu, Fri], vec![date("2024-03-29"), date("2024-04-01")])
    }

    /// Worked by hand: 320.40 spent on 19 working days, 479.60 left: 28.44, so 29 working days after Easter Sunday.
    #[test]
    fn at_the_pace_of_the_days_so_far() {
        let (calendar, as_of) = (easter(), date("2024-03-31"));
        let window = pace_window(&calendar, date("2024-03-04"), as_of).unwrap();
        assert_eq!((window.from, window.days), (date("2024-03-04"), 19));
        let day = runs_out(&calendar, &number("479.60"), (window, &number("320.40")), as_of);
        assert_eq!(day, Some(date("2024-05-10")));
    }

    #[test]
    fn the_window_is_twenty_working_days_at_most() {
        let window = pace_window(&easter(), date("2020-01-01"), date("2024-03-31")).unwrap();
        assert_eq!((window.from, window.days), (date("2024-03-01"), 20));
        assert!(pace_window(&easter(), date("2024-04-01"), date("2024-03-31")).is_none());
    }

    #[test]
    fn nothing_runs_out_that_is_not_spent_or_not_there() {
        let (calendar, as_of) = (easter(), date("2024-03-28"));
        let window = PaceWindow { from: as_of, days: 1 };
        assert_eq!(runs_out(&calendar, &number("10"), (window, &Number::zero()), as_of), None);
        assert_eq!(runs_out(&calendar, &Number::zero(), (window, &number("10")), as_of), None);
    }

    /// Worked by hand: 8.5 h remain, 35 h a week are 7 a day; the team shrinks by 10 h a week from April.
    #[test]
    fn at_the_hours_that_are_assigned() {
        let mut workspace = portfolio();
        let mut site = project("site");
        site.team = vec![assignment(0, Some("2024-03-31"), Some("10")), assignment(1, None, Some("25"))];
        let day = |workspace: &Portfolio, site: &Project, hours: &str| {
            runs_out_planned(workspace, site, &number(hours), date("2024-03-14"))
        };
        assert_eq!(day(&workspace, &site, "8.5"), Some(date("2024-03-18")));
        assert_eq!(day(&workspace, &site, "7"), Some(date("2024-03-15")));
        // 11 working days to the 29th are 77 h; 5 h a day from then on.
        assert_eq!(day(&workspace, &site, "77"), Some(date("2024-03-29")));
        assert_eq!(day(&workspace, &site, "78"), Some(date("2024-04-01")));
        workspace.people[0].away.push(Absence {
            from: date("2024-03-15"),
            until: Some(date("2024-03-17")),
            hours: None,
        });
        assert_eq!(day(&workspace, &site, "7"), Some(date("2024-03-18")));
        site.team[1].hours = None;
        assert_eq!(day(&workspace, &site, "7"), None);
        site.team.pop();
        assert_eq!(day(&workspace, &site, "100"), None);
    }
}
