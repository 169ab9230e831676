//! When a project rests, as far as a date knows it, and the calendar that is left to it.

use std::borrow::Cow;

use crate::model::Date;
use crate::model::calendar::Calendar;
use crate::model::period::Period;
use crate::model::project::Project;

/// The days up to a date on which a project rests, in order: a pause that is later does not exist yet, and one that goes
/// on reaches to the date.
pub fn rests(project: &Project, as_of: Date) -> impl Iterator<Item = Period> {
    let known = project.pauses().filter(move |pause| pause.from <= as_of);
    known.map(move |pause| Period {
        from: pause.from,
        to: pause.until.map_or(as_of, |until| until.min(as_of)),
    })
}

/// The calendar of a project: a day inside one of its pauses is none of its working days.
#[must_use]
pub fn project_calendar<'c>(calendar: &'c Calendar, project: &Project, as_of: Date) -> Cow<'c, Calendar> {
    match rests(project, as_of).next() {
        None => Cow::Borrowed(calendar),
        Some(_) => Cow::Owned(calendar.resting(rests(project, as_of))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, project};
    use crate::model::project::{Pause, Status};

    fn pause(from: &str, until: Option<&str>) -> Pause {
        Pause { from: date(from), until: until.map(date) }
    }

    /// Paused from 15 April to 9 September 2026; from 1 December on.
    #[test]
    fn a_project_rests_on_the_days_of_its_pauses_whatever_it_is_today() {
        let mut care = project("care");
        care.start = Some(date("2026-01-01"));
        care.log.pauses = vec![pause("2026-04-15", Some("2026-09-09")), pause("2026-12-01", None)];
        for status in [Status::Active, Status::Paused] {
            care.status = status;
            for (day, then) in [
                ("2026-04-14", Status::Active),
                ("2026-04-15", Status::Paused),
                ("2026-09-09", Status::Paused),
                ("2026-09-10", Status::Active),
                ("2026-12-01", Status::Paused),
            ] {
                assert_eq!(care.status_at(date(day)), then, "{status} {day}");
            }
        }
        let days = |as_of| rests(&care, date(as_of)).map(|days| (days.from, days.to)).collect::<Vec<_>>();
        assert_eq!(days("2026-04-14"), []);
        assert_eq!(days("2026-05-01"), [(date("2026-04-15"), date("2026-05-01"))]);
        assert_eq!(days("2026-12-05")[1], (date("2026-12-01"), date("2026-12-05")));
        let calendar = Calendar::default();
        // Monday 13 and Tuesday 14 April, Thursday 10 September.
        let left = project_calendar(&calendar, &care, date("2026-11-20"));
        assert_eq!(left.working_days(date("2026-04-13"), date("2026-09-10")), 3);
    }

    #[test]
    fn a_finished_project_is_done_and_one_that_has_not_begun_does_not_rest() {
        let mut site = project("site");
        site.log.pauses = vec![pause("2026-04-01", Some("2026-04-30"))];
        (site.status, site.finished) = (Status::Done, Some(date("2026-04-20")));
        assert_eq!(site.status_at(date("2026-04-19")), Status::Paused);
        assert_eq!(site.status_at(date("2026-04-20")), Status::Done);
        (site.status, site.start) = (Status::Active, Some(date("2026-04-10")));
        assert_eq!(site.status_at(date("2026-04-09")), Status::Active);
        site.status = Status::Prospect;
        assert_eq!(site.status_at(date("2026-04-15")), Status::Prospect);
    }
}
