//! Why a write is refused, and why one fails.

use std::error::Error;
use std::fmt;
use std::io;

use crate::diagnostic::Diagnostic;
use crate::disk::sources::Sources;
use crate::edit::EditFault;

/// Why a write is not even tried.
#[derive(Debug)]
pub enum Refusal {
    /// The result would have these errors, in these sources.
    Broken(Vec<Diagnostic>, Box<Sources>),
    /// The document is written in a form that has no place for the edit.
    NoPlace {
        /// The document.
        document: String,
        /// Why.
        fault: EditFault,
    },
    /// The document is no text.
    NoText(String),
    /// The document is there already.
    Exists(String),
    /// There is no such document.
    Absent(String),
    /// A symbolic link, a folder or the like stands on the way to the document, or in its place.
    Displaced(String),
    /// No file of a workspace has this path.
    NotOurs(String),
    /// In this document the new id would mean somebody else.
    Confused {
        /// The document.
        document: String,
        /// The new id.
        id: String,
    },
    /// The document has changed since the write that is to be taken back.
    Changed(String),
    /// The workspace could not be read.
    Unreadable(io::Error),
}

/// Why a write failed.
#[derive(Debug)]
pub enum WriteFault {
    /// Another writer did not make way; what it said of itself.
    Held(Option<String>),
    /// The lock was taken away, with or without `.standing/`: another may be writing as well.
    Unlocked,
    /// The document is not what it was when it was read.
    Changed(String),
    /// Somebody saved the document at the very moment at which it was replaced, and it could not be put back.
    Aside {
        /// The document.
        document: String,
        /// Where what they saved is now.
        aside: String,
    },
    /// The document is there already.
    Exists(String),
    /// A symbolic link, a folder or the like stands where this file or folder would be.
    Displaced(String),
    /// Somebody took away the right to write this document.
    ReadOnly(String),
    /// The document has something that the text in its place could not get.
    NotKept {
        /// The document.
        document: String,
        /// What it is.
        what: &'static str,
    },
    /// Nobody may write who came to look only.
    Rehearsing,
    /// A note of the program's own cannot be read.
    Illegible(String),
    /// A write of several steps was begun and cannot be finished now.
    Unfinished {
        /// The command that had begun it.
        command: String,
        /// What stands in the way.
        fault: Box<WriteFault>,
    },
    /// The system did not do this.
    Io {
        /// What was tried.
        what: String,
        /// What it said.
        source: io::Error,
    },
}

impl WriteFault {
    /// A failure of the system: what was tried with what.
    pub(crate) fn io(tried: &str, path: impl fmt::Display, source: io::Error) -> Self {
        Self::Io { what: format!("{tried} {path}"), source }
    }
}

impl fmt::Display for WriteFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Held(Some(holder)) => write!(formatter, "another command is writing: {holder}"),
            Self::Held(None) => write!(formatter, "another command is writing"),
            Self::Unlocked => write!(formatter, "the lock was taken away: .standing was removed or replaced"),
            Self::Changed(document) => write!(formatter, "{document} was changed meanwhile"),
            Self::Aside { document, aside } => {
                write!(
                    formatter,
                    "{document} was saved by somebody else in the same moment: their text is in {aside}"
                )
            }
            Self::Exists(document) => write!(formatter, "{document} is there already"),
            Self::Displaced(path) => {
                write!(formatter, "{path} is a symbolic link, or no ordinary file or folder")
            }
            Self::ReadOnly(document) => write!(formatter, "{document} may not be written to"),
            Self::NotKept { document, what } => {
                write!(formatter, "the {what} of {document} cannot be kept")
            }
            Self::Rehearsing => write!(formatter, "nothing is written in a rehearsal"),
            Self::Illegible(note) => write!(formatter, "{note} is broken"),
            Self::Unfinished { command, fault } => {
                write!(formatter, "the write of `{command}` was interrupted and cannot be finished: {fault}")
            }
            Self::Io { what, .. } => formatter.write_str(what),
        }
    }
}

impl Error for WriteFault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Unfinished { fault, .. } => fault.source(),
            _ => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(..) => write!(formatter, "the result would have errors"),
            Self::NoPlace { document, fault } => write!(formatter, "{document} cannot be edited: {fault}"),
            Self::NoText(document) => write!(formatter, "{document} is no UTF-8"),
            Self::Exists(document) => write!(formatter, "{document} is there already"),
            Self::Absent(document) => write!(formatter, "there is no {document}"),
            Self::Displaced(document) => {
                write!(formatter, "{document} is reached by a symbolic link, or is no ordinary file")
            }
            Self::NotOurs(path) => write!(formatter, "{path} is no file of a workspace"),
            Self::Confused { document, id } => {
                write!(formatter, "in {document} the id \"{id}\" would mean somebody else than before")
            }
            Self::Changed(document) => write!(formatter, "{document} has changed since"),
            Self::Unreadable(_) => write!(formatter, "the workspace cannot be read"),
        }
    }
}

impl Error for Refusal {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        if let Self::Unreadable(source) = self { Some(source) } else { None }
    }
}
