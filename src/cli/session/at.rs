//! `--at`: the version of the workspace that a run looks at, of a commit or as it is staged, and what git has to say.

use std::env;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::failure::Failure;
use crate::cli::session::clock;
use crate::cli::session::voice::Voice;
use crate::cli::typed::nearest::listed;
use crate::disk::Version;
use crate::git::{Commit, GitFault, INDEX, Repository};
use crate::model::Date;
use crate::why::words::counted;

/// What names the index: no branch can be called so.
pub(crate) const STAGED: &str = ":staged";

/// A version of the workspace that git has.
#[derive(Debug)]
pub(crate) struct At {
    /// What was typed.
    pub(crate) rev: String,
    /// The commit; `None` where it is the index.
    pub(crate) commit: Option<Commit>,
    /// The day of the commit; today, of the index.
    pub(crate) date: Date,
    /// What is read.
    pub(crate) version: Version,
}

impl At {
    /// The version that was typed of the workspace in a folder.
    ///
    /// # Errors
    /// When git knows no such revision or can't be run, and when there was no workspace in it.
    pub(crate) fn typed(
        root: &Path,
        repository: &Repository,
        rev: &str,
        voice: Voice,
    ) -> Result<Self, Failure> {
        if rev == STAGED {
            return Self::staged(root, repository, voice);
        }
        let commit = commit(repository, rev)?;
        Self::committed(root, repository, (rev, commit), voice)
    }

    /// The version of a commit.
    ///
    /// # Errors
    /// As [`Self::typed`].
    pub(crate) fn committed(
        root: &Path,
        repository: &Repository,
        (rev, commit): (&str, Commit),
        voice: Voice,
    ) -> Result<Self, Failure> {
        let short = commit.short().to_owned();
        Self::existing(root, repository, (rev, commit), voice)?.ok_or_else(|| {
            let place = match repository.prefix.as_str() {
                "" => "standing.toml".to_owned(),
                prefix => format!("{prefix}standing.toml"),
            };
            Failure::usage(format!("there was no workspace in {short}: it has no {place}"))
                .hint(format!("name a later revision: git log --oneline -- {place} shows where it began"))
        })
    }

    /// The same; `None` where there was no workspace yet.
    ///
    /// # Errors
    /// When git can't be run or refuses.
    pub(crate) fn existing(
        root: &Path,
        repository: &Repository,
        (rev, commit): (&str, Commit),
        voice: Voice,
    ) -> Result<Option<Self>, Failure> {
        let fetching = |count| tell_fetching(voice, count);
        let version = Version::committed(root, repository, &commit, fetching).map_err(refused)?;
        Ok(version.map(|version| Self {
            rev: rev.to_owned(),
            date: commit.date,
            commit: Some(commit),
            version,
        }))
    }

    fn staged(root: &Path, repository: &Repository, voice: Voice) -> Result<Self, Failure> {
        let fetching = |count| tell_fetching(voice, count);
        // In a hook it is the index of the commit that is being made.
        let index = env::var_os(INDEX).filter(|index| !index.is_empty());
        let version = Version::staged(root, repository, index.as_deref(), fetching).map_err(refused)?;
        let version = version.ok_or_else(|| {
            Failure::usage("the index has no standing.toml: nothing of this workspace is staged")
                .hint("stage it first: git add standing.toml people clients")
        })?;
        Ok(Self { rev: STAGED.to_owned(), commit: None, date: clock::today()?, version })
    }

    /// How people name it: `1a2b3c4`, or `staged`.
    pub(crate) fn name(&self) -> &str {
        self.commit.as_ref().map_or("staged", Commit::short)
    }

    /// The same for programs.
    pub(crate) fn value(&self) -> Value {
        let commit = self.commit.as_ref().map(|commit| commit.id.as_str());
        json!({ "rev": self.rev, "commit": commit, "date": self.date })
    }

    /// Says, where today's costs are read, that they are.
    pub(crate) fn tell_costs(&self, voice: Voice) {
        if self.version.has_later_costs {
            voice.note(&format!(
                "costs come from today's private/costs.toml: {} has none of its own",
                match &self.commit {
                    Some(commit) => commit.short(),
                    None => "the index",
                }
            ));
        }
    }
}

/// The repository of a workspace.
///
/// # Errors
/// When there is none, or git can't be run.
pub(crate) fn repository(root: &Path) -> Result<Repository, Failure> {
    Repository::of(root).map_err(|fault| match fault {
        GitFault::NoRepository => {
            Failure::hindered(format!("{} is not in a git repository, and has no versions", root.display()))
                .hint("go to a clone of it, or begin its history: git init, git add, git commit")
        }
        fault => refused(fault),
    })
}

/// The commit that a word means.
///
/// # Errors
/// When it means none.
pub(crate) fn commit(repository: &Repository, rev: &str) -> Result<Commit, Failure> {
    match repository.commit(rev).map_err(refused)? {
        Some(commit) => Ok(commit),
        None if repository.is_shallow => Err(shallow(format!("\"{rev}\" is not in this shallow clone"))),
        None => Err(Failure::usage(format!("git knows no revision called \"{rev}\""))
            .hint("name a branch, a tag or a commit: git log --oneline shows the last ones")),
    }
}

/// Where the lines of two commits part.
///
/// # Errors
/// When they have nothing in common, or were merged crosswise, so that there is more than one such commit.
pub(crate) fn merge_base(
    repository: &Repository,
    (one, first): (&str, &Commit),
    (other, second): (&str, &Commit),
) -> Result<Commit, Failure> {
    let mut bases = repository.merge_bases(first, second).map_err(refused)?;
    match (bases.pop(), bases.as_slice()) {
        (Some(base), []) => Ok(base),
        (Some(base), others) => {
            let names: Vec<&str> = others.iter().chain([&base]).map(Commit::short).collect();
            let cause = format!("{one} and {other} were merged crosswise: they part at {}", listed(names));
            Err(Failure::usage(cause).hint("name one of these in place of the branch"))
        }
        (None, _) if repository.is_shallow => {
            Err(shallow(format!("where {one} and {other} part is not in this shallow clone")))
        }
        (None, _) => Err(Failure::usage(format!("{one} and {other} have no commit in common"))
            .hint("name two revisions of one history")),
    }
}

/// Something lies beyond the end of a shallow history.
pub(crate) fn shallow(cause: String) -> Failure {
    Failure::hindered(cause)
        .hint("fetch the whole history: git fetch --unshallow, or fetch-depth: 0 in a forge's checkout")
}

/// Git did not do what was needed.
pub(crate) fn refused(fault: GitFault) -> Failure {
    let cause = fault.to_string();
    match fault {
        GitFault::Absent(source) => {
            Failure::environment(cause, source).hint("install git, and put it on the PATH")
        }
        fault => Failure::hindered(fault.reason()).hint(fault.remedy()),
    }
}

fn tell_fetching(voice: Voice, count: usize) {
    let files = counted(count, "file", "files");
    voice.note(&format!("this is a partial clone: fetching {files} that it lacks"));
}
