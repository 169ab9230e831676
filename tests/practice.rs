//! Every numbered fact of the practice has a command that serves it: docs/practice.md names it and what it prints, and
//! here it is run on the example agency.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what went wrong by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// How many facts, questions and symptoms there are under each heading.
const NUMBERED: [(&str, usize); 7] =
    [("1.", 9), ("2.", 5), ("3.", 6), ("4.", 3), ("am-", 6), ("pm-", 7), ("sy-", 6)];

/// A row of the page.
struct Fact {
    number: String,
    command: String,
    words: Vec<String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn facts() -> Vec<Fact> {
    let page = fs::read_to_string(root().join("docs/practice.md")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let cells = rows.map(|row| row.split(" | ").map(str::to_owned).collect::<Vec<_>>());
    let facts = cells.filter(|cells| cells.first().is_some_and(|number| number != "#"));
    facts.map(fact).collect()
}

fn fact(cells: Vec<String>) -> Fact {
    let [number, _, command, words] = cells.as_slice() else { panic!("not four cells: {cells:?}") };
    let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let command = quoted(command).concat();
    Fact { number: number.clone(), command, words: quoted(words) }
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copied(&entry.path(), &target)
        } else {
            fs::copy(entry.path(), target).map(drop).unwrap()
        }
    }
}

#[test]
fn every_numbered_fact_has_its_row() {
    let numbers: BTreeSet<String> = facts().into_iter().map(|fact| fact.number).collect();
    let expected: BTreeSet<String> = NUMBERED
        .iter()
        .flat_map(|(before, count)| (1..=*count).map(move |number| format!("{before}{number}")))
        .collect();
    assert_eq!(numbers, expected);
}

#[test]
fn every_fact_is_found_where_the_page_says() {
    let world = TempDir::new().unwrap();
    copied(&root().join("examples/agency"), world.path());
    for Fact { number, command, words } in facts() {
        assert!(!words.is_empty(), "{number} has nothing to read");
        let typed: Vec<String> = shlex::split(&command).unwrap();
        assert_eq!(typed.first().map(String::as_str), Some("standing"), "{number}: {command}");
        let mut run = Command::new(env!("CARGO_BIN_EXE_standing"));
        run.args(typed.iter().skip(1)).current_dir(world.path()).env_clear();
        let output = run.env("STANDING_TODAY", "2026-11-20").env("COLUMNS", "200").output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{number}: {command}: {output:?}");
        let printed = String::from_utf8(output.stdout).unwrap();
        let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
        for word in words {
            assert!(printed.contains(&word), "{number}: {command} does not print {word:?}:\n{printed}");
        }
    }
}
