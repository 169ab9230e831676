//! The rules by name: the one list of them. Code decides on these names, never on strings.

use std::fmt;

/// Hands every rule to a macro, by name: its constant, its name, what breaking it means, and where in `checks` it is.
macro_rules! every_rule {
    ($with:ident) => {
        $with! {
            AFTER_DONE = "after-done", Warning: warnings::after_done::RULE;
            ALWAYS_NO = "always-no", Practice: practice::always_no::RULE;
            ALWAYS_YES = "always-yes", Practice: practice::always_yes::RULE;
            AMBIGUOUS_ASKER = "ambiguous-asker", Warning: reading::AMBIGUOUS_ASKER;
            AMBIGUOUS_RATE = "ambiguous-rate", Warning: warnings::ambiguous_rate::RULE;
            AMBIGUOUS_TASK = "ambiguous-task", Practice: practice::ambiguous_task::RULE;
            AT_RISK_BUDGET = "at-risk-budget", Practice: practice::at_risk_budget::RULE;
            BAD_EXEMPTION = "bad-exemption", Warning: warnings::bad_exemption::RULE;
            BAD_NEWS_ONLY = "bad-news-only", Practice: practice::bad_news_only::RULE;
            BAD_VALUE = "bad-value", Error: reading::BAD_VALUE;
            BREAKS_FIRM = "breaks-firm", Practice: practice::breaks_firm::RULE;
            CONCENTRATION = "concentration", Practice: practice::concentration::RULE;
            COPIED_PROJECT = "copied-project", Warning: warnings::copied_project::RULE;
            CUSTOM_KEY = "custom-key", Warning: reading::CUSTOM_KEY;
            DEFAULT_OVER_ROLE = "default-over-role", Warning: warnings::default_over_role::RULE;
            DUPLICATE_ID = "duplicate-id", Error: reading::DUPLICATE_ID;
            DUPLICATE_INVOICE = "duplicate-invoice", Error: reading::DUPLICATE_INVOICE;
            EASE_OFF = "ease-off", Practice: practice::ease_off::RULE;
            ENDS_SOON = "ends-soon", Practice: practice::ends_soon::RULE;
            EXECUTIVE_DUE = "executive-due", Practice: practice::executive_due::RULE;
            FALLING_PROGRESS = "falling-progress", Warning: warnings::falling_progress::RULE;
            FINE_AMOUNT = "fine-amount", Warning: warnings::fine_amount::RULE;
            FREE_WORK = "free-work", Practice: practice::free_work::RULE;
            FUTURE_RECORD = "future-record", Warning: warnings::future_record::RULE;
            HOURS_BIND = "hours-bind", Warning: warnings::hours_bind::RULE;
            LATE_FORECAST = "late-forecast", Practice: practice::late_forecast::RULE;
            LATE_PROJECT = "late-project", Practice: practice::late_project::RULE;
            LATE_WAIT = "late-wait", Practice: practice::late_wait::RULE;
            LEAVING_SOON = "leaving-soon", Practice: practice::leaving_soon::RULE;
            LOG_ORDER = "log-order", Warning: warnings::log_order::RULE;
            LONG_DAY = "long-day", Warning: warnings::long_day::RULE;
            LOSS = "loss", Practice: practice::loss::RULE;
            LOW_MARGIN = "low-margin", Practice: practice::low_margin::RULE;
            LOW_MOOD = "low-mood", Practice: practice::low_mood::RULE;
            MALFORMED_ID = "malformed-id", Error: reading::MALFORMED_ID;
            MANAGER_DUE = "manager-due", Practice: practice::manager_due::RULE;
            MERGE_CONFLICT = "merge-conflict", Error: reading::MERGE_CONFLICT;
            MILESTONE_AMOUNTS = "milestone-amounts", Warning: warnings::milestone_amounts::RULE;
            MISSING_DECISION = "missing-decision", Error: reading::MISSING_DECISION;
            MISSING_FILE = "missing-file", Error: reading::MISSING_FILE;
            MISSING_FINISH = "missing-finish", Error: reading::MISSING_FINISH;
            MISSING_KEY = "missing-key", Error: reading::MISSING_KEY;
            NEEDLESS_OPPORTUNITY = "needless-opportunity", Practice: practice::needless_opportunity::RULE;
            NEGATIVE_BUDGET = "negative-budget", Error: errors::negative_budget::RULE;
            NO_EXCHANGE_RATE = "no-exchange-rate", Error: errors::no_exchange_rate::RULE;
            NO_EXECUTIVE = "no-executive", Practice: practice::no_executive::RULE;
            NO_MANAGER = "no-manager", Practice: practice::no_manager::RULE;
            NO_MESSENGER = "no-messenger", Practice: practice::no_messenger::RULE;
            NO_OUTCOME = "no-outcome", Practice: practice::no_outcome::RULE;
            NO_RAPPORT = "no-rapport", Practice: practice::no_rapport::RULE;
            NO_WORKDAY = "no-workday", Error: reading::NO_WORKDAY;
            OLDER_NAME = "older-name", Warning: warnings::older_name::RULE;
            ON_ABSENCE = "on-absence", Warning: warnings::on_absence::RULE;
            OPEN_CREDIT = "open-credit", Warning: warnings::open_credit::RULE;
            OUT_OF_RANGE = "out-of-range", Error: reading::OUT_OF_RANGE;
            OUTSIDE_DATES = "outside-dates", Warning: warnings::outside_dates::RULE;
            OVER_AGAIN = "over-again", Practice: practice::over_again::RULE;
            OVER_BUDGET = "over-budget", Practice: practice::over_budget::RULE;
            OVER_ESTIMATE = "over-estimate", Practice: practice::over_estimate::RULE;
            OVERDUE_INVOICE = "overdue-invoice", Practice: practice::overdue_invoice::RULE;
            OVERLAPPING_PAUSES = "overlapping-pauses", Error: reading::OVERLAPPING_PAUSES;
            OVERLOADED_PERSON = "overloaded-person", Practice: practice::overloaded_person::RULE;
            OVERPAID_INVOICE = "overpaid-invoice", Warning: warnings::overpaid_invoice::RULE;
            OWNER_LEFT = "owner-left", Practice: practice::owner_left::RULE;
            PAYMENT_AFTER_PAID = "payment-after-paid", Warning: warnings::payment_after_paid::RULE;
            PRIVATE_TRACKED = "private-tracked", Practice: practice::private_tracked::RULE;
            PULLING_APART = "pulling-apart", Practice: practice::pulling_apart::RULE;
            REFERRAL_CIRCLE = "referral-circle", Error: errors::referral_circle::RULE;
            REPEATED_ENTRY = "repeated-entry", Warning: warnings::repeated_entry::RULE;
            REPEATED_REF = "repeated-ref", Warning: warnings::repeated_ref::RULE;
            RETAINER_BUDGET = "retainer-budget", Error: reading::RETAINER_BUDGET;
            RETAINER_TERMS = "retainer-terms", Error: reading::RETAINER_TERMS;
            REVERSED_DATES = "reversed-dates", Error: reading::REVERSED_DATES;
            SHARE_AS_PERCENT = "share-as-percent", Warning: warnings::share_as_percent::RULE;
            SLOW_ANSWER = "slow-answer", Practice: practice::slow_answer::RULE;
            SLOW_CLIENT = "slow-client", Practice: practice::slow_client::RULE;
            SOLE_COVER = "sole-cover", Practice: practice::sole_cover::RULE;
            STALE_OPPORTUNITY = "stale-opportunity", Practice: practice::stale_opportunity::RULE;
            STALE_OUTCOME = "stale-outcome", Practice: practice::stale_outcome::RULE;
            STALE_PROGRESS = "stale-progress", Practice: practice::stale_progress::RULE;
            SYMLINK = "symlink", Error: reading::SYMLINK;
            THREE_DECIMALS = "three-decimals", Warning: reading::THREE_DECIMALS;
            TOML = "toml", Error: reading::TOML;
            TOO_MANY_APPROVERS = "too-many-approvers", Practice: practice::too_many_approvers::RULE;
            TWICE_LIKELY = "twice-likely", Warning: warnings::twice_likely::RULE;
            UNBILLED_WORK = "unbilled-work", Practice: practice::unbilled_work::RULE;
            UNCOVERED_TASK = "uncovered-task", Practice: practice::uncovered_task::RULE;
            UNKNOWN_INVOICE = "unknown-invoice", Error: reading::UNKNOWN_INVOICE;
            UNKNOWN_KEY = "unknown-key", Error: reading::UNKNOWN_KEY;
            UNKNOWN_MARGIN = "unknown-margin", Practice: practice::unknown_margin::RULE;
            UNKNOWN_REFERENCE = "unknown-reference", Error: reading::UNKNOWN_REFERENCE;
            UNLOGGED_TIME = "unlogged-time", Practice: practice::unlogged_time::RULE;
            UNREAD_FILE = "unread-file", Warning: reading::UNREAD_FILE;
            UNREAD_PAUSE = "unread-pause", Warning: warnings::unread_pause::RULE;
            UNREADABLE = "unreadable", Error: reading::UNREADABLE;
            UNUSED_EXEMPTION = "unused-exemption", Practice: practice::unused_exemption::RULE;
            VACANT_SOON = "vacant-soon", Practice: practice::vacant_soon::RULE;
            WRONG_TYPE = "wrong-type", Error: reading::WRONG_TYPE;
        }
    };
}
pub(crate) use every_rule;

/// The name of a rule, which only the list can make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleName {
    word: &'static str,
    kind: Kind,
}

/// What breaking a rule means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The figures can't be trusted.
    Error,
    /// Correct, but rarely meant.
    Warning,
    /// Against the agency's own policy.
    Practice,
}

macro_rules! names {
    ($($constant:ident = $word:literal, $kind:ident: $rule:path;)*) => {
        $(
            #[doc = concat!("`", $word, "`")]
            pub const $constant: RuleName = RuleName { word: $word, kind: Kind::$kind };
        )*

        /// Every name, in the order of the alphabet.
        const ALL: &[RuleName] = &[$($constant),*];
    };
}
every_rule!(names);

/// What rules were called before.
const OLDER: [(&str, RuleName); 1] = [("open-request", SLOW_ANSWER)];

impl RuleName {
    /// The rule that is called so, or was before.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        ALL.iter().copied().find(|name| name.word == word).or_else(|| Self::older(word))
    }

    /// The rule that was once called so.
    #[must_use]
    pub fn older(word: &str) -> Option<Self> {
        OLDER.iter().find(|(older, _)| *older == word).map(|(_, name)| *name)
    }

    /// The name in kebab-case, as files, options and output have it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        self.word
    }

    /// What breaking the rule means.
    #[must_use]
    pub const fn kind(self) -> Kind {
        self.kind
    }

    /// Whether a comment can exempt a record from the rule: from any but errors and those about such comments.
    #[must_use]
    pub fn is_exemptible(self) -> bool {
        self.kind != Kind::Error && !matches!(self, BAD_EXEMPTION | UNUSED_EXEMPTION)
    }
}

impl fmt::Display for RuleName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word)
    }
}

/// The practice rules, whose level a workspace can set.
pub fn practice() -> impl Iterator<Item = &'static str> {
    ALL.iter().filter(|name| name.kind == Kind::Practice).map(|name| name.word)
}

/// The rules that a comment can exempt a record from.
pub fn exemptible() -> impl Iterator<Item = &'static str> {
    ALL.iter().filter(|name| name.is_exemptible()).map(|name| name.word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_the_order_of_the_alphabet() {
        assert!(ALL.is_sorted_by(|one, other| one.word < other.word));
    }

    #[test]
    fn a_constant_is_called_as_its_rule() {
        macro_rules! words {
            ($($constant:ident = $word:literal, $kind:ident: $rule:path;)*) => {
                [$((stringify!($constant), $word)),*]
            };
        }
        for (constant, word) in every_rule!(words) {
            assert_eq!(constant, word.to_uppercase().replace('-', "_"));
        }
    }
}
