//! What is about to be written, or was: the journal of a write of several steps, from which the next command finishes it
//! if it was killed in between, and the last writes, which can be taken back.
//!
//! The journal is on disk before the first step, and goes when the last is done. What is remembered for taking back
//! is written before the first step too, but not waited for: a write of one step needs it for nothing else.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::disk::opened::{again, bytes, is_no_file, look_for};
use crate::disk::write::draft::Amendment;
use crate::disk::write::fault::WriteFault;
use crate::disk::write::kept::KeptWrite;
use crate::disk::write::own::{self, HISTORY};
use crate::disk::write::trace;
use crate::disk::write::ways::flush_folder;

/// The journal, while there is one.
pub(crate) const JOURNAL: &str = ".standing/journal";

/// How many writes are remembered.
const MEMORY: usize = 20;

/// How many digits the number of a write may have: more than anybody writes, and fewer than a number holds.
const LONGEST: usize = 18;

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
///
/// # Errors
/// When one cannot look.
pub(crate) fn is_pending(root: &Path) -> Result<bool, WriteFault> {
    let path = root.join(JOURNAL);
    let found = look_for(&path).map_err(|error| WriteFault::io("cannot look at", path.display(), error))?;
    Ok(found.is_some())
}

/// Writes the journal, and waits until it is on disk, with the folder that it is in.
pub(crate) fn open(root: &Path, noted: &Noted) -> Result<(), WriteFault> {
    // Where there is no room for what is remembered, it is found out before the first step.
    let room = if noted.remembered { next(root).map(drop) } else { Ok(()) };
    room?;
    let path = root.join(JOURNAL);
    let note = serde_json::to_vec(noted);
    let written = put(root, &path, &noted.amendment, note, true).and_then(|()| flush_folder(root));
    written.map_err(|error| WriteFault::io("cannot write", path.display(), error))
}

/// The write that was begun and not finished.
pub(crate) fn pending(root: &Path) -> Result<Noted, WriteFault> {
    understood(root, JOURNAL, |noted: &Noted| noted.amendment.is_ours())
}

/// What a note of ours says, where it says what we write.
fn understood<N: DeserializeOwned>(
    root: &Path,
    name: &str,
    is_ours: impl Fn(&N) -> bool,
) -> Result<N, WriteFault> {
    let path = root.join(name);
    let bytes = bytes(&path).map_err(|error| match is_no_file(&error) {
        true => WriteFault::Displaced(name.to_owned()),
        false => WriteFault::io("cannot read", path.display(), error),
    })?;
    match serde_json::from_slice::<N>(&bytes) {
        Ok(noted) if is_ours(&noted) => Ok(noted),
        _ => Err(WriteFault::Illegible(name.to_owned())),
    }
}

/// Takes the journal away.
pub(crate) fn discard(root: &Path) -> Result<(), WriteFault> {
    let path = root.join(JOURNAL);
    let removed = trace::step("remove", &path).and_then(|()| fs::remove_file(&path));
    removed.map_err(|error| WriteFault::io("cannot remove", path.display(), error))?;
    flush(root);
    Ok(())
}

/// Remembers a write that is done, and takes its journal away. Killed in between, the next command finds the journal with
/// nothing left to do, and remembers the write once more: whoever takes it back finds the other gone.
pub(crate) fn keep(root: &Path, noted: &Noted) -> Result<(), WriteFault> {
    remember(root, noted)?;
    discard(root)
}

/// What a lost flush would bring back is a journal with nothing left to do.
fn flush(root: &Path) {
    let _ = flush_folder(&root.join(own::FOLDER));
}

/// Remembers a write; the number that it got.
pub(crate) fn remember(root: &Path, noted: &Noted) -> Result<u64, WriteFault> {
    let (number, path) = next(root)?;
    put(root, &path, &noted.amendment, serde_json::to_vec(&KeptWrite::of(noted)), false)
        .map_err(|error| WriteFault::io("cannot write", path.display(), error))?;
    Ok(number)
}

/// Where the next write is remembered. The oldest one makes room.
fn next(root: &Path) -> Result<(u64, PathBuf), WriteFault> {
    own::make(root, HISTORY)?;
    let known = numbers(root)?;
    for old in known.iter().rev().skip(MEMORY - 1) {
        forget(root, *old);
    }
    let number = known.last().map_or(1, |last| last + 1);
    Ok((number, root.join(remembered(number))))
}

/// A write that is remembered.
pub(crate) fn recall(root: &Path, number: u64) -> Result<KeptWrite, WriteFault> {
    understood(root, &remembered(number), KeptWrite::is_ours)
}

/// Forgets a write.
pub(crate) fn forget(root: &Path, number: u64) {
    // What cannot be taken away is found again, and found to stand no longer.
    let _ = fs::remove_file(root.join(remembered(number)));
}

/// The writes that are remembered, the oldest first. Names that are not the number of a write are left alone.
///
/// # Errors
/// When the folder cannot be read.
pub(crate) fn numbers(root: &Path) -> Result<Vec<u64>, WriteFault> {
    let folder = root.join(HISTORY);
    let failed = |error| WriteFault::io("cannot read", folder.display(), error);
    let entries = match again(|| fs::read_dir(&folder)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(failed)?,
    };
    let mut numbers = Vec::new();
    for entry in entries {
        numbers.extend(number(&entry.map_err(failed)?.file_name()));
    }
    numbers.sort_unstable();
    Ok(numbers)
}

/// The number that a name is.
fn number(name: &OsStr) -> Option<u64> {
    let digits = name.to_str()?.strip_suffix(".json")?;
    let is_number = (6..=LONGEST).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    match digits.parse() {
        Ok(number) if is_number => Some(number),
        _ => None,
    }
}

fn remembered(number: u64) -> String {
    format!("{HISTORY}/{number:06}.json")
}

/// Puts a note in its place, whole or not at all.
fn put(
    root: &Path,
    path: &Path,
    amendment: &Amendment,
    note: serde_json::Result<Vec<u8>>,
    flushed: bool,
) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    let mut file = own::note(root, folder, amendment)?;
    file.write_all(&note?)?;
    trace::step(if flushed { "flush" } else { "write" }, path)?;
    if flushed {
        file.as_file().sync_all()?;
    }
    trace::step("place", path)?;
    file.persist(path).map_err(|fault| fault.error)?;
    if flushed { flush_folder(folder) } else { Ok(()) }
}
