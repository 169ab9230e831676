//! The binary: parses, runs, exits.
fn main() {}
