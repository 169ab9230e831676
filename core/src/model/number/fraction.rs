//! Fractions of machine integers, in their lowest terms: what divides.

use std::cmp::Ordering;

use num_rational::BigRational;

use crate::model::number::decimal::Decimal;

/// A fraction in its lowest terms, over what is positive.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// A fraction over what is positive.
    pub(crate) fn new(numerator: i128, denominator: i128) -> Self {
        match divisor(numerator, denominator) {
            0 | 1 => Self { numerator, denominator },
            divisor => {
                Self { numerator: quotient(numerator, divisor), denominator: quotient(denominator, divisor) }
            }
        }
    }

    /// What [`Fraction::parts`] were.
    #[inline]
    pub(crate) const fn of_parts(numerator: i128, denominator: i128) -> Self {
        Self { numerator, denominator }
    }

    /// What is above and what is below the line.
    pub(crate) fn parts(self) -> (i128, i128) {
        (self.numerator, self.denominator)
    }

    /// The same as a decimal, if it is one that fits.
    pub(crate) fn decimal(self) -> Option<Decimal> {
        let twos = self.denominator.trailing_zeros();
        let mut rest = u64::try_from(self.denominator >> twos).ok()?;
        let mut fives = 0;
        while rest % 5 == 0 {
            (rest, fives) = (rest / 5, fives + 1);
        }
        if rest != 1 {
            return None;
        }
        let scale = twos.max(fives);
        let factor = quotient(10_i128.checked_pow(scale)?, self.denominator);
        Decimal::new(self.numerator.checked_mul(factor)?, scale)
    }

    /// The same with as many digits as it needs.
    pub(crate) fn large(self) -> BigRational {
        BigRational::new_raw(self.numerator.into(), self.denominator.into())
    }

    /// The sum, if it fits.
    pub(crate) fn add(self, other: Self) -> Option<Self> {
        let common = divisor(self.denominator, other.denominator);
        let (own, others) = (quotient(self.denominator, common), quotient(other.denominator, common));
        let numerator = self.numerator.checked_mul(others)?.checked_add(other.numerator.checked_mul(own)?)?;
        // Whatever divides both divides what the denominators have in common.
        let shared = divisor(numerator, common).max(1);
        let denominator = own.checked_mul(quotient(other.denominator, shared))?;
        Some(Self { numerator: quotient(numerator, shared), denominator })
    }

    /// The difference, if it fits.
    pub(crate) fn sub(self, other: Self) -> Option<Self> {
        self.add(Self { numerator: other.numerator.checked_neg()?, ..other })
    }

    /// The product, if it fits.
    pub(crate) fn mul(self, other: Self) -> Option<Self> {
        let (one, two) =
            (divisor(self.numerator, other.denominator), divisor(other.numerator, self.denominator));
        let numerator = quotient(self.numerator, one).checked_mul(quotient(other.numerator, two))?;
        let denominator = quotient(self.denominator, two).checked_mul(quotient(other.denominator, one))?;
        Some(Self { numerator, denominator })
    }

    /// The quotient over what is not zero, if it fits.
    pub(crate) fn over(self, other: Self) -> Option<Self> {
        let sign = other.numerator.signum();
        let inverse =
            Self { numerator: other.denominator * sign, denominator: other.numerator.checked_abs()? };
        self.mul(inverse)
    }

    /// How both compare, if that fits.
    pub(crate) fn compare(self, other: Self) -> Option<Ordering> {
        let one = self.numerator.checked_mul(other.denominator)?;
        Some(one.cmp(&other.numerator.checked_mul(self.denominator)?))
    }

    /// -1, 0 or 1.
    pub(crate) fn sign(self) -> i32 {
        self.numerator.signum().try_into().unwrap_or_default()
    }

    /// The smallest whole number that is not smaller.
    pub(crate) fn ceil(self) -> i128 {
        let rest = self.numerator.rem_euclid(self.denominator);
        self.numerator.div_euclid(self.denominator) + i128::from(rest != 0)
    }

    /// Times 10^`places`, rounded half away from zero; `None` where that does not fit.
    pub(crate) fn rounded(self, places: u32) -> Option<i128> {
        let scaled = self.numerator.checked_mul(10_i128.checked_pow(places)?)?;
        let whole = quotient(scaled, self.denominator);
        let rest = scaled - whole * self.denominator;
        let away = i128::from(rest != 0 && rest.abs() >= self.denominator - rest.abs());
        Some(whole + away * rest.signum())
    }
}

/// One over another that is positive, without its rest. Most fit half the width, where processors divide at once.
#[inline]
fn quotient(one: i128, other: i128) -> i128 {
    match (i64::try_from(one), i64::try_from(other)) {
        (Ok(one), Ok(other)) => i128::from(one / other),
        _ => one / other,
    }
}

/// The greatest common divisor; what is over 0 has that of the other.
fn divisor(one: i128, other: i128) -> i128 {
    let (mut one, mut other) = (one.unsigned_abs(), other.unsigned_abs());
    let is_wide = |number: u128| u64::try_from(number).is_err();
    while other != 0 && (is_wide(one) || is_wide(other)) {
        (one, other) = (other, one % other);
    }
    match (u64::try_from(one), u64::try_from(other)) {
        (Ok(one), Ok(other)) => i128::from(narrow_divisor(one, other)),
        _ => i128::try_from(one).unwrap_or(1),
    }
}

/// The same of narrow integers, by halving.
fn narrow_divisor(mut one: u64, mut other: u64) -> u64 {
    if one == 0 || other == 0 {
        return one | other;
    }
    let twos = (one | other).trailing_zeros();
    one >>= one.trailing_zeros();
    while other != 0 {
        other >>= other.trailing_zeros();
        (one, other) = (one.min(other), one.abs_diff(other));
    }
    one << twos
}
