//! How far a write came. What is said of it, the exit code, what is remembered and what `undo` takes back all follow from
//! this: a [`WriteFault`] is a write of which nothing is in place (or, where it says so, one that the next command will
//! finish), and a [`Written`] is one of which everything is.

use crate::disk::write::fault::WriteFault;

/// A write that was done: every file is as it was to become.
#[derive(Debug)]
#[must_use = "a write that may not be on disk yet is told"]
pub enum Written {
    /// On disk.
    Flushed,
    /// In place, but the system did not confirm that it is on disk: a loss of power may take it back.
    Unflushed(WriteFault),
}

impl Written {
    /// Both of two steps.
    pub(crate) fn and(self, next: Self) -> Self {
        match self {
            Self::Flushed => next,
            Self::Unflushed(_) => self,
        }
    }
}
