//! An answer that must be known to be given: yes, no, or that nobody can tell.

use crate::model::number::Number;
use crate::model::word::words;

words! {
    /// An answer to a question of the check-up, or whether a symptom is present.
    Answer {
        /// It is so.
        Yes = "yes",
        /// It is not.
        No = "no",
        /// The records do not tell.
        Unknown = "unknown",
    }
}

words! {
    /// How much a yes is worth.
    Grade {
        /// It rests on evidence that is recent, and of those who matter.
        Solid = "solid",
        /// It rests on less.
        Thin = "thin",
    }
}

/// The mean from which people are taken to be content, of 1 to 5.
#[must_use]
pub fn content() -> Number {
    Number::decimal(35, 1)
}

/// The middle of 1 to 5, below which something is wrong.
#[must_use]
pub fn neutral() -> Number {
    Number::from(3)
}

impl Answer {
    /// Yes or no, where it is known.
    #[must_use]
    pub const fn known(is_so: Option<bool>) -> Self {
        match is_so {
            Some(true) => Self::Yes,
            Some(false) => Self::No,
            None => Self::Unknown,
        }
    }

    /// Whether a value, as printed, reaches a limit, where it is known.
    #[must_use]
    pub fn reaches(value: Option<&Number>, limit: &Number) -> Self {
        Self::known(value.map(|value| value.printed(4) >= *limit))
    }

    /// Yes when both are; no when one is known not to be.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, Self::Yes) => Self::Yes,
            (Self::No, _) | (_, Self::No) => Self::No,
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_must_be_known_unless_one_fails() {
        use Answer::{No, Unknown, Yes};
        for (one, other, both) in [
            (Yes, Yes, Yes),
            (Yes, Unknown, Unknown),
            (Unknown, No, No),
            (No, Yes, No),
            (Unknown, Unknown, Unknown),
        ] {
            assert_eq!((one.and(other), other.and(one)), (both, both), "{one} {other}");
        }
        assert_eq!(Answer::reaches(Some(&content()), &content()), Yes);
        assert_eq!(Answer::reaches(Some(&neutral()), &content()), No);
        assert_eq!(Answer::reaches(None, &content()), Unknown);
    }
}
