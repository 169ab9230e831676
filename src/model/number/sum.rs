//! Sums of many numbers. Fractions of one denominator are added as integers, and only their sums with each other: added
//! one by one, a thousand fractions of different denominators would be a number of thousands of digits all along.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::fraction::Fraction;
use super::{Form, Number};

/// A sum that grows.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    decimals: Number,
    /// Numerators by their denominator.
    fractions: BTreeMap<i128, i128>,
    /// What did not fit.
    large: Vec<BigRational>,
}

impl Sum {
    /// Adds a number.
    pub fn add(&mut self, number: &Number) {
        match number.form() {
            Form::Decimal(_) => self.decimals = &self.decimals + number,
            Form::Fraction(fraction) => {
                let (numerator, denominator) = fraction.parts();
                let sum = self.fractions.entry(denominator).or_default();
                match sum.checked_add(numerator) {
                    Some(added) => *sum = added,
                    None => self.large.push(fraction.large()),
                }
            }
            Form::Large(large) => self.large.push(large.clone()),
        }
    }

    /// The sum so far, exactly.
    #[must_use]
    pub fn total(&self) -> Number {
        if self.fractions.is_empty() && self.large.is_empty() {
            return self.decimals.clone();
        }
        if let Some(sum) = self.narrow_total() {
            return sum;
        }
        let decimals = self.decimals.large();
        let large =
            self.large.iter().chain([&decimals]).map(|ratio| (ratio.numer().clone(), ratio.denom().clone()));
        let fractions =
            self.fractions.iter().map(|(denominator, sum)| ((*sum).into(), (*denominator).into()));
        let (numerator, denominator) = added(fractions.chain(large).collect());
        Number::shrunk(BigRational::new(numerator, denominator))
    }

    /// The sum in machine integers, where all the way to it fits.
    fn narrow_total(&self) -> Option<Number> {
        let decimals = self.decimals.as_fraction().filter(|_| self.large.is_empty())?;
        let mut fractions = self.fractions.iter().map(|(below, above)| Fraction::new(*above, *below));
        fractions.try_fold(decimals, Fraction::add).map(Number::fraction)
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
