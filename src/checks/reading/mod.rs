//! Rules that the reader holds files to while it reads them: their pages. What breaks them is found in `toml`, `format`
//! and `disk`.

use crate::checks::rule::{Fix, Rule};

pub(crate) const AMBIGUOUS_ASKER: Rule = Rule::warning("ambiguous-asker", include_str!("ambiguous_asker.md"));
pub(crate) const BAD_VALUE: Rule = Rule::error("bad-value", include_str!("bad_value.md"));
pub(crate) const CUSTOM_KEY: Rule = Rule::warning("custom-key", include_str!("custom_key.md"));
pub(crate) const DUPLICATE_ID: Rule = Rule::error("duplicate-id", include_str!("duplicate_id.md"));
pub(crate) const DUPLICATE_INVOICE: Rule =
    Rule::error("duplicate-invoice", include_str!("duplicate_invoice.md"));
pub(crate) const MALFORMED_ID: Rule = Rule::error("malformed-id", include_str!("malformed_id.md"));
pub(crate) const MERGE_CONFLICT: Rule = Rule::error("merge-conflict", include_str!("merge_conflict.md"));
pub(crate) const MISSING_DECISION: Rule =
    Rule::error("missing-decision", include_str!("missing_decision.md"));
pub(crate) const MISSING_FILE: Rule = Rule::error("missing-file", include_str!("missing_file.md"));
pub(crate) const MISSING_FINISH: Rule = Rule::error("missing-finish", include_str!("missing_finish.md"));
pub(crate) const MISSING_KEY: Rule = Rule::error("missing-key", include_str!("missing_key.md"));
pub(crate) const NO_WORKDAY: Rule = Rule::error("no-workday", include_str!("no_workday.md"));
pub(crate) const OUT_OF_RANGE: Rule = Rule::error("out-of-range", include_str!("out_of_range.md"));
pub(crate) const RETAINER_BUDGET: Rule = Rule::error("retainer-budget", include_str!("retainer_budget.md"));
pub(crate) const RETAINER_TERMS: Rule = Rule::error("retainer-terms", include_str!("retainer_terms.md"));
pub(crate) const REVERSED_DATES: Rule = Rule::error("reversed-dates", include_str!("reversed_dates.md"));
pub(crate) const SYMLINK: Rule = Rule::error("symlink", include_str!("symlink.md"));
pub(crate) const TOML: Rule = Rule::error("toml", include_str!("toml.md"));
pub(crate) const UNKNOWN_INVOICE: Rule =
    Rule { fix: Fix::Spelling, ..Rule::error("unknown-invoice", include_str!("unknown_invoice.md")) };
pub(crate) const UNKNOWN_KEY: Rule =
    Rule { fix: Fix::Spelling, ..Rule::error("unknown-key", include_str!("unknown_key.md")) };
pub(crate) const UNKNOWN_REFERENCE: Rule =
    Rule { fix: Fix::Spelling, ..Rule::error("unknown-reference", include_str!("unknown_reference.md")) };
pub(crate) const UNREADABLE: Rule = Rule::error("unreadable", include_str!("unreadable.md"));
pub(crate) const WRONG_TYPE: Rule = Rule::error("wrong-type", include_str!("wrong_type.md"));
