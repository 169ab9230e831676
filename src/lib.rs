//! `standing` tells an agency where every client and every project stands, from plain text.
//!
//! The program around [`standing_core`], whose tour comes first: there files become figures, reports and findings, and
//! here they are asked for and shown. Arrows between modules point from [`cli`] inward only, which
//! `tests/promises/architecture/` holds:
//!
//! - [`exchange`]: what other tools wrote, read; what they shall read, written.
//! - [`guide`]: the guide's pages and its example, read as data: what each key and each word means.
//! - [`render`]: values become bytes; the only home of digits, widths and colours.
//! - [`lsp`]: what an editor asks, answered over all of these.
//! - [`cli`]: the only module that knows clap, the clock, the terminal and the environment.
#![forbid(unsafe_code)]

pub(crate) use standing_core::threads;
pub use standing_core::{
    checks, diagnostic, disk, edit, figures, format, git, model, page, reports, toml, why,
};

pub mod cli;
pub mod exchange;
pub mod guide;
pub mod lsp;
pub mod render;
#[cfg(test)]
mod sample;
