//! How a client feels: the newest reading of its mood, the mean of those that still count, and where it is going.

use crate::figures::window::Window;
use crate::model::Date;
use crate::model::client::Touch;
use crate::model::id::ContactIndex;
use crate::model::number::Number;

/// The mood of a client at a date, 1 (furious) to 5 (delighted).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mood {
    /// The newest reading of all.
    pub latest: Option<Reading>,
    /// The mean of the readings of `mood-days`.
    pub mean: Option<Number>,
    /// Of how many readings.
    pub readings: usize,
    /// The first of the readings of `mood-days` that have been low ever since, else the first that was low.
    pub low_since: Option<Date>,
    /// The mean of the newest three readings of twelve months less the mean of the three before; `None` with fewer
    /// than six.
    pub trend: Option<Number>,
}

/// One reading of a mood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// 1 to 5.
    pub mood: u8,
    /// When.
    pub date: Date,
    /// Who showed it: the first of those who were touched.
    pub contact: Option<ContactIndex>,
}

/// A mean under way.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mean {
    sum: i64,
    count: usize,
}

/// A mood under way: touches come in any order, and of one day the later one of the log is the newer.
#[derive(Clone, Debug)]
pub struct Feeling {
    counts: Window,
    year: Window,
    latest: Option<Reading>,
    mean: Mean,
    readings: Vec<(Date, u8)>,
}

impl Mean {
    /// Adds a value, if there is one.
    pub fn add(&mut self, value: Option<u8>) {
        if let Some(value) = value {
            self.sum += i64::from(value);
            self.count += 1;
        }
    }

    /// The mean; `None` of nothing.
    #[must_use]
    pub fn value(self) -> Option<Number> {
        let count = i64::try_from(self.count).unwrap_or(i64::MAX);
        Number::from(self.sum).over(&Number::from(count))
    }

    /// Of how many values.
    #[must_use]
    pub const fn count(self) -> usize {
        self.count
    }
}

impl Feeling {
    /// No reading yet; those within so many days of a date count for the mean.
    #[must_use]
    pub fn new(as_of: Date, mood_days: i64) -> Self {
        Self {
            counts: Window::aged(as_of, mood_days),
            year: Window::twelve_months(as_of),
            latest: None,
            mean: Mean::default(),
            readings: Vec::new(),
        }
    }

    /// Adds a touch of the date or before.
    pub fn add(&mut self, touch: &Touch) {
        let Some(mood) = touch.mood else { return };
        if self.latest.is_none_or(|latest| latest.date <= touch.date) {
            self.latest = Some(Reading { mood, date: touch.date, contact: touch.with.first().copied() });
        }
        if self.counts.contains(touch.date) {
            self.mean.add(Some(mood));
        }
        if self.year.contains(touch.date) {
            self.readings.push((touch.date, mood));
        }
    }

    /// The readings that count for the mean; those of the year are in order.
    fn counted(&self) -> &[(Date, u8)] {
        let first = self.readings.iter().position(|(date, _)| self.counts.contains(*date));
        first.and_then(|first| self.readings.get(first..)).unwrap_or_default()
    }

    /// The mood.
    #[must_use]
    pub fn mood(mut self) -> Mood {
        self.readings.sort_by_key(|(date, _)| *date);
        let newest: Vec<i64> = self.readings.iter().rev().take(6).map(|(_, mood)| i64::from(*mood)).collect();
        let trend = newest.split_at_checked(3).filter(|(_, before)| before.len() == 3);
        let difference =
            |(after, before): (&[i64], &[i64])| after.iter().sum::<i64>() - before.iter().sum::<i64>();
        Mood {
            latest: self.latest,
            mean: self.mean.value(),
            readings: self.mean.count(),
            low_since: low_since(self.counted()),
            trend: trend.and_then(|parts| Number::from(difference(parts)).over(&Number::from(3))),
        }
    }
}

/// A mood below this is low.
const LOW: u8 = 3;

/// The first day of the readings, by date, that have been low ever since; of those that are not, the first that was low.
pub(super) fn low_since(readings: &[(Date, u8)]) -> Option<Date> {
    let is_low = |(_, mood): &&(Date, u8)| *mood < LOW;
    let lasting = readings.iter().rev().take_while(is_low).last();
    lasting.or_else(|| readings.iter().find(is_low)).map(|(date, _)| *date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, touch};

    fn mood_of(touches: &[(&str, Option<u8>)], as_of: &str) -> Mood {
        let as_of = date(as_of);
        let mut feeling = Feeling::new(as_of, 60);
        for (day, mood) in touches {
            let touch = Touch { mood: *mood, ..touch(day, &[0]) };
            if touch.date <= as_of {
                feeling.add(&touch);
            }
        }
        feeling.mood()
    }

    /// Worked by hand in `leads` (acme) and `corners` (alpha).
    #[test]
    fn mean_of_sixty_days_and_trend_of_six_readings() {
        let leads = [
            ("2024-07-05", Some(5)),
            ("2024-07-06", Some(3)),
            ("2024-08-01", Some(1)),
            ("2024-08-12", Some(4)),
            ("2024-08-26", Some(5)),
            ("2024-08-27", None),
            ("2024-08-28", Some(1)),
            ("2024-09-09", Some(5)),
        ];
        // (4 + 5 + 1) / 3 - (5 + 3 + 1) / 3 = 1/3.
        let mood = mood_of(&leads, "2024-09-04");
        assert_eq!(mood.mean, Some(number("2.8")));
        assert_eq!(mood.trend, Number::one().over(&Number::from(3)));
        assert_eq!(mood.latest.map(|latest| (latest.mood, latest.date)), Some((1, date("2024-08-28"))));
        assert_eq!(mood_of(&leads, "2024-08-27").trend, None);

        let corners = [
            ("2023-02-28", Some(1)),
            ("2023-08-01", Some(2)),
            ("2023-11-15", Some(3)),
            ("2024-01-10", Some(4)),
            ("2024-01-20", Some(5)),
            ("2024-02-15", Some(2)),
        ];
        let mood = mood_of(&corners, "2024-02-29");
        assert_eq!(mood.mean, Number::from(11).over(&Number::from(3)));
        assert_eq!(mood.trend, None);
        assert_eq!(mood_of(&[], "2024-02-29"), Mood::default());
    }

    #[test]
    fn of_one_day_the_later_reading_is_the_newer_and_order_does_not_matter() {
        let mood = mood_of(
            &[("2024-01-02", Some(5)), ("2024-01-02", Some(2)), ("2024-01-01", Some(4))],
            "2024-01-02",
        );
        assert_eq!(mood.latest.map(|latest| latest.mood), Some(2));
    }
}
