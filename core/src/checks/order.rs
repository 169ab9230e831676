//! In which order practice rules come where no money says it.

use crate::diagnostic::rules::{self, RuleName};

/// Every practice rule, what weighs most first.
pub const ORDER: &[RuleName] = &[
    rules::OVER_BUDGET,
    rules::AT_RISK_BUDGET,
    rules::LOSS,
    rules::LOW_MARGIN,
    rules::LATE_PROJECT,
    rules::LATE_FORECAST,
    rules::OVERDUE_INVOICE,
    rules::UNBILLED_WORK,
    rules::OVER_AGAIN,
    rules::SLOW_ANSWER,
    rules::SLOW_CLIENT,
    rules::LATE_WAIT,
    rules::FREE_WORK,
    rules::BREAKS_FIRM,
    rules::OVER_ESTIMATE,
    rules::ALWAYS_YES,
    rules::ALWAYS_NO,
    rules::NO_MESSENGER,
    rules::ENDS_SOON,
    rules::LOW_MOOD,
    rules::PULLING_APART,
    rules::EXECUTIVE_DUE,
    rules::MANAGER_DUE,
    rules::NO_EXECUTIVE,
    rules::NO_MANAGER,
    rules::NO_RAPPORT,
    rules::BAD_NEWS_ONLY,
    rules::CONCENTRATION,
    rules::TOO_MANY_APPROVERS,
    rules::EASE_OFF,
    rules::NEEDLESS_OPPORTUNITY,
    rules::STALE_OPPORTUNITY,
    rules::NO_OUTCOME,
    rules::STALE_OUTCOME,
    rules::LEAVING_SOON,
    rules::UNCOVERED_TASK,
    rules::AMBIGUOUS_TASK,
    rules::VACANT_SOON,
    rules::OWNER_LEFT,
    rules::OVERLOADED_PERSON,
    rules::SOLE_COVER,
    rules::UNLOGGED_TIME,
    rules::STALE_PROGRESS,
    rules::UNKNOWN_MARGIN,
    rules::PRIVATE_TRACKED,
    rules::UNUSED_EXEMPTION,
];

/// Rules about what the agency knows of itself: nothing burns.
const QUIET: [RuleName; 12] = [
    rules::TOO_MANY_APPROVERS,
    rules::EASE_OFF,
    rules::NEEDLESS_OPPORTUNITY,
    rules::STALE_OPPORTUNITY,
    rules::NO_OUTCOME,
    rules::STALE_OUTCOME,
    rules::SOLE_COVER,
    rules::UNLOGGED_TIME,
    rules::STALE_PROGRESS,
    rules::UNKNOWN_MARGIN,
    rules::UNUSED_EXEMPTION,
    rules::NO_MESSENGER,
];

/// The place of a rule in the order; errors and warnings, which have none, come behind.
#[must_use]
pub fn place(rule: RuleName) -> usize {
    ORDER.iter().position(|one| *one == rule).unwrap_or(ORDER.len())
}

/// Whether what a rule finds can wait.
#[must_use]
pub fn is_quiet(rule: RuleName) -> bool {
    QUIET.contains(&rule)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::rules::Kind;

    #[test]
    fn every_practice_rule_has_one_place() {
        let mut ordered: Vec<&str> = ORDER.iter().map(|rule| rule.word()).collect();
        ordered.sort_unstable();
        let all: Vec<&str> = rules::practice().collect();
        assert_eq!(ordered, all);
        assert!(ORDER.iter().all(|rule| rule.kind() == Kind::Practice));
    }
}
