//! Does a write, whole or not at all: every new text is on disk before the first file is replaced, a write of several steps
//! is in the journal, and a step that fails takes the others back. Every step can be done twice, so that the next command
//! can finish what was killed in between.

use std::fs;
use std::path::Path;

use crate::disk::opened::look_for;
use crate::disk::write::draft::{Amendment, Move, Revision};
use crate::disk::write::fault::WriteFault;
use crate::disk::write::journal::Noted;
use crate::disk::write::lock::{Lock, take_away};
use crate::disk::write::place::{self, Staged, Step};
use crate::disk::write::ways::{self, flush_folder};
use crate::disk::write::written::Written;
use crate::disk::write::{journal, moment, trace};

/// Does a write. Where it fails, nothing is in place, unless the fault says that the next command finishes it.
pub(crate) fn commit(root: &Path, lock: &Lock, noted: &Noted) -> Result<Written, WriteFault> {
    if noted.amendment.steps() == 0 {
        return Ok(Written::Flushed);
    }
    let mut ways = Vec::new();
    let done = match staged(root, lock, (&noted.amendment, &mut ways)) {
        Ok(staged) if noted.amendment.steps() > 1 => several(root, lock, noted, staged),
        Ok(staged) => one(root, lock, noted, staged),
        Err(fault) => Err(fault),
    };
    if done.is_err() {
        take_away(root, ways.iter().map(String::as_str));
    }
    done
}

/// A write of one step, which is whole by itself.
fn one(root: &Path, lock: &Lock, noted: &Noted, staged: Vec<Staged<'_>>) -> Result<Written, WriteFault> {
    let number = if noted.remembered { Some(journal::remember(root, noted)?) } else { None };
    let done = carry_out(root, Some(lock), (staged, &noted.amendment));
    match (&done, number) {
        (Ok(_), _) => forget(root, noted),
        // What lies there may be another's, once the lock is lost.
        (Err(_), Some(number)) if lock.is_held().unwrap_or(false) => journal::forget(root, number),
        (Err(_), _) => {}
    }
    done
}

/// A write of several steps, each of which can be done again from the journal.
fn several(root: &Path, lock: &Lock, noted: &Noted, staged: Vec<Staged<'_>>) -> Result<Written, WriteFault> {
    lock.demand()?;
    let begun = journal::open(root, noted);
    match begun.and_then(|()| carry_out(root, Some(lock), (staged, &noted.amendment))) {
        Ok(written) => {
            // All is written. A journal that stays is found again, with nothing left to do.
            let _ = close(root, noted);
            Ok(written)
        }
        Err(fault) => Err(taken_back(root, lock, noted, fault)),
    }
}

/// Finishes a write that was begun and killed; the command that had begun it.
pub(crate) fn settle(root: &Path, lock: &Lock) -> Result<Option<String>, WriteFault> {
    if !journal::is_pending(root)? {
        return Ok(None);
    }
    let noted = journal::pending(root)?;
    let hindered = |fault| WriteFault::Unfinished { command: noted.command.clone(), fault: Box::new(fault) };
    let staged = staged(root, lock, (&noted.amendment, &mut Vec::new())).map_err(hindered)?;
    match carry_out(root, Some(lock), (staged, &noted.amendment)).map_err(hindered)? {
        Written::Flushed => {}
        Written::Unflushed(fault) => return Err(hindered(fault)),
    }
    close(root, &noted)?;
    Ok(Some(noted.command))
}

/// Forgets the write that was taken back, and later ones, which do not stand.
fn forget(root: &Path, noted: &Noted) {
    let Some(taken) = noted.takes_back else { return };
    // What cannot be looked for is found again, and found to stand no longer.
    let Ok(numbers) = journal::numbers(root) else { return };
    numbers.into_iter().filter(|number| *number >= taken).for_each(|number| journal::forget(root, number));
}

fn close(root: &Path, noted: &Noted) -> Result<(), WriteFault> {
    forget(root, noted);
    if noted.remembered { journal::keep(root, noted) } else { journal::discard(root) }
}

/// Takes back what was done of a write before a step failed. Where that fails too, the journal stays, and the next
/// command finishes the write.
fn taken_back(root: &Path, lock: &Lock, noted: &Noted, fault: WriteFault) -> WriteFault {
    let inverse = noted.amendment.inverse();
    let back = staged(root, lock, (&inverse, &mut Vec::new()))
        .and_then(|staged| carry_out(root, None, (staged, &inverse)));
    // Without the lock, the journal that is there may be another's.
    let is_ours = lock.is_held().unwrap_or(false);
    let closed = |_: Written| match is_ours && journal::is_pending(root)? {
        true => journal::discard(root),
        false => Ok(()),
    };
    match back.and_then(closed) {
        Ok(()) => fault,
        Err(_) => {
            if !is_ours {
                let _ = journal::open(root, noted);
            }
            WriteFault::Unfinished { command: noted.command.clone(), fault: Box::new(fault) }
        }
    }
}

/// Puts every new text on disk, beside the file that it is for; what is in place already needs none. Folders that are
/// made for it are added to `ways`.
fn staged<'a>(
    root: &Path,
    lock: &Lock,
    (amendment, ways): (&'a Amendment, &mut Vec<String>),
) -> Result<Vec<Staged<'a>>, WriteFault> {
    let mut steps = Vec::new();
    for revision in amendment.revisions.iter().filter(|one| one.is_rewritten()) {
        let at = whereabouts(root, revision)?;
        let failed = |error| WriteFault::io("cannot read", root.join(at).display(), error);
        if !place::is_as(root, at, revision.after.as_deref()).map_err(failed)? {
            steps.push(Step::new(revision, at));
        }
    }
    for step in &steps {
        ways.extend(ways::missing(root, step.document())?.into_iter().map(|folder| format!("{folder}/")));
    }
    for Move { to, .. } in &amendment.moves {
        ways.extend(ways::missing(root, to)?.into_iter().map(|folder| format!("{folder}/")));
    }
    let passing = steps.iter().map(|step| step.passing.clone());
    lock.note(ways.iter().cloned().chain(passing).collect())?;
    let stage = |step: Step<'a>| ways::make(root, step.document()).and_then(|()| step.stage(root));
    steps.into_iter().map(stage).collect()
}

/// Where a document is now: at its old path until it is moved.
fn whereabouts<'r>(root: &Path, revision: &'r Revision) -> Result<&'r str, WriteFault> {
    let is_there = is_there(root, revision.origin())?;
    Ok(if is_there { revision.origin() } else { &revision.document })
}

fn is_there(root: &Path, path: &str) -> Result<bool, WriteFault> {
    let full = root.join(path);
    let found = look_for(&full).map_err(|error| WriteFault::io("cannot look at", full.display(), error))?;
    Ok(found.is_some())
}

/// Documents first, where they are, then what moves: so that a folder takes them along. Each step demands the lock, where
/// there must be one.
fn carry_out(
    root: &Path,
    lock: Option<&Lock>,
    (staged, amendment): (Vec<Staged<'_>>, &Amendment),
) -> Result<Written, WriteFault> {
    lock.map_or(Ok(()), Lock::demand)?;
    moment::count(root)?;
    let (gone, put): (Vec<_>, Vec<_>) = staged.into_iter().partition(Staged::is_removal);
    let mut written = Written::Flushed;
    for document in put.into_iter().chain(gone) {
        written = written.and(document.place(root, lock)?);
    }
    for one in &amendment.moves {
        lock.map_or(Ok(()), Lock::demand)?;
        written = written.and(relocate(root, one)?);
    }
    Ok(written)
}

/// Gives a file or a folder another path, unless it has it.
fn relocate(root: &Path, Move { from, to }: &Move) -> Result<Written, WriteFault> {
    match (is_there(root, from)?, is_there(root, to)?) {
        (false, true) => return Ok(Written::Flushed),
        (true, true) => return Err(WriteFault::Exists(to.clone())),
        (false, false) => return Err(WriteFault::Changed(from.clone())),
        (true, false) => {}
    }
    ways::make(root, to)?;
    let (old, new) = (root.join(from), root.join(to));
    let moved = trace::step("move", &new).and_then(|()| fs::rename(&old, &new));
    moved.map_err(|error| WriteFault::io("cannot move", old.display(), error))?;
    let mut written = Written::Flushed;
    for path in [to, from] {
        let folder = root.join(ways::above(path));
        if let Err(error) = flush_folder(&folder) {
            written =
                written.and(Written::Unflushed(WriteFault::io("cannot flush", folder.display(), error)));
        }
    }
    Ok(written)
}
