//! In and out: what other tools exported is taken to the second, or named; twice is once, whatever came before.

mod clocks;
mod expected;
mod once;
mod others;
mod out;
mod readers;
mod trackers;
mod world;
