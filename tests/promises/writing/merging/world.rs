//! Repositories with a workspace, each in a world of its own, and what to ask of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use standing::diagnostic::Severity;
use standing::disk::load;
use tempfile::TempDir;

use crate::world::command::answer;
use crate::world::command::{path, program, sealed};
use crate::world::folder::fill;

pub(crate) const CLIENT: &str = "name = \"Acme\"\nlead = \"ana\"\n\n[[contacts]]\nid = \"eva\"\nname = \"Eva\"\nrapport = [\"ana\"]\n\n\
                      [[opportunities]]\nid = \"seo\"\ntitle = \"SEO\"\nneed = \"nobody finds them\"\nstage = \"idea\"\n\n\
                      [log]\ntouches = [\n  { date = 2026-11-02, with = \"eva\", by = \"ana\", kind = \"call\", mood = 4 \
                      },\n]\n";
pub(crate) const PROJECT: &str = r#"name = "Website"
status = "active"
billing = "fixed"
start = 2026-10-01
due = 2027-02-26
team = [
  { who = "ana", roles = ["producer"] },
]

[budget]
amount = 48000
hours = 400

[[phases]]
id = "design"
hours = 80

[[changes]]
id = "slider"
title = "A slider"
asked = 2026-11-02
by = "eva"
hours = 6

[[changes]]
id = "forum"
title = "A forum"
asked = 2026-11-03
hours = 30

[[changes]]
id = "basket"
title = "A basket"
asked = 2026-11-04

[log]
time = [
  { date = 2026-11-02, who = "ana", hours = 3, role = "producer" },
  { date = 2026-11-16, who = "ana", hours = 4, role = "producer" },
]
invoices = [
  { number = "1", date = 2026-11-02, amount = 12000 },
  { number = "2019", date = 2026-11-03, amount = 900 },
]
"#;
pub(crate) const FILES: [(&str, &str); 5] = [
    ("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"),
    ("people/ana.toml", "name = \"Ana\"\nroles = [\"producer\", \"account-manager\"]\n"),
    ("people/ben.toml", "name = \"Ben\"\nroles = [\"developer\", \"designer\"]\n"),
    ("clients/acme/client.toml", CLIENT),
    ("clients/acme/website.toml", PROJECT),
];

/// A repository with a workspace, in a world of its own.
pub(crate) struct World {
    pub(crate) folder: TempDir,
    pub(crate) here: PathBuf,
}

impl World {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let here = folder.path().join("here");
        fill(&here, FILES);
        let world = Self { folder, here };
        world.git(&["init", "-q", "-b", "main"]);
        world
    }

    /// One in which git knows the driver.
    pub(crate) fn with_driver() -> Self {
        let world = Self::new();
        assert_eq!(world.standing(&["init", "--git", "-q"]).status.code(), Some(0));
        world.commit("the beginning");
        world
    }

    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = sealed(program, &self.here);
        command.env("HOME", self.folder.path()).env("PATH", path()).env("LC_ALL", "C");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Ana").env(format!("GIT_{who}_EMAIL"), "ana@example.com");
        }
        command
    }

    pub(crate) fn standing(&self, words: &[&str]) -> Output {
        self.command(program()).args(words).output().unwrap()
    }

    pub(crate) fn try_git(&self, words: &[&str]) -> Output {
        self.command("git").args(words).output().unwrap()
    }

    pub(crate) fn git(&self, words: &[&str]) -> String {
        let output = self.try_git(words);
        assert!(output.status.success(), "git {words:?}: {}", answer(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
    }

    pub(crate) fn read(&self, document: &str) -> String {
        fs::read_to_string(self.here.join(document)).unwrap()
    }

    pub(crate) fn write(&self, document: &str, text: &str) {
        fs::write(self.here.join(document), text).unwrap();
    }

    /// Does one thing on a branch of its own that begins at `main`.
    pub(crate) fn branch(&self, name: &str, act: impl FnOnce(&Self)) {
        self.git(&["switch", "-q", "-c", name, "main"]);
        act(self);
        self.commit(name);
        self.git(&["switch", "-q", "main"]);
    }

    /// What git calls the sides of a merge of a branch into the one that is checked out: none that it hands on before 2.44.
    pub(crate) fn labels(&self, branch: &str) -> [String; 2] {
        let version = self.git(&["--version"]);
        let numbers =
            version.split(['.', ' ']).filter_map(|word| word.parse::<u32>().ok()).collect::<Vec<_>>();
        let names = if numbers >= vec![2, 44] { ["HEAD", branch] } else { ["ours", "theirs"] };
        names.map(str::to_owned)
    }

    /// Merges two branches as git does without touching the files: the tree, and whether there was no conflict.
    pub(crate) fn merge_tree(&self, ours: &str, theirs: &str) -> (String, bool) {
        let output = self.try_git(&["merge-tree", "--write-tree", ours, theirs]);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{ours} and {theirs}: {}", answer(&output));
        let tree = String::from_utf8(output.stdout.clone()).unwrap();
        (tree.lines().next().unwrap().to_owned(), output.status.success())
    }

    /// The files of a tree.
    pub(crate) fn files(&self, tree: &str) -> TempDir {
        let folder = TempDir::new().unwrap();
        let archive = self.try_git(&["archive", "--format=tar", tree]).stdout;
        let tar = folder.path().join("tree.tar");
        fs::write(&tar, archive).unwrap();
        let done = Command::new("tar").arg("-xf").arg(&tar).arg("-C").arg(folder.path()).status().unwrap();
        assert!(done.success());
        fs::remove_file(tar).unwrap();
        folder
    }
}

/// How often each line stands in the files of a folder, each with the header that it is below; a record of several lines
/// counts as one. What is shorter than two characters says nothing.
pub(crate) fn lines(folder: &Path) -> BTreeMap<String, usize> {
    let mut lines = BTreeMap::new();
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    for entry in entries.filter(|entry| entry.file_type().is_file()) {
        let name = entry.path().strip_prefix(folder).unwrap().display().to_string();
        let text = fs::read_to_string(entry.path()).unwrap().replace("\n[", "\n\u{1}[");
        for block in text.split('\u{1}') {
            let block: Vec<&str> = block.lines().map(|line| line.trim().trim_end_matches(',')).collect();
            let header = block.first().copied().unwrap_or_default();
            if header.starts_with("[[") {
                *lines.entry(format!("{name}: {}", block.join("\n").trim_end())).or_default() += 1;
                continue;
            }
            let header = if header.starts_with('[') { header } else { "" };
            for line in block.iter().filter(|line| line.len() > 1) {
                *lines.entry(format!("{name}: {header} {line}")).or_default() += 1;
            }
        }
    }
    lines
}

pub(crate) fn errors(folder: &Path) -> Vec<String> {
    let loaded = load(folder).unwrap();
    let errors = loaded.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    errors.map(|found| format!("{}: {}", found.rule, found.message)).collect()
}
