//! Why something is as it is: sentences on the states, the flags and the unknown figures of projects and clients, one
//! each. Reports print them beside the figures, rules find with them.

pub mod becoming;
pub mod budget;
pub mod client;
pub mod coverage;
pub(crate) mod forecast;
pub mod gist;
pub mod words;
pub mod workload;
