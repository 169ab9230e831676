//! When a project starts, rests, ends, and should have ended.

use super::day::{Day, FIRST, TODAY};
use super::random::Random;

/// A project's dates as its file has them, and the days from and to which things happen in it, if any do.
#[derive(Default)]
pub(super) struct Dates {
    pub(super) start: Option<Day>,
    pub(super) due: Option<Day>,
    pub(super) finished: Option<Day>,
    pub(super) paused: Option<Day>,
    pub(super) work: Option<(Day, Day)>,
}

impl Dates {
    /// Dates that fit the status; `days` is how long the work takes.
    pub(super) fn new(status: &str, is_retainer: bool, days: i64, random: &mut Random) -> Dates {
        let mut dates = match status {
            "active" => Dates::of_work(TODAY.plus(-days).max(FIRST), TODAY),
            "paused" => {
                let last = TODAY.plus(-random.between(5, 150));
                Dates::of_work(last.plus(-days).max(FIRST), last)
            }
            "prospect" => Dates::of_prospect(is_retainer, random),
            _ => {
                let last = FIRST.plus(days).up_to(TODAY.plus(-1), random);
                Dates::of_work(last.plus(-days), last)
            }
        };
        dates.close(status, random);
        dates.due = dates.due(status, random);
        if is_retainer {
            dates.fit_retainer(status, random);
        } else if random.percent(5) {
            dates.start = None;
        }
        dates
    }

    fn of_work(first: Day, last: Day) -> Dates {
        Dates { start: Some(first), work: Some((first, last)), ..Dates::default() }
    }

    fn of_prospect(is_retainer: bool, random: &mut Random) -> Dates {
        if !is_retainer && random.percent(20) {
            return Dates::of_work(TODAY.plus(-random.between(20, 60)), TODAY);
        }
        Dates { start: Some(TODAY.plus(random.between(5, 120))), ..Dates::default() }
    }

    fn close(&mut self, status: &str, random: &mut Random) {
        let last = self.work.map(|(_, last)| last);
        match status {
            "done" | "cancelled" => self.finished = last,
            "paused" if random.percent(85) => self.paused = last,
            _ => {}
        }
    }

    /// A due date: mostly ahead of what is not over, and about when the rest was over.
    fn due(&self, status: &str, random: &mut Random) -> Option<Day> {
        if random.percent(10) {
            return None;
        }
        let (first, last) = self.work.or(self.start.map(|start| (start, start)))?;
        let due = match status {
            "active" if random.percent(12) => last.plus(-random.between(1, 40)),
            "active" | "paused" => TODAY.plus(random.between(5, 200)),
            "prospect" => last.plus(random.between(30, 300)),
            _ => last.plus(random.between(-25, 30)),
        };
        Some(due.max(first.plus(7)))
    }

    /// A retainer has a start, work only within its periods, and mostly no end.
    fn fit_retainer(&mut self, status: &str, random: &mut Random) {
        if matches!(status, "prospect" | "lost") {
            self.work = None;
        }
        let last = self.work.map(|(_, last)| last).or(self.start);
        self.due = match (self.due, last) {
            (Some(due), Some(last)) if random.percent(40) => Some(due.max(last)),
            _ => None,
        };
    }
}
