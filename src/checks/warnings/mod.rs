//! Warnings: correct, but rarely meant. Records dated after the date of the facts do not exist for them, but for the rule
//! that looks for records in the future.

mod entry;
mod logs;

pub(super) mod after_done;
pub(super) mod ambiguous_asker;
pub(super) mod ambiguous_rate;
pub(super) mod bad_exemption;
pub(super) mod custom_key;
pub(super) mod future_record;
pub(super) mod log_order;
pub(super) mod long_day;
pub(super) mod on_absence;
pub(super) mod outside_dates;
pub(super) mod repeated_entry;
