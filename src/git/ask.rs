//! Runs git for a folder.

use std::io;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::git::driver::GitFault;

/// Git with some words, about to be run in a folder.
pub(crate) fn command(folder: &Path, words: &[&str]) -> Command {
    let mut git = Command::new("git");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"] {
        git.env_remove(name);
    }
    git.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1");
    git.arg("-C").arg(folder).args(words).stdin(Stdio::null());
    git
}

/// What git prints.
pub(crate) fn asked(folder: &Path, words: &[&str]) -> Result<String, GitFault> {
    let output = command(folder, words).output().map_err(GitFault::Absent)?;
    if !output.status.success() {
        return Err(GitFault::refused(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The value of a key of git's configuration.
pub(crate) fn config(folder: &Path, key: &str) -> Result<Option<String>, GitFault> {
    Ok(answer(folder, &["config", "--get", key]).map(|value| value.trim_end_matches('\n').to_owned()))
}

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
