//! Writes documents: drafts what is to change, reads the result again before it is believed, and puts it in place whole or
//! not at all, with nobody else writing meanwhile.

mod fault;
mod lock;
mod place;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::edit::{Edit, apply};
use super::files::{Extent, Files};
use super::kind::Kind;
use super::{Loaded, load};
use crate::diagnostic::{Diagnostic, Severity};

pub use self::fault::{Refusal, WriteFault};
use self::lock::Lock;

/// What is to become of one document.
#[derive(Clone, Debug)]
pub enum Change {
    /// A document that is not there yet.
    New {
        /// Its path below the workspace, with `/` on every platform.
        document: String,
        /// Its text.
        text: String,
    },
    /// Edits of one that is.
    Edited {
        /// Its path.
        document: String,
        /// The edits, in order.
        edits: Vec<Edit>,
    },
}

/// One document before and after a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its path below the workspace, with `/` on every platform.
    pub document: String,
    /// Its text, if it was there.
    pub before: Option<String>,
    /// Its text afterwards.
    pub after: String,
}

/// A write that is thought through, but not done.
#[derive(Debug)]
pub struct Draft {
    /// Every document that it changes.
    pub revisions: Vec<Revision>,
    /// The workspace as it will be, as far as it was read.
    pub after: Loaded,
}

/// Somebody who may write to a workspace. While it is there nobody else may, unless it came to look only.
#[derive(Debug)]
pub struct Writer {
    files: Files,
    lock: Option<Lock>,
}

impl Writer {
    /// Looks only: drafts can be made, but not committed.
    #[must_use]
    pub fn rehearsing(root: &Path) -> Self {
        Self { files: Files::on_disk(root), lock: None }
    }

    /// Waits for its turn, a few seconds at most. `holder` tells others who it is that they wait for.
    ///
    /// # Errors
    /// When another does not make way, or the workspace cannot be written to.
    pub fn waiting(root: &Path, holder: &str) -> Result<Self, WriteFault> {
        let lock = Lock::take(root, holder)?;
        Ok(Self { files: Files::on_disk(root), lock: Some(lock) })
    }

    /// Reads the workspace as it is.
    ///
    /// # Errors
    /// When the folder itself cannot be read.
    pub fn read(&self, extent: Extent<'_>) -> io::Result<Loaded> {
        load::load(&self.files, extent)
    }

    /// Thinks a write through: makes the edits, and reads the result again.
    ///
    /// # Errors
    /// When an edit has no place, or the result has an error that was not there before.
    pub fn draft(
        &self,
        extent: Extent<'_>,
        before: &[Diagnostic],
        changes: &[Change],
    ) -> Result<Draft, Refusal> {
        let revisions: Vec<Revision> =
            changes.iter().map(|change| self.revised(change)).collect::<Result<_, _>>()?;
        let drafts = revisions.iter().map(|one| (one.document.clone(), Some(one.after.clone())));
        let after = load::load(&self.files.with(drafts), extent).map_err(Refusal::Unreadable)?;
        let new = new_errors(before, &after.diagnostics);
        if new.is_empty() {
            Ok(Draft { revisions, after })
        } else {
            Err(Refusal::Broken(new, Box::new(after.sources)))
        }
    }

    fn revised(&self, change: &Change) -> Result<Revision, Refusal> {
        let (Change::New { document, .. } | Change::Edited { document, .. }) = change;
        let kind = Kind::of(document).ok_or_else(|| Refusal::NotOurs(document.clone()))?;
        if !place::is_reached(&self.files.root, document) {
            return Err(Refusal::Displaced(document.clone()));
        }
        let before = match fs::read(self.files.root.join(document)) {
            Ok(bytes) => Some(String::from_utf8(bytes).map_err(|_| Refusal::NoText(document.clone()))?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(Refusal::Unreadable(error)),
        };
        let after = match (change, &before) {
            (Change::New { text, .. }, None) => text.clone(),
            (Change::New { .. }, Some(_)) => return Err(Refusal::Exists(document.clone())),
            (Change::Edited { .. }, None) => return Err(Refusal::Absent(document.clone())),
            (Change::Edited { edits, .. }, Some(before)) => apply(before, kind, edits)
                .map_err(|fault| Refusal::NoPlace { document: document.clone(), fault })?,
        };
        Ok(Revision { document: document.clone(), before, after })
    }

    /// Does what was drafted, document by document.
    ///
    /// # Errors
    /// When a document is not what it was when it was read, or the system fails.
    pub fn commit(&self, revisions: &[Revision]) -> Result<(), WriteFault> {
        let Some(lock) = &self.lock else { return Err(WriteFault::Rehearsing) };
        revisions.iter().try_for_each(|revision| place::put(&self.files.root, revision, lock))
    }
}

/// The errors that were not there before.
fn new_errors(before: &[Diagnostic], after: &[Diagnostic]) -> Vec<Diagnostic> {
    added(before, after).into_iter().filter(|found| found.severity == Severity::Error).collect()
}

/// What was not found before. Paths count the records of a file, so they say nothing here.
#[must_use]
pub fn added(before: &[Diagnostic], after: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut known: Vec<(&str, &str, &str)> = before.iter().map(what).collect();
    let is_new = |found: &&Diagnostic| match known.iter().position(|known| *known == what(found)) {
        Some(place) => {
            known.swap_remove(place);
            false
        }
        None => true,
    };
    after.iter().filter(is_new).cloned().collect()
}

fn what(diagnostic: &Diagnostic) -> (&str, &str, &str) {
    (diagnostic.rule, &diagnostic.place.document, &diagnostic.message)
}

/// Makes a folder for a workspace, and waits for its turn in it.
///
/// # Errors
/// As [`Writer::waiting`].
pub fn found(root: &Path, holder: &str) -> Result<Writer, WriteFault> {
    fs::create_dir_all(root).map_err(|error| WriteFault::io("cannot make", root.display(), error))?;
    Writer::waiting(root, holder)
}

/// What stands at each of these paths already, as text where it is some: nothing is overwritten.
///
/// # Errors
/// When something is there that cannot be read.
pub fn standing_at(root: &Path, paths: &[String]) -> Result<Vec<(String, Option<String>)>, WriteFault> {
    let mut there = Vec::new();
    for path in paths {
        let full: PathBuf = root.join(path);
        match fs::symlink_metadata(&full) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(WriteFault::io("cannot look at", full.display(), error)),
            Ok(metadata) if metadata.is_file() => there.push((path.clone(), fs::read_to_string(&full).ok())),
            Ok(_) => there.push((path.clone(), None)),
        }
    }
    Ok(there)
}

#[cfg(test)]
mod tests;
