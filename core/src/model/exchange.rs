//! Exchange rates, dated.

use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::Number;

/// One record of `[[fx]]`: at a date, one unit of `from` is worth `rate` units of `to`.
#[derive(Clone, Debug)]
pub struct ExchangeRate {
    /// From when it holds.
    pub date: Date,
    /// The currency of the one unit.
    pub from: Currency,
    /// The currency of the rate.
    pub to: Currency,
    /// More than 0.
    pub rate: Number,
}

/// All exchange rates of a workspace.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// By date; those of one date as written.
    rates: Vec<ExchangeRate>,
}

impl Exchange {
    /// The exchange of these rates.
    #[must_use]
    pub fn new(mut rates: Vec<ExchangeRate>) -> Self {
        rates.sort_by_key(|rate| rate.date);
        Self { rates }
    }

    /// All rates, by date.
    #[must_use]
    pub fn rates(&self) -> &[ExchangeRate] {
        &self.rates
    }

    /// What one unit of `from` is worth in `to` at a date: by the latest record of the pair at or before it, in
    /// either direction (on the same date the direct one). There are no cross rates.
    #[must_use]
    pub fn rate(&self, from: Currency, to: Currency, date: Date) -> Option<Number> {
        if from == to {
            return Some(Number::one());
        }
        let known = self.rates.partition_point(|rate| rate.date <= date);
        let latest = |from, to| {
            let mut newest_first = self.rates.iter().take(known).rev();
            newest_first.find(|rate| (rate.from, rate.to) == (from, to))
        };
        match (latest(from, to), latest(to, from)) {
            (Some(direct), Some(inverse)) if inverse.date > direct.date => Number::one().over(&inverse.rate),
            (Some(direct), _) => Some(direct.rate.clone()),
            (None, Some(inverse)) => Number::one().over(&inverse.rate),
            (None, None) => None,
        }
    }

    /// Whether there is a rate between two currencies at any date.
    #[must_use]
    pub fn knows(&self, one: Currency, other: Currency) -> bool {
        one == other || self.dates((one, other)).next().is_some()
    }

    /// The dates on which a currency's worth in another, or the other's in it, changes.
    pub fn dates(&self, (one, other): (Currency, Currency)) -> impl Iterator<Item = Date> {
        let is_of_pair = move |rate: &&ExchangeRate| {
            (rate.from, rate.to) == (one, other) || (rate.from, rate.to) == (other, one)
        };
        self.rates.iter().filter(is_of_pair).map(|rate| rate.date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_rate_of_either_direction() {
        let (euro, dollar) = (Currency::from_code("EUR").unwrap(), Currency::from_code("USD").unwrap());
        let day = |text: &str| text.parse::<Date>().unwrap();
        let record = |date, from, to, rate| ExchangeRate { date: day(date), from, to, rate };
        let exchange = Exchange::new(vec![
            record("2023-01-01", euro, dollar, Number::decimal(125, 2)),
            record("2024-02-01", dollar, euro, Number::decimal(5, 1)),
            record("2024-02-01", euro, dollar, Number::from(4)),
        ]);
        let rate = |date, from, to| exchange.rate(from, to, day(date)).map(|rate| rate.rounded(4));
        assert_eq!(rate("2022-12-31", euro, dollar), None);
        assert_eq!(rate("2024-01-31", dollar, euro).as_deref(), Some("0.8000"));
        assert_eq!(rate("2024-02-01", dollar, euro).as_deref(), Some("0.5000"));
        assert_eq!(rate("2024-02-01", euro, dollar).as_deref(), Some("4.0000"));
        assert_eq!(rate("2020-01-01", euro, euro).as_deref(), Some("1.0000"));
    }
}
