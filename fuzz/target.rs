//! A fuzz target: the trial that has the name of the program.
#![no_main]

mod trials;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| trials::named(env!("CARGO_BIN_NAME"))(bytes));
