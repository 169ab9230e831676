//! A repository with an agency in it, and steps of which git shows the lines.

use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::world::command::{path, printed, said, sealed};

/// Runs a line of the shell in the workspace, as a person who has git set up.
pub(crate) fn sh(root: &Path, line: &str) -> Output {
    let mut shell = sealed("sh", root);
    shell.args(["-c", line]).env("PATH", path()).env("HOME", root.parent().unwrap()).output().unwrap()
}

pub(crate) fn git(root: &Path, arguments: &str) -> String {
    let output = sh(root, &format!("git {arguments}"));
    assert!(output.status.success(), "git {arguments}: {}", said(&output));
    printed(&output)
}

/// Runs a command, and compares the lines that git sees changed: `+` and `-` in front of each. Then it is committed.
pub(crate) fn step(root: &Path, command: &str, stands: &str, lines: &[&str]) {
    let output = sh(root, command);
    let (printed, said) = (printed(&output), said(&output));
    assert!(output.status.success(), "{command}\n{printed}{said}");
    assert!(printed.contains(stands), "{command}\nsays\n{printed}and not\n{stands}");
    git(root, "add --all");
    assert_eq!(changed(root, "--cached"), lines, "{command}");
    git(root, "commit --quiet --message step");
}

/// The lines that git sees changed, `+` and `-` in front of each; blank ones say nothing.
pub(crate) fn changed(root: &Path, which: &str) -> Vec<String> {
    let diff = git(root, &format!("diff {which} --unified=0 --no-color"));
    let is_changed =
        |line: &&str| line.starts_with(['+', '-']) && !line.starts_with("+++ ") && !line.starts_with("--- ");
    diff.lines().filter(is_changed).filter(|line| line.len() > 1).map(str::to_owned).collect()
}

/// A step that is refused leaves everything as it was.
pub(crate) fn refused(root: &Path, command: &str, cause: &str) {
    let output = sh(root, command);
    assert_eq!(output.status.code(), Some(2), "{command}\n{}", said(&output));
    assert!(said(&output).contains(cause), "{command}\n{}", said(&output));
    assert_eq!(git(root, "status --porcelain"), "", "{command}");
}

pub(crate) fn agency(world: &TempDir) -> std::path::PathBuf {
    let root = world.path().join("agency");
    std::fs::create_dir(&root).unwrap();
    git(&root, "init --quiet");
    git(&root, "config user.name Ana");
    git(&root, "config user.email ana@example.com");
    for line in [
        "standing init . --name Nord --currency EUR",
        "standing add person ana Ana Ruiz --role project-manager,account-manager --email ana@example.com",
        "standing add person ben Ben Ode --role designer",
        "standing add person cleo Cleo Marsh --role developer",
        "standing add client acme Acme --lead ana",
        "standing add contact acme eva Eva Braun --role executive",
        "standing add contact acme tom Tom Ek --role manager",
        "standing add project acme/website --amount 40000 --hours 400 --start 2026-10-01 --due 2027-02-26",
    ] {
        let output = sh(&root, line);
        assert!(output.status.success(), "{line}\n{}", said(&output));
    }
    git(&root, "add --all");
    git(&root, "commit --quiet --message agency");
    root
}
