//! What a commit or the index holds of a workspace: which files there are, and of what kind.

use std::ffi::OsStr;

use crate::git::ask::{asked, command};
use crate::git::fault::GitFault;
use crate::git::repository::{Commit, Repository};

/// The places that a workspace has: nothing else is looked at.
const PLACES: [&str; 5] = ["standing.toml", "imports.toml", "people", "clients", "private"];

/// The variable by which a hook that git runs for a commit knows the index of that commit.
pub const INDEX: &str = "GIT_INDEX_FILE";

/// Something that git holds at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracked {
    /// Its path below the workspace.
    pub path: String,
    /// What it is.
    pub what: What,
    /// The id of its content.
    pub id: String,
}

/// What git can hold at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A file.
    File,
    /// A symbolic link; its content is where it leads.
    Link,
    /// Another repository.
    Submodule,
    /// A file that two sides have changed, and nobody has brought together yet.
    Unmerged,
}

impl Repository {
    /// What a commit holds of the workspace: nothing where there was no folder of it then.
    ///
    /// # Errors
    /// When git can't be run or refuses.
    pub fn tree(&self, commit: &Commit) -> Result<Vec<Tracked>, GitFault> {
        let places = PLACES.map(|place| format!("{}{place}", self.prefix));
        let words = ["ls-tree", "-r", "-z", "--full-tree", &commit.id, "--"];
        let words: Vec<&str> = words.into_iter().chain(places.iter().map(String::as_str)).collect();
        let said = asked(&self.folder, &words)?;
        // `100644 blob ID\tPATH`
        let tracked = |line: &str| {
            let (head, path) = line.split_once('\t')?;
            let mut words = head.split(' ');
            let (mode, id) = (words.next()?, words.nth(1)?);
            let path = path.strip_prefix(self.prefix.as_str())?;
            Some(Tracked { path: path.to_owned(), what: What::of(mode), id: id.to_owned() })
        };
        Ok(said.split('\0').filter_map(tracked).collect())
    }

    /// What the index holds of the workspace: what is committed next; `index` is that of a hook, in the variable
    /// [`INDEX`].
    ///
    /// # Errors
    /// When git can't be run or refuses, as where there is no working tree.
    pub fn staged(&self, index: Option<&OsStr>) -> Result<Vec<Tracked>, GitFault> {
        let words: Vec<&str> = ["ls-files", "-z", "-s", "--"].into_iter().chain(PLACES).collect();
        let mut git = command(&self.folder, &words);
        if let Some(index) = index {
            git.env(INDEX, index);
        }
        let output = git.output().map_err(GitFault::Absent)?;
        if !output.status.success() {
            return Err(GitFault::refused(&output.stderr));
        }
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        // `100644 ID STAGE\tPATH`
        let tracked = |line: &str| {
            let (head, path) = line.split_once('\t')?;
            let mut words = head.split(' ');
            let (mode, id, stage) = (words.next()?, words.next()?, words.next()?);
            let what = if stage == "0" { What::of(mode) } else { What::Unmerged };
            Some(Tracked { path: path.to_owned(), what, id: id.to_owned() })
        };
        Ok(said.split('\0').filter_map(tracked).collect())
    }
}

impl What {
    fn of(mode: &str) -> Self {
        match mode {
            "120000" => Self::Link,
            "160000" => Self::Submodule,
            _ => Self::File,
        }
    }
}
