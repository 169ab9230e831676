//! Rules that the reader holds files to while it reads them: their pages. What breaks them is found in `toml`, `format`
//! and `disk`.

use crate::checks::rule::{Fix, Rule};
use crate::diagnostic::rules;

pub(crate) const AMBIGUOUS_ASKER: Rule =
    Rule::new(rules::AMBIGUOUS_ASKER, include_str!("ambiguous_asker.md"));
pub(crate) const BAD_VALUE: Rule = Rule::new(rules::BAD_VALUE, include_str!("bad_value.md"));
pub(crate) const CUSTOM_KEY: Rule = Rule::new(rules::CUSTOM_KEY, include_str!("custom_key.md"));
pub(crate) const DUPLICATE_ID: Rule = Rule::new(rules::DUPLICATE_ID, include_str!("duplicate_id.md"));
pub(crate) const DUPLICATE_INVOICE: Rule =
    Rule::new(rules::DUPLICATE_INVOICE, include_str!("duplicate_invoice.md"));
pub(crate) const MALFORMED_ID: Rule = Rule::new(rules::MALFORMED_ID, include_str!("malformed_id.md"));
pub(crate) const MERGE_CONFLICT: Rule = Rule::new(rules::MERGE_CONFLICT, include_str!("merge_conflict.md"));
pub(crate) const MISSING_DECISION: Rule =
    Rule::new(rules::MISSING_DECISION, include_str!("missing_decision.md"));
pub(crate) const MISSING_FILE: Rule = Rule::new(rules::MISSING_FILE, include_str!("missing_file.md"));
pub(crate) const MISSING_FINISH: Rule = Rule::new(rules::MISSING_FINISH, include_str!("missing_finish.md"));
pub(crate) const MISSING_KEY: Rule = Rule::new(rules::MISSING_KEY, include_str!("missing_key.md"));
pub(crate) const NO_WORKDAY: Rule = Rule::new(rules::NO_WORKDAY, include_str!("no_workday.md"));
pub(crate) const OUT_OF_RANGE: Rule = Rule::new(rules::OUT_OF_RANGE, include_str!("out_of_range.md"));
pub(crate) const OVERLAPPING_PAUSES: Rule =
    Rule::new(rules::OVERLAPPING_PAUSES, include_str!("overlapping_pauses.md"));
pub(crate) const RETAINER_BUDGET: Rule =
    Rule::new(rules::RETAINER_BUDGET, include_str!("retainer_budget.md"));
pub(crate) const RETAINER_TERMS: Rule = Rule::new(rules::RETAINER_TERMS, include_str!("retainer_terms.md"));
pub(crate) const REVERSED_DATES: Rule = Rule::new(rules::REVERSED_DATES, include_str!("reversed_dates.md"));
pub(crate) const SYMLINK: Rule = Rule::new(rules::SYMLINK, include_str!("symlink.md"));
pub(crate) const THREE_DECIMALS: Rule = Rule::new(rules::THREE_DECIMALS, include_str!("three_decimals.md"));
pub(crate) const TOML: Rule = Rule::new(rules::TOML, include_str!("toml.md"));
pub(crate) const UNKNOWN_INVOICE: Rule =
    Rule { fix: Fix::Spelling, ..Rule::new(rules::UNKNOWN_INVOICE, include_str!("unknown_invoice.md")) };
pub(crate) const UNKNOWN_KEY: Rule =
    Rule { fix: Fix::Spelling, ..Rule::new(rules::UNKNOWN_KEY, include_str!("unknown_key.md")) };
pub(crate) const UNKNOWN_REFERENCE: Rule =
    Rule { fix: Fix::Spelling, ..Rule::new(rules::UNKNOWN_REFERENCE, include_str!("unknown_reference.md")) };
pub(crate) const UNREAD_FILE: Rule = Rule::new(rules::UNREAD_FILE, include_str!("unread_file.md"));
pub(crate) const UNREADABLE: Rule = Rule::new(rules::UNREADABLE, include_str!("unreadable.md"));
pub(crate) const WRONG_TYPE: Rule = Rule::new(rules::WRONG_TYPE, include_str!("wrong_type.md"));
