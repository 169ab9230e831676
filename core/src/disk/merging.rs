//! The files that git hands to a merge driver: read, merged, and the result written where git looks for it.

use std::io;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::disk::opened::{bytes, text};
use crate::edit::lines::ending;
use crate::edit::merge::facts::is_whole;
use crate::edit::merge::{Markers, Merged, merge};
use crate::format::kind::Kind;

/// The three texts of a merge, as git hands them over.
#[derive(Clone, Debug)]
pub struct Sides {
    /// What both began with; empty where there was nothing.
    pub base: String,
    /// Our side.
    pub ours: String,
    /// Their side.
    pub theirs: String,
    target: PathBuf,
}

impl Sides {
    /// Reads the files that git names; the result goes to that of our side. `None` where one of them is not text.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn read(base: &Path, ours: &Path, theirs: &Path) -> io::Result<Option<Self>> {
        let text = |path: &Path| bytes(path).map(String::from_utf8);
        let texts = (text(base)?, text(ours)?, text(theirs)?);
        let (Ok(base), Ok(mine), Ok(theirs)) = texts else { return Ok(None) };
        Ok(Some(Self { base, ours: mine, theirs, target: ours.to_owned() }))
    }

    /// Merges them. `path` is the document's in its repository, of which the workspace may be a folder.
    #[must_use]
    pub fn merged(&self, path: &str, markers: &Markers) -> Merged {
        match kind_in(path) {
            Some(kind) => merge(&self.base, [&self.ours, &self.theirs], kind.schema(), markers),
            None => Merged::Unsure,
        }
    }

    /// Whether a text that was merged line by line says exactly what both sides say; `true` where they can't be read, and
    /// nobody can tell.
    ///
    /// # Errors
    /// When the result cannot be read.
    pub fn is_whole(&self) -> io::Result<bool> {
        let merged = text(&self.target)?;
        Ok(is_whole([&self.base, &self.ours, &self.theirs], &merged).unwrap_or(true))
    }

    /// Both sides whole, between markers.
    #[must_use]
    pub fn contested(&self, markers: &Markers) -> String {
        markers.contested([&self.base, &self.ours, &self.theirs], ending(&self.ours))
    }

    /// Writes the result to where git looks for it: whole, or not at all.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, text: &str) -> io::Result<()> {
        let folder = self.target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut whole = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        whole.write_all(text.as_bytes())?;
        whole.persist(&self.target)?;
        Ok(())
    }
}

/// The kind of a document by its path in a repository.
fn kind_in(path: &str) -> Option<Kind> {
    let starts = std::iter::once(0).chain(path.match_indices('/').map(|(at, _)| at + 1));
    starts.filter_map(|start| path.get(start..)).find_map(Kind::of)
}
