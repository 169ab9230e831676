//! The sealed world in which tests run the program, for both programs of tests: folders that they may spoil, commands
//! that know nothing of who runs them, and the same chance in every run.

pub(crate) mod chance;
pub(crate) mod command;
pub(crate) mod data;
pub(crate) mod example;
pub(crate) mod folder;
