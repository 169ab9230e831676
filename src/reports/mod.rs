//! A portfolio and a query become a report value, one file a report.

pub mod advise;
pub mod ahead;
pub mod brief;
pub mod budget;
pub mod check;
pub mod checkup;
pub mod clients;
pub mod coverage;
pub mod diff;
pub mod document;
pub mod due;
pub mod economics;
pub mod estimates;
pub mod explained;
pub mod glossary;
pub mod history;
pub mod list;
pub mod money;
pub mod overview;
pub mod query;
pub mod schedule;
pub mod scope;
pub mod sort;
pub(crate) mod tone;
pub mod totals;
pub mod workload;
