//! Writes documents: drafts what is to change, reads the result again before it is believed, and puts it in place whole or
//! not at all, with nobody else writing meanwhile.

pub(crate) mod commit;
pub(crate) mod draft;
pub(crate) mod fault;
pub(crate) mod journal;
pub(crate) mod kept;
pub(crate) mod lock;
pub(crate) mod moment;
pub(crate) mod own;
pub(crate) mod past;
#[cfg(test)]
mod past_tests;
pub(crate) mod place;
pub(crate) mod rights;
#[cfg(test)]
mod tests;
pub(crate) mod trace;
pub(crate) mod ways;
#[cfg(test)]
mod whole_tests;
pub(crate) mod written;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::rules::RuleName;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::files::{Extent, Files};
use crate::disk::opened::{bytes_if_any, is_no_file};
use crate::disk::rename::Named;
use crate::disk::write::draft::Drafting;
use crate::disk::write::journal::Noted;
use crate::disk::write::lock::Lock;
use crate::disk::{Loaded, load, rename};

pub use crate::disk::write::draft::{Amendment, Change, Move, Revision};
pub use crate::disk::write::fault::{Refusal, WriteFault};
pub use crate::disk::write::moment::Moment;
pub use crate::disk::write::past::Past;
pub use crate::disk::write::written::Written;

/// A write that is thought through, but not done.
#[derive(Debug)]
pub struct Draft {
    /// What it does.
    pub amendment: Amendment,
    /// The workspace as it will be, as far as it was read.
    pub after: Loaded,
}

/// Somebody who may write to a workspace. While it is there nobody else may, unless it came to look only.
#[derive(Debug)]
pub struct Writer {
    files: Files,
    lock: Option<Lock>,
    /// The command that writes.
    holder: String,
    /// Whether what it writes can be taken back.
    remembers: bool,
    /// The command whose interrupted write was finished first.
    pub finished: Option<String>,
}

impl Writer {
    /// Looks only: drafts can be made, but not committed.
    #[must_use]
    pub fn rehearsing(root: &Path) -> Self {
        let (holder, files) = (String::new(), Files::on_disk(root));
        Self { files, lock: None, holder, remembers: false, finished: None }
    }

    /// Waits for its turn, a few seconds at most, and finishes a write that was interrupted. `holder` tells others who it
    /// is that they wait for.
    ///
    /// # Errors
    /// When another does not make way, or the workspace cannot be written to.
    pub fn waiting(root: &Path, holder: &str) -> Result<Self, WriteFault> {
        let lock = Lock::take(root, holder)?;
        let finished = commit::settle(root, &lock)?;
        let (holder, files) = (holder.to_owned(), Files::on_disk(root));
        Ok(Self { files, lock: Some(lock), holder, remembers: true, finished })
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
        proved(&self.files, extent, (before, self.amendment(changes)?))
    }

    /// The errors that a change would leave, every one however many they are.
    ///
    /// # Errors
    /// As [`Writer::draft`], but for the errors.
    pub fn errors_of(
        &self,
        extent: Extent<'_>,
        before: &[Diagnostic],
        change: &Change,
    ) -> Result<Vec<Diagnostic>, Refusal> {
        let amendment = self.amendment(std::slice::from_ref(change))?;
        match proved(&self.files.telling_all(), extent, (before, amendment)) {
            Ok(_) => Ok(Vec::new()),
            Err(Refusal::Broken(errors, _)) => Ok(errors),
            Err(refusal) => Err(refusal),
        }
    }

    /// What changes make of the documents, unread.
    fn amendment(&self, changes: &[Change]) -> Result<Amendment, Refusal> {
        let mut drafting = Drafting::new(&self.files.root);
        changes.iter().try_for_each(|change| drafting.take(change))?;
        Ok(drafting.finish())
    }

    /// The changes that give something another id, and how many references they mend.
    ///
    /// # Errors
    /// When a document that may name it cannot be read, or when the new id would mean somebody else.
    pub fn renaming(&self, named: &Named, new: &str) -> Result<(Vec<Change>, usize), Refusal> {
        rename::rename(&self.files, named, new)
    }

    /// Does what was drafted: all of it or nothing, also where the program is killed in between.
    ///
    /// # Errors
    /// When a document is not what it was when it was read, or the system fails.
    pub fn commit(&self, amendment: &Amendment) -> Result<Written, WriteFault> {
        self.commit_noted(amendment, None)
    }

    fn commit_noted(&self, amendment: &Amendment, takes_back: Option<u64>) -> Result<Written, WriteFault> {
        let Some(lock) = &self.lock else { return Err(WriteFault::Rehearsing) };
        let noted = Noted {
            command: self.holder.clone(),
            takes_back,
            remembered: self.remembers && takes_back.is_none(),
            amendment: amendment.clone(),
        };
        commit::commit(&self.files.root, lock, &noted)
    }
}

/// Finishes a write that was interrupted, where there is one; the command that had begun it.
///
/// # Errors
/// When it cannot be finished now.
pub fn settle(root: &Path, holder: &str) -> Result<Option<String>, WriteFault> {
    if !journal::is_pending(root)? {
        return Ok(None);
    }
    Writer::waiting(root, holder).map(|writer| writer.finished).map_err(|fault| match fault {
        WriteFault::Held(_) | WriteFault::Unfinished { .. } => fault,
        _ => match journal::pending(root) {
            Ok(Noted { command, .. }) => WriteFault::Unfinished { command, fault: Box::new(fault) },
            Err(_) => fault,
        },
    })
}

/// The draft of a write, once its result was read again.
fn proved(
    files: &Files,
    extent: Extent<'_>,
    (before, amendment): (&[Diagnostic], Amendment),
) -> Result<Draft, Refusal> {
    let after = load::load(&files.with(amendment.texts()), extent).map_err(Refusal::Unreadable)?;
    let new = new_errors(&amendment, before, &after.diagnostics);
    if new.is_empty() {
        Ok(Draft { amendment, after })
    } else {
        Err(Refusal::Broken(new, Box::new(after.sources)))
    }
}

/// The errors that were not there before.
fn new_errors(amendment: &Amendment, before: &[Diagnostic], after: &[Diagnostic]) -> Vec<Diagnostic> {
    let new = added(amendment, before, after).into_iter();
    new.filter(|found| found.severity == Severity::Error).collect()
}

/// What is found after a write that was not found before. Paths count the records of a file, so they say nothing here.
#[must_use]
pub fn added(amendment: &Amendment, before: &[Diagnostic], after: &[Diagnostic]) -> Vec<Diagnostic> {
    let moved = |document| {
        let revision = amendment.revisions.iter().find(|one| one.origin() == document);
        revision.map_or(document, |one| &*one.document)
    };
    let mut known: Vec<_> = before.iter().map(what).collect();
    for (_, document, _) in &mut known {
        *document = moved(*document);
    }
    let is_new = |found: &&Diagnostic| match known.iter().position(|known| *known == what(found)) {
        Some(place) => {
            known.swap_remove(place);
            false
        }
        None => true,
    };
    after.iter().filter(is_new).cloned().collect()
}

fn what(diagnostic: &Diagnostic) -> (RuleName, &str, &str) {
    (diagnostic.rule, &diagnostic.place.document, &diagnostic.message)
}

/// Makes a folder for a workspace, and waits for its turn in it. The beginning is not taken back.
///
/// # Errors
/// As [`Writer::waiting`].
pub fn found(root: &Path, holder: &str) -> Result<Writer, WriteFault> {
    fs::create_dir_all(root).map_err(|error| WriteFault::io("cannot make", root.display(), error))?;
    Ok(Writer { remembers: false, ..Writer::waiting(root, holder)? })
}

/// What stands at each of these paths already, as text where it is some: nothing is overwritten.
///
/// # Errors
/// When something is there that cannot be read.
pub fn standing_at(root: &Path, paths: &[String]) -> Result<Vec<(String, Option<String>)>, WriteFault> {
    let mut there = Vec::new();
    for path in paths {
        let full: PathBuf = root.join(path);
        match bytes_if_any(&full) {
            Ok(None) => {}
            // No answer: bytes that are no text.
            Ok(Some(bytes)) => there.push((path.clone(), String::from_utf8(bytes).ok())),
            Err(error) if is_no_file(&error) => return Err(WriteFault::Displaced(path.clone())),
            Err(error) => return Err(WriteFault::io("cannot read", full.display(), error)),
        }
    }
    Ok(there)
}
