//! The periods of a retainer: when they lie, and what becomes of hours that nobody used.

pub mod retainer;
pub(crate) mod rollover;
pub mod term;
