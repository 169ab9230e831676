//! How much of a fixed price's work was done by each day: progress grows evenly from reading to reading.

use crate::figures::schedule::progress::{newest_of_each_day, phases_done};
use crate::model::Date;
use crate::model::calendar::{Calendar, day_before};
use crate::model::number::Number;
use crate::model::project::{Project, Status};

/// The share of the work that was done by each day, as a date knows it.
#[derive(Clone, Debug)]
pub(crate) struct Completion<'p> {
    calendar: &'p Calendar,
    /// What is known to have been done by which day, in order.
    known: Vec<(Date, Number)>,
}

impl<'p> Completion<'p> {
    /// From 0 at the start over the readings, without readings the phases that are done, to 1 on the day of the finish.
    /// `None` where nothing says how much is done.
    pub(crate) fn of(project: &Project, calendar: &'p Calendar, as_of: Date) -> Option<Self> {
        let mut known = newest_of_each_day(project, as_of);
        if known.is_empty() {
            known = phases_by_day(project, as_of);
        }
        let finished = project.finished_by(as_of).filter(|_| project.status_at(as_of) == Status::Done);
        if let Some(finished) = finished {
            known.retain(|(day, _)| *day < finished);
            known.push((finished, Number::one()));
        }
        if known.is_empty() && project.phases.is_empty() {
            return None;
        }
        let before = project.start.map(day_before);
        if let Some(before) = before.filter(|before| known.first().is_some_and(|(day, _)| before < day)) {
            known.insert(0, (before, Number::zero()));
        }
        Some(Self { calendar, known })
    }

    /// The first day on which anything can have been done.
    pub(crate) fn first(&self) -> Option<Date> {
        self.known.first().map(|(day, _)| *day)
    }

    /// The share that was done by a day: evenly over the calendar's working days from what is known to what is known,
    /// flat after the last, nothing before the first.
    pub(crate) fn by(&self, day: Date) -> Number {
        let next = self.known.partition_point(|(known, _)| *known <= day);
        let Some((from, done)) = next.checked_sub(1).and_then(|last| self.known.get(last)) else {
            return Number::zero();
        };
        let Some((to, then)) = self.known.get(next) else { return done.clone() };
        let days = |until| Number::from(self.calendar.count_to(until) - self.calendar.count_to(*from));
        let gone = days(day).over(&days(*to)).unwrap_or_default();
        done + (then - done) * gone
    }
}

/// The share of the phases that were done by each day on which one of them was.
fn phases_by_day(project: &Project, as_of: Date) -> Vec<(Date, Number)> {
    let mut days: Vec<Date> = project.phases.iter().filter_map(|phase| phase.done_by(as_of)).collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter().filter_map(|day| Some((day, phases_done(project, day)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, phase, project};
    use crate::model::log::Progress;

    fn reading(day: &str, percent: &str) -> Progress {
        Progress { date: date(day), percent: number(percent), note: None }
    }

    fn shares(project: &Project, as_of: &str, days: &[&str]) -> Vec<String> {
        let calendar = Calendar::default();
        let completion = Completion::of(project, &calendar, date(as_of)).unwrap();
        days.iter().map(|day| completion.by(date(day)).rounded(4)).collect()
    }

    /// Worked by hand in `money-by-month`: from Monday 5 January 30 working days to 60 %, then 20 to 80 %.
    #[test]
    fn progress_grows_evenly_from_reading_to_reading() {
        let mut site = project("site");
        site.start = Some(date("2026-01-05"));
        site.log.progress = vec![reading("2026-02-13", "60"), reading("2026-03-13", "80")];
        let days = ["2026-01-04", "2026-01-05", "2026-01-30", "2026-02-15", "2026-02-27", "2026-06-01"];
        assert_eq!(
            shares(&site, "2026-03-31", &days),
            ["0.0000", "0.0200", "0.4000", "0.6000", "0.7000", "0.8000"]
        );
        // What was read later is not known yet.
        assert_eq!(shares(&site, "2026-03-12", &["2026-02-27"]), ["0.6000"]);
        (site.status, site.finished) = (Status::Done, Some(date("2026-03-12")));
        assert_eq!(shares(&site, "2026-03-31", &["2026-03-11", "2026-03-12"]), ["0.9789", "1.0000"]);
    }

    #[test]
    fn without_a_start_it_jumps_and_without_readings_the_phases_count() {
        let mut site = project("site");
        site.log.progress = vec![reading("2026-02-13", "60")];
        assert_eq!(shares(&site, "2026-03-31", &["2026-02-12", "2026-02-13"]), ["0.0000", "0.6000"]);
        site.log.progress.clear();
        let calendar = Calendar::default();
        assert!(Completion::of(&site, &calendar, date("2026-03-31")).is_none());
        site.phases = vec![phase("a", None, None, Some("10")), phase("b", None, None, Some("30"))];
        assert_eq!(shares(&site, "2026-03-31", &["2026-03-31"]), ["0.0000"]);
        site.phases[0].done = Some(date("2026-02-16"));
        assert_eq!(shares(&site, "2026-03-31", &["2026-02-15", "2026-02-16"]), ["0.0000", "0.2500"]);
    }
}
