//! Every numbered fact of the practice has a command that serves it: docs/practice.md names it and what it prints, and
//! here it is run on the example agency.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::world::command::{self, standing};
use crate::world::folder::{copy_of_the_example, repository};

/// How many facts, questions and symptoms there are under each heading.
const NUMBERED: [(&str, usize); 8] =
    [("1.", 9), ("2.", 5), ("3.", 6), ("4.", 3), ("5.", 6), ("am-", 6), ("pm-", 7), ("sy-", 6)];

/// A row of the page.
struct Fact {
    number: String,
    command: String,
    words: Vec<String>,
}

fn facts() -> Vec<Fact> {
    let page = fs::read_to_string(repository().join("docs/practice.md")).unwrap();
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
    let world = copy_of_the_example();
    for Fact { number, command, words } in facts() {
        assert!(!words.is_empty(), "{number} has nothing to read");
        let (code, printed) = printed(world.path(), &command);
        assert_eq!(code, Some(0), "{number}: {command}: {printed}");
        for word in words {
            assert!(printed.contains(&word), "{number}: {command} does not print {word:?}:\n{printed}");
        }
    }
}

/// A rehearsal reads no record.
#[test]
fn no_fact_is_found_where_the_records_are_gone() {
    let world = copy_of_the_example();
    hollow_out(world.path());
    for Fact { number, command, words } in
        facts().into_iter().filter(|fact| !fact.command.contains("--dry-run"))
    {
        let (_, printed) = printed(world.path(), &command);
        let is_told = words.iter().all(|word| printed.contains(word));
        assert!(!is_told, "{number}: {command} prints {words:?} without a record to say so:\n{printed}");
    }
}

/// What a command prints in a workspace, each stretch of white space as one space.
fn printed(workspace: &Path, command: &str) -> (Option<i32>, String) {
    let typed: Vec<String> = shlex::split(command).unwrap();
    assert_eq!(typed.first().map(String::as_str), Some("standing"), "{command}");
    let output = standing(workspace, typed.iter().skip(1)).env("COLUMNS", "200").output().unwrap();
    (output.status.code(), command::printed(&output).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Leaves of everybody and everything that they are, and nothing of what happened.
fn hollow_out(workspace: &Path) {
    const KEPT: [&str; 6] = ["name = ", "status = ", "billing = ", "start = ", "finished = ", "currency = "];
    fs::remove_dir_all(workspace.join("private")).unwrap();
    for file in walkdir::WalkDir::new(workspace).into_iter().map(Result::unwrap) {
        if file.path().extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let text = fs::read_to_string(file.path()).unwrap();
        let above = text.lines().take_while(|line| !line.starts_with('['));
        let kept = above.filter(|line| KEPT.iter().any(|key| line.starts_with(key)));
        let mut hollow: String = kept.map(|line| format!("{line}\n")).collect();
        if hollow.contains("billing = \"retainer\"") {
            hollow.push_str("\n[retainer]\nevery = \"month\"\n");
        }
        fs::write(file.path(), hollow).unwrap();
    }
}
