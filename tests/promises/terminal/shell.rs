//! The program at a shell: pipes, colours, the environment, two ways to the same report.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::generator;

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/agency")
}

fn standing() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standing"));
    command.env_clear().env("STANDING_TODAY", "2026-11-20");
    command
}

fn printed(command: &mut Command) -> String {
    let output: Output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let folder = TempDir::new().unwrap();
    generator::write(folder.path(), &generator::Size::SMALL, 1).unwrap();
    for format in ["json", "plain", "csv", "markdown", "table"] {
        let mut child = standing()
            .args(["budget", "-f", format, "-C"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
    }
}

#[test]
fn colours_follow_the_environment() {
    let colours = |variables: &[(&str, &str)], words: &[&str]| {
        let mut command = standing();
        command.args(["budget", "-C"]).arg(example()).args(words).envs(variables.iter().copied());
        printed(&mut command).contains('\u{1b}')
    };
    assert!(!colours(&[], &[]), "a pipe has none");
    assert!(colours(&[], &["--color", "always"]));
    assert!(colours(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!colours(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], &["--color", "never"]));
    assert!(!colours(&[("NO_COLOR", "1")], &[]));
}

#[test]
fn the_workspace_is_found_upward_by_option_and_by_variable() {
    let reference = printed(standing().args(["budget", "-C"]).arg(example()));
    assert_eq!(reference, printed(standing().arg("budget").current_dir(example().join("clients/skerrow"))));
    assert_eq!(reference, printed(standing().arg("budget").env("STANDING_WORKSPACE", example())));
    assert_eq!(reference, printed(standing().args(["report", "budget", "-C"]).arg(example())));
}

#[test]
fn two_runs_print_the_same_bytes() {
    for report in ["budget", "scope", "coverage"] {
        let run = || printed(standing().args([report, "-f", "json", "-C"]).arg(example()));
        assert_eq!(run(), run(), "{report}");
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for columns in [60, 80, 100, 140, 200] {
        for report in ["budget", "scope", "coverage"] {
            let width = columns.to_string();
            let page = printed(standing().args([report, "-C"]).arg(example()).env("COLUMNS", &width));
            let widest = page.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(widest <= columns, "{report} at {columns}: {widest}");
        }
    }
}
