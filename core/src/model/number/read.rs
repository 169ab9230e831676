//! Digits become a number.

use crate::model::number::Number;

/// Why digits are no number of a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Something else than digits, one sign and one point.
    Malformed,
    /// More than 15 digits before the point, or more than 28 in all.
    TooLong,
}

const INTEGER_DIGITS: usize = 15;
const DIGITS: usize = 28;

impl Number {
    /// Reads the digits of a TOML integer, float or string exactly; underscores must be gone.
    ///
    /// # Errors
    /// When there is anything but digits, a sign, a point and (with `exponent`) an exponent, or too many digits.
    pub fn parse(digits: &str, exponent: bool) -> Result<Self, NumberFault> {
        if let Some(number) = Self::short(digits) {
            return Ok(number);
        }
        let (plain, power) = match digits.split_once(['e', 'E']) {
            Some((plain, power)) if exponent => (plain, power.parse().map_err(|_| NumberFault::TooLong)?),
            Some(_) => return Err(NumberFault::Malformed),
            None => (digits, 0),
        };
        let (negative, unsigned) = match plain.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, plain.strip_prefix('+').unwrap_or(plain)),
        };
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((_, "")) => return Err(NumberFault::Malformed),
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
            return Err(NumberFault::Malformed);
        }
        Self::from_digits(whole, fraction, power).map(|number| if negative { -number } else { number })
    }

    /// The number of up to 15 digits with or without a point among them, and nothing else: most numbers are such.
    fn short(digits: &str) -> Option<Self> {
        if digits.len() > INTEGER_DIGITS {
            return None;
        }
        let (mut mantissa, mut places) = (0_i64, None);
        for byte in digits.bytes() {
            match (byte, places) {
                (b'0'..=b'9', _) => mantissa = mantissa * 10 + i64::from(byte - b'0'),
                (b'.', None) => {}
                _ => return None,
            }
            places = if byte == b'.' { Some(0) } else { places.map(|places: u32| places + 1) };
        }
        let is_whole = digits.starts_with(|first: char| first.is_ascii_digit()) && places != Some(0);
        is_whole.then(|| Self::decimal(mantissa.into(), places.unwrap_or(0)))
    }

    fn from_digits(whole: &str, fraction: &str, power: i32) -> Result<Self, NumberFault> {
        let fraction = fraction.trim_end_matches('0');
        let digits = || whole.bytes().chain(fraction.bytes()).skip_while(|digit| *digit == b'0');
        let length = digits().count();
        if length == 0 {
            return Ok(Self::zero());
        }
        let scale = i64::try_from(fraction.len()).map_err(|_| NumberFault::TooLong)? - i64::from(power);
        let count = i64::try_from(length).map_err(|_| NumberFault::TooLong)?;
        let integer_digits = usize::try_from((count - scale).max(0)).map_err(|_| NumberFault::TooLong)?;
        let decimals = usize::try_from(scale.max(0)).map_err(|_| NumberFault::TooLong)?;
        if integer_digits > INTEGER_DIGITS || integer_digits + decimals > DIGITS {
            return Err(NumberFault::TooLong);
        }
        let mantissa = digits().try_fold(0_i128, |mantissa, digit| {
            mantissa.checked_mul(10)?.checked_add(i128::from(digit - b'0'))
        });
        let mantissa = mantissa.ok_or(NumberFault::TooLong)?;
        match u32::try_from(scale) {
            Ok(scale) => Ok(Self::decimal(mantissa, scale)),
            Err(_) => Ok(Self::decimal(mantissa, 0) * Self::power_of_ten(scale.unsigned_abs())),
        }
    }

    pub(crate) fn power_of_ten(power: u64) -> Self {
        (0..power).fold(Self::one(), |product, _| product * Self::from(10))
    }
}
