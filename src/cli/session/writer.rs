//! Writing to a workspace: a writer waits for others in the name of its command line, finishes what was interrupted, and
//! says why a write fails.

use std::env;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::session::voice::Voice;
use crate::disk;
use crate::disk::{WriteFault, Writer};

/// A writer of the workspace in a folder, once no other is at work there; a rehearsal writes nothing.
///
/// # Errors
/// When somebody else keeps writing to it, or a write that was interrupted cannot be finished.
pub(crate) fn writer(root: &Path, voice: Voice, is_rehearsal: bool) -> Result<Writer, Failure> {
    if is_rehearsal {
        settle(root, voice)?;
        return Ok(Writer::rehearsing(root));
    }
    let writer = Writer::waiting(root, &command_line()).map_err(failed)?;
    tell_finished(voice, writer.finished.as_deref());
    Ok(writer)
}

/// Finishes a write that was interrupted, if there is one, and says so.
///
/// # Errors
/// When it cannot be finished.
pub(crate) fn settle(root: &Path, voice: Voice) -> Result<(), Failure> {
    let finished = disk::settle(root, &command_line()).map_err(failed)?;
    tell_finished(voice, finished.as_deref());
    Ok(())
}

fn tell_finished(voice: Voice, command: Option<&str>) {
    if let Some(command) = command {
        voice.note(&format!("finished an interrupted write: {command}"));
    }
}

/// The workspace cannot be read.
pub(crate) fn unreadable(root: &Path, error: io::Error) -> Failure {
    Failure::environment(format!("can't read {}", root.display()), error)
}

/// What others read who wait for us.
pub(crate) fn command_line() -> String {
    let words = env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned());
    let words: Vec<String> = std::iter::once("standing".to_owned()).chain(words).collect();
    words.join(" ")
}

/// Why a write failed. But for a write that the next command finishes, nothing is in place.
pub(crate) fn failed(fault: WriteFault) -> Failure {
    let cause = fault.to_string();
    match fault {
        WriteFault::Io { what, source } => {
            let hint = remedy(&source);
            hint.into_iter().fold(Failure::environment(what, source), Failure::hint)
        }
        WriteFault::Held(_) => Failure::hindered(cause).hint("try again when it is done"),
        WriteFault::Unlocked | WriteFault::Changed(_) => {
            Failure::hindered(cause).hint("run the command again: nothing was written")
        }
        WriteFault::Aside { aside, .. } => {
            Failure::hindered(cause).hint(format!("compare the two, then remove {aside}"))
        }
        WriteFault::ReadOnly(_) => Failure::hindered(cause).hint("give yourself permission to write it"),
        WriteFault::NotKept { .. } => Failure::hindered(cause)
            .hint("share the folder with a group that everybody is in: chgrp -R GROUP . && chmod -R g+rwX ."),
        WriteFault::Exists(_) => Failure::usage(cause),
        WriteFault::Displaced(_) => Failure::data(cause).hint("replace it with the file or folder itself"),
        WriteFault::Rehearsing => Failure::hindered(cause),
        WriteFault::Illegible(note) => {
            Failure::hindered(cause).hint(format!("check your files with git, then remove {note}"))
        }
        WriteFault::Unfinished { fault, .. } => unfinished(cause, *fault),
    }
}

/// What can be done about what the system says.
fn remedy(error: &io::Error) -> Option<&'static str> {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            Some("give yourself permission to read and write there, or work in a copy of your own")
        }
        ErrorKind::StorageFull | ErrorKind::FileTooLarge | ErrorKind::QuotaExceeded => {
            Some("free some disk space, then try again: nothing was written")
        }
        ErrorKind::BrokenPipe => None,
        _ => Some("check the disk, then try again: nothing was written"),
    }
}

/// Why a write that was interrupted is not finished.
fn unfinished(cause: String, fault: WriteFault) -> Failure {
    let failure = match fault {
        WriteFault::Io { source, .. } => Failure::environment(cause, source),
        _ => Failure::hindered(cause),
    };
    failure
        .hint("fix that, and the next command will finish the write")
        .hint("or remove .standing/journal to keep the files as they are, half written")
}
