//! The days of a month, counted from its first: those of a log follow each other.

use chrono::{Datelike, Days};

use crate::model::Date;
use crate::toml::day::day;

/// A month of which some day was read: its other days are counted from its first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Month {
    /// What its days begin with, such as `2026-11-`.
    written: [u8; 8],
    first: Date,
    days: u8,
}

impl Month {
    /// The month that is written so, if there is one.
    fn of(written: [u8; 8]) -> Option<Self> {
        let [y1, y2, y3, y4, d1, m1, m2, d2] = written;
        let first = day(&[y1, y2, y3, y4, d1, m1, m2, d2, b'0', b'1'])?;
        Some(Self { written, first, days: first.num_days_in_month() })
    }

    /// The day of a date; where it lies in another month, that month is remembered.
    #[inline(always)]
    pub(crate) fn day(last: &mut Option<Self>, date: [u8; 10]) -> Option<Date> {
        let [written @ .., tens, ones] = date;
        let month = match last {
            Some(month) if month.written == written => *month,
            _ => *last.insert(Self::of(written)?),
        };
        let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
        if tens > 3 || ones > 9 {
            return None;
        }
        let day = tens * 10 + ones;
        let before = (1..=month.days).contains(&day).then(|| Days::new(u64::from(day) - 1))?;
        month.first.checked_add_days(before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_a_month_is_read_and_no_other() {
        let mut month = None;
        for (date, is_there) in [
            ("2024-02-28", true),
            ("2024-02-29", true),
            ("2024-02-30", false),
            ("2023-02-29", false),
            ("2023-02-28", true),
            ("2023-04-31", false),
            ("2023-04-00", false),
            ("2023-04-0:", false),
            ("2023-04-1 ", false),
            ("2023-04-/1", false),
            ("2023-13-01", false),
            ("2023-00-01", false),
            ("2023/04-01", false),
            ("202a-04-01", false),
            ("0001-01-01", true),
            ("9999-12-31", true),
            ("9999-12-32", false),
        ] {
            let read = Month::day(&mut month, *date.as_bytes().first_chunk().unwrap());
            let expected = is_there.then(|| date.parse().unwrap());
            assert_eq!(read, expected, "{date}");
        }
    }
}
