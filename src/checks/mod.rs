//! Rules over the whole portfolio, one a file. Here are those errors that no single file shows; what is wrong within a
//! file, the reader finds.

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::Date;
use crate::model::portfolio::Portfolio;

mod negative_budget;
mod no_exchange_rate;
mod referral_circle;

/// A rule over the whole portfolio.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name in kebab-case.
    pub name: &'static str,
    /// Everything that breaks it at a date.
    pub find: fn(&Portfolio, Date) -> Vec<Diagnostic>,
}

/// Every rule, by name.
pub const RULES: [Rule; 3] = [negative_budget::RULE, no_exchange_rate::RULE, referral_circle::RULE];

/// Everything that is wrong with a portfolio at a date, rule by rule.
#[must_use]
pub fn all(portfolio: &Portfolio, as_of: Date) -> Vec<Diagnostic> {
    RULES.par_iter().flat_map_iter(|rule| (rule.find)(portfolio, as_of)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sorted_by_name() {
        assert!(RULES.windows(2).all(|pair| pair[0].name < pair[1].name));
    }
}
