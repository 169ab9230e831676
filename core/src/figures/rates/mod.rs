//! What an hour is billed at and what it costs us, and what an amount is worth in another currency.

pub mod bill_rate;
pub mod capacity_cost;
pub(crate) mod eras;
pub(crate) mod grouping;
pub mod mean_rate;
pub mod overhead;
pub mod worth;
