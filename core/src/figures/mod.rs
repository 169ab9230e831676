//! The arithmetic that reports and rules share: pure, one subject a file. Every function takes the date it is asked
//! for, and none of them rounds.

pub mod ahead;
pub mod answer;
pub mod at_stake;
pub mod clients;
pub mod earnings;
pub mod economics;
pub mod estimates;
pub mod invoicing;
pub mod median;
pub mod missing;
pub mod moved;
pub mod people;
pub mod rates;
pub mod requests;
pub mod retainers;
#[cfg(test)]
pub(crate) mod sample;
pub mod schedule;
pub mod spending;
pub mod symptom;
pub mod window;
