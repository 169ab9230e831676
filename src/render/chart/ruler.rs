//! Values on a line of whole numbers, from one round value to another.

use crate::model::number::Number;
use crate::page::chart::Scale;

/// At most so many stretches between round values.
const STRETCHES: i64 = 5;

/// An axis of values: it holds 0, and ends in round values.
#[derive(Clone, Debug)]
pub(crate) struct Ruler {
    low: i64,
    high: i64,
    step: i64,
    /// How many places behind the point the three numbers above have.
    places: u32,
}

impl Ruler {
    /// The axis of these values; `None` where they are too large to be drawn.
    pub(crate) fn of<'v>(scale: Scale, values: impl Iterator<Item = &'v Number>) -> Option<Self> {
        let places = match scale {
            Scale::Money(_) | Scale::Hours => 0,
            Scale::Share | Scale::Index => 2,
        };
        let factor = Number::from(10_i64.pow(places));
        let (mut low, mut high) = (0_i64, 0_i64);
        for value in values {
            let value = value * &factor;
            high = high.max(value.ceil()?);
            low = low.min((-value).ceil()?.checked_neg()?);
        }
        let step = step(high.checked_sub(low)?.max(1))?;
        let low = low.div_euclid(step).checked_mul(step)?;
        let above = high.checked_add(step - 1)?.div_euclid(step).checked_mul(step)?;
        Some(Self { low, high: if above > low { above } else { low.checked_add(step)? }, step, places })
    }

    /// Where a value lies on a line of some length that begins with the lowest.
    pub(crate) fn place(&self, value: &Number, length: i64) -> i64 {
        let scaled = value * Number::from(10_i64.pow(self.places)) - Number::from(self.low);
        let place = (scaled * Number::from(length)).over(&Number::from(self.high - self.low));
        let place = place.and_then(|place| place.rounded(0).parse::<i64>().ok());
        place.unwrap_or(0).clamp(0, length)
    }

    /// The round values.
    pub(crate) fn ticks(&self) -> Vec<Number> {
        let count = (self.high - self.low) / self.step;
        (0..=count).map(|nth| Number::decimal((self.low + nth * self.step).into(), self.places)).collect()
    }
}

/// The smallest of 1, 2, 5, 10, 20, … that divides a span into few enough stretches.
fn step(span: i64) -> Option<i64> {
    let mut power = 1_i64;
    loop {
        for times in [1, 2, 5] {
            let step = power.checked_mul(times)?;
            if rounded_up(span, step) <= STRETCHES {
                return Some(step);
            }
        }
        power = power.checked_mul(10)?;
    }
}

/// A quotient rounded up; both are positive.
const fn rounded_up(span: i64, step: i64) -> i64 {
    span / step + if span % step > 0 { 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::currency::Currency;

    fn number(digits: &str) -> Number {
        Number::parse(digits, false).unwrap()
    }

    #[test]
    fn an_axis_holds_zero_and_ends_in_round_values() {
        let money = Scale::Money(Currency::from_code("EUR").unwrap());
        for (scale, values, ticks) in [
            (money, vec!["48000", "12.5"], vec!["0", "10000", "20000", "30000", "40000", "50000"]),
            (money, vec!["-300", "900"], vec!["-500", "0", "500", "1000"]),
            (Scale::Hours, vec!["0.25"], vec!["0", "1"]),
            (Scale::Hours, vec![], vec!["0", "1"]),
            (Scale::Share, vec!["1.18"], vec!["0.00", "0.50", "1.00", "1.50"]),
        ] {
            let values: Vec<Number> = values.into_iter().map(number).collect();
            let ruler = Ruler::of(scale, values.iter()).unwrap();
            let found: Vec<String> = ruler.ticks().iter().map(|tick| tick.rounded(ruler.places)).collect();
            assert_eq!(found, ticks);
        }
        let huge = number("999999999999999");
        assert!(Ruler::of(money, [&(&huge * &huge)].into_iter()).is_none());
    }

    #[test]
    fn a_value_lies_in_proportion_and_never_outside() {
        let ruler = Ruler::of(Scale::Hours, [&number("100")].into_iter()).unwrap();
        for (value, place) in [("0", 0), ("25", 50), ("33.3", 67), ("100", 200), ("180", 200), ("-5", 0)] {
            assert_eq!(ruler.place(&number(value), 200), place, "{value}");
        }
    }
}
