//! Data from outside, which a test looks for; it says `SKIPPED` and passes where there is none.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

use super::folder::repository;

/// What lies in `shared/data` beside the repository or above.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let found =
        repository().ancestors().map(|above| above.join("shared/data").join(path)).find(|path| path.exists());
    if found.is_none() {
        println!("SKIPPED: there is no shared/data/{path} above {}", repository().display());
    }
    found
}

/// What a script of Python leaves.
pub(crate) fn python<W: AsRef<OsStr>>(words: impl IntoIterator<Item = W>) -> Option<Output> {
    let output = Command::new("python3").args(words).output().ok();
    if output.is_none() {
        println!("SKIPPED: there is no python3");
    }
    output
}

/// The workspace that a script of the data writes.
pub(crate) fn converted(script: &str) -> Option<TempDir> {
    let script = shared(script)?;
    let folder = TempDir::new().unwrap();
    let output = python([script.as_os_str(), folder.path().as_os_str()])?;
    let is_written = output.status.success();
    if !is_written {
        println!("SKIPPED: {} cannot be run by this python3", script.display());
    }
    is_written.then_some(folder)
}
