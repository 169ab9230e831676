//! `standing` tells an agency where every client and every project stands, from plain text.
//!
//! The tour, from the centre outward; arrows between modules point inward only, which
//! `tests/promises/architecture/` holds:
//!
//! - [`model`]: the nouns of the field. No files, no clock, no formats.
//! - [`figures`]: the arithmetic, pure, one subject a file. This is where a figure is computed.
//! - [`why`]: sentences on states, flags and unknown figures, for reports and rules alike.
//! - [`reports`]: a portfolio and a query become a report: a value, not text.
//! - [`checks`]: rules over the whole portfolio.
//! - [`diagnostic`] and [`page`]: what is wrong where; a report laid out.
//! - [`toml`]: a text as TOML. [`edit`]: a text changed, and the proof that nothing else did.
//! - [`mod@format`]: what each kind of file says. [`disk`]: the workspace as a folder, read and written.
//! - [`exchange`]: what other tools wrote, read.
//! - [`git`]: the only module that knows git.
//! - [`render`]: values become bytes; the only home of digits, widths and colours.
//! - [`lsp`]: what an editor asks, answered over all of these.
//! - `threads`: the only module that makes threads.
//! - [`cli`]: the only module that knows clap, the clock, the terminal and the environment.
#![forbid(unsafe_code)]

pub mod checks;
pub mod cli;
pub mod diagnostic;
pub mod disk;
pub mod edit;
pub mod exchange;
pub mod figures;
pub mod format;
pub mod git;
pub mod lsp;
pub mod model;
pub mod page;
pub mod render;
pub mod reports;
pub(crate) mod threads;
pub mod toml;
pub mod why;
