//! The folder: where documents come from and how they are found, read, renamed and written. What a text says is asked of
//! `format`, and what becomes of it of `edit`.

pub(crate) mod addresses;
pub(crate) mod compare;
pub(crate) mod entry;
#[cfg(test)]
pub(crate) mod example;
pub(crate) mod file;
pub(crate) mod files;
pub(crate) mod folder;
pub(crate) mod identities;
pub(crate) mod invoices;
pub(crate) mod load;
pub(crate) mod mentioned;
pub(crate) mod merging;
pub(crate) mod named;
pub mod names;
pub(crate) mod opened;
pub(crate) mod origin;
pub(crate) mod outside;
pub(crate) mod rename;
pub(crate) mod respelling;
pub(crate) mod scratch;
pub(crate) mod shared;
pub(crate) mod shelf;
pub(crate) mod source;
pub(crate) mod sources;
pub(crate) mod stamp;
pub(crate) mod stray;
pub(crate) mod survey;
pub(crate) mod version;
pub(crate) mod walk;
pub(crate) mod watch;
pub(crate) mod write;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
pub use crate::disk::addresses::addresses;
pub use crate::disk::compare::{Compared, compared, renamed, told, told_differently};
#[cfg(test)]
pub(crate) use crate::disk::example::example;
pub use crate::disk::file::is_quick;
pub use crate::disk::files::Extent;
use crate::disk::files::Files;
pub use crate::disk::merging::Sides;
pub use crate::disk::outside::{outside, write_all_outside, write_outside};
pub use crate::disk::rename::Named;
pub use crate::disk::rename::references::{Reference, references};
pub use crate::disk::rename::respellings;
pub use crate::disk::respelling::{Respelling, respelling};
pub use crate::disk::scratch::Scratch;
pub use crate::disk::shelf::{Shelf, ShelfFault, Tidied};
pub use crate::disk::sources::Sources;
pub use crate::disk::version::Version;
pub use crate::disk::watch::Watch;
pub use crate::disk::write::{
    Amendment, Change, Draft, Moment, Move, Past, Refusal, Revision, WriteFault, Writer, Written, added,
    found, settle, standing_at,
};
use crate::format::imports::ImportMaps;
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
    /// Whose is what in the exports of other tools; `None` where `imports.toml` is broken.
    pub imports: Option<ImportMaps>,
    /// For each client whether all that its folder says was taken from the version beside which this one was read.
    pub shared: Vec<bool>,
}

/// The nearest folder upward from `start` that holds a `standing.toml`. What can't be looked at may be one: whoever reads it
/// will say why that can't be done.
#[must_use]
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let Ok(start) = std::path::absolute(start) else { return None };
    start.ancestors().find(|folder| is_workspace(folder)).map(Path::to_path_buf)
}

/// Whether a folder holds a `standing.toml`, or may.
#[must_use]
pub fn is_workspace(folder: &Path) -> bool {
    use std::io::ErrorKind::{NotADirectory, NotFound};

    match opened::look(&folder.join("standing.toml")) {
        Err(error) => !matches!(error.kind(), NotFound | NotADirectory),
        Ok(_) => true,
    }
}

/// Reads the workspace in `root`. This is the reader's only door.
///
/// # Errors
/// When the folder itself cannot be read; what is wrong inside files is a diagnostic.
pub fn load(root: &Path) -> std::io::Result<Loaded> {
    load_watched(root, &Arc::default(), true)
}

/// The same, while somebody watches how far it is; without what an hour costs, where that is not asked for.
///
/// # Errors
/// As [`load()`].
pub fn load_watched(root: &Path, watch: &Arc<Watch>, with_costs: bool) -> std::io::Result<Loaded> {
    let files = Files::watched(root, Arc::clone(watch));
    let files = if with_costs { files } else { files.without_costs() };
    load::load(&files, Extent::Whole)
}
