//! The nouns of the field: what a workspace says, without files, clocks or formats. Nothing here imports anything
//! from the rest of the crate.

pub mod agency;
pub mod calendar;
pub mod change;
pub mod client;
pub mod currency;
pub mod dated;
pub mod duration;
pub mod exchange;
pub mod fingerprint;
pub mod id;
pub mod log;
pub mod number;
pub mod period;
pub mod person;
pub mod portfolio;
pub mod project;
pub mod quantity;
pub mod rate;
pub mod retainer;
pub mod role;
pub mod thresholds;
pub mod word;
pub mod workdays;
pub mod zone;

/// A calendar date, without a time or a zone.
pub type Date = chrono::NaiveDate;
