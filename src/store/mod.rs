//! The only module that knows files and TOML: finds the workspace, reads it, and says what is wrong with it.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Finding};
use crate::model::portfolio::Portfolio;

/// A workspace as read.
#[derive(Debug)]
pub struct Loaded {
    /// What could be read; `None` when `standing.toml` itself is broken.
    pub portfolio: Option<Portfolio>,
    /// What is wrong, ordered by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Where places are looked up.
    pub sources: Sources,
}

/// The documents of a workspace, read again when a place in one of them is to be shown.
#[derive(Debug)]
pub struct Sources {
    /// The folder that holds `standing.toml`.
    pub root: PathBuf,
}

impl Sources {
    /// A diagnostic with its place counted in lines and columns.
    #[must_use]
    pub fn finding(&self, _diagnostic: &Diagnostic) -> Finding {
        unimplemented!("replaced by the reader")
    }

    /// The text of a document, if it can be read as text.
    #[must_use]
    pub fn text(&self, _document: &str) -> Option<String> {
        unimplemented!("replaced by the reader")
    }
}

/// The nearest folder upward from `start` that holds a `standing.toml`.
#[must_use]
pub fn find_root(_start: &Path) -> Option<PathBuf> {
    unimplemented!("replaced by the reader")
}

/// Reads the workspace in `root`. This is the reader's only door.
///
/// # Errors
/// When the folder itself cannot be read; what is wrong inside files is a diagnostic.
pub fn load(_root: &Path) -> std::io::Result<Loaded> {
    unimplemented!("replaced by the reader")
}
