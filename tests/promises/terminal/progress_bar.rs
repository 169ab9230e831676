//! Work past half a second shows a bar on a terminal, and never elsewhere. What makes the work long is valgrind.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::generator::{self, Size};
use crate::world::command::{is_installed, is_optimized, program};

/// A report on a workspace, slowly.
fn slowly(root: &Path, options: &str) -> String {
    let (program, root) = (program(), root.display());
    format!("valgrind -q --tool=none {program} {options} report budget -f json -C {root} > /dev/null")
}

fn run(program: &str, words: &[&str]) -> Output {
    let mut command = Command::new(program);
    command.args(words).env("TERM", "xterm").env("STANDING_TODAY", "2026-06-30").stdin(Stdio::null());
    command.output().unwrap()
}

/// Everything that a terminal gets while a command line runs.
fn seen_on_a_terminal(line: &str) -> String {
    let Output { stdout, .. } = run("script", &["-qec", line, "/dev/null"]);
    String::from_utf8_lossy(&stdout).into_owned()
}

#[test]
fn long_work_shows_a_bar_on_a_terminal_and_nowhere_else() {
    if !["script", "valgrind"].into_iter().all(is_installed) {
        println!("SKIPPED the bar on a terminal: script or valgrind is not installed");
        return;
    }
    let folder = TempDir::new().unwrap();
    // What takes more than half a second to read in that way.
    let long = if is_optimized() { Size::MEDIUM } else { Size::SMALL };
    generator::write(folder.path(), &long, 7).unwrap();
    let shown = seen_on_a_terminal(&slowly(folder.path(), ""));
    assert!(shown.contains("reading [") && shown.contains(" files"), "{shown:?}");
    assert!(!seen_on_a_terminal(&slowly(folder.path(), "-q")).contains("reading"));
    let Output { stderr, .. } = run("sh", &["-c", &slowly(folder.path(), "")]);
    assert!(!String::from_utf8_lossy(&stderr).contains("reading"));
}
