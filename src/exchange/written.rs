//! Numbers as exports write them: digits that other programs read, and how many had to be rounded.

use std::cell::Cell as Counter;

use crate::model::number::Number;

/// Digits behind the point that a decimal of an export has at most.
pub(crate) const PLACES: u32 = 6;

/// What is counted of an export.
#[derive(Debug, Default)]
pub struct Counts {
    rounded: Counter<usize>,
}

impl Counts {
    /// How many numbers had to be rounded.
    #[must_use]
    pub fn rounded(&self) -> usize {
        self.rounded.get()
    }

    /// A number with as many digits as it needs, and no more than an export has.
    pub(crate) fn decimal(&self, number: &Number) -> String {
        let digits = number.rounded(PLACES);
        self.count(number, &digits);
        match digits.contains('.') {
            true => digits.trim_end_matches('0').trim_end_matches('.').to_owned(),
            false => digits,
        }
    }

    /// So many units of which `factor` are one, as a whole number.
    pub(crate) fn units(&self, number: &Number, factor: i64) -> String {
        let units = number * &Number::from(factor);
        let digits = units.rounded(0);
        self.count(&units, &digits);
        digits
    }

    fn count(&self, number: &Number, digits: &str) {
        if Number::parse(digits, false).as_ref() != Ok(number) {
            self.rounded.set(self.rounded.get() + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rounded_is_counted() {
        let counts = Counts::default();
        let number = |digits: &str| Number::parse(digits, false).unwrap();
        assert_eq!(counts.decimal(&number("1.50")), "1.5");
        assert_eq!(counts.units(&number("0.0001"), 3_600_000), "360");
        assert_eq!(counts.rounded(), 0);
        let sixth = Number::one().over(&Number::from(6)).unwrap();
        assert_eq!(counts.decimal(&sixth), "0.166667");
        assert_eq!(counts.units(&sixth, 3_600_000), "600000");
        assert_eq!(counts.rounded(), 1);
    }
}
