//! Does a write, whole or not at all: every new text is on disk before the first file is replaced, a write of several steps
//! is in the journal, and a step that fails takes the others back. Every step can be done twice, so that the next command
//! can finish what was killed in between.

use std::fs;
use std::io;
use std::path::Path;

use crate::disk::write::draft::{Amendment, Move, Revision};
use crate::disk::write::fault::WriteFault;
use crate::disk::write::journal::Noted;
use crate::disk::write::lock::Lock;
use crate::disk::write::place::{Staged, flush_folder};
use crate::disk::write::{journal, moment, place, trace};

/// Does a write.
pub(crate) fn commit(root: &Path, lock: &Lock, noted: &Noted) -> Result<(), WriteFault> {
    if noted.amendment.steps() == 0 {
        return Ok(());
    }
    let staged = stage(root, lock, &noted.amendment)?;
    if noted.amendment.steps() > 1 {
        let begun = journal::open(root, noted);
        return match begun.and_then(|()| carry_out(root, staged, &noted.amendment)) {
            Ok(()) => {
                // All is written. A journal that stays is found again, with nothing left to do.
                let _ = close(root, noted);
                Ok(())
            }
            Err(fault) => Err(taken_back(root, lock, noted, fault)),
        };
    }
    let number = if noted.remembered { Some(journal::remember(root, noted)?) } else { None };
    let done = carry_out(root, staged, &noted.amendment);
    match (done.is_ok(), number) {
        (true, _) => forget(root, noted),
        (false, number) => number.into_iter().for_each(|number| journal::forget(root, number)),
    }
    done
}

/// Finishes a write that was begun and killed; the command that had begun it.
pub(crate) fn settle(root: &Path, lock: &Lock) -> Result<Option<String>, WriteFault> {
    if !journal::is_pending(root) {
        return Ok(None);
    }
    let noted = journal::pending(root)?;
    let hindered = |fault| WriteFault::Unfinished { command: noted.command.clone(), fault: Box::new(fault) };
    let staged = stage(root, lock, &noted.amendment).map_err(hindered)?;
    carry_out(root, staged, &noted.amendment).map_err(hindered)?;
    close(root, &noted)?;
    Ok(Some(noted.command))
}

/// Forgets the write that was taken back, and later ones, which do not stand.
fn forget(root: &Path, noted: &Noted) {
    let is_back = |number: &u64| noted.takes_back.is_some_and(|taken| *number >= taken);
    journal::numbers(root).into_iter().filter(is_back).for_each(|number| journal::forget(root, number));
}

fn close(root: &Path, noted: &Noted) -> Result<(), WriteFault> {
    forget(root, noted);
    if noted.remembered { journal::keep(root) } else { journal::discard(root) }
}

/// Takes back what was done of a write before a step failed. Where that fails too, the journal stays, and the next
/// command finishes the write.
fn taken_back(root: &Path, lock: &Lock, noted: &Noted, fault: WriteFault) -> WriteFault {
    let inverse = noted.amendment.inverse();
    let back = stage(root, lock, &inverse).and_then(|staged| carry_out(root, staged, &inverse));
    let closed = |()| if journal::is_pending(root) { journal::discard(root) } else { Ok(()) };
    match back.and_then(closed) {
        Ok(()) => fault,
        Err(_) => WriteFault::Unfinished { command: noted.command.clone(), fault: Box::new(fault) },
    }
}

/// Puts every new text on disk, beside the file that it is for; what is in place already needs none.
fn stage<'a>(root: &Path, lock: &Lock, amendment: &'a Amendment) -> Result<Vec<Staged<'a>>, WriteFault> {
    let mut wanted = Vec::new();
    for revision in amendment.revisions.iter().filter(|one| one.is_rewritten()) {
        let at = whereabouts(root, revision);
        if !place::is_as(root, at, revision.after.as_deref()) {
            wanted.push((revision, at));
        }
    }
    let put = wanted.iter().filter(|(revision, _)| revision.after.is_some());
    let temporaries: Vec<String> = put.map(|(_, at)| place::temporary(at)).collect();
    lock.note(&temporaries)
        .map_err(|error| WriteFault::io("cannot write to", lock.path(root).display(), error))?;
    wanted.into_iter().map(|(revision, at)| place::stage(root, revision, at)).collect()
}

/// Where a document is now: at its old path until it is moved.
fn whereabouts<'r>(root: &Path, revision: &'r Revision) -> &'r str {
    let is_there = |path: &&str| root.join(path).symlink_metadata().is_ok();
    Some(revision.origin()).filter(is_there).unwrap_or(&revision.document)
}

/// Documents first, where they are, then what moves: so that a folder takes them along.
fn carry_out(root: &Path, staged: Vec<Staged<'_>>, amendment: &Amendment) -> Result<(), WriteFault> {
    moment::count(root)?;
    let (gone, put): (Vec<_>, Vec<_>) = staged.into_iter().partition(Staged::is_removal);
    for document in put.into_iter().chain(gone) {
        document.place(root)?;
    }
    amendment.moves.iter().try_for_each(|one| relocate(root, one))
}

/// Gives a file or a folder another path, unless it has it.
fn relocate(root: &Path, Move { from, to }: &Move) -> Result<(), WriteFault> {
    let is_there = |path: &str| root.join(path).symlink_metadata().is_ok();
    match (is_there(from), is_there(to)) {
        (false, true) => return Ok(()),
        (true, true) => return Err(WriteFault::Exists(to.clone())),
        (false, false) => return Err(WriteFault::Changed(from.clone())),
        (true, false) => {}
    }
    place::make_way(root, to)?;
    let above = |path: &str| root.join(path.rsplit_once('/').map_or("", |(above, _)| above));
    let flushed = |path: &str| -> io::Result<()> { flush_folder(&above(path)) };
    let moved = trace::step("move", &root.join(to))
        .and_then(|()| fs::rename(root.join(from), root.join(to)))
        .and_then(|()| flushed(to))
        .and_then(|()| flushed(from));
    moved.map_err(|error| WriteFault::io("cannot move", root.join(from).display(), error))
}
