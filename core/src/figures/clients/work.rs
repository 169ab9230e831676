//! When a client's projects were last worked on, and how much of the work nobody had planned.

use crate::figures::window::Window;
use crate::model::Date;
use crate::model::log::HoursSum;
use crate::model::number::Number;
use crate::model::project::Project;

/// The work for a client by a date, over all its projects.
#[derive(Clone, Debug)]
pub struct Work {
    /// The last day with time or a finish; without any, the last start; `None` when nothing has begun.
    pub last: Option<Date>,
    /// Hours logged in twelve months.
    pub hours: Number,
    /// Those of them that nobody had planned.
    pub unplanned: Number,
}

impl Work {
    /// The work on these projects by a date. One pass over their time.
    #[must_use]
    pub fn of(projects: &[Project], as_of: Date) -> Self {
        let year = Window::twelve_months(as_of);
        let (mut last, mut hours, mut unplanned) = (None, Number::zero(), Number::zero());
        for project in projects {
            let log = &project.log.time;
            let (mut all, mut without_plan) = (HoursSum::default(), HoursSum::default());
            for entry in log.entries().iter().filter(|entry| entry.date <= as_of) {
                last = last.max(Some(entry.date));
                if year.contains(entry.date) {
                    all.add(log, entry);
                    if entry.unplanned {
                        without_plan.add(log, entry);
                    }
                }
            }
            last = last.max(project.finished_by(as_of));
            (hours, unplanned) = (hours + all.total(), unplanned + without_plan.total());
        }
        Self { last: last.or_else(|| last_start(projects, as_of)), hours, unplanned }
    }

    /// Unplanned hours / hours; `None` without hours.
    #[must_use]
    pub fn unplanned_share(&self) -> Option<Number> {
        self.unplanned.share_of(&self.hours)
    }
}

fn last_start(projects: &[Project], as_of: Date) -> Option<Date> {
    projects.iter().filter_map(|project| project.start).filter(|start| *start <= as_of).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, project, worked};
    use crate::model::log::NewTimeEntry;
    use crate::model::project::Status;

    /// gamma of `corners`, as of 2024-02-29: 3 of 4 hours, and the entry of 10 March is to come.
    #[test]
    fn unplanned_hours_over_hours() {
        let mut site = project("site");
        site.log.time.push(worked("2024-02-27", "1"));
        site.log.time.push(NewTimeEntry { unplanned: true, ..worked("2024-02-28", "3") });
        site.log.time.push(worked("2024-03-10", "1"));
        site.log.time.push(NewTimeEntry { unplanned: true, ..worked("2023-02-28", "7") });
        let work = Work::of(&[site], date("2024-02-29"));
        assert_eq!(work.unplanned_share(), Some(number("0.75")));
        assert_eq!(work.last, Some(date("2024-02-28")));
    }

    #[test]
    fn a_start_counts_where_there_is_neither_time_nor_a_finish() {
        let (mut begun, mut done) = (project("begun"), project("done"));
        begun.start = Some(date("2024-02-01"));
        (done.status, done.finished) = (Status::Done, Some(date("2023-05-31")));
        for (projects, as_of, last) in [
            (vec![begun.clone(), done.clone()], "2024-02-29", Some("2023-05-31")),
            (vec![begun.clone(), done], "2023-05-30", None),
            (vec![begun.clone()], "2024-02-29", Some("2024-02-01")),
            (vec![begun], "2024-01-31", None),
            (Vec::new(), "2024-01-31", None),
        ] {
            assert_eq!(Work::of(&projects, date(as_of)).last, last.map(date), "{as_of}");
        }
        assert_eq!(Work::of(&[], date("2024-01-31")).unplanned_share(), None);
    }
}
