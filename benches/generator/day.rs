//! Dates as a count of days, and the three years in which the agency works.

use std::fmt;

use super::random::Random;

/// The day on which the workspace is written: what happened lies before it, what is planned may lie after.
pub(super) const TODAY: Day = Day::of(2026, 6, 30);
/// The first day on which work is logged.
pub(super) const FIRST: Day = Day::of(2023, 7, 3);
/// A day before everything else, for exchange rates and costs.
pub(super) const BEFORE_ALL: Day = Day::of(2012, 1, 1);

/// A day of the Gregorian calendar, counted from 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(i32);

impl Day {
    /// That day of that month (Hinnant, "chrono-compatible low-level date algorithms").
    pub(super) const fn of(year: i32, month: i32, day: i32) -> Day {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year / 400;
        let year_of_era = year - era * 400;
        let month = if month > 2 { month - 3 } else { month + 9 };
        let day_of_year = (153 * month + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Day(era * 146_097 + day_of_era - 719_468)
    }

    fn civil(self) -> (i32, i32, i32) {
        let days = self.0 + 719_468;
        let era = days / 146_097;
        let day_of_era = days - era * 146_097;
        let year = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i32::from(month <= 2);
        (year, month, day)
    }

    /// The calendar year.
    pub(super) fn year(self) -> i32 {
        self.civil().0
    }

    /// So many days later, or earlier.
    pub(super) fn plus(self, days: i64) -> Day {
        Day(self.0 + days as i32)
    }

    /// How many days later than `earlier` this is.
    pub(super) fn since(self, earlier: Day) -> i64 {
        i64::from(self.0 - earlier.0)
    }

    /// Saturday or Sunday.
    pub(super) fn is_weekend(self) -> bool {
        matches!(self.0.rem_euclid(7), 2 | 3)
    }

    /// A day from this one to `last`, both included; this one where `last` is earlier.
    pub(super) fn up_to(self, last: Day, random: &mut Random) -> Day {
        self.plus(random.between(0, last.since(self)))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}
