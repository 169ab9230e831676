//! The arithmetic that reports and rules share: pure, one subject a file.

pub mod change;
pub mod scope;
pub mod tally;

#[cfg(test)]
pub(crate) mod sample;
