//! Runs git for a folder.

use std::io;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What git says to some words; an error only where it cannot be run at all.
pub(crate) fn git(folder: &Path, words: &[&str]) -> io::Result<Output> {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(words).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
    git.stdin(Stdio::null()).output()
}

/// What git prints; `None` where it cannot be run, or says no.
pub(crate) fn answer(folder: &Path, words: &[&str]) -> Option<String> {
    let output = git(folder, words).ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// Whether a folder is in a repository, as far as one can see without asking git: most have none to ask about.
#[must_use]
pub fn is_in_repository(folder: &Path) -> bool {
    std::path::absolute(folder).is_ok_and(|full| full.ancestors().any(|above| above.join(".git").exists()))
}
