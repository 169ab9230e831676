//! Stretches of days that end at a date: twelve months, the last so many days, an age that still counts.

use crate::model::Date;
use crate::model::calendar::{days_before, plus_months};

/// The days after one date, up to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The day before the first.
    pub after: Date,
    /// The last day.
    pub until: Date,
}

impl Window {
    /// The twelve months to a date: after the same day of the year before.
    #[must_use]
    pub fn twelve_months(until: Date) -> Self {
        Self { after: plus_months(until, -12).unwrap_or(Date::MIN), until }
    }

    /// The last so many days to a date, which is the last of them.
    #[must_use]
    pub fn last_days(until: Date, days: i64) -> Self {
        Self { after: days_before(until, days), until }
    }

    /// The days whose age at a date, in calendar days, is at most a limit: one day more than [`Window::last_days`].
    #[must_use]
    pub fn aged(until: Date, limit: i64) -> Self {
        Self::last_days(until, limit.saturating_add(1))
    }

    /// Whether a date lies in it.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.after < date && date <= self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::date;

    /// Worked by hand in `corners` (clients, as of 2024-02-29) and `leads` (60 days to 4 September).
    #[test]
    fn first_and_last_day() {
        let leap = date("2024-02-29");
        for (window, day, is_in) in [
            (Window::twelve_months(leap), "2023-02-28", false),
            (Window::twelve_months(leap), "2023-03-01", true),
            (Window::twelve_months(leap), "2024-02-29", true),
            (Window::twelve_months(leap), "2024-03-01", false),
            (Window::last_days(leap, 90), "2023-12-01", false),
            (Window::last_days(leap, 90), "2023-12-02", true),
            (Window::aged(date("2024-09-04"), 60), "2024-07-06", true),
            (Window::aged(date("2024-09-04"), 60), "2024-07-05", false),
            (Window::aged(leap, 0), "2024-02-29", true),
            (Window::last_days(leap, 0), "2024-02-29", false),
        ] {
            assert_eq!(window.contains(date(day)), is_in, "{window:?} {day}");
        }
    }
}
