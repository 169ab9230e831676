//! What the files of a workspace say and what follows from it, as values: all of `standing` that needs neither a command
//! line nor a renderer.
//!
//! Roughly from the centre outwards; dependencies point inwards only, which `tests/promises/architecture/` checks:
//!
//! - [`model`]: the nouns of the field. No files, no clock, no formats.
//! - [`figures`]: the arithmetic, pure, one subject per file. This is where a figure is computed.
//! - [`why`]: sentences on states, flags and unknown figures, for reports and rules alike.
//! - [`diagnostic`]: what is wrong with the data, where, and what to write instead.
//! - [`page`]: a report laid out, but not yet painted.
//! - [`reports`]: a portfolio and a query become a report: a value, not text.
//! - [`checks`]: rules over the whole portfolio.
//! - [`toml`]: a text as TOML. [`edit`]: a text changed, and the proof that nothing else changed.
//! - [`mod@format`]: what each kind of file says. [`disk`]: the workspace as a folder, read and written.
//! - [`git`]: the only module that runs git.
//! - [`threads`]: the only module that makes threads.
#![forbid(unsafe_code)]

pub mod checks;
pub mod diagnostic;
pub mod disk;
pub mod edit;
pub mod figures;
pub mod format;
pub mod git;
pub mod model;
pub mod page;
pub mod reports;
pub mod threads;
pub mod toml;
pub mod why;
