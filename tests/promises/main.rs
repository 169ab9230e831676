//! Every promise of the program but its cases (`tests/cases.rs`) and what a record costs (`tests/speed.rs`): one program,
//! since linking takes longer than most of these tests. A subject is run by its name, which is that of its module:
//! `cargo test --test promises merging`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test says what went wrong by panicking"
)]

mod architecture;
mod checks;
mod docs;
mod editors;
mod exchange;
mod packages;
mod reading;
mod reports;
mod site;
mod terminal;
mod versions;
mod writing;

#[path = "../../benches/generator/mod.rs"]
mod generator;
#[path = "../../fuzz/trials/mod.rs"]
mod trials;
#[path = "../world/mod.rs"]
mod world;
