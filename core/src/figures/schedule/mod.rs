//! The plan, the progress, and when a project ends.

pub(crate) mod curve;
pub mod earned_schedule;
pub mod earned_value;
pub mod ending;
pub mod forecast;
pub mod lateness;
pub mod plan;
pub mod progress;
pub mod proof;
pub mod resting;
pub mod waiting;
