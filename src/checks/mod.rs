//! Rules, one a file: name, level, page with a bad and a good example, and a function that finds what breaks it. What is
//! wrong within a file the reader finds; its rules have their page here too.

use crate::diagnostic::Diagnostic;

pub mod facts;
pub mod rule;

mod errors;
mod warnings;
mod words;

use facts::Facts;
use rule::{Find, Kind, Rule};

/// Every rule, by name.
pub const RULES: &[Rule] = &[
    warnings::after_done::RULE,
    warnings::ambiguous_asker::RULE,
    warnings::ambiguous_rate::RULE,
    errors::bad_value::RULE,
    warnings::custom_key::RULE,
    errors::duplicate_id::RULE,
    errors::duplicate_invoice::RULE,
    warnings::future_record::RULE,
    warnings::log_order::RULE,
    warnings::long_day::RULE,
    errors::malformed_id::RULE,
    errors::merge_conflict::RULE,
    errors::missing_decision::RULE,
    errors::missing_file::RULE,
    errors::missing_finish::RULE,
    errors::missing_key::RULE,
    errors::negative_budget::RULE,
    errors::no_exchange_rate::RULE,
    errors::no_workday::RULE,
    warnings::on_absence::RULE,
    errors::out_of_range::RULE,
    warnings::outside_dates::RULE,
    errors::referral_circle::RULE,
    warnings::repeated_entry::RULE,
    errors::retainer_budget::RULE,
    errors::retainer_terms::RULE,
    errors::reversed_dates::RULE,
    errors::symlink::RULE,
    errors::syntax::RULE,
    errors::unknown_invoice::RULE,
    errors::unknown_key::RULE,
    errors::unknown_reference::RULE,
    errors::unreadable::RULE,
    errors::utf8::RULE,
    errors::wrong_type::RULE,
];

/// The errors and warnings that no single file shows, rule by rule.
#[must_use]
pub fn errors_and_warnings(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let rules = RULES.iter().filter(|rule| rule.kind != Kind::Practice);
    rules.flat_map(|rule| found(rule, facts)).collect()
}

/// Rules come one after the other, and each goes about its own work in parallel: figures that several share are
/// computed by the first that asks, which must not wait for one that waits for it.
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
