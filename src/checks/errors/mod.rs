//! Errors: the figures cannot be trusted. What is wrong within a file the reader finds; what no single file shows is
//! found here.

pub(crate) mod bad_value;
pub(crate) mod duplicate_id;
pub(crate) mod duplicate_invoice;
pub(crate) mod malformed_id;
pub(crate) mod merge_conflict;
pub(crate) mod missing_decision;
pub(crate) mod missing_file;
pub(crate) mod missing_finish;
pub(crate) mod missing_key;
pub(crate) mod negative_budget;
pub(crate) mod no_exchange_rate;
pub(crate) mod no_workday;
pub(crate) mod out_of_range;
pub(crate) mod referral_circle;
pub(crate) mod retainer_budget;
pub(crate) mod retainer_terms;
pub(crate) mod reversed_dates;
pub(crate) mod symlink;
pub(crate) mod syntax;
pub(crate) mod unknown_invoice;
pub(crate) mod unknown_key;
pub(crate) mod unknown_reference;
pub(crate) mod unreadable;
pub(crate) mod wrong_type;
