//! `standing` tells an agency where every client and every project stands, from plain text.
//!
//! Read the docs of [`standing_core`] first: it turns files into figures, reports and findings. This crate asks for
//! them and shows them. It re-exports the core's modules, so `crate::figures` works here as it does there.
//! Dependencies point from [`cli`] inwards only, which `tests/promises/architecture/` checks:
//!
//! - [`exchange`]: reads other tools' exports and writes files that they can read.
//! - [`guide`]: the guide's pages and its example, read as data: what each key and each word means.
//! - [`render`]: values become bytes; the only home of widths and colours.
//! - [`lsp`]: answers editors (language server), over all of these.
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
