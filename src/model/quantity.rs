//! Numbers with their unit, as reports hold them: exact inside, rounded where they are written out.

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::currency::Currency;
use super::number::Number;

/// An amount of money in one currency, printed with all digits of its minor unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// The exact amount.
    pub amount: Number,
    /// Its currency.
    pub currency: Currency,
}

/// Hours, printed to 2 places.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours(pub Number);

/// A ratio or an index, printed to 4 places.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(pub Number);

/// Days that need not be whole, printed to 4 places.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days(pub Number);

impl Money {
    /// The digits as printed: rounded to the currency's minor unit.
    #[must_use]
    pub fn digits(&self) -> String {
        self.amount.rounded(self.currency.minor_digits())
    }
}

impl Hours {
    /// The digits as printed.
    #[must_use]
    pub fn digits(&self) -> String {
        self.0.rounded(2)
    }
}

impl Share {
    /// The digits as printed.
    #[must_use]
    pub fn digits(&self) -> String {
        self.0.rounded(4)
    }
}

impl Days {
    /// The digits as printed.
    #[must_use]
    pub fn digits(&self) -> String {
        self.0.rounded(4)
    }
}

macro_rules! as_digits {
    ($($quantity:ty),+) => {$(
        impl Serialize for $quantity {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let digits = self.digits();
                // Digits as they are: no number is made of them that would have to be printed again.
                let raw: &RawValue = serde_json::from_str(&digits).map_err(serde::ser::Error::custom)?;
                raw.serialize(serializer)
            }
        }
    )+};
}

as_digits!(Money, Hours, Share, Days);
