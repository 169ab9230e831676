//! What we wait for: what a client owes us in content, access, approvals and signatures, and the days that it cost.

use crate::figures::schedule::resting::project_calendar;
use crate::model::Date;
use crate::model::calendar::{Calendar, day_before};
use crate::model::period::Period;
use crate::model::project::{Project, Wait};

/// The waits of a project at a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many are open.
    pub open: i64,
    /// How many of these are past the day by which we need them.
    pub late: i64,
    /// The working days on which at least one of all waits was late: those are the client's.
    pub days: i64,
    /// When the oldest open one was asked for.
    pub oldest: Option<Date>,
}

/// What a project waits for at a date; what is asked later does not exist, and what came later is open.
#[must_use]
pub fn waiting(project: &Project, calendar: &Calendar, as_of: Date) -> Waiting {
    let asked: Vec<&Wait> = project.waits.iter().filter(|wait| wait.asked <= as_of).collect();
    if asked.is_empty() {
        return Waiting::default();
    }
    let open = || asked.iter().filter(|wait| wait.done_by(as_of).is_none());
    let is_late = |wait: &Wait| wait.due.is_some_and(|due| due < as_of);
    let last = project.finished_by(as_of).map_or(as_of, |finished| finished.min(as_of));
    let calendar = project_calendar(calendar, project, as_of);
    let days = apart(asked.iter().filter_map(|wait| late_days(wait, as_of, last)).collect());
    Waiting {
        open: count(open().count()),
        late: count(open().filter(|wait| is_late(wait)).count()),
        days: days.iter().map(|days| calendar.working_days(days.from, days.to)).sum(),
        oldest: open().map(|wait| wait.asked).min(),
    }
}

/// The days on which a wait was late: from the day after it was due (asked for, where it has no due date) to the day
/// before it came.
fn late_days(wait: &Wait, as_of: Date, last: Date) -> Option<Period> {
    let from = wait.due.unwrap_or(wait.asked).succ_opt()?;
    let to = wait.done_by(as_of).map_or(last, |done| day_before(done).min(last));
    Period::new(from, to)
}

/// The same days in stretches of which no two have a day in common.
fn apart(mut stretches: Vec<Period>) -> Vec<Period> {
    stretches.sort_by_key(|days| days.from);
    let mut apart: Vec<Period> = Vec::new();
    for days in stretches {
        match apart.last_mut() {
            Some(last) if days.from <= last.to => last.to = last.to.max(days.to),
            _ => apart.push(days),
        }
    }
    apart
}

fn count(waits: usize) -> i64 {
    i64::try_from(waits).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, project};
    use crate::model::project::Status;

    fn wait(asked: &str, due: Option<&str>, done: Option<&str>) -> Wait {
        let (asked, due, done) = (date(asked), due.map(date), done.map(date));
        Wait { id: "w".into(), title: "w".into(), asked, contact: None, due, done }
    }

    /// Worked by hand in `waits`: acme/site, where Monday 10 June 2024 is a holiday.
    #[test]
    fn days_on_which_something_was_late_count_once() {
        let calendar = Calendar::new(
            &[
                chrono::Weekday::Mon,
                chrono::Weekday::Tue,
                chrono::Weekday::Wed,
                chrono::Weekday::Thu,
                chrono::Weekday::Fri,
            ],
            vec![date("2024-06-10")],
        );
        let mut site = project("site");
        site.waits = vec![
            wait("2024-06-03", Some("2024-06-05"), Some("2024-06-11")),
            wait("2024-06-06", None, None),
            wait("2024-06-12", Some("2024-06-20"), None),
            wait("2024-06-17", None, None),
            wait("2024-06-04", Some("2024-06-14"), None),
            wait("2024-06-11", Some("2024-06-12"), None),
        ];
        let oldest = Some(date("2024-06-04"));
        assert_eq!(
            waiting(&site, &calendar, date("2024-06-14")),
            Waiting { open: 4, late: 1, days: 6, oldest }
        );
        let oldest = Some(date("2024-06-03"));
        assert_eq!(
            waiting(&site, &calendar, date("2024-06-10")),
            Waiting { open: 3, late: 1, days: 2, oldest }
        );
        (site.status, site.finished) = (Status::Done, Some(date("2024-06-07")));
        assert_eq!(waiting(&site, &calendar, date("2024-06-14")).days, 2);
        assert_eq!(waiting(&site, &calendar, date("2024-06-02")), Waiting::default());
    }
}
