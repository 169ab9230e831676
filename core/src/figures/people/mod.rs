//! Who is there, holds what, and has room for more.

pub mod above;
pub mod absence;
pub mod advice;
pub mod availability;
pub mod by_project;
pub mod coverage;
pub mod covering;
pub mod engagement;
pub mod handover;
pub mod holding;
pub mod leave;
pub mod logged;
pub mod need;
pub mod on_days;
pub mod pulse;
pub mod room;
pub mod timesheet;
pub mod unstaffed;
pub mod workload;
