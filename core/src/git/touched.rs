//! The commits that touched a file or a client's folder, the newest first.

use crate::git::ask::asked;
use crate::git::fault::GitFault;
use crate::git::repository::{Commit, Repository};

/// A commit, and what the file or folder was called in it.
#[derive(Clone, Debug)]
pub struct Touched {
    /// The commit.
    pub commit: Commit,
    /// The path below the workspace, where git says it.
    pub path: Option<String>,
}

/// Begins the line of a commit: no path does.
const MARK: char = '\u{1}';

/// The document by which a client's folder is known.
const OF_CLIENT: &str = "client.toml";

impl Repository {
    /// The commits up to HEAD that touched a client's folder, or one file, followed across its renames; so many at most.
    ///
    /// # Errors
    /// When git can't be run or refuses, as where there is no commit.
    pub fn touched(&self, path: &str, is_file: bool, most: usize) -> Result<Vec<Touched>, GitFault> {
        if is_file {
            return self.touched_from("HEAD", path, is_file, most);
        }
        let mut all: Vec<Touched> = Vec::new();
        let (mut folder, mut tip) = (path.to_owned(), "HEAD".to_owned());
        loop {
            let called = |one| Touched { path: Some(folder.clone()), ..one };
            let more = self.touched_from(&tip, &folder, is_file, most.saturating_sub(all.len()))?;
            let first = more.last().map(|one| one.commit.id.clone());
            all.extend(more.into_iter().map(called));
            let Some(first) = first.filter(|_| all.len() < most) else { return Ok(all) };
            let Some(old) = self.folder_before(&first, &folder)? else { return Ok(all) };
            (folder, tip) = (old, format!("{first}^"));
        }
    }

    /// What a client's folder was called before a commit that gave it its name; `None` of any other commit.
    fn folder_before(&self, commit: &str, folder: &str) -> Result<Option<String>, GitFault> {
        let words = ["-c", "core.quotePath=false", "show", "--no-show-signature", "--no-color", "--format="];
        let words = [&words[..], &["--name-status", "-M", "--diff-filter=R", commit, "--"]].concat();
        let document = |folder: &str| format!("{}{folder}/{OF_CLIENT}", self.prefix);
        let (said, new) = (asked(&self.folder, &words)?, document(folder));
        let old = said.lines().find_map(|line| match line.split('\t').collect::<Vec<_>>().as_slice() {
            [_, old, now] if *now == new => Some((*old).to_owned()),
            _ => None,
        });
        let below = |old: String| {
            let folder = old.strip_prefix(self.prefix.as_str())?.strip_suffix(OF_CLIENT)?;
            Some(folder.trim_end_matches('/').to_owned())
        };
        Ok(old.and_then(below))
    }

    /// Whether more history lies before a commit than this clone has.
    ///
    /// # Errors
    /// When git can't be run or refuses.
    pub fn is_cut_off_at(&self, commit: &Commit) -> Result<bool, GitFault> {
        if !self.is_shallow {
            return Ok(false);
        }
        let said = asked(&self.folder, &["cat-file", "commit", &commit.id])?;
        let has_parent =
            said.lines().take_while(|line| !line.is_empty()).any(|line| line.starts_with("parent "));
        Ok(has_parent && self.commit(&format!("{}^", commit.id))?.is_none())
    }

    fn touched_from(
        &self,
        tip: &str,
        path: &str,
        is_file: bool,
        most: usize,
    ) -> Result<Vec<Touched>, GitFault> {
        let count = format!("--max-count={most}");
        let mut words = vec!["-c", "core.quotePath=false", "log", "--no-show-signature", "--no-color"];
        words.extend(["--encoding=UTF-8", "--format=%x01%H%x00%cs%x00%an%x00%s", "--name-status", &count]);
        if is_file {
            words.push("--follow");
        }
        words.extend([tip, "--", path]);
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
