//! A number becomes digits: the only place where one is rounded.

use num_traits::Signed;

use crate::model::number::{Form, Number};

/// As many places after the point as a quantity ever has, and more.
const MOST_PLACES: u32 = 9;

/// Room for all digits of 64 bits, or a 0 before as many places, with a sign and a point.
const ROOM: usize = 22;

/// The digits of a rounded number.
#[derive(Clone, Debug)]
pub struct Digits(Kept);

/// Few digits need no memory of their own.
#[derive(Clone, Debug)]
enum Kept {
    /// Those behind so many bytes that are not used.
    Few([u8; ROOM], usize),
    Many(String),
}

impl Digits {
    /// The digits, with a sign and a point where they have one.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kept::Few(text, unused) => {
                text.get(*unused..).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default()
            }
            Kept::Many(text) => text,
        }
    }
}

impl Number {
    /// The digits of this number rounded to `places` after the point, half away from zero. There is no `-0`.
    #[must_use]
    pub fn rounded(&self, places: u32) -> String {
        self.digits(places).as_str().to_owned()
    }

    /// The number that its digits say when it is printed to `places` after the point: what states and flags compare, so
    /// that none hangs on a difference that nobody can see.
    #[must_use]
    pub fn printed(&self, places: u32) -> Self {
        match self.scaled(places) {
            Some(scaled) => Self::decimal(scaled, places),
            None => {
                let power = Self::power_of_ten(u64::from(places));
                Self::shrunk((self * &power).large().round() / power.large())
            }
        }
    }

    /// This many units of the last of so many places, rounded half away from zero; `None` where machine integers don't do.
    fn scaled(&self, places: u32) -> Option<i128> {
        match self.form() {
            Form::Decimal(decimal) => decimal.rounded(places),
            Form::Fraction(fraction) => fraction.rounded(places),
            Form::Large(_) => None,
        }
    }

    /// The same without memory of their own, where they are few.
    #[must_use]
    pub fn digits(&self, places: u32) -> Digits {
        match self.scaled(places).map(|scaled| (scaled < 0, u64::try_from(scaled.unsigned_abs()))) {
            Some((is_negative, Ok(digits))) if places <= MOST_PLACES => written(is_negative, digits, places),
            _ => Digits(Kept::Many(self.rounded_large(places))),
        }
    }

    pub(crate) fn rounded_large(&self, places: u32) -> String {
        let scaled = (self * Self::power_of_ten(u64::from(places))).large();
        let digits = scaled.abs().round().to_integer().to_string();
        let width = places as usize + 1;
        let padded = format!("{digits:0>width$}");
        let (whole, fraction) = padded.split_at(padded.len() - places as usize);
        let sign = if scaled.is_negative() && digits != "0" { "-" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }
}

/// Digits with a point before the last `places` of them, of which there are at most [`MOST_PLACES`].
fn written(is_negative: bool, mut digits: u64, places: u32) -> Digits {
    let mut text = [b'0'; ROOM];
    let mut backwards = text.iter_mut().rev();
    let digit = |digits: u64| b'0' + u8::try_from(digits % 10).unwrap_or_default();
    let mut put = |byte| backwards.next().into_iter().for_each(|place| *place = byte);
    for _ in 0..places {
        put(digit(digits));
        digits /= 10;
    }
    if places > 0 {
        put(b'.');
    }
    loop {
        put(digit(digits));
        digits /= 10;
        if digits == 0 {
            break;
        }
    }
    if is_negative {
        put(b'-');
    }
    let unused = backwards.len();
    Digits(Kept::Few(text, unused))
}
