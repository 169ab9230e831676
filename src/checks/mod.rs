//! Rules, one a file: name, level, page with a bad and a good example, and a function that finds what breaks it. What is
//! wrong within a file the reader finds; its rules have their page here too.

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::Date;
use crate::model::portfolio::Portfolio;

pub mod facts;
pub mod rule;

mod negative_budget;
mod no_exchange_rate;
mod referral_circle;

use facts::Facts;
use rule::{Find, Kind, Rule};

/// Every rule, by name.
pub const RULES: [Rule; 3] = [negative_budget::RULE, no_exchange_rate::RULE, referral_circle::RULE];

/// The errors and warnings that no single file shows, rule by rule.
#[must_use]
pub fn errors_and_warnings(portfolio: &Portfolio, as_of: Date) -> Vec<Diagnostic> {
    let facts = Facts::new(portfolio, as_of);
    let rules = RULES.par_iter().filter(|rule| rule.kind != Kind::Practice);
    rules.flat_map_iter(|rule| found(rule, &facts)).collect()
}

fn found(rule: &Rule, facts: &Facts<'_>) -> Vec<Diagnostic> {
    match rule.find {
        Find::Reader => Vec::new(),
        Find::Portfolio(find) => find(facts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sorted_by_name() {
        assert!(RULES.windows(2).all(|pair| pair[0].name < pair[1].name));
    }
}
