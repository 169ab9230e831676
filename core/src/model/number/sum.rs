//! Sums of many numbers. Fractions of one denominator are added as integers, and only their sums with each other: added
//! one by one, a thousand fractions of different denominators would be a number of thousands of digits all along.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::model::number::decimal::{Decimal, power_of_ten};
use crate::model::number::fraction::Fraction;
use crate::model::number::{Form, Number};

/// A sum that grows.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    decimals: Decimals,
    /// Numerators by their denominator.
    fractions: BTreeMap<i128, i128>,
    /// What did not fit.
    large: Vec<BigRational>,
}

/// A sum of decimals or of products of two: `mantissa` / 10^`scale`.
#[derive(Clone, Copy, Debug, Default)]
struct Decimals {
    mantissa: i128,
    /// At most twice as many places as a decimal has.
    scale: u32,
}

impl Decimals {
    fn of(decimal: Decimal) -> Self {
        let (mantissa, scale) = decimal.parts();
        Self { mantissa: mantissa.into(), scale: scale.into() }
    }

    /// The sum, if it fits.
    #[inline]
    fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let mantissa = self.at_scale(scale)?.checked_add(other.at_scale(scale)?)?;
        Some(Self { mantissa, scale })
    }

    /// The mantissa at a scale that is not smaller, if it fits.
    #[inline]
    fn at_scale(self, scale: u32) -> Option<i128> {
        match scale - self.scale {
            0 => Some(self.mantissa),
            more => self.mantissa.checked_mul(power_of_ten(more)),
        }
    }

    fn number(self) -> Number {
        Number::decimal(self.mantissa, self.scale)
    }
}

impl Sum {
    /// Adds a number.
    pub fn add(&mut self, number: &Number) {
        match number.form() {
            Form::Decimal(decimal) => self.add_decimals(Decimals::of(decimal)),
            Form::Fraction(fraction) => self.add_fraction(fraction.parts()),
            Form::Large(large) => self.large.push(large.clone()),
        }
    }

    /// Adds the product of two numbers.
    pub fn add_product(&mut self, one: &Number, other: &Number) {
        match (one.form(), other.form()) {
            (Form::Decimal(one), Form::Decimal(other)) => {
                let (mantissa, scale) = one.mul(&other);
                self.add_decimals(Decimals { mantissa, scale });
            }
            _ => self.add(&(one * other)),
        }
    }

    #[inline]
    fn add_decimals(&mut self, decimals: Decimals) {
        match self.decimals.plus(decimals) {
            Some(sum) => self.decimals = sum,
            None => self.large.push(decimals.number().large()),
        }
    }

    fn add_fraction(&mut self, (numerator, denominator): (i128, i128)) {
        let sum = self.fractions.entry(denominator).or_default();
        match sum.checked_add(numerator) {
            Some(added) => *sum = added,
            None => self.large.push(BigRational::new_raw(numerator.into(), denominator.into())),
        }
    }

    /// Adds all that another sum has added.
    pub fn join(&mut self, other: &Self) {
        self.add_decimals(other.decimals);
        other.fractions.iter().for_each(|(below, above)| self.add_fraction((*above, *below)));
        self.large.extend_from_slice(&other.large);
    }

    /// The sum so far, exactly.
    #[must_use]
    pub fn total(&self) -> Number {
        if self.fractions.is_empty() && self.large.is_empty() {
            return self.decimals.number();
        }
        if let Some(sum) = self.narrow_total() {
            return sum;
        }
        let decimals = self.decimals.number().large();
        let large =
            self.large.iter().chain([&decimals]).map(|ratio| (ratio.numer().clone(), ratio.denom().clone()));
        let fractions =
            self.fractions.iter().map(|(denominator, sum)| ((*sum).into(), (*denominator).into()));
        let (numerator, denominator) = added(fractions.chain(large).collect());
        Number::shrunk(BigRational::new(numerator, denominator))
    }

    /// The sum in machine integers, where all the way to it fits.
    fn narrow_total(&self) -> Option<Number> {
        let decimals = self.decimals.number().as_fraction().filter(|_| self.large.is_empty())?;
        let mut fractions = self.fractions.iter().map(|(below, above)| Fraction::new(*above, *below));
        fractions.try_fold(decimals, Fraction::add).map(Number::fraction)
    }
}

impl From<&Number> for Sum {
    fn from(number: &Number) -> Self {
        let mut sum = Self::default();
        sum.add(number);
        sum
    }
}

/// The sum of numerators over denominators, not in its lowest terms: pairs first, then pairs of these.
fn added(mut parts: Vec<(BigInt, BigInt)>) -> (BigInt, BigInt) {
    while parts.len() > 1 {
        let pairs = parts.chunks(2).map(|pair| match pair {
            [(one, under), (other, below)] => (one * below + other * under, under * below),
            rest => rest.iter().next().cloned().unwrap_or((BigInt::zero(), BigInt::one())),
        });
        parts = pairs.collect();
    }
    parts.pop().unwrap_or((BigInt::zero(), BigInt::one()))
}
