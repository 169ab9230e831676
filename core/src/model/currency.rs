//! Currencies by their ISO 4217 code.

use std::fmt;

use serde::{Serialize, Serializer};

/// A currency of ISO 4217.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The currency of a code in capital letters, such as `EUR`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        iso_currency::Currency::from_code(code).map(Self)
    }

    /// Every currency, by its code.
    pub fn all() -> impl Iterator<Item = Self> {
        let letters = || b'A'..=b'Z';
        let codes = letters().flat_map(move |one| letters().map(move |two| (one, two)));
        let codes = codes.flat_map(move |(one, two)| letters().map(move |three| [one, two, three]));
        codes.filter_map(|code| Self::from_code(std::str::from_utf8(&code).ok()?))
    }

    /// How many digits its minor unit has: 2 for `EUR`, 0 for `JPY`, 0 for a currency without one.
    #[must_use]
    pub fn minor_digits(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }

    /// The code of three capital letters.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
