//! The only module that knows files and TOML: finds the workspace, reads it, says what is wrong with it, edits and
//! writes it.

mod address;
mod addresses;
mod agency;
mod canon;
mod change;
mod client;
mod costs;
mod cursor;
mod digits;
mod directory;
mod edit;
mod entry;
mod example;
mod exemption;
mod file;
mod files;
mod filled;
mod folder;
mod kind;
mod line;
mod load;
mod log;
mod mend;
pub mod merge;
mod named;
pub mod names;
pub(crate) mod nearest;
mod number;
mod outline;
mod path;
mod person;
mod plan;
mod project;
mod rates;
mod reading;
mod record;
mod rename;
mod schema;
mod scratch;
mod source;
mod sources;
mod syntax;
mod table;
pub mod template;
mod thresholds;
mod tree;
mod unknown;
mod value;
mod walk;
mod watch;
mod write;
mod written;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use self::address::{Address, AddressFault, address};
pub use self::addresses::addresses;
pub use self::canon::{documents, unformatted, untidy};
pub use self::digits::mended;
pub use self::edit::{Edit, EditFault, Record, Value, apply};
pub use self::example::{EXAMPLE_DAY, example};
pub use self::file::is_quick;
pub use self::files::Extent;
use self::files::Files;
pub use self::kind::Kind;
pub use self::mend::{Respelling, respelling};
pub use self::rename::Named;
pub use self::schema::{Form, Key, Schema};
pub use self::scratch::Scratch;
pub use self::sources::Sources;
pub use self::value::malformed;
pub use self::watch::Watch;
pub use self::write::{
    Amendment, Change, Draft, Moment, Move, Past, Refusal, Revision, WriteFault, Writer, added, found,
    settle, standing_at,
};
use crate::diagnostic::Diagnostic;
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

/// The nearest folder upward from `start` that holds a `standing.toml`.
#[must_use]
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(start).ok()?;
    let holds = |folder: &&Path| folder.join("standing.toml").symlink_metadata().is_ok();
    start.ancestors().find(holds).map(Path::to_path_buf)
}

/// Reads the workspace in `root`. This is the reader's only door.
///
/// # Errors
/// When the folder itself cannot be read; what is wrong inside files is a diagnostic.
pub fn load(root: &Path) -> std::io::Result<Loaded> {
    load_watched(root, &Arc::default())
}

/// The same, while somebody watches how far it is.
///
/// # Errors
/// As [`load()`].
pub fn load_watched(root: &Path, watch: &Arc<Watch>) -> std::io::Result<Loaded> {
    load::load(&Files::watched(root, Arc::clone(watch)), Extent::Whole)
}
