//! The sealed world in which tests run the program.

pub(crate) mod example;
