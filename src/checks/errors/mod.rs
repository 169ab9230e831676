//! Errors: the figures cannot be trusted. What is wrong within a file the reader finds; what no single file shows is
//! found here.

pub(super) mod bad_value;
pub(super) mod duplicate_id;
pub(super) mod duplicate_invoice;
pub(super) mod malformed_id;
pub(super) mod merge_conflict;
pub(super) mod missing_decision;
pub(super) mod missing_file;
pub(super) mod missing_finish;
pub(super) mod missing_key;
pub(super) mod negative_budget;
pub(super) mod no_exchange_rate;
pub(super) mod no_workday;
pub(super) mod out_of_range;
pub(super) mod referral_circle;
pub(super) mod retainer_budget;
pub(super) mod retainer_terms;
pub(super) mod reversed_dates;
pub(super) mod symlink;
pub(super) mod syntax;
pub(super) mod unknown_invoice;
pub(super) mod unknown_key;
pub(super) mod unknown_reference;
pub(super) mod unreadable;
pub(super) mod wrong_type;
