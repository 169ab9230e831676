//! Who logged how much on which day: no person works on a free day of theirs, nor more than a long day.

use super::day::{Day, FIRST, TODAY};
use super::person::Person;
use super::random::Random;

/// Hundredths of hours that one entry has.
const HOURS: [u16; 20] =
    [25, 25, 30, 50, 50, 50, 75, 75, 85, 100, 100, 125, 150, 150, 175, 200, 235, 300, 375, 450];
/// The mean of [`HOURS`], about.
pub(super) const MEAN_HOURS: i64 = 138;
/// A day that nobody passes as long as another day can be found.
const LONG_DAY: u16 = 950;
/// A day that nobody passes as long as any can be found.
const LONGEST_DAY: u16 = 1_400;

/// The hours of everybody, day by day, over all projects.
pub(super) struct Timesheet {
    days: usize,
    hours: Vec<u16>,
}

/// One entry: its day, the index of its person, hundredths of hours.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) day: Day,
    pub(super) who: usize,
    pub(super) hours: u16,
}

impl Timesheet {
    /// An empty one for so many people.
    pub(super) fn new(people: usize) -> Timesheet {
        let days = TODAY.since(FIRST) as usize + 1;
        Timesheet { days, hours: vec![0; days * people] }
    }

    fn cell(&mut self, who: usize, day: Day) -> &mut u16 {
        let day = usize::try_from(day.since(FIRST)).unwrap_or(0);
        &mut self.hours[who * self.days + day.min(self.days - 1)]
    }

    /// So many entries of those `workers`, by date; no two of one person have the same hours on the same day.
    pub(super) fn entries(&mut self, count: usize, workers: &Workers<'_>, random: &mut Random) -> Vec<Entry> {
        let mut entries: Vec<Entry> = (0..count).map(|_| self.entry(workers, random)).collect();
        entries.sort_unstable_by_key(|entry| (entry.day, entry.who, entry.hours));
        for index in 1..entries.len() {
            let before = entries[index - 1];
            let entry = &mut entries[index];
            if (before.day, before.who) == (entry.day, entry.who) && entry.hours <= before.hours {
                entry.hours = before.hours + 5;
            }
        }
        entries
    }

    fn entry(&mut self, workers: &Workers<'_>, random: &mut Random) -> Entry {
        let hours = random.pick(&HOURS);
        let mut entry = workers.draw(hours, random);
        for attempt in 0..80 {
            let limit = if attempt < 40 { LONG_DAY } else { LONGEST_DAY };
            let fits = *self.cell(entry.who, entry.day) + hours <= limit;
            if fits && workers.would(&entry, random) {
                break;
            }
            entry = workers.draw(hours, random);
        }
        *self.cell(entry.who, entry.day) += hours;
        entry
    }
}

/// Those who work on one project, and from when to when.
pub(super) struct Workers<'a> {
    pub(super) people: &'a [Person],
    pub(super) team: Vec<usize>,
    pub(super) first: Day,
    pub(super) last: Day,
}

impl Workers<'_> {
    fn draw(&self, hours: u16, random: &mut Random) -> Entry {
        let helps = self.team.is_empty() || random.one_in(64);
        let who = if helps { random.below(self.people.len()) } else { random.pick(&self.team) };
        let day = self.first.up_to(self.last, random);
        Entry { day, who, hours }
    }

    /// Whether that person is there on that day, which is rarely one of a weekend.
    fn would(&self, entry: &Entry, random: &mut Random) -> bool {
        let is_free = entry.day.is_weekend() && !random.one_in(40);
        !is_free && self.people[entry.who].works_on(entry.day)
    }
}
