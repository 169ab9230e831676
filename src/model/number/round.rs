//! A number becomes digits: the only place where one is rounded.

use num_traits::Signed;

use super::{Form, Number};

impl Number {
    /// The digits of this number rounded to `places` after the point, half away from zero. There is no `-0`.
    #[must_use]
    pub fn rounded(&self, places: u32) -> String {
        let scaled = match self.form() {
            Form::Decimal(decimal) => decimal.rounded(places),
            Form::Fraction(fraction) => fraction.rounded(places),
            Form::Large(_) => None,
        };
        match scaled.map(|scaled| (scaled < 0, u64::try_from(scaled.unsigned_abs()))) {
            Some((is_negative, Ok(digits))) => written(is_negative, digits, places),
            _ => self.rounded_large(places),
        }
    }

    pub(super) fn rounded_large(&self, places: u32) -> String {
        let scaled = (self * Self::power_of_ten(u64::from(places))).large();
        let digits = scaled.abs().round().to_integer().to_string();
        let width = places as usize + 1;
        let padded = format!("{digits:0>width$}");
        let (whole, fraction) = padded.split_at(padded.len() - places as usize);
        let sign = if scaled.is_negative() && digits != "0" { "-" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }
}

/// Digits with a point before the last `places` of them.
fn written(is_negative: bool, mut digits: u64, places: u32) -> String {
    let mut backwards = Vec::with_capacity(24);
    for place in 0.. {
        if place == places && places > 0 {
            backwards.push(b'.');
        }
        if place > places && digits == 0 {
            break;
        }
        backwards.push(b'0' + u8::try_from(digits % 10).unwrap_or_default());
        digits /= 10;
    }
    if is_negative {
        backwards.push(b'-');
    }
    backwards.reverse();
    String::from_utf8(backwards).unwrap_or_default()
}
