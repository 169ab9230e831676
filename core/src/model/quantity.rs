//! Numbers with their unit, as reports hold them: exact inside, rounded where they are written out.

use chrono::Datelike;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::{Digits, Number};

/// An amount of money in one currency, printed with all digits of its minor unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// The exact amount.
    pub amount: Number,
    /// Its currency.
    pub currency: Currency,
}

impl Currency {
    /// An amount of it.
    #[must_use]
    pub fn money(self, amount: &Number) -> Money {
        Money { amount: amount.clone(), currency: self }
    }
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

macro_rules! as_digits {
    ($($quantity:ty: $exact:expr;)+) => {$(
        impl $quantity {
            /// The digits as printed.
            #[must_use]
            pub fn digits(&self) -> String {
                self.written().as_str().to_owned()
            }

            /// The number as printed: what is compared where a difference that nobody can see must not count.
            #[must_use]
            pub fn printed(&self) -> Number {
                let exact: fn(&Self) -> (&Number, u32) = $exact;
                let (number, places) = exact(self);
                number.printed(places)
            }

            fn written(&self) -> Digits {
                let exact: fn(&Self) -> (&Number, u32) = $exact;
                let (number, places) = exact(self);
                number.digits(places)
            }
        }

        impl Serialize for $quantity {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let digits = self.written();
                // Digits as they are: no number is made of them that would have to be printed again.
                let raw: &RawValue = serde_json::from_str(digits.as_str()).map_err(serde::ser::Error::custom)?;
                raw.serialize(serializer)
            }
        }
    )+};
}

as_digits! {
    Money: |money| (&money.amount, money.currency.minor_digits());
    Hours: |hours| (&hours.0, 2);
    Share: |share| (&share.0, 4);
    Days: |days| (&days.0, 4);
}

/// Serializes a date that may be missing: all of its digits at once, which chrono would hand over one by one.
///
/// # Errors
/// As those of the serializer.
pub fn day<S: Serializer>(date: &(impl Copy + Into<Option<Date>>), serializer: S) -> Result<S::Ok, S::Error> {
    let Some(date) = (*date).into() else { return serializer.serialize_none() };
    let Ok(year @ 0..=9999) = u32::try_from(date.year()) else { return date.serialize(serializer) };
    let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or_default();
    let two = |number: u32| [digit(number / 10), digit(number)];
    let [century, year, month, day] = [year / 100, year, date.month(), date.day()].map(two);
    let text = [century[0], century[1], year[0], year[1], b'-', month[0], month[1], b'-', day[0], day[1]];
    serializer.serialize_str(str::from_utf8(&text).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_chrono_writes_it() {
        let dates = ["0000-01-01", "0999-12-31", "2024-02-29", "9999-10-09", "+10000-01-01", "-0001-06-30"];
        for date in dates.map(|date| date.parse::<Date>().unwrap()) {
            let written = day(&date, serde_json::value::Serializer).unwrap();
            assert_eq!(written, serde_json::to_value(date).unwrap(), "{date}");
        }
        assert_eq!(day(&None::<Date>, serde_json::value::Serializer).unwrap(), serde_json::Value::Null);
    }
}
