//! The days of a week on which somebody works.

use chrono::{Datelike, Weekday};

use crate::model::Date;
use crate::model::word::words;

words! {
    /// A day of the week.
    Day {
        /// Monday.
        Monday = "mon",
        /// Tuesday.
        Tuesday = "tue",
        /// Wednesday.
        Wednesday = "wed",
        /// Thursday.
        Thursday = "thu",
        /// Friday.
        Friday = "fri",
        /// Saturday.
        Saturday = "sat",
        /// Sunday.
        Sunday = "sun",
    }
}

/// Which days of a week are worked on, from Monday on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Workdays([bool; 7]);

impl Day {
    /// The same for the calendar.
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Mon,
            Self::Tuesday => Weekday::Tue,
            Self::Wednesday => Weekday::Wed,
            Self::Thursday => Weekday::Thu,
            Self::Friday => Weekday::Fri,
            Self::Saturday => Weekday::Sat,
            Self::Sunday => Weekday::Sun,
        }
    }
}

impl Workdays {
    /// These days of the week.
    #[must_use]
    pub fn new(days: impl IntoIterator<Item = Weekday>) -> Self {
        let mut works = [false; 7];
        for day in days {
            if let Some(works) = works.get_mut(day.num_days_from_monday() as usize) {
                *works = true;
            }
        }
        Self(works)
    }

    /// The days, from Monday on.
    pub fn days(self) -> impl Iterator<Item = Day> {
        Day::ALL.iter().copied().zip(self.0).filter(|(_, works)| *works).map(|(day, _)| day)
    }

    /// How many days a week has.
    #[must_use]
    pub fn count(self) -> i64 {
        self.0.iter().map(|works| i64::from(*works)).sum()
    }

    /// Whether a date is one of them.
    #[must_use]
    pub fn has(self, date: Date) -> bool {
        self.0.get(date.weekday().num_days_from_monday() as usize).copied().unwrap_or(false)
    }

    /// Whether each day of a week is one of them, from Monday on.
    pub(crate) fn iter(self) -> impl Iterator<Item = bool> {
        self.0.into_iter()
    }
}

impl FromIterator<Day> for Workdays {
    fn from_iter<I: IntoIterator<Item = Day>>(days: I) -> Self {
        Self::new(days.into_iter().map(Day::weekday))
    }
}
