//! Guards that look: whatever git was told to look at elsewhere, and wherever it can't be asked, a file of `private/` that it
//! keeps is no secret to us.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;

use crate::world::command::{answer, path, printed, program, sealed, well};
use crate::world::folder::fill;

const FILES: [(&str, &str); 4] = [
    ("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"),
    ("people/ana.toml", "name = \"Ana\"\n"),
    ("private/costs.toml", "[ana]\nhourly = 50\n"),
    ("clients/acme/client.toml", "name = \"Acme\"\n"),
];

/// A repository whose workspace lies somewhere in it, and another one without anything.
struct Kept {
    outer: TempDir,
    workspace: PathBuf,
}

impl Kept {
    fn new(below: &str) -> Self {
        let outer = TempDir::new().unwrap();
        let (kept, other) = (outer.path().join("kept"), outer.path().join("other"));
        let workspace = kept.join(below);
        fill(&workspace, FILES);
        fs::create_dir_all(&other).unwrap();
        for repository in [&kept, &other] {
            git(repository, &["init", "-q", "-b", "main"]);
        }
        git(&kept, &["add", "-A"]);
        commit(&kept);
        Self { outer, workspace }
    }

    fn kept(&self) -> PathBuf {
        self.outer.path().join("kept")
    }
}

fn git(folder: &Path, words: &[&str]) {
    well(sealed("git", folder).env("PATH", path()).args(words).output().unwrap());
}

fn commit(folder: &Path) {
    let words = ["-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-q", "-m", "all"];
    git(folder, &words);
}

/// A check that fails on this rule alone.
fn check(workspace: &Path, environment: &[(&str, PathBuf)]) -> Output {
    let mut command = sealed(program(), workspace);
    command.args(["check", "-q", "-f", "short", "private"]).env("PATH", path());
    for (name, value) in environment {
        command.env(name, value);
    }
    command.output().unwrap()
}

#[test]
fn git_is_asked_about_the_folder_whatever_the_environment_says() {
    for below in ["", "agency", "a/b c"] {
        let kept = Kept::new(below);
        let other = kept.outer.path().join("other");
        let elsewhere = |name: &'static str, path: &str| (name, other.join(path));
        let git_dir = elsewhere("GIT_DIR", ".git");
        for environment in [
            vec![],
            vec![git_dir.clone()],
            vec![git_dir.clone(), elsewhere("GIT_WORK_TREE", "")],
            vec![elsewhere("GIT_INDEX_FILE", ".git/index")],
            vec![elsewhere("GIT_OBJECT_DIRECTORY", ".git/objects")],
            vec![git_dir, elsewhere("GIT_COMMON_DIR", ".git"), elsewhere("GIT_PREFIX", "x")],
            vec![elsewhere("GIT_NAMESPACE", "x"), elsewhere("GIT_SHALLOW_FILE", "y")],
        ] {
            let output = check(&kept.workspace, &environment);
            let told = "deny[private-tracked]: private/ is tracked by git";
            assert!(printed(&output).contains(told), "{below:?} {environment:?}: {}", answer(&output));
            assert_eq!(output.status.code(), Some(1), "{environment:?}");
        }
    }
}

#[test]
fn a_hook_of_a_linked_worktree_and_a_way_by_a_link_lead_to_the_same_repository() {
    let kept = Kept::new("agency");
    let linked = kept.outer.path().join("linked");
    git(&kept.kept(), &["worktree", "add", "-q", "-b", "side", linked.to_str().unwrap()]);
    let hook = format!("#!/bin/sh\ncd agency && {} check -q -f short private > ../said; exit 0\n", program());
    crate::world::folder::write_script(&kept.kept().join(".git/hooks/pre-commit"), &hook);
    fs::write(linked.join("agency/new.md"), "x").unwrap();
    git(&linked, &["add", "-A"]);
    commit(&linked);
    let said = fs::read_to_string(linked.join("said")).unwrap();
    assert!(said.contains("private/ is tracked by git"), "{said}");
    #[cfg(unix)]
    {
        let link = kept.outer.path().join("way");
        std::os::unix::fs::symlink(&kept.workspace, &link).unwrap();
        let words = ["-C", link.to_str().unwrap(), "check", "-q", "-f", "short"];
        let output = sealed(program(), kept.outer.path()).env("PATH", path()).args(words).output().unwrap();
        assert!(printed(&output).contains("private/ is tracked by git"), "{}", answer(&output));
    }
}

#[test]
fn git_that_cannot_be_asked_is_a_finding_with_the_reason() {
    let kept = Kept::new("agency");
    let nothing = kept.outer.path().join("nothing");
    let (broken, config) = (kept.kept().join(".git/HEAD"), kept.kept().join(".git/config"));
    let head = fs::read_to_string(&broken).unwrap();
    let (before, no_git) = (fs::read_to_string(&config).unwrap(), [("PATH", nothing.clone())]);
    let mut reasons = vec![("can't be run", check(&kept.workspace, &no_git))];
    fs::write(&config, "[core\n").unwrap();
    reasons.push(("git refuses: bad config", check(&kept.workspace, &[])));
    fs::write(&config, &before).unwrap();
    fs::write(&broken, "nonsense\n").unwrap();
    reasons.push(("git refuses: ", check(&kept.workspace, &[])));
    fs::write(&broken, head).unwrap();
    #[cfg(unix)]
    if std::os::unix::fs::chown(kept.kept(), Some(65_533), None).is_ok() {
        reasons.push(("dubious ownership", check(&kept.workspace, &[])));
        std::os::unix::fs::chown(kept.kept(), Some(0), None).unwrap();
    }
    for (reason, output) in reasons {
        let told = "deny[private-tracked]: can't tell whether git tracks private/: ";
        let printed = printed(&output);
        assert!(printed.contains(told) && printed.contains(reason), "{reason}: {}", answer(&output));
        assert_eq!((output.status.code(), printed.lines().count()), (Some(1), 1), "{printed}");
    }
    // It is a rule like others: its level is the workspace's, and a comment exempts.
    let settings = kept.workspace.join("standing.toml");
    fs::write(&settings, FILES[0].1.to_owned() + "[check]\nprivate-tracked = \"warn\"\n").unwrap();
    let output = check(&kept.workspace, &no_git);
    assert!(printed(&output).contains("warn[private-tracked]"), "{}", answer(&output));
    assert_eq!(output.status.code(), Some(0));
    // Where there is no repository, there is nothing to say.
    fs::remove_dir_all(kept.kept().join(".git")).unwrap();
    let output = check(&kept.workspace, &no_git);
    assert_eq!((output.status.code(), answer(&output)), (Some(0), String::new()));
}
