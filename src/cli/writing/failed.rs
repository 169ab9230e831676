//! Why a write is not tried, and why one fails.

use std::io::{self, ErrorKind};

use crate::cli::session::failure::Failure;
use crate::cli::session::findings;
use crate::cli::writing::desk::Desk;
use crate::disk::{Refusal, WriteFault};
use crate::edit::EditFault;

impl Desk<'_> {
    /// Why a write is not tried.
    pub(crate) fn refused(&self, refusal: Refusal) -> Failure {
        let cause = refusal.to_string();
        match refusal {
            Refusal::Broken(errors, sources) => {
                findings::show(self.setting.voice, &errors, &sources);
                Failure::usage("nothing was written, since the result would have errors")
            }
            Refusal::Unreadable(error) => Failure::environment(cause, error),
            Refusal::Exists(_) | Refusal::NotOurs(_) => Failure::usage(cause),
            Refusal::Confused { .. } => Failure::usage(cause).hint("choose another id"),
            Refusal::Changed(document) => {
                Failure::usage(format!("the last write cannot be taken back: {cause}"))
                    .hint(format!("take your own change of {document} back first, or mend it by hand"))
            }
            Refusal::Absent(_) => Failure::data(cause).hint("add it first"),
            Refusal::NoPlace { fault: EditFault::NoToml, document }
            | Refusal::NoText(document)
            | Refusal::Displaced(document) => {
                self.show_errors_of(&document);
                Failure::data(cause).hint("mend it, then try again")
            }
            Refusal::NoPlace { .. } => Failure::data(cause).hint("write it by hand: the file is yours"),
        }
    }
}

/// Why a write failed.
pub(crate) fn failed(fault: WriteFault) -> Failure {
    let cause = fault.to_string();
    match fault {
        WriteFault::Io { what, source } => {
            let hint = remedy(&source);
            hint.into_iter().fold(Failure::environment(what, source), Failure::hint)
        }
        WriteFault::Held(_) => Failure::hindered(cause).hint("try again when it has ended"),
        WriteFault::Changed(_) => Failure::hindered(cause).hint("run the command again: nothing was written"),
        WriteFault::ReadOnly(_) => Failure::hindered(cause).hint("give yourself the right to write it"),
        WriteFault::Exists(_) => Failure::usage(cause),
        WriteFault::Displaced(_) => Failure::data(cause).hint("put the file or folder itself in its place"),
        WriteFault::Rehearsing => Failure::hindered(cause),
        WriteFault::Illegible(note) => {
            Failure::hindered(cause).hint(format!("look at your files with git, then remove {note}"))
        }
        WriteFault::Unfinished { fault, .. } => unfinished(cause, *fault),
    }
}

/// What can be done about what the system says.
fn remedy(error: &io::Error) -> Option<&'static str> {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            Some("give yourself the right to write there, or work in a copy of your own")
        }
        ErrorKind::StorageFull | ErrorKind::FileTooLarge | ErrorKind::QuotaExceeded => {
            Some("make room on the disk, then try again: nothing was written")
        }
        _ => None,
    }
}

/// Why a write that was interrupted is not finished.
fn unfinished(cause: String, fault: WriteFault) -> Failure {
    let failure = match fault {
        WriteFault::Io { source, .. } => Failure::environment(cause, source),
        _ => Failure::hindered(cause),
    };
    failure
        .hint("mend that, and every command will finish the write first")
        .hint("remove .standing/journal to keep the files as they are, half of it done")
}
