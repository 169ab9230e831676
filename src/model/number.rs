//! The one number of the program: an exact rational, read from decimal digits and rounded only when printed.
//! What a number counts (money, hours, a share) is said by `quantity`.

use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd, CheckedMul, CheckedSub, Signed, ToPrimitive, Zero};

/// An exact rational number. Small ones are held in two machine integers, all others on the heap; which of the two
/// is never visible.
#[derive(Clone, Debug)]
pub struct Number(Held);

#[derive(Clone, Debug)]
enum Held {
    Small(Ratio<i128>),
    Large(Box<BigRational>),
}

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
    /// Zero.
    #[must_use]
    pub const fn zero() -> Self {
        Self(Held::Small(Ratio::new_raw(0, 1)))
    }

    /// One.
    #[must_use]
    pub const fn one() -> Self {
        Self(Held::Small(Ratio::new_raw(1, 1)))
    }

    /// `mantissa` / 10^`scale`.
    #[must_use]
    pub fn decimal(mantissa: i128, scale: u32) -> Self {
        match 10_i128.checked_pow(scale) {
            Some(1) => Self(Held::Small(Ratio::new_raw(mantissa, 1))),
            Some(denominator) => Self(Held::Small(Ratio::new(mantissa, denominator))),
            None => Self::shrunk(BigRational::new(mantissa.into(), BigInt::from(10).pow(scale))),
        }
    }

    /// Reads the digits of a TOML integer, float or string exactly; underscores must be gone.
    ///
    /// # Errors
    /// When there is anything but digits, a sign, a point and (with `exponent`) an exponent, or too many digits.
    pub fn parse(digits: &str, exponent: bool) -> Result<Self, NumberFault> {
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

    fn from_digits(whole: &str, fraction: &str, power: i32) -> Result<Self, NumberFault> {
        let fraction = fraction.trim_end_matches('0');
        let digits = format!("{whole}{fraction}");
        let significant = digits.trim_start_matches('0');
        if significant.is_empty() {
            return Ok(Self::zero());
        }
        let scale = i64::try_from(fraction.len()).map_err(|_| NumberFault::TooLong)? - i64::from(power);
        let count = i64::try_from(significant.len()).map_err(|_| NumberFault::TooLong)?;
        let integer_digits = usize::try_from((count - scale).max(0)).map_err(|_| NumberFault::TooLong)?;
        let decimals = usize::try_from(scale.max(0)).map_err(|_| NumberFault::TooLong)?;
        if integer_digits > INTEGER_DIGITS || integer_digits + decimals > DIGITS {
            return Err(NumberFault::TooLong);
        }
        let mantissa: i128 = significant.parse().map_err(|_| NumberFault::TooLong)?;
        match u32::try_from(scale) {
            Ok(scale) => Ok(Self::decimal(mantissa, scale)),
            Err(_) => Ok(Self::decimal(mantissa, 0) * Self::power_of_ten(scale.unsigned_abs())),
        }
    }

    fn power_of_ten(power: u64) -> Self {
        (0..power).fold(Self::one(), |product, _| product * Self::from(10))
    }

    /// The quotient, or `None` over zero.
    #[must_use]
    pub fn over(&self, divisor: &Self) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        if let (Held::Small(a), Held::Small(b)) = (&self.0, &divisor.0) {
            let inverse = if *b.numer() < 0 {
                b.denom().checked_neg().zip(b.numer().checked_neg())
            } else {
                Some((*b.denom(), *b.numer()))
            };
            if let Some(product) = inverse.and_then(|(n, d)| a.checked_mul(&Ratio::new_raw(n, d))) {
                return Some(Self(Held::Small(product)));
            }
        }
        Some(Self::shrunk(self.large() / divisor.large()))
    }

    /// The quotient over what is positive, else `None`: shares of nothing and of less than nothing are no shares.
    #[must_use]
    pub fn share_of(&self, whole: &Self) -> Option<Self> {
        if whole.is_positive() { self.over(whole) } else { None }
    }

    /// Whether this is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Held::Small(ratio) => ratio.is_zero(),
            Held::Large(ratio) => ratio.is_zero(),
        }
    }

    /// Whether this is more than 0.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        match &self.0 {
            Held::Small(ratio) => *ratio.numer() > 0,
            Held::Large(ratio) => ratio.is_positive(),
        }
    }

    /// Whether this is less than 0.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        !self.is_zero() && !self.is_positive()
    }

    /// This, or 0 when it is negative.
    #[must_use]
    pub fn or_zero(self) -> Self {
        if self.is_negative() { Self::zero() } else { self }
    }

    /// The smallest whole number that is not smaller; `None` when it is beyond 64 bits.
    #[must_use]
    pub fn ceil(&self) -> Option<i64> {
        match &self.0 {
            Held::Small(ratio) => {
                let (whole, rest) =
                    (ratio.numer().div_euclid(*ratio.denom()), ratio.numer().rem_euclid(*ratio.denom()));
                whole.checked_add(i128::from(rest != 0))?.to_i64()
            }
            Held::Large(ratio) => ratio.ceil().to_integer().to_i64(),
        }
    }

    /// The digits of this number rounded to `places` after the point, half away from zero. There is no `-0`.
    #[must_use]
    pub fn rounded(&self, places: u32) -> String {
        let scaled = self.clone() * Self::power_of_ten(u64::from(places));
        let (negative, digits) = match &scaled.0 {
            Held::Small(ratio) => round_small(ratio),
            Held::Large(ratio) => round_large(ratio),
        };
        let width = places as usize + 1;
        let padded = format!("{digits:0>width$}");
        let (whole, fraction) = padded.split_at(padded.len() - places as usize);
        let sign = if negative && digits.bytes().any(|digit| digit != b'0') { "-" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    fn large(&self) -> BigRational {
        match &self.0 {
            Held::Small(ratio) => BigRational::new_raw((*ratio.numer()).into(), (*ratio.denom()).into()),
            Held::Large(ratio) => (**ratio).clone(),
        }
    }

    fn shrunk(ratio: BigRational) -> Self {
        match (ratio.numer().to_i128(), ratio.denom().to_i128()) {
            (Some(numerator), Some(denominator)) => Self(Held::Small(Ratio::new_raw(numerator, denominator))),
            _ => Self(Held::Large(Box::new(ratio))),
        }
    }
}

fn round_small(ratio: &Ratio<i128>) -> (bool, String) {
    let denominator = ratio.denom().unsigned_abs();
    let numerator = ratio.numer().unsigned_abs();
    let (quotient, rest) = (numerator / denominator, numerator % denominator);
    let up = u128::from(rest >= denominator - rest && rest != 0);
    (*ratio.numer() < 0, (quotient + up).to_string())
}

fn round_large(ratio: &BigRational) -> (bool, String) {
    let magnitude = ratio.abs();
    (ratio.is_negative(), magnitude.round().to_integer().to_string())
}

impl Default for Number {
    fn default() -> Self {
        Self::zero()
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(Held::Small(Ratio::new_raw(i128::from(value), 1)))
    }
}

macro_rules! operation {
    ($trait:ident, $method:ident, $checked:ident, $operator:tt) => {
        impl $trait<&Number> for &Number {
            type Output = Number;
            fn $method(self, other: &Number) -> Number {
                if let (Held::Small(a), Held::Small(b)) = (&self.0, &other.0) {
                    if let Some(result) = a.$checked(b) {
                        return Number(Held::Small(result));
                    }
                }
                Number::shrunk(self.large() $operator other.large())
            }
        }
        impl $trait for Number {
            type Output = Number;
            fn $method(self, other: Number) -> Number {
                (&self).$method(&other)
            }
        }
        impl $trait<&Number> for Number {
            type Output = Number;
            fn $method(self, other: &Number) -> Number {
                (&self).$method(other)
            }
        }
        impl $trait<Number> for &Number {
            type Output = Number;
            fn $method(self, other: Number) -> Number {
                self.$method(&other)
            }
        }
    };
}

operation!(Add, add, checked_add, +);
operation!(Sub, sub, checked_sub, -);
operation!(Mul, mul, checked_mul, *);

impl Neg for Number {
    type Output = Self;
    fn neg(self) -> Self {
        Self::zero() - self
    }
}

impl Sum for Number {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::zero(), |total, number| total + number)
    }
}

impl<'a> Sum<&'a Number> for Number {
    fn sum<I: Iterator<Item = &'a Number>>(numbers: I) -> Self {
        numbers.fold(Self::zero(), |total, number| total + number)
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Held::Small(a), Held::Small(b)) => a.cmp(b),
            _ => self.large().cmp(&other.large()),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(digits: &str) -> Number {
        Number::parse(digits, true).unwrap()
    }

    #[test]
    fn digits_are_read_exactly() {
        assert_eq!(number("0.1") + number("0.2"), number("0.3"));
        assert_eq!(number("1e3"), number("1000"));
        assert_eq!(number("-2.5e-1"), number("-0.25"));
        assert_eq!(number("007"), Number::from(7));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for digits in ["", "-", ".5", "5.", "1,5", "1 000", "inf", "nan", "٣", "1e", "--1"] {
            assert!(Number::parse(digits, true).is_err(), "{digits}");
        }
        assert_eq!(Number::parse("1e3", false), Err(NumberFault::Malformed));
    }

    #[test]
    fn fifteen_digits_before_the_point_and_28_in_all() {
        assert!(Number::parse("999999999999999", false).is_ok());
        assert_eq!(Number::parse("1000000000000000", false), Err(NumberFault::TooLong));
        assert!(Number::parse("0.1234567890123456789012345678", false).is_ok());
        assert_eq!(Number::parse("0.12345678901234567890123456789", false), Err(NumberFault::TooLong));
        assert_eq!(Number::parse("1e400", true), Err(NumberFault::TooLong));
    }

    #[test]
    fn halves_round_away_from_zero() {
        for (digits, places, printed) in [
            ("0.005", 2, "0.01"),
            ("-0.005", 2, "-0.01"),
            ("-0.004", 2, "0.00"),
            ("2.5", 0, "3"),
            ("-2.5", 0, "-3"),
            ("1234.5678", 4, "1234.5678"),
            ("0.65625", 4, "0.6563"),
        ] {
            assert_eq!(number(digits).rounded(places), printed, "{digits}");
        }
    }

    #[test]
    fn division_is_exact_until_printed() {
        let third = Number::one().over(&Number::from(3)).unwrap();
        assert_eq!(Number::one().over(&third).unwrap().ceil(), Some(3));
        assert_eq!(third.rounded(4), "0.3333");
        let wide = Number::decimal(i128::MAX / 2, 0).over(&Number::decimal(i128::MAX - 1, 0)).unwrap();
        assert_eq!((wide.ceil(), (-wide).ceil()), (Some(1), Some(0)));
        assert_eq!(Number::one().over(&Number::zero()), None);
    }

    #[test]
    fn what_outgrows_machine_integers_stays_exact() {
        let fine = number("123456789012345.1234567890123");
        let square = &fine * &fine;
        let fourth = &square * &square;
        assert_eq!(fourth.over(&square).unwrap(), square);
        assert_eq!(square.over(&fine).unwrap(), fine);
        assert_eq!((&fourth + Number::one()) - &fourth, Number::one());
    }
}
