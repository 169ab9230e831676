//! Runs git for a folder: the one place that does.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::git::fault::GitFault;

/// What sends git to another repository than that of the folder, or to another part of it: it sets these for its hooks. All
/// that `git rev-parse --local-env-vars` names, but for the configuration that whoever calls us added to every git that
/// they run, which git hands on to other repositories too.
pub(crate) const LOCAL: [&str; 13] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

/// Git with some words, about to be run in a folder: in its own repository, in English, without a write of its own, and
/// without a look at what a partial clone lacks.
pub(crate) fn command(folder: &Path, words: &[&str]) -> Command {
    let mut git = Command::new("git");
    for name in LOCAL {
        git.env_remove(name);
    }
    git.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1");
    git.arg("-C").arg(folder).args(words).stdin(Stdio::null());
    git
}

/// How git answers to some words.
///
/// # Errors
/// When it can't be run at all.
pub(crate) fn git(folder: &Path, words: &[&str]) -> Result<Output, GitFault> {
    command(folder, words).output().map_err(GitFault::Absent)
}

/// What git prints.
///
/// # Errors
/// When it can't be run, or says no.
pub(crate) fn asked(folder: &Path, words: &[&str]) -> Result<String, GitFault> {
    let output = git(folder, words)?;
    if !output.status.success() {
        return Err(GitFault::refused(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The value of a key of git's configuration, as it holds in a folder, behind options such as `--path`; `None` where there is
/// no such key.
///
/// # Errors
/// When git can't be asked.
pub(crate) fn config(folder: &Path, key: &[&str]) -> Result<Option<String>, GitFault> {
    let output = git(folder, &[&["config", "--get"], key].concat())?;
    match output.status.code() {
        Some(0) => Ok(Some(String::from_utf8_lossy(&output.stdout).trim_end_matches('\n').to_owned())),
        // There is no such key.
        Some(1) => Ok(None),
        _ => Err(GitFault::refused(&output.stderr)),
    }
}

/// The top of the repository that a folder is in, by the nearest `.git` above; `None` where there is none.
#[must_use]
pub fn top(folder: &Path) -> Option<PathBuf> {
    let above = folder.ancestors().find(|above| is_there(&above.join(".git")));
    above.map(Path::to_path_buf)
}

/// Whether a folder is in a repository, as far as one can see without asking git: most have none to ask about. What can't
/// be looked at may be one.
#[must_use]
pub fn is_in_repository(folder: &Path) -> bool {
    // Git looks from where a link leads to.
    match dunce::canonicalize(folder).or_else(|_| std::path::absolute(folder)) {
        Ok(full) => full.ancestors().any(|above| is_there(&above.join(".git"))),
        Err(_) => true,
    }
}

fn is_there(path: &Path) -> bool {
    match fs::symlink_metadata(path) {
        Err(error) => !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory),
        Ok(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What git names and we leave: what whoever calls us said with `git -c` or in the environment.
    const OF_THE_CALLER: [&str; 2] = ["GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT"];

    #[test]
    #[expect(clippy::print_stdout, reason = "a test says what it skips")]
    fn all_that_git_calls_local_is_left_out() {
        let Ok(said) = asked(Path::new("."), &["rev-parse", "--local-env-vars"]) else {
            println!("SKIPPED: there is no git");
            return;
        };
        let unknown: Vec<&str> =
            said.lines().filter(|name| !LOCAL.contains(name) && !OF_THE_CALLER.contains(name)).collect();
        assert!(unknown.is_empty() && said.lines().count() >= 10, "{unknown:?}");
    }
}
