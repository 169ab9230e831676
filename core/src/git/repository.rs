//! A workspace's place in its repository, and what is named there: a revision, a common origin, the last commit before a
//! day.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::git::ask::{asked, git};
use crate::git::blobs::Blobs;
use crate::git::fault::GitFault;
use crate::model::Date;

/// What is said of a commit: its id, its day, who wrote it, its first line.
const FORMAT: &str = "--format=%H%x00%cs%x00%an%x00%s";

/// The folder of a workspace in a repository. A bare one has no other folder than itself.
#[derive(Clone, Debug)]
pub struct Repository {
    /// Where git is run.
    pub(crate) folder: PathBuf,
    /// The path of the workspace in the repository: empty, or one that ends in `/`.
    pub prefix: String,
    /// Whether its history ends somewhere, because no more of it was fetched.
    pub is_shallow: bool,
    /// What was read of it, or found to be the same elsewhere.
    pub blobs: Blobs,
    /// The commits that were asked for, by what was typed.
    commits: Arc<Mutex<HashMap<String, Commit>>>,
}

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its full id.
    pub id: String,
    /// The day on which it was committed, where that was done.
    pub date: Date,
    /// Who wrote it.
    pub author: String,
    /// The first line of what was said of it.
    pub subject: String,
}

impl Commit {
    /// Its id as people write it.
    #[must_use]
    pub fn short(&self) -> &str {
        self.id.get(..7).unwrap_or(&self.id)
    }
}

impl Repository {
    /// The repository that a folder is in.
    ///
    /// # Errors
    /// When it is in none, and when git can't be run or refuses.
    pub fn of(folder: &Path) -> Result<Self, GitFault> {
        let output = git(folder, &["rev-parse", "--is-shallow-repository", "--show-prefix"])?;
        let said = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            let why = String::from_utf8_lossy(&output.stderr);
            let is_none = why.contains("not a git repository");
            return Err(if is_none { GitFault::NoRepository } else { GitFault::refused(&output.stderr) });
        }
        let (is_shallow, prefix) = said.split_once('\n').unwrap_or((&*said, ""));
        let prefix = prefix.strip_suffix('\n').unwrap_or(prefix).to_owned();
        Ok(Self {
            folder: folder.to_owned(),
            prefix,
            is_shallow: is_shallow == "true",
            blobs: Blobs::default(),
            commits: Arc::default(),
        })
    }

    /// The commit that a revision means; `None` where git knows none of that name.
    ///
    /// # Errors
    /// When git can't be run or refuses.
    pub fn commit(&self, rev: &str) -> Result<Option<Commit>, GitFault> {
        // What begins with a dash is an option, and no revision, to every git.
        if rev.is_empty() || rev.starts_with('-') {
            return Ok(None);
        }
        if let Some(commit) = self.known().get(rev) {
            return Ok(Some(commit.clone()));
        }
        let name = format!("{rev}^{{commit}}");
        let words = ["rev-parse", "--verify", "--quiet", "--end-of-options", &name];
        let output = git(&self.folder, &words)?;
        if !output.status.success() {
            return Ok(None);
        }
        let id = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let commit = self.log(&["-1", &id])?.pop();
        self.known().extend(commit.iter().map(|commit| (rev.to_owned(), commit.clone())));
        Ok(commit)
    }

    fn known(&self) -> MutexGuard<'_, HashMap<String, Commit>> {
        self.commits.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where the lines of two commits part: none where they have nothing in common, several where they were merged
    /// crosswise.
    ///
    /// # Errors
    /// When git can't be run or refuses.
    pub fn merge_bases(&self, one: &Commit, other: &Commit) -> Result<Vec<Commit>, GitFault> {
        let output = git(&self.folder, &["merge-base", "--all", &one.id, &other.id])?;
        match output.status.code() {
            Some(0) => {}
            Some(1) => return Ok(Vec::new()),
            _ => return Err(GitFault::refused(&output.stderr)),
        }
        let ids = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut commits = Vec::new();
        for id in ids.lines() {
            commits.extend(self.log(&["-1", id])?);
        }
        Ok(commits)
    }

    /// The last commit before a day on the line that leads to a commit by its first parents.
    ///
    /// # Errors
    /// When git can't be run or refuses.
    pub fn last_before(&self, day: Date, tip: &Commit) -> Result<Option<Commit>, GitFault> {
        let line = self.log(&["--first-parent", &tip.id])?;
        Ok(line.into_iter().find(|commit| commit.date < day))
    }

    /// What git's log says to some words, the newest first.
    pub(crate) fn log(&self, words: &[&str]) -> Result<Vec<Commit>, GitFault> {
        let fixed = ["log", "-z", "--no-show-signature", "--no-color", "--encoding=UTF-8", FORMAT];
        let words: Vec<&str> = fixed.into_iter().chain(words.iter().copied()).chain(["--"]).collect();
        commits(&asked(&self.folder, &words)?)
    }
}

/// Commits as they are printed: four words each, and a line break of git's own between them where there is no zero.
fn commits(said: &str) -> Result<Vec<Commit>, GitFault> {
    let words: Vec<&str> = said.split('\0').collect();
    let mut commits = Vec::new();
    for four in words.chunks(4) {
        let [id, date, author, subject] = four else { continue };
        let Ok(date) = date.parse() else {
            return Err(GitFault::Refused(format!("commit {id} has no day that can be read: \"{date}\"")));
        };
        let (id, author, subject) = ((*id).to_owned(), (*author).to_owned(), (*subject).to_owned());
        commits.push(Commit { id, date, author, subject });
    }
    Ok(commits)
}
