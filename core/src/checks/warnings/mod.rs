//! Warnings: correct, but rarely meant. Records dated after the date of the facts do not exist for them, but for the rule
//! that looks for records in the future.

pub(crate) mod after_done;
pub(crate) mod ambiguous_rate;
pub(crate) mod bad_exemption;
pub(crate) mod copied_project;
pub(crate) mod default_over_role;
pub(crate) mod entry;
pub(crate) mod falling_progress;
pub(crate) mod fine_amount;
pub(crate) mod future_record;
pub(crate) mod hours_bind;
pub(crate) mod log_order;
pub(crate) mod logs;
pub(crate) mod long_day;
pub(crate) mod milestone_amounts;
pub(crate) mod older_name;
pub(crate) mod on_absence;
pub(crate) mod open_credit;
pub(crate) mod outside_dates;
pub(crate) mod overpaid_invoice;
pub(crate) mod payment_after_paid;
pub(crate) mod repeated_entry;
pub(crate) mod repeated_ref;
pub(crate) mod share_as_percent;
pub(crate) mod twice_likely;
pub(crate) mod unread_pause;
