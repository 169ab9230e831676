//! Rules: each is a file with the function that finds what breaks it, and its page beside it. The reader finds what is
//! wrong within a file; the pages of its rules are on the shelf `reading`.

use rayon::prelude::*;

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Judge, Kind, Rule};
use crate::diagnostic::Diagnostic;
use crate::model::agency::Level;

pub(crate) mod errors;
pub mod exempting;
pub mod facts;
pub mod pages;
pub(crate) mod practice;
pub(crate) mod reading;
pub mod rule;
pub(crate) mod warnings;
pub(crate) mod words;

/// Every rule, by name.
pub const RULES: &[Rule] = &[
    warnings::after_done::RULE,
    practice::always_no::RULE,
    practice::always_yes::RULE,
    reading::AMBIGUOUS_ASKER,
    warnings::ambiguous_rate::RULE,
    practice::ambiguous_task::RULE,
    practice::at_risk_budget::RULE,
    warnings::bad_exemption::RULE,
    practice::bad_news_only::RULE,
    reading::BAD_VALUE,
    practice::breaks_firm::RULE,
    practice::concentration::RULE,
    reading::CUSTOM_KEY,
    reading::DUPLICATE_ID,
    reading::DUPLICATE_INVOICE,
    practice::ease_off::RULE,
    practice::executive_due::RULE,
    practice::free_work::RULE,
    warnings::future_record::RULE,
    practice::late_project::RULE,
    warnings::log_order::RULE,
    warnings::long_day::RULE,
    practice::low_mood::RULE,
    reading::MALFORMED_ID,
    practice::manager_due::RULE,
    reading::MERGE_CONFLICT,
    reading::MISSING_DECISION,
    reading::MISSING_FILE,
    reading::MISSING_FINISH,
    reading::MISSING_KEY,
    practice::needless_opportunity::RULE,
    errors::negative_budget::RULE,
    errors::no_exchange_rate::RULE,
    practice::no_executive::RULE,
    practice::no_manager::RULE,
    practice::no_messenger::RULE,
    practice::no_outcome::RULE,
    practice::no_rapport::RULE,
    reading::NO_WORKDAY,
    warnings::on_absence::RULE,
    practice::open_request::RULE,
    reading::OUT_OF_RANGE,
    warnings::outside_dates::RULE,
    practice::over_budget::RULE,
    practice::overdue_invoice::RULE,
    practice::overloaded_person::RULE,
    practice::owner_left::RULE,
    practice::private_tracked::RULE,
    practice::pulling_apart::RULE,
    errors::referral_circle::RULE,
    warnings::repeated_entry::RULE,
    reading::RETAINER_BUDGET,
    reading::RETAINER_TERMS,
    reading::REVERSED_DATES,
    reading::SYMLINK,
    reading::TOML,
    practice::too_many_approvers::RULE,
    practice::uncovered_task::RULE,
    reading::UNKNOWN_INVOICE,
    reading::UNKNOWN_KEY,
    practice::unknown_margin::RULE,
    reading::UNKNOWN_REFERENCE,
    reading::UNREADABLE,
    practice::unused_exemption::RULE,
    practice::vacant_soon::RULE,
    reading::WRONG_TYPE,
];

/// The errors and warnings that no single file shows, rule by rule.
#[must_use]
pub fn errors_and_warnings(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let rules = || RULES.iter().enumerate().filter(|(_, rule)| rule.kind != Kind::Practice);
    let judge = |(place, rule): (usize, &Rule)| match rule.find {
        Find::Project(judge) => Some((place, judge(facts))),
        _ => None,
    };
    let judges: Vec<(usize, Judge<'_>)> = rules().filter_map(judge).collect();
    let in_project = |project| {
        let judged = judges.iter().map(move |(place, judge)| (*place, judge(project)));
        judged.flat_map(|(place, found)| found.into_iter().map(move |found| (place, found)))
    };
    let mut all: Vec<(usize, Diagnostic)> =
        facts.portfolio.projects.par_iter().flat_map_iter(in_project).collect();
    for (place, rule) in rules().filter(|(_, rule)| !matches!(rule.find, Find::Project(_))) {
        all.extend(found(rule, facts).into_iter().map(|found| (place, found)));
    }
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, found)| found).collect()
}

/// What is against the agency's policy, each with the level at which its rule is taken; nothing of rules at `allow`.
pub fn practice(facts: &Facts<'_>, level: impl Fn(&Rule) -> Level) -> Vec<(Level, Diagnostic)> {
    let rules = RULES.iter().filter(|rule| rule.kind == Kind::Practice);
    let taken = rules.map(|rule| (level(rule), rule)).filter(|(level, _)| *level != Level::Allow);
    let taken: Vec<(Level, &Rule)> = taken.collect();
    facts.settle();
    let found = |(level, rule): &(Level, &Rule)| {
        let level = *level;
        found(rule, facts).into_iter().map(move |found| (level, found))
    };
    taken.par_iter().flat_map_iter(found).collect()
}

/// What one rule finds.
fn found(rule: &Rule, facts: &Facts<'_>) -> Vec<Diagnostic> {
    match rule.find {
        Find::Reader | Find::Unused(_) => Vec::new(),
        Find::Portfolio(find) => find(facts),
        Find::Project(judge) => facts.portfolio.projects.par_iter().flat_map_iter(judge(facts)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::agency::{PRACTICE_RULES, WARNING_RULES};

    fn names(kind: Kind) -> Vec<&'static str> {
        RULES.iter().filter(|rule| rule.kind == kind).map(|rule| rule.name).collect()
    }

    #[test]
    fn rules_are_sorted_by_name() {
        assert!(RULES.windows(2).all(|pair| pair[0].name < pair[1].name));
    }

    #[test]
    fn the_model_knows_the_names_of_practice_rules_and_of_warnings() {
        assert_eq!(names(Kind::Practice), PRACTICE_RULES);
        assert_eq!(names(Kind::Warning), WARNING_RULES);
    }
}
