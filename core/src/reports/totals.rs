//! Sums over rows that name what they miss, and counts of words.

use std::collections::BTreeMap;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::figures::missing::convert;
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::{Number, Sum};
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Money;
use crate::model::word::Word;

/// How often each word of a list occurs, zeros too.
#[derive(Clone, Debug)]
pub struct Counts(Vec<(&'static str, usize)>);

/// For each figure of the totals the ids whose value is unknown; a figure that misses nothing is left out.
#[derive(Clone, Debug, Default)]
pub struct Missing(Vec<(&'static str, Vec<String>)>);

/// One figure of a row, before it is added up.
#[derive(Clone, Debug)]
pub enum Summand {
    /// It does not apply to this row.
    None,
    /// A record is missing.
    Unknown,
    /// An amount in the row's currency.
    Known(Number),
}

/// Adds up amounts of several currencies in the workspace's, at the rates of one date.
#[derive(Debug)]
pub struct Summing<'p> {
    portfolio: &'p Portfolio,
    as_of: Date,
    /// For each figure what is known of it, by currency.
    sums: BTreeMap<&'static str, Vec<(Currency, Sum)>>,
    /// The currencies of rows, and whether they have a rate.
    currencies: Vec<(Currency, bool)>,
    missing: Missing,
}

impl Counts {
    /// Counts the words of a list, of which all that exist are listed.
    pub fn of<W: Word + PartialEq>(
        all: &[W],
        word: impl Fn(W) -> &'static str,
        counted: impl Fn(W) -> usize,
    ) -> Self {
        Self(all.iter().map(|one| (word(*one), counted(*one))).collect())
    }

    /// How often a word occurs.
    #[must_use]
    pub fn get(&self, word: &str) -> usize {
        self.0.iter().find(|(known, _)| *known == word).map_or(0, |(_, count)| *count)
    }

    /// The words that occur.
    pub fn occurring(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().filter(|(_, count)| *count > 0).map(|(word, _)| *word)
    }

    /// Words and counts in order.
    #[must_use]
    pub fn all(&self) -> &[(&'static str, usize)] {
        &self.0
    }
}

impl Missing {
    /// Says that an id is missing in a figure.
    pub fn add(&mut self, figure: &'static str, id: &str) {
        self.extend(figure, vec![id.to_owned()]);
    }

    fn extend(&mut self, figure: &'static str, more: Vec<String>) {
        match self.0.iter_mut().find(|(known, _)| *known == figure) {
            Some((_, ids)) => ids.extend(more),
            None => self.0.push((figure, more)),
        }
    }

    /// The ids that a figure misses.
    #[must_use]
    pub fn of(&self, figure: &str) -> &[String] {
        self.0.iter().find(|(known, _)| *known == figure).map_or(&[], |(_, ids)| ids)
    }

    /// Whether the figure at a path of the totals' JSON misses anything, or one that it is a part of.
    #[must_use]
    pub fn misses(&self, path: &str) -> bool {
        let is_of = |figure: &str| {
            path.strip_prefix(figure).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.0.iter().any(|(figure, ids)| is_of(figure) && !ids.is_empty())
    }

    /// Every figure with the ids that it misses.
    #[must_use]
    pub fn all(&self) -> &[(&'static str, Vec<String>)] {
        &self.0
    }
}

impl<'p> Summing<'p> {
    /// A sum of nothing yet.
    #[must_use]
    pub fn new(portfolio: &'p Portfolio, as_of: Date) -> Self {
        let (sums, currencies, missing) = (BTreeMap::new(), Vec::new(), Missing::default());
        Self { portfolio, as_of, sums, currencies, missing }
    }

    /// Adds the figure of a row with an id, in its currency.
    pub fn add(&mut self, figure: &'static str, id: &str, currency: Currency, summand: Summand) {
        match summand {
            Summand::None => {}
            Summand::Known(amount) if self.has_rate(currency) => {
                self.join(figure, currency, Sum::from(&amount))
            }
            Summand::Known(_) | Summand::Unknown => self.missing.add(figure, id),
        }
    }

    fn has_rate(&mut self, currency: Currency) -> bool {
        if let Some((_, has_rate)) = self.currencies.iter().find(|(known, _)| *known == currency) {
            return *has_rate;
        }
        let has_rate = self.converted(currency, &Number::one()).is_some();
        self.currencies.push((currency, has_rate));
        has_rate
    }

    fn converted(&self, currency: Currency, amount: &Number) -> Option<Number> {
        convert(self.portfolio, amount, (currency, self.portfolio.agency.currency), self.as_of).ok()
    }

    /// Adds to the sum of a figure in a currency.
    fn join(&mut self, figure: &'static str, currency: Currency, more: Sum) {
        let sums = self.sums.entry(figure).or_default();
        match sums.iter_mut().find(|(known, _)| *known == currency) {
            Some((_, sum)) => sum.join(&more),
            None => sums.push((currency, more)),
        }
    }

    /// The sums over these rows and over others that follow them.
    #[must_use]
    pub fn joined(mut self, others: Self) -> Self {
        for (figure, sums) in others.sums {
            sums.into_iter().for_each(|(currency, sum)| self.join(figure, currency, sum));
        }
        for (figure, ids) in others.missing.0 {
            self.missing.extend(figure, ids);
        }
        self
    }

    /// Says that a row which could not be read is missing in a figure.
    pub fn miss(&mut self, figure: &'static str, id: &str) {
        self.missing.add(figure, id);
    }

    /// The sum of what is known of a figure.
    #[must_use]
    pub fn sum(&self, figure: &str) -> Money {
        let sums = self.sums.get(figure).into_iter().flatten();
        let amount = sums.filter_map(|(currency, sum)| self.converted(*currency, &sum.total())).sum();
        Money { amount, currency: self.portfolio.agency.currency }
    }

    /// What is missing in which figure.
    #[must_use]
    pub fn into_missing(self) -> Missing {
        self.missing
    }
}

impl Summand {
    /// A figure that applies where there is one of it.
    #[must_use]
    pub fn applies(amount: Option<Number>) -> Self {
        amount.map_or(Self::None, Self::Known)
    }

    /// A figure that applies to every row.
    #[must_use]
    pub fn known(amount: Option<Number>) -> Self {
        amount.map_or(Self::Unknown, Self::Known)
    }
}

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Its keys are always the same, which a map without a length says.
        let mut map = serializer.serialize_map(None)?;
        self.0.iter().try_for_each(|(word, count)| map.serialize_entry(word, count))?;
        map.end()
    }
}

impl Serialize for Missing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        self.0.iter().try_for_each(|(figure, ids)| map.serialize_entry(figure, ids))?;
        map.end()
    }
}
