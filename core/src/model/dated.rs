//! Terms with dates: each holds from its day on until the next one begins.

use crate::model::Date;

/// Terms in the order of their days; the first may hold from ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<T>(Vec<(Option<Date>, T)>);

impl<T> Default for Dated<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Dated<T> {
    /// Terms, each with the day from which it holds; `None` is from ever.
    #[must_use]
    pub fn new(mut terms: Vec<(Option<Date>, T)>) -> Self {
        terms.sort_by_key(|(from, _)| *from);
        terms.shrink_to_fit();
        Self(terms)
    }

    /// Terms that always hold.
    #[must_use]
    pub fn always(terms: T) -> Self {
        Self(vec![(None, terms)])
    }

    /// What holds on a day: the terms whose `from` is the latest at or before it; `None` before the first.
    #[must_use]
    pub fn at(&self, day: Date) -> Option<&T> {
        let holds = |(from, _): &&(Option<Date>, T)| from.is_none_or(|from| from <= day);
        self.0.iter().rev().find(holds).map(|(_, terms)| terms)
    }

    /// The earliest terms.
    #[must_use]
    pub fn first(&self) -> Option<&T> {
        self.0.first().map(|(_, terms)| terms)
    }

    /// All terms with the day from which they hold, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Option<Date>, &T)> {
        self.0.iter().map(|(from, terms)| (*from, terms))
    }

    /// The days on which other terms begin to hold, in order.
    pub fn changes(&self) -> impl Iterator<Item = Date> {
        self.0.iter().filter_map(|(from, _)| *from)
    }

    /// Whether nothing is said.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same with other terms made of each.
    #[must_use]
    pub fn map<U>(self, mut make: impl FnMut(T) -> U) -> Dated<U> {
        Dated(self.0.into_iter().map(|(from, terms)| (from, make(terms))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_terms_at_or_before_a_day_hold() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let prices = Dated::new(vec![(Some(day("2026-07-01")), 1200), (None, 1000)]);
        for (date, price) in [("2026-06-30", 1000), ("2026-07-01", 1200), ("2027-01-01", 1200)] {
            assert_eq!(prices.at(day(date)), Some(&price), "{date}");
        }
        assert_eq!(prices.first(), Some(&1000));
        assert_eq!(prices.changes().collect::<Vec<_>>(), [day("2026-07-01")]);
        let later = Dated::new(vec![(Some(day("2026-07-01")), 1)]);
        assert_eq!(later.at(day("2026-06-30")), None, "nothing holds before the first");
        assert_eq!(Dated::always(5).at(Date::MIN), Some(&5));
    }
}
