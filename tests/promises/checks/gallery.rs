//! The error gallery: what a person reads when a rule is broken, whole, one file a rule in `tests/gallery/`.
//! `UPDATE_CASES=1` writes what the program prints; read it before you commit it.

use std::fs;
use std::process::Command;

use standing::checks::RULES;
use standing::checks::rule::{EXAMPLE_DAY, Example, Kind};
use standing::model::agency::Level;

use crate::world::command::{self, is_updating};
use crate::world::example;
use crate::world::folder::repository;

/// What the budget report says of a workspace, and its exit code.
fn said(example: Example) -> (String, Option<i32>) {
    let (_, said, exit) = run(example, &["budget", "--verbose"]);
    let is_timed = |line: &&str| line.ends_with(" ms)");
    (said.lines().filter(|line| !is_timed(line)).map(|line| format!("{line}\n")).collect(), exit)
}

/// What a command prints and says in a workspace, and its exit code.
fn run(example: Example, words: &[&str]) -> (String, String, Option<i32>) {
    let folder = example::workspace(example);
    // One that says what git leaves out is in git.
    if example.0.iter().any(|(path, _)| *path == ".gitignore") {
        for words in [&["init", "-q"][..], &["add", "-A"]] {
            assert!(Command::new("git").current_dir(folder.path()).args(words).status().unwrap().success());
        }
    }
    let mut standing = command::standing(folder.path(), words);
    let output = standing.env("STANDING_TODAY", EXAMPLE_DAY).env("COLUMNS", "80").output().unwrap();
    let hidden = |text: String| text.replace(folder.path().to_str().unwrap(), "[WORLD]");
    (hidden(command::printed(&output)), hidden(command::said(&output)), output.status.code())
}

/// Compares what was shown of a rule with its file.
fn is_as_in_the_gallery(name: &str, shown: &str) -> bool {
    let file = repository().join("tests/gallery").join(format!("{name}.txt"));
    if is_updating() {
        fs::write(&file, shown).unwrap();
    }
    fs::read_to_string(&file).unwrap_or_default() == shown
}

#[test]
fn every_error_reads_like_the_compiler_s() {
    let mut different = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.kind != Kind::Practice) {
        let (said, exit) = said(rule.bad);
        assert_eq!(exit, Some(if rule.kind == Kind::Error { 3 } else { 0 }), "{}:\n{said}", rule.name);
        if !is_as_in_the_gallery(rule.name, &said) {
            different.push(format!("{}\n{said}", rule.name));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn every_practice_rule_reads_like_them() {
    let mut different = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.kind == Kind::Practice) {
        let (printed, said, exit) = run(rule.bad, &["check"]);
        let denied = i32::from(rule.level == Level::Deny);
        assert_eq!(exit, Some(denied), "{}:\n{said}", rule.name);
        assert_eq!(said, format!("next: standing explain {}\n", rule.name));
        if !is_as_in_the_gallery(rule.name, &printed) {
            different.push(format!("{}\n{printed}", rule.name));
        }
        assert_eq!(run(rule.good, &["check"]), (String::new(), String::new(), Some(0)), "{}", rule.name);
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn the_gallery_shows_no_rule_that_is_gone() {
    let folder = repository().join("tests/gallery");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(RULES.iter().any(|rule| rule.name == name), "{name} is no rule");
    }
}
