//! The merge driver: git asks us to merge the files that `.gitattributes` gives to `standing`, once a clone is told how.

use std::path::Path;

use crate::git::ask::{config, git, is_in_repository};
use crate::git::fault::GitFault;

/// The command that git runs to merge a file. What ends with 0 has merged it, and what ends with 1 has left markers in
/// it; whatever else happens (no `standing` on the `PATH`, an older one, another program of that name, a crash), git
/// would keep our side alone and call that a conflict. The lines are merged then as git itself does it, and that is said.
/// A git older than 2.44 does not know its own names for the sides (`%S %X %Y`) and leaves them as they stand.
pub const DRIVER: &str = "standing merge-driver %O %A %B %L %P %S %X %Y; code=$?; \
    test $code -eq 0 && exit 0; \
    test $code -eq 1 && grep -q '^<\\{%L\\}' %A && exit 1; \
    echo standing could not merge this file, so git merges its lines: %P >&2; \
    name() { case $1 in %%?|'') echo $2;; *) echo \"$1\";; esac; }; \
    git merge-file --marker-size=%L -L \"$(name %X ours)\" -L \"$(name %S base)\" -L \"$(name %Y theirs)\" %A %O %B";

/// The key of a repository's configuration that holds the command.
pub(crate) const KEY: &str = "merge.standing.driver";

/// How a merge of lines is marked where both sides changed the same.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'l> {
    /// How long the markers are.
    pub size: usize,
    /// What our side, the origin and their side are called.
    pub names: [&'l str; 3],
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
        let words = ["config", "--local", "--replace-all", key, value];
        let output = git(workspace, &words)?;
        if !output.status.success() {
            return Err(GitFault::refused(&output.stderr));
        }
    }
    Ok(())
}

/// Whether git is to put the origin's version into a conflict too, as its styles `diff3` and `zdiff3` do.
///
/// # Errors
/// When git can't be asked.
pub fn shows_base(folder: &Path) -> Result<bool, GitFault> {
    let style = config(folder, &["merge.conflictStyle"])?;
    Ok(style.is_some_and(|style| matches!(style.trim(), "diff3" | "zdiff3")))
}

/// Merges three files line by line, as git does without us, into that of our side; whether both sides agree.
///
/// # Errors
/// When git cannot be run, or does not take the files.
pub fn merge_lines([base, ours, theirs]: [&Path; 3], labels: Labels<'_>) -> Result<bool, GitFault> {
    let files = [ours, base, theirs].map(|path| path.to_string_lossy().into_owned());
    let size = format!("--marker-size={}", labels.size);
    let mut words = vec!["merge-file", "-q", &size];
    for name in labels.names {
        words.extend(["-L", name]);
    }
    words.push("--");
    words.extend(files.iter().map(String::as_str));
    let output = git(Path::new("."), &words)?;
    match output.status.code() {
        Some(0) => Ok(true),
        // The number of conflicts.
        Some(1..=127) => Ok(false),
        _ => Err(GitFault::refused(&output.stderr)),
    }
}
