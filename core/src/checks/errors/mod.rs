//! Errors that no single file shows: the figures can't be trusted.

pub(crate) mod negative_budget;
pub(crate) mod no_exchange_rate;
pub(crate) mod referral_circle;
