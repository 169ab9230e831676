//! Figures: what holds of every report, what others published, and which words and limits there are.

pub(crate) mod brief;
mod empty;
mod example_agency;
mod findings;
mod months;
mod practice;
mod properties;
mod published;
mod sums;
mod thresholds;
mod unknown_answers;
