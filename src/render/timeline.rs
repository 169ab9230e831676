//! Plans on an axis of days: what is done of each, what is still planned, when it will be finished, and today.

use chrono::Datelike;

use crate::model::Date;
use crate::page::Timeline;

/// What the signs of a chart mean; today's date follows.
pub(crate) const LEGEND: &str = "▇ done  ░ planned  ─ past the due date  ◆ finish, real or forecast  ┊";

/// The days that the timelines of a column cover together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extent {
    planned: Option<(Date, Date)>,
    last: Option<Date>,
}

/// Days dealt out over so many characters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axis {
    from: Date,
    to: Date,
    length: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Blank,
    Done,
    Planned,
    Past,
    Finish,
    Beyond,
    Today,
}

impl Extent {
    /// Takes in a timeline: its plan, where both ends are known, the day that is marked, and its finish.
    pub(crate) fn take(&mut self, timeline: &Timeline) {
        let Timeline { start, due, finish, today, .. } = *timeline;
        let plan = start.zip(due).filter(|(start, due)| start <= due);
        let finished = finish.filter(|finish| *finish <= today).map(|finish| (finish, finish));
        for (from, to) in plan.into_iter().chain(finished).chain([(today, today)]) {
            self.planned =
                Some(self.planned.map_or((from, to), |known| (known.0.min(from), known.1.max(to))));
        }
        self.last = self.last.max(finish);
    }

    /// The axis of these days over so many characters. A finish stretches it to twice the days of the plans at most.
    pub(crate) fn axis(&self, length: usize) -> Option<Axis> {
        let (from, to) = self.planned?;
        let twice = to.checked_add_signed(to - from).unwrap_or(to);
        let to = self.last.map_or(to, |last| to.max(last.min(twice)));
        (length > 0).then_some(Axis { from, to, length })
    }
}

/// Months from one name on the scale to the next.
const STEPS: [i32; 10] = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200];
const LONGEST: i32 = 12_000;
/// Between two names on the scale.
const GAP: usize = 2;

/// The months from the year 0 to a date.
fn month(date: Date) -> i32 {
    date.year() * 12 + i32::try_from(date.month0()).unwrap_or(0)
}

/// The first days of months or years between two days, with their names; of as many as there is room for, given how many
/// there are and how long a name is.
pub(crate) fn beginnings(
    (from, to): (Date, Date),
    room: impl Fn(usize, usize) -> bool,
) -> Vec<(Date, String)> {
    let (first, last) = (month(from), month(to));
    let fits = |step: &&i32| {
        let name = if *step % 12 == 0 { 4 } else { 7 };
        let count = (last / *step - first / *step) + 1;
        room(usize::try_from(count).unwrap_or(0), name)
    };
    let step = STEPS.iter().find(fits).copied().unwrap_or(LONGEST);
    let begins = (first.div_euclid(step) * step..=last).step_by(usize::try_from(step).unwrap_or(1));
    let begins =
        begins.filter_map(|month| Date::from_ymd_opt(month / 12, u32::try_from(month % 12).ok()? + 1, 1));
    let in_time = begins.filter(|day| (from..=to).contains(day));
    in_time.map(|day| (day, day.format(if step % 12 == 0 { "%Y" } else { "%Y-%m" }).to_string())).collect()
}

impl Axis {
    /// The head of the chart: months or years where they begin.
    pub(crate) fn scale(self) -> String {
        let mut scale = String::new();
        for (at, name) in self.ticks() {
            let end = scale.chars().count();
            let gap = usize::from(end > 0);
            if at >= end + gap && at + name.len() <= self.length {
                scale.push_str(&" ".repeat(at - end));
                scale.push_str(&name);
            }
        }
        if scale.is_empty() { self.from.to_string() } else { scale }
    }

    /// The first days of months, each at its place, as many as there is room for.
    fn ticks(self) -> Vec<(usize, String)> {
        let room = |count: usize, name: usize| count * (name + GAP) <= self.length + GAP;
        let named = beginnings((self.from, self.to), room);
        named.into_iter().map(|(day, name)| (self.place(day), name)).collect()
    }

    /// The first and the last of its days.
    pub(crate) const fn ends(self) -> (Date, Date) {
        (self.from, self.to)
    }

    /// The character that a day falls on; the first or the last for days outside.
    fn place(self, day: Date) -> usize {
        let days = (self.to - self.from).num_days() + 1;
        let gone = (day.clamp(self.from, self.to) - self.from).num_days();
        let length = i64::try_from(self.length).unwrap_or(i64::MAX);
        usize::try_from(gone * length / days).unwrap_or(0).min(self.length - 1)
    }

    /// A timeline on this axis.
    pub(crate) fn drawn(self, timeline: &Timeline) -> String {
        self.signs(timeline).into_iter().map(Sign::character).collect()
    }

    fn signs(self, timeline: &Timeline) -> Vec<Sign> {
        let mut signs = vec![Sign::Blank; self.length];
        let mut fill = |from: usize, to: usize, sign: Sign| {
            signs.iter_mut().take(to + 1).skip(from).for_each(|place| *place = sign);
        };
        let is_known = timeline.start.is_some() || timeline.due.is_some();
        let start = timeline.start.unwrap_or(timeline.due.unwrap_or(self.to));
        let end = timeline.due.unwrap_or(self.to);
        let is_seen = is_known && start <= self.to && end >= self.from;
        if is_seen {
            fill(self.place(start), self.place(end), Sign::Planned);
        }
        if let Some(done) = timeline.done.filter(|done| is_seen && *done >= self.from) {
            fill(self.place(start), self.place(done.min(end)), Sign::Done);
        }
        if let Some((due, finish)) = timeline.due.zip(timeline.finish).filter(|(due, finish)| due < finish) {
            fill((self.place(due) + 1).min(self.length), self.place(finish), Sign::Past);
        }
        fill(self.place(timeline.today), self.place(timeline.today), Sign::Today);
        if let Some(finish) = timeline.finish {
            let sign = if finish > self.to { Sign::Beyond } else { Sign::Finish };
            fill(self.place(finish), self.place(finish), sign);
        }
        signs
    }
}

impl Sign {
    const fn character(self) -> &'static str {
        match self {
            Self::Blank => " ",
            Self::Done => "▇",
            Self::Planned => "░",
            Self::Past => "─",
            Self::Finish => "◆",
            Self::Beyond => "▶",
            Self::Today => "┊",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Tone;

    fn day(text: &str) -> Option<Date> {
        Some(text.parse().unwrap())
    }

    fn timeline(start: &str, due: &str, done: Option<Date>, finish: Option<Date>) -> Timeline {
        let today = day("2026-01-16").unwrap();
        let start = day(start);
        Timeline { start, due: day(due), done, finish, today, tone: Tone::Plain }
    }

    fn chart(timelines: &[Timeline], length: usize) -> Vec<String> {
        let mut extent = Extent::default();
        timelines.iter().for_each(|one| extent.take(one));
        let axis = extent.axis(length).unwrap();
        [axis.scale()].into_iter().chain(timelines.iter().map(|one| axis.drawn(one))).collect()
    }

    /// 60 days on 30 characters: two days each.
    #[test]
    fn two_days_a_character() {
        let rows = [
            timeline("2026-01-01", "2026-03-01", day("2026-01-10"), None),
            timeline("2026-01-11", "2026-01-31", None, day("2026-02-09")),
            timeline("2026-02-10", "2026-02-19", None, day("2026-02-15")),
            Timeline { due: None, ..timeline("2026-02-10", "2026-02-19", None, None) },
            Timeline { start: None, due: None, ..timeline("2026-02-10", "2026-02-19", None, None) },
        ];
        assert_eq!(
            chart(&rows, 30),
            [
                "2026-01        2026-02",
                "▇▇▇▇▇░░┊░░░░░░░░░░░░░░░░░░░░░░",
                "     ░░┊░░░░░░░░───◆          ",
                "       ┊            ░░◆░░     ",
                "       ┊            ░░░░░░░░░░",
                "       ┊                      ",
            ]
        );
    }

    #[test]
    fn a_finish_far_away_is_past_the_edge() {
        let rows = [timeline("2026-01-01", "2026-01-31", None, day("2031-01-01"))];
        assert_eq!(chart(&rows, 12)[1], "░░┊░░░─────▶");
    }

    #[test]
    fn the_scale_has_room_for_its_names() {
        for (due, length, scale) in [
            ("2026-01-20", 24, "2026-01"),
            ("2026-12-31", 24, "2026-01    2026-07"),
            ("2026-12-31", 60, "2026-01  2026-03   2026-05   2026-07   2026-09   2026-11"),
            ("2035-12-31", 40, "2026   2028     2030   2032     2034"),
        ] {
            assert_eq!(chart(&[timeline("2026-01-01", due, None, None)], length)[0], scale, "{due} {length}");
        }
    }

    #[test]
    fn no_axis_breaks() {
        for (start, due) in [("2026-01-16", "2026-01-16"), ("0001-01-01", "9999-12-31")] {
            for length in 1..100 {
                let drawn = chart(&[timeline(start, due, day(due), day("9999-12-31"))], length);
                assert_eq!(drawn[1].chars().count(), length);
            }
        }
    }
}
