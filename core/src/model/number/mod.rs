//! The one number of the program: an exact rational, read from decimal digits and rounded only when printed.
//! What a number counts (money, hours, a share) is said by `quantity`.

pub(crate) mod decimal;
pub(crate) mod fraction;
pub(crate) mod read;
pub(crate) mod round;
pub(crate) mod sum;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};

use crate::model::number::decimal::Decimal;
use crate::model::number::fraction::Fraction;
pub use crate::model::number::read::NumberFault;
pub use crate::model::number::round::Digits;
pub use crate::model::number::sum::Sum;

/// An exact rational number. What files hold, and sums and products of it, are decimals in machine integers; what
/// does not fit is a fraction, of machine integers where it can be. Which of the three it is is never visible.
#[derive(Clone)]
pub struct Number(Held);

/// How a number lies in memory: in 16 bytes, for there are many. The short field of the first two stands beside the tag.
#[derive(Clone)]
enum Held {
    Decimal { mantissa: i64, scale: u8 },
    Narrow { numerator: i64, denominator: u32 },
    Wide(Box<Fraction>),
    Large(Box<BigRational>),
}

/// What a number is to those who compute with it.
enum Form<'n> {
    Decimal(Decimal),
    Fraction(Fraction),
    Large(&'n BigRational),
}

impl Number {
    /// Zero.
    #[must_use]
    pub const fn zero() -> Self {
        Self::held(Decimal::whole(0))
    }

    /// One.
    #[must_use]
    pub const fn one() -> Self {
        Self::held(Decimal::whole(1))
    }

    #[inline]
    const fn held(decimal: Decimal) -> Self {
        let (mantissa, scale) = decimal.parts();
        Self(Held::Decimal { mantissa, scale })
    }

    #[inline]
    fn form(&self) -> Form<'_> {
        match &self.0 {
            Held::Decimal { mantissa, scale } => Form::Decimal(Decimal::of_parts(*mantissa, *scale)),
            Held::Narrow { numerator, denominator } => {
                Form::Fraction(Fraction::of_parts((*numerator).into(), (*denominator).into()))
            }
            Held::Wide(fraction) => Form::Fraction(**fraction),
            Held::Large(ratio) => Form::Large(ratio),
        }
    }

    /// `mantissa` / 10^`scale`.
    #[must_use]
    #[inline]
    pub fn decimal(mantissa: i128, scale: u32) -> Self {
        if let Some(decimal) = Decimal::new(mantissa, scale) {
            return Self::held(decimal);
        }
        match 10_i128.checked_pow(scale) {
            Some(denominator) => Self::fraction(Fraction::new(mantissa, denominator)),
            None => Self::shrunk(BigRational::new(mantissa.into(), BigInt::from(10).pow(scale))),
        }
    }

    fn fraction(fraction: Fraction) -> Self {
        if let Some(decimal) = fraction.decimal() {
            return Self::held(decimal);
        }
        let (numerator, denominator) = fraction.parts();
        match (i64::try_from(numerator), u32::try_from(denominator)) {
            (Ok(numerator), Ok(denominator)) => Self(Held::Narrow { numerator, denominator }),
            _ => Self(Held::Wide(Box::new(fraction))),
        }
    }

    fn shrunk(ratio: BigRational) -> Self {
        match (ratio.numer().to_i128(), ratio.denom().to_i128()) {
            (Some(numerator), Some(denominator)) => Self::fraction(Fraction::new(numerator, denominator)),
            _ => Self(Held::Large(Box::new(ratio))),
        }
    }

    fn as_fraction(&self) -> Option<Fraction> {
        match self.form() {
            Form::Decimal(decimal) => Some(decimal.fraction()),
            Form::Fraction(fraction) => Some(fraction),
            Form::Large(_) => None,
        }
    }

    fn large(&self) -> BigRational {
        match self.form() {
            Form::Decimal(decimal) => decimal.fraction().large(),
            Form::Fraction(fraction) => fraction.large(),
            Form::Large(ratio) => ratio.clone(),
        }
    }

    /// The result of an operation in machine integers, or where they are too small in others.
    fn operate(
        &self,
        other: &Self,
        small: impl FnOnce(Fraction, Fraction) -> Option<Fraction>,
        large: impl FnOnce(BigRational, BigRational) -> BigRational,
    ) -> Self {
        let operands = self.as_fraction().zip(other.as_fraction());
        match operands.and_then(|(one, other)| small(one, other)) {
            Some(result) => Self::fraction(result),
            None => Self::shrunk(large(self.large(), other.large())),
        }
    }

    /// The quotient, or `None` over zero.
    #[must_use]
    pub fn over(&self, divisor: &Self) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        if let (Form::Decimal(one), Form::Decimal(divisor)) = (self.form(), divisor.form()) {
            return Some(Self::fraction(one.over(&divisor)));
        }
        Some(self.operate(divisor, Fraction::over, |one, other| one / other))
    }

    /// The quotient over what is positive, else `None`: shares of nothing and of less than nothing are no shares.
    #[must_use]
    pub fn share_of(&self, whole: &Self) -> Option<Self> {
        if whole.is_positive() { self.over(whole) } else { None }
    }

    /// -1, 0 or 1.
    #[inline]
    fn sign(&self) -> i32 {
        match self.form() {
            Form::Decimal(decimal) => decimal.sign(),
            Form::Fraction(fraction) => fraction.sign(),
            Form::Large(ratio) => i32::from(ratio.is_positive()) - i32::from(ratio.is_negative()),
        }
    }

    /// Whether this is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.sign() == 0
    }

    /// Whether this is more than 0.
    #[must_use]
    #[inline]
    pub fn is_positive(&self) -> bool {
        self.sign() > 0
    }

    /// Whether this is less than 0.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.sign() < 0
    }

    /// This, or 0 when it is negative.
    #[must_use]
    pub fn or_zero(self) -> Self {
        if self.is_negative() { Self::zero() } else { self }
    }

    /// The smallest whole number that is not smaller; `None` when it is beyond 64 bits.
    #[must_use]
    pub fn ceil(&self) -> Option<i64> {
        match self.form() {
            Form::Decimal(decimal) => decimal.ceil().to_i64(),
            Form::Fraction(fraction) => fraction.ceil().to_i64(),
            Form::Large(ratio) => ratio.ceil().to_integer().to_i64(),
        }
    }

    /// This many ten-thousandths; `None` where they are not whole, or beyond 64 bits.
    #[must_use]
    #[inline]
    pub fn ten_thousandths(&self) -> Option<i64> {
        match self.form() {
            Form::Decimal(decimal) => decimal.at_scale(4)?.to_i64(),
            Form::Fraction(_) | Form::Large(_) => {
                let scaled = self * Self::from(10_000);
                scaled.ceil().filter(|whole| Self::from(*whole) == scaled)
            }
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.large())
    }
}

impl Default for Number {
    fn default() -> Self {
        Self::zero()
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::held(Decimal::whole(value))
    }
}

macro_rules! operation {
    ($trait:ident, $method:ident, $operator:tt) => {
        impl $trait<&Number> for &Number {
            type Output = Number;
            fn $method(self, other: &Number) -> Number {
                if let (Form::Decimal(one), Form::Decimal(other)) = (self.form(), other.form()) {
                    let (mantissa, scale) = one.$method(&other);
                    return Number::decimal(mantissa, scale);
                }
                self.operate(other, Fraction::$method, |one, other| one $operator other)
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

operation!(Add, add, +);
operation!(Sub, sub, -);
operation!(Mul, mul, *);

impl Neg for Number {
    type Output = Self;
    fn neg(self) -> Self {
        Self::zero() - self
    }
}

impl std::iter::Sum for Number {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        let mut sum = Sum::default();
        numbers.for_each(|number| sum.add(&number));
        sum.total()
    }
}

impl<'a> std::iter::Sum<&'a Number> for Number {
    fn sum<I: Iterator<Item = &'a Number>>(numbers: I) -> Self {
        let mut sum = Sum::default();
        numbers.for_each(|number| sum.add(number));
        sum.total()
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Form::Decimal(one), Form::Decimal(other)) = (self.form(), other.form()) {
            return one.compare(&other);
        }
        let fractions = self.as_fraction().zip(other.as_fraction());
        let compared = fractions.and_then(|(one, other)| one.compare(other));
        compared.unwrap_or_else(|| self.large().cmp(&other.large()))
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
