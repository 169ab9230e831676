//! The arithmetic that reports and rules share: pure, one subject a file.

pub mod change;

#[cfg(test)]
pub(crate) mod sample;
