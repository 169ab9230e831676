//! Hours of entries as whole numbers, which are small.

use crate::model::number::Number;

/// Into how many parts an hour is divided: a ten-thousandth of one is 9 of them, a second 25, so that nearly all hours
/// are whole numbers of them.
const PARTS: i64 = 90_000;

/// Hours as a whole number of their 90,000th parts, from 1 up.
#[derive(Clone, Copy, Debug)]
pub struct HourParts(i32);

impl HourParts {
    /// So many ten-thousandths of an hour.
    #[must_use]
    #[inline]
    pub fn of_ten_thousandths(count: i64) -> Option<Self> {
        Self::new(count.checked_mul(PARTS / 10_000)?)
    }

    /// So many seconds.
    #[must_use]
    #[inline]
    pub fn of_seconds(count: i64) -> Option<Self> {
        Self::new(count.checked_mul(PARTS / 3_600)?)
    }

    /// The same as these hours, if they are a whole number of parts.
    pub(crate) fn of(hours: &Number) -> Option<Self> {
        if let Some(count) = hours.ten_thousandths() {
            return Self::of_ten_thousandths(count);
        }
        let parts = hours * Number::from(PARTS);
        Self::new(parts.ceil().filter(|whole| Number::from(*whole) == parts)?)
    }

    /// In hours, exactly.
    #[must_use]
    pub fn hours(self) -> Number {
        hours_of(self.0.into())
    }

    /// How many parts they are.
    #[inline]
    pub(crate) const fn count(self) -> i32 {
        self.0
    }

    #[inline]
    fn new(count: i64) -> Option<Self> {
        i32::try_from(count).ok().filter(|count| *count > 0).map(Self)
    }
}

/// So many parts of an hour, in hours.
#[inline]
pub(crate) fn hours_of(parts: i64) -> Number {
    match parts % 9 {
        0 => Number::decimal(i128::from(parts / 9), 4),
        _ => Number::from(parts).over(&Number::from(PARTS)).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_ten_thousandths_are_whole_parts() {
        let seconds = |count: i64| Number::from(count).over(&Number::from(3600)).unwrap();
        assert_eq!(HourParts::of(&seconds(1)).map(HourParts::count), Some(25));
        assert_eq!(HourParts::of_seconds(4830).map(HourParts::hours), Some(seconds(4830)));
        assert_eq!(HourParts::of_ten_thousandths(72_500).map(HourParts::count), Some(652_500));
        assert_eq!(HourParts::of(&Number::decimal(1, 5)).map(HourParts::count), None);
        assert_eq!(HourParts::of_ten_thousandths(i64::MAX).map(HourParts::count), None);
    }
}
