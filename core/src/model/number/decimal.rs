//! Decimals in machine integers: what nearly every number of a workspace is. Their sums, differences and products
//! always fit an integer of twice the width; whether they fit this one is asked afterwards.

use std::cmp::Ordering;

use crate::model::number::fraction::Fraction;

/// `mantissa` / 10^`scale`, not necessarily in its lowest terms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decimal {
    mantissa: i64,
    /// At most [`MOST_PLACES`].
    scale: u8,
}

/// As many places as powers of ten fit the mantissa.
const MOST_PLACES: u32 = 18;

/// The powers of ten that a product of two decimals may need.
const POWERS: [i128; 2 * MOST_PLACES as usize + 1] = {
    let mut powers = [0; 2 * MOST_PLACES as usize + 1];
    let (mut rest, mut power) = (powers.as_mut_slice(), 1);
    while let Some((place, behind)) = rest.split_first_mut() {
        *place = power;
        (rest, power) = (behind, power * 10);
    }
    powers
};

/// 10^`places`, of which there are at most twice as many as fit one mantissa.
#[inline]
pub(crate) fn power_of_ten(places: u32) -> i128 {
    POWERS.get(places as usize).copied().unwrap_or(i128::MAX)
}

impl Decimal {
    /// A whole number.
    #[inline]
    pub(crate) const fn whole(number: i64) -> Self {
        Self { mantissa: number, scale: 0 }
    }

    /// What [`Decimal::parts`] were.
    #[inline]
    pub(crate) const fn of_parts(mantissa: i64, scale: u8) -> Self {
        Self { mantissa, scale }
    }

    /// Mantissa and scale.
    #[inline]
    pub(crate) const fn parts(self) -> (i64, u8) {
        (self.mantissa, self.scale)
    }

    /// `mantissa` / 10^`scale`, if it fits.
    #[inline]
    pub(crate) fn new(mut mantissa: i128, mut scale: u32) -> Option<Self> {
        loop {
            if scale <= MOST_PLACES
                && let Ok(mantissa) = i64::try_from(mantissa)
            {
                return u8::try_from(scale).ok().map(|scale| Self { mantissa, scale });
            }
            if scale == 0 || mantissa % 10 != 0 {
                return None;
            }
            (mantissa, scale) = (mantissa / 10, scale - 1);
        }
    }

    /// The same in its lowest terms.
    pub(crate) fn fraction(self) -> Fraction {
        Fraction::new(self.mantissa.into(), power_of_ten(self.scale.into()))
    }

    /// The mantissas of both at the larger of their scales, and that scale.
    #[inline]
    fn aligned(self, other: &Self) -> (i128, i128, u32) {
        let (one, two) = (i128::from(self.mantissa), i128::from(other.mantissa));
        let scale = self.scale.max(other.scale);
        let widen = |mantissa, from: u8| mantissa * power_of_ten(u32::from(scale - from));
        match self.scale.cmp(&other.scale) {
            Ordering::Equal => (one, two, scale.into()),
            Ordering::Less => (widen(one, self.scale), two, scale.into()),
            Ordering::Greater => (one, widen(two, other.scale), scale.into()),
        }
    }

    /// The sum: its mantissa and its scale.
    pub(crate) fn add(self, other: &Self) -> (i128, u32) {
        let (one, other, scale) = self.aligned(other);
        (one + other, scale)
    }

    /// The difference: its mantissa and its scale.
    pub(crate) fn sub(self, other: &Self) -> (i128, u32) {
        let (one, other, scale) = self.aligned(other);
        (one - other, scale)
    }

    /// The product: its mantissa and its scale.
    pub(crate) fn mul(self, other: &Self) -> (i128, u32) {
        (
            i128::from(self.mantissa) * i128::from(other.mantissa),
            u32::from(self.scale) + u32::from(other.scale),
        )
    }

    /// The quotient over what is not zero.
    pub(crate) fn over(self, other: &Self) -> Fraction {
        let (one, other, _) = self.aligned(other);
        Fraction::new(one * other.signum(), other.abs())
    }

    /// How both compare.
    pub(crate) fn compare(self, other: &Self) -> Ordering {
        let (one, other, _) = self.aligned(other);
        one.cmp(&other)
    }

    /// -1, 0 or 1.
    pub(crate) fn sign(self) -> i32 {
        self.mantissa.signum().try_into().unwrap_or_default()
    }

    /// The smallest whole number that is not smaller.
    pub(crate) fn ceil(self) -> i128 {
        let (mantissa, one) = (i128::from(self.mantissa), power_of_ten(self.scale.into()));
        mantissa.div_euclid(one) + i128::from(mantissa.rem_euclid(one) != 0)
    }

    /// The mantissa that it has at a scale, if it has one there.
    #[inline]
    pub(crate) fn at_scale(self, scale: u32) -> Option<i128> {
        let (mantissa, own) = (i128::from(self.mantissa), u32::from(self.scale));
        match scale.checked_sub(own) {
            // The product of a mantissa and a power that fits one fits twice the width.
            Some(more @ 0..=MOST_PLACES) => Some(mantissa * power_of_ten(more)),
            Some(more) => mantissa.checked_mul(10_i128.checked_pow(more)?),
            None => {
                let cut = power_of_ten(own - scale);
                (mantissa % cut == 0).then_some(mantissa / cut)
            }
        }
    }

    /// The mantissa that it has at a scale, rounded half away from zero; `None` where it does not fit.
    pub(crate) fn rounded(self, scale: u32) -> Option<i128> {
        let own = u32::from(self.scale);
        if own <= scale {
            return self.at_scale(scale);
        }
        let cut = i64::try_from(power_of_ten(own - scale)).ok()?;
        let (whole, rest) = (self.mantissa / cut, self.mantissa % cut);
        let away = i64::from(rest.unsigned_abs() >= cut.unsigned_abs() - rest.unsigned_abs() && rest != 0);
        Some(i128::from(whole + away * rest.signum()))
    }
}
