//! How far the reading of a workspace is: for whoever waits for it.

use std::sync::atomic::{AtomicU64, Ordering};

/// How many files there are to be read, and how many were read.
#[derive(Debug, Default)]
pub struct Watch {
    files: AtomicU64,
    read: AtomicU64,
}

impl Watch {
    /// How many files there are to be read, as far as that is known.
    #[must_use]
    pub fn files(&self) -> u64 {
        self.files.load(Ordering::Relaxed)
    }

    /// How many of them were read.
    #[must_use]
    pub fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    pub(crate) fn expect(&self, files: usize) {
        self.files.store(files as u64, Ordering::Relaxed);
    }

    pub(crate) fn note(&self) {
        self.read.fetch_add(1, Ordering::Relaxed);
    }
}
