//! Loads workspaces from folders and looks at what the reader makes of them.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a test may fail by a panic"
)]

mod gallery;
mod model;
mod mutation;
mod places;
mod support;
mod syntax;
mod valid;
