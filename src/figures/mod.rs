//! The arithmetic that reports and rules share: pure, one subject a file. Every function takes the date it is asked
//! for, and none of them rounds.

pub mod absence;
pub mod advice;
pub mod ageing;
pub mod answer;
pub mod becoming;
pub mod bill_rate;
pub mod budget;
pub mod change;
pub mod client;
pub mod client_flag;
pub mod client_kind;
pub mod concentration;
pub mod coverage;
pub mod covering;
mod curve;
mod earned;
pub mod earned_schedule;
pub mod earned_value;
mod eras;
pub mod forecast;
mod grouping;
pub mod holding;
pub mod income;
pub mod lateness;
pub mod logged;
pub mod missing;
pub mod money;
pub mod mood;
pub mod news;
pub mod opportunity;
pub mod over_since;
pub mod plan;
pub mod progress;
pub mod pulse;
pub mod reach;
pub mod referral;
pub mod retainer;
mod rollover;
pub mod runway;
pub mod scope;
pub mod spent;
pub mod state;
pub mod symptom;
pub mod tally;
pub mod term;
pub mod timesheet;
pub mod window;
pub mod work;
pub mod workload;

#[cfg(test)]
pub(crate) mod sample;
