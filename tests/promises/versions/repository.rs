//! Repositories that a test makes with the real git: who commits, and when.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::world::command::{printed, sealed, standing, well};
use crate::world::folder::{copy, example_agency, fill, write};

/// A folder for repositories, and a home.
pub(crate) struct Forge(TempDir);

/// A small workspace: an agency, a person, a client, a project with a record.
pub(crate) const SMALL: [(&str, &str); 4] = [
    ("standing.toml", "name = \"Small\"\ncurrency = \"EUR\"\n\n[rates]\ndefault = 100\n"),
    ("people/ana.toml", "name = \"Ana Ruiz\"\nemail = \"ana@example.com\"\n"),
    ("clients/acme/client.toml", "name = \"Acme\"\n"),
    (
        "clients/acme/site.toml",
        "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\nstart = 2026-01-05\ndue = 2026-12-18\n\n\
         [budget]\namount = 10000\nhours = 100\n\n[log]\ntime = [\n  \
         { date = 2026-11-02, who = \"ana\", hours = 3 },\n]\n",
    ),
];

impl Forge {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// A repository of these files in a folder, committed on a day.
    pub(crate) fn of<'f>(
        &self,
        name: &str,
        files: impl IntoIterator<Item = (&'f str, &'f str)>,
        day: &str,
    ) -> PathBuf {
        let folder = self.0.path().join(name);
        fill(&folder, files);
        git(&folder, &["init", "-q", "-b", "main"]);
        commit(&folder, day);
        folder
    }

    /// The small workspace, committed on 9 November 2026.
    pub(crate) fn small(&self) -> PathBuf {
        self.of("small", SMALL, "2026-11-09")
    }

    /// The example agency without its costs, committed on its day.
    pub(crate) fn example(&self) -> PathBuf {
        self.copied("example", &example_agency())
    }

    /// A workspace without its costs, committed on the example's day.
    pub(crate) fn copied(&self, name: &str, workspace: &Path) -> PathBuf {
        let folder = self.0.path().join(name);
        copy(workspace, &folder);
        write(&folder, ".gitignore", "private/\n.standing/\n");
        git(&folder, &["init", "-q", "-b", "main"]);
        commit(&folder, "2026-11-20");
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

/// Git in a folder: somebody's, whose day is the example's.
pub(crate) fn git_on(folder: &Path, day: &str, words: &[&str]) -> Command {
    let mut git = sealed("git", folder);
    let date = format!("{day}T12:00:00+0100");
    git.env("PATH", crate::world::command::path()).env("GIT_CONFIG_GLOBAL", "/dev/null");
    for side in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{side}_NAME"), "Ana Ruiz").env(format!("GIT_{side}_EMAIL"), "ana@example.com");
        git.env(format!("GIT_{side}_DATE"), &date);
    }
    git.args(["-c", "protocol.file.allow=always"]).args(words);
    git
}

/// What git prints.
pub(crate) fn git(folder: &Path, words: &[&str]) -> String {
    well(git_on(folder, "2026-11-20", words).output().unwrap())
}

/// Commits everything.
pub(crate) fn commit(folder: &Path, day: &str) {
    git(folder, &["add", "-A"]);
    well(git_on(folder, day, &["commit", "-q", "-m", &format!("as of {day}")]).output().unwrap());
}

/// Our program in a folder, with the git of the `PATH`.
pub(crate) fn asked(folder: &Path, words: &[&str]) -> std::process::Output {
    let mut command = standing(folder, words);
    command.env("PATH", crate::world::command::path()).env("GIT_CONFIG_GLOBAL", "/dev/null");
    command.output().unwrap()
}

/// What our program prints, which must end well.
pub(crate) fn told(folder: &Path, words: &[&str]) -> String {
    let output = asked(folder, words);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{words:?}: {output:?}");
    printed(&output)
}
