//! What requests for change do to a project, as of a date: which of them exist then and with what answer, what they
//! add to the budget, and by how much they move the due date.

use crate::model::Date;
use crate::model::calendar::Calendar;
use crate::model::change::{Change, ChangeStatus};
use crate::model::number::Number;
use crate::model::project::Project;

/// A budget as the accepted changes leave it; each half is `None` where there never was such a budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrentBudget {
    /// Hours.
    pub hours: Option<Number>,
    /// In the project's currency.
    pub amount: Option<Number>,
}

/// The changes that exist at a date (asked by then) with their answer at that date, in the order of the file.
pub fn in_force(project: &Project, as_of: Date) -> impl Iterator<Item = (&Change, ChangeStatus)> {
    project.changes.iter().filter_map(move |change| Some((change, change.status_at(as_of)?)))
}

/// The hours, and the amount in the project's currency, that the changes accepted by a date add to the budget; each
/// may be negative.
#[must_use]
pub fn accepted_sum(project: &Project, as_of: Date) -> (Number, Number) {
    in_force(project, as_of)
        .filter(|(_, status)| *status == ChangeStatus::Accepted)
        .fold((Number::zero(), Number::zero()), |(hours, amount), (change, _)| {
            (hours + &change.hours, amount + &change.amount)
        })
}

/// The budget at a date: current = original + accepted changes.
#[must_use]
pub fn current_budget(project: &Project, as_of: Date) -> CurrentBudget {
    let (hours, amount) = accepted_sum(project, as_of);
    changed_budget(project, &hours, &amount)
}

/// The original budget with so many hours and so much money more.
#[must_use]
pub fn changed_budget(project: &Project, hours: &Number, amount: &Number) -> CurrentBudget {
    CurrentBudget {
        hours: project.budget.hours.as_ref().map(|original| original + hours),
        amount: project.budget.amount.as_ref().map(|original| original + amount),
    }
}

/// Whether an answer lets a change move the plan: it is done, be it paid for or free.
#[must_use]
pub const fn moves_the_plan(status: ChangeStatus) -> bool {
    matches!(status, ChangeStatus::Accepted | ChangeStatus::Absorbed)
}

/// Working days by which the changes accepted or absorbed by a date move the due date; may be negative.
#[must_use]
pub fn moved_days(project: &Project, as_of: Date) -> i64 {
    in_force(project, as_of)
        .filter(|(_, status)| moves_the_plan(*status))
        .fold(0, |days: i64, (change, _)| days.saturating_add(change.days))
}

/// The due date at a date: plus(due, days of the accepted and absorbed changes), never moved before the start.
/// `None` without a due date, or past the year 9999.
#[must_use]
pub fn current_due(project: &Project, calendar: &Calendar, as_of: Date) -> Option<Date> {
    moved_due(project, calendar, moved_days(project, as_of))
}

/// The original due date moved by so many working days, but not before the start.
#[must_use]
pub fn moved_due(project: &Project, calendar: &Calendar, days: i64) -> Option<Date> {
    moved(calendar, project.due?, project.start, days)
}

/// A date moved by so many working days. A move back ends at `start`, where there is one, at the latest; a date that
/// is before it already stays. `None` past the year 9999.
#[must_use]
pub fn moved(calendar: &Calendar, date: Date, start: Option<Date>, days: i64) -> Option<Date> {
    let there = calendar.plus(date, days);
    match start.map(|start| start.min(date)) {
        Some(earliest) if days < 0 => Some(there.map_or(earliest, |there| there.max(earliest))),
        _ => there,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{change, date, number, project};

    fn easter() -> (Project, Calendar) {
        let mut easter = project("easter");
        easter.start = Some(date("2024-03-04"));
        easter.due = Some(date("2024-04-03"));
        easter.budget.hours = Some(number("12.5"));
        easter.budget.amount = Some(number("1000"));
        let mut smaller = change("c1", "2024-03-11", Some(("accepted", "2024-03-25")));
        (smaller.hours, smaller.amount, smaller.days) = (number("-2.5"), number("-200"), -3);
        let mut more = change("c2", "2024-03-20", None);
        (more.hours, more.amount) = (number("3"), number("300.50"));
        easter.changes = vec![smaller, more, change("c3", "2024-03-01", Some(("declined", "2024-03-05")))];
        let workdays = [
            chrono::Weekday::Mon,
            chrono::Weekday::Tue,
            chrono::Weekday::Wed,
            chrono::Weekday::Thu,
            chrono::Weekday::Fri,
        ];
        (easter, Calendar::new(&workdays, vec![date("2024-03-29"), date("2024-04-01")]))
    }

    /// Worked by hand in `corners`: alpha/easter.
    #[test]
    fn budget_and_due_date_as_of_a_date() {
        let (easter, calendar) = easter();
        for (as_of, hours, amount, due) in [
            ("2024-03-24", "12.5", "1000", "2024-04-03"),
            ("2024-03-25", "10", "800", "2024-03-27"),
            ("2024-03-31", "10", "800", "2024-03-27"),
        ] {
            let as_of = date(as_of);
            let budget = CurrentBudget { hours: Some(number(hours)), amount: Some(number(amount)) };
            assert_eq!(current_budget(&easter, as_of), budget, "{as_of}");
            assert_eq!(current_due(&easter, &calendar, as_of), Some(date(due)), "{as_of}");
        }
    }

    #[test]
    fn a_change_asked_later_does_not_exist_and_one_decided_later_is_open() {
        let (easter, _) = easter();
        let states = |as_of| {
            let states =
                in_force(&easter, date(as_of)).map(|(change, status)| format!("{} {status}", change.id));
            states.collect::<Vec<_>>()
        };
        assert_eq!(states("2024-03-04"), ["c3 open"]);
        assert_eq!(states("2024-03-24"), ["c1 open", "c2 open", "c3 declined"]);
        assert_eq!(states("2024-03-25"), ["c1 accepted", "c2 open", "c3 declined"]);
    }

    #[test]
    fn no_due_date_moves_before_the_start() {
        let (mut easter, calendar) = easter();
        let as_of = date("2024-03-31");
        for (days, due) in [(-21, "2024-03-04"), (-20, "2024-03-04"), (-19, "2024-03-05"), (0, "2024-04-03")]
        {
            easter.changes[0].days = days;
            assert_eq!(current_due(&easter, &calendar, as_of), Some(date(due)), "{days}");
        }
        easter.changes[0].days = i64::MIN;
        assert_eq!(current_due(&easter, &calendar, as_of), Some(date("2024-03-04")));
        easter.changes[0].days = i64::MAX;
        assert_eq!(current_due(&easter, &calendar, as_of), None);
    }

    #[test]
    fn what_is_absorbed_moves_the_date_and_no_budget() {
        let (mut easter, calendar) = easter();
        easter.changes[0].status = ChangeStatus::Absorbed;
        let as_of = date("2024-03-31");
        assert_eq!(accepted_sum(&easter, as_of), (Number::zero(), Number::zero()));
        assert_eq!(current_due(&easter, &calendar, as_of), Some(date("2024-03-27")));
        easter.budget.hours = None;
        assert_eq!(current_budget(&easter, as_of).hours, None);
    }
}
