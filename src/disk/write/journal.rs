//! What is about to be written, or was: the journal of a write of several steps, from which the next command finishes it
//! if it was killed in between, and the last writes, which can be taken back.
//!
//! The journal is on disk before the first step, and goes when the last is done. What is remembered for taking back
//! is written before the first step too, but not waited for: a write of one step needs it for nothing else.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::disk::write::draft::Amendment;
use crate::disk::write::fault::WriteFault;
use crate::disk::write::place::{demand_folder, flush_folder};
use crate::disk::write::trace;

/// The journal, while there is one.
pub(crate) const JOURNAL: &str = ".standing/journal";
const HISTORY: &str = ".standing/history";

/// How many writes are remembered.
const MEMORY: usize = 20;

/// A write, with the command that did it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Noted {
    /// The command as it was typed.
    pub(crate) command: String,
    /// The number of the write that it takes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) takes_back: Option<u64>,
    /// Whether it is remembered once it is done.
    pub(crate) remembered: bool,
    /// What it does.
    pub(crate) amendment: Amendment,
}

/// Whether a write was begun and not finished.
pub(crate) fn is_pending(root: &Path) -> bool {
    root.join(JOURNAL).symlink_metadata().is_ok()
}

/// Writes the journal, and waits until it is on disk.
pub(crate) fn open(root: &Path, noted: &Noted) -> Result<(), WriteFault> {
    let written = put(&root.join(JOURNAL), noted, true);
    written.map_err(|error| WriteFault::io("cannot write", root.join(JOURNAL).display(), error))
}

/// The write that was begun and not finished.
pub(crate) fn pending(root: &Path) -> Result<Noted, WriteFault> {
    let path = root.join(JOURNAL);
    if !path.symlink_metadata().is_ok_and(|found| found.is_file()) {
        return Err(WriteFault::Displaced(JOURNAL.to_owned()));
    }
    understood(&path, JOURNAL)
}

/// What a note of ours says, where it says what we write.
fn understood(path: &Path, name: &str) -> Result<Noted, WriteFault> {
    let bytes = fs::read(path).map_err(|error| WriteFault::io("cannot read", path.display(), error))?;
    let noted: Option<Noted> = serde_json::from_slice(&bytes).ok();
    let illegible = || WriteFault::Illegible(name.to_owned());
    noted.filter(|noted| noted.amendment.is_ours()).ok_or_else(illegible)
}

/// Takes the journal away.
pub(crate) fn discard(root: &Path) -> Result<(), WriteFault> {
    let path = root.join(JOURNAL);
    let removed = trace::step("remove", &path).and_then(|()| fs::remove_file(&path));
    removed.map_err(|error| WriteFault::io("cannot remove", path.display(), error))?;
    flush(root);
    Ok(())
}

/// Takes the journal away, and remembers what it says.
pub(crate) fn keep(root: &Path) -> Result<(), WriteFault> {
    let (journal, (_, kept)) = (root.join(JOURNAL), next(root)?);
    let moved = trace::step("move", &journal).and_then(|()| fs::rename(&journal, kept));
    moved.map_err(|error| WriteFault::io("cannot move", journal.display(), error))?;
    flush(root);
    Ok(())
}

/// What a lost flush would bring back is a journal with nothing left to do.
fn flush(root: &Path) {
    let _ = flush_folder(&root.join(crate::disk::write::lock::FOLDER));
}

/// Remembers a write; the number that it got.
pub(crate) fn remember(root: &Path, noted: &Noted) -> Result<u64, WriteFault> {
    let (number, path) = next(root)?;
    put(&path, noted, false).map_err(|error| WriteFault::io("cannot write", path.display(), error))?;
    Ok(number)
}

/// Where the next write is remembered. The oldest one makes room.
fn next(root: &Path) -> Result<(u64, PathBuf), WriteFault> {
    let folder = root.join(HISTORY);
    match fs::create_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => demand_folder(root, HISTORY)?,
        made => made.map_err(|error| WriteFault::io("cannot make", folder.display(), error))?,
    }
    let known = numbers(root);
    for old in known.iter().rev().skip(MEMORY - 1) {
        forget(root, *old);
    }
    let number = known.last().map_or(1, |last| last + 1);
    Ok((number, remembered(root, number)))
}

/// A write that is remembered.
pub(crate) fn recall(root: &Path, number: u64) -> Result<Noted, WriteFault> {
    let path = remembered(root, number);
    understood(&path, &path.strip_prefix(root).unwrap_or(&path).display().to_string())
}

/// Forgets a write.
pub(crate) fn forget(root: &Path, number: u64) {
    // What cannot be taken away is found again, and found to stand no longer.
    let _ = fs::remove_file(remembered(root, number));
}

/// The writes that are remembered, the oldest first.
pub(crate) fn numbers(root: &Path) -> Vec<u64> {
    let entries = fs::read_dir(root.join(HISTORY)).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut numbers: Vec<u64> = names.filter_map(|name| name.strip_suffix(".json")?.parse().ok()).collect();
    numbers.sort_unstable();
    numbers
}

fn remembered(root: &Path, number: u64) -> PathBuf {
    root.join(format!("{HISTORY}/{number:06}.json"))
}

/// Puts a note in its place, whole or not at all.
fn put(path: &Path, noted: &Noted, flushed: bool) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    let mut file = tempfile::Builder::new().prefix(".note").tempfile_in(folder)?;
    file.write_all(&serde_json::to_vec(noted)?)?;
    trace::step(if flushed { "flush" } else { "write" }, path)?;
    if flushed {
        file.as_file().sync_all()?;
    }
    trace::step("place", path)?;
    file.persist(path).map_err(|fault| fault.error)?;
    if flushed { flush_folder(folder) } else { Ok(()) }
}
