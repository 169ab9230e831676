//! Which of some files are others under another name, as git sees it.

use std::path::Path;

use crate::git::ask::command;
use crate::git::fault::GitFault;

/// Which files of the folder `a` in a folder are those of the folder `b` beside it, renamed: pairs of paths below the two.
///
/// # Errors
/// When git can't be run or refuses.
pub fn renames(folder: &Path) -> Result<Vec<(String, String)>, GitFault> {
    let words = [
        "diff",
        "--no-index",
        "--no-ext-diff",
        "--no-color",
        "--name-status",
        "-z",
        "-M",
        "-l0",
        "--diff-filter=R",
        "--",
        "a",
        "b",
    ];
    let output = command(folder, &words).output().map_err(GitFault::Absent)?;
    // 1 says that they differ.
    if !matches!(output.status.code(), Some(0 | 1)) {
        return Err(GitFault::refused(&output.stderr));
    }
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let words: Vec<&str> = said.split('\0').collect();
    let pair = |three: &[&str]| match three {
        [status, from, to] if status.starts_with('R') => {
            Some((from.strip_prefix("a/")?.to_owned(), to.strip_prefix("b/")?.to_owned()))
        }
        _ => None,
    };
    Ok(words.chunks(3).filter_map(pair).collect())
}
