//! The merge driver: git asks us to merge the files that `.gitattributes` gives to `standing`, once a clone is told how.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;

use crate::git::ask::{answer, git, is_in_repository};

/// The command that git runs to merge a file. Where no `standing` is found, git would keep our side alone and call that
/// a conflict: then the lines are merged as git itself does it, with both sides between markers, and that is said.
pub const DRIVER: &str = "standing merge-driver %O %A %B %L %P || { code=$?; \
    test $code -eq 126 || test $code -eq 127 || exit $code; \
    echo 'standing cannot be run here: merged as text' %P >&2; \
    git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; }";

const KEY: &str = "merge.standing.driver";

/// How git merges the files of a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merging {
    /// There is no repository, or git cannot be asked.
    NoRepository,
    /// As text: no `.gitattributes` names our driver.
    AsText,
    /// As text, since this clone was not told of the driver that `.gitattributes` names.
    Missing,
    /// With our driver.
    Ours,
}

/// Why git did not do what it should.
#[derive(Debug)]
pub enum GitFault {
    /// It could not be run.
    Absent(io::Error),
    /// There is no repository.
    NoRepository,
    /// What it said.
    Refused(String),
}

/// How git merges the files of a workspace.
#[must_use]
pub fn merging(workspace: &Path) -> Merging {
    if !is_in_repository(workspace) {
        return Merging::NoRepository;
    }
    if answer(workspace, &["config", "--get", KEY]).is_some() {
        return Merging::Ours;
    }
    // Which client and which project does not matter.
    let file = "clients/client/client.toml";
    match answer(workspace, &["check-attr", "-z", "merge", "--", file]) {
        None => Merging::NoRepository,
        Some(said) if said.split('\0').nth(2) == Some("standing") => Merging::Missing,
        Some(_) => Merging::AsText,
    }
}

/// Tells this clone of the driver.
///
/// # Errors
/// When there is no repository, and when git cannot be run or refuses.
pub fn install(workspace: &Path) -> Result<(), GitFault> {
    if !is_in_repository(workspace) {
        return Err(GitFault::NoRepository);
    }
    for (key, value) in [(KEY, DRIVER), ("merge.standing.name", "records of standing, one by one")] {
        let output = git(workspace, &["config", "--local", key, value]).map_err(GitFault::Absent)?;
        if !output.status.success() {
            return Err(GitFault::refused(&output.stderr));
        }
    }
    Ok(())
}

/// Merges three files line by line, as git does without us, into that of our side; whether both sides agree.
///
/// # Errors
/// When git cannot be run, or does not take the files.
pub fn merge_lines([base, ours, theirs]: [&Path; 3], size: usize) -> Result<bool, GitFault> {
    let files = [ours, base, theirs].map(|path| path.to_string_lossy().into_owned());
    let size = format!("--marker-size={size}");
    let mut words = vec!["merge-file", "-q", &size];
    for name in ["ours", "base", "theirs"] {
        words.extend(["-L", name]);
    }
    words.push("--");
    words.extend(files.iter().map(String::as_str));
    let output = git(Path::new("."), &words).map_err(GitFault::Absent)?;
    match output.status.code() {
        Some(0) => Ok(true),
        // The number of conflicts.
        Some(1..=127) => Ok(false),
        _ => Err(GitFault::refused(&output.stderr)),
    }
}

impl GitFault {
    fn refused(said: &[u8]) -> Self {
        Self::Refused(String::from_utf8_lossy(said).trim().to_owned())
    }
}

impl fmt::Display for GitFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent(_) => write!(formatter, "git cannot be run"),
            Self::NoRepository => write!(formatter, "the folder is in no git repository"),
            Self::Refused(said) => write!(formatter, "git refuses: {said}"),
        }
    }
}

impl Error for GitFault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        if let Self::Absent(source) = self { Some(source) } else { None }
    }
}
