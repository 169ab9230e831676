//! The program at a shell: pipes, colours, the environment, two ways to the same report.

use std::path::Path;
use std::process::Stdio;

use tempfile::TempDir;

use crate::generator;
use crate::world::command::{run, standing, well};
use crate::world::folder::{example_agency, repository};

/// What our program prints in the example agency, with these variables.
fn with_variables(words: &[&str], variables: &[(&str, &str)]) -> String {
    well(standing(&example_agency(), words).envs(variables.iter().copied()).output().unwrap())
}

fn in_the_example(words: &[&str]) -> String {
    with_variables(words, &[])
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let folder = TempDir::new().unwrap();
    generator::write(folder.path(), &generator::Size::SMALL, 1).unwrap();
    for format in ["json", "plain", "csv", "markdown", "table"] {
        let mut report = standing(folder.path(), ["budget", "-q", "-f", format]);
        let mut child = report.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
    }
}

#[test]
fn colours_follow_the_environment() {
    let colours = |variables: &[(&str, &str)], words: &[&str]| {
        with_variables(&[&["budget"], words].concat(), variables).contains('\u{1b}')
    };
    assert!(!colours(&[], &[]), "a pipe has none");
    assert!(colours(&[], &["--color", "always"]));
    assert!(colours(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!colours(&[("FORCE_COLOR", "1")], &[]), "as docs/guide/scripts.md says");
    assert!(!colours(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], &["--color", "never"]));
    assert!(!colours(&[("NO_COLOR", "1")], &[]));
}

#[test]
fn the_workspace_is_found_upward_by_option_and_by_variable() {
    let example = example_agency();
    let from = |folder: &Path, words: &[&str]| well(run(folder, words));
    let reference = in_the_example(&["budget"]);
    let named = example.to_str().unwrap();
    assert_eq!(reference, from(&example.join("clients/skerrow"), &["budget"]));
    assert_eq!(reference, from(repository(), &["budget", "-C", named]));
    assert_eq!(reference, from(repository(), &["report", "budget", "-C", named]));
    let mut command = standing(repository(), ["budget"]);
    assert_eq!(reference, well(command.env("STANDING_WORKSPACE", named).output().unwrap()));
}

#[test]
fn two_runs_print_the_same_bytes() {
    for report in ["budget", "scope", "coverage"] {
        let run = || in_the_example(&[report, "-f", "json"]);
        assert_eq!(run(), run(), "{report}");
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for columns in [60, 80, 100, 140, 200] {
        for report in ["budget", "scope", "coverage"] {
            let width = columns.to_string();
            let page = with_variables(&[report], &[("COLUMNS", &width)]);
            let widest = page.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(widest <= columns, "{report} at {columns}: {widest}");
        }
    }
}
