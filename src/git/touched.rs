//! The commits that touched a path, the newest first.

use crate::git::ask::asked;
use crate::git::fault::GitFault;
use crate::git::repository::{Commit, Repository};

/// A commit, and what the file was called in it.
#[derive(Clone, Debug)]
pub struct Touched {
    /// The commit.
    pub commit: Commit,
    /// The file's path below the workspace; nothing where a folder was asked about.
    pub path: Option<String>,
}

/// Begins the line of a commit: no path does.
const MARK: char = '\u{1}';

impl Repository {
    /// The commits up to HEAD that touched a file, followed across its renames, or a folder; so many at most.
    ///
    /// # Errors
    /// When git can't be run or refuses, as where there is no commit.
    pub fn touched(&self, path: &str, is_file: bool, most: usize) -> Result<Vec<Touched>, GitFault> {
        let count = format!("--max-count={most}");
        let mut words = vec!["-c", "core.quotePath=false", "log", "--no-show-signature", "--no-color"];
        words.extend(["--encoding=UTF-8", "--format=%x01%H%x00%cs%x00%an%x00%s", "--name-status", &count]);
        if is_file {
            words.push("--follow");
        }
        words.extend(["HEAD", "--", path]);
        let said = asked(&self.folder, &words)?;
        let mut all: Vec<Touched> = Vec::new();
        for line in said.lines() {
            if let Some(head) = line.strip_prefix(MARK) {
                all.extend(commit(head).map(|commit| Touched { commit, path: None }));
            } else if let (Some(last), true) = (all.last_mut(), is_file) {
                // `M\tPATH`, or `R100\tOLD\tNEW`.
                let now = line.split('\t').next_back().filter(|_| line.contains('\t'));
                let inside = now.map(|path| path.strip_prefix(self.prefix.as_str()).unwrap_or(path));
                last.path = inside.map(str::to_owned).or(last.path.take());
            }
        }
        Ok(all)
    }
}

fn commit(head: &str) -> Option<Commit> {
    let words: Vec<&str> = head.split('\0').collect();
    let [id, date, author, subject] = words.as_slice() else { return None };
    let Ok(date) = date.parse() else { return None };
    Some(Commit { id: (*id).to_owned(), date, author: (*author).to_owned(), subject: (*subject).to_owned() })
}
