//! Every documented example of every rule: the bad one breaks the rule, and no other. And every rule that the reader
//! names has its page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use standing::checks::RULES;
use standing::checks::pages::EXAMPLE_DAY;
use standing::checks::rule::{Find, Fix};

use crate::world::command::{TODAY, json, standing};
use crate::world::data::converted;
use crate::world::example::{BASE, bad, blocks};
use crate::world::folder::{folder, repository};

/// How often each rule is broken by a workspace.
fn counts(root: &Path, as_of: &str) -> BTreeMap<String, usize> {
    let mut check = standing(root, ["check", "-f", "json"]);
    let found = json(&check.env("STANDING_TODAY", as_of).output().unwrap());
    let mut counts = BTreeMap::new();
    for row in found["rows"].as_array().unwrap() {
        *counts.entry(row["rule"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    counts
}

#[test]
fn the_base_of_the_examples_breaks_nothing() {
    assert_eq!(counts(folder(BASE).path(), EXAMPLE_DAY), BTreeMap::new());
}

#[test]
fn a_bad_example_breaks_its_rule_once_and_no_other() {
    assert_eq!(EXAMPLE_DAY, TODAY);
    for rule in RULES {
        let expected = BTreeMap::from([(rule.name.to_owned(), 1)]);
        assert_eq!(counts(bad(rule).path(), EXAMPLE_DAY), expected, "{}", rule.name);
    }
}

#[test]
fn a_page_has_every_part_in_its_place() {
    for rule in RULES {
        let headings: Vec<&str> = rule.page.lines().filter(|line| line.starts_with("## ")).collect();
        let expected = ["## Why it matters", "## How to fix it", "## Bad", "## Good"];
        assert_eq!(headings, expected, "{}", rule.name);
        assert!(rule.page.starts_with(&format!("# {}\n\n", rule.name)), "{}", rule.name);
        assert!(rule.finds().ends_with('.') && rule.finds().starts_with(char::is_uppercase), "{}", rule.name);
        assert!(!blocks(rule, "Good").is_empty(), "{}", rule.name);
    }
}

#[test]
fn a_page_names_the_command_that_fixes() {
    for rule in RULES {
        let words = rule.page.split_whitespace().collect::<Vec<_>>().join(" ");
        let names = |command: &str| words.contains(&format!("`standing check {command}`"));
        let named = match (names("--fix"), names("--fix --unsafe-fixes")) {
            (true, false) => Fix::Order,
            (false, true) => Fix::Spelling,
            _ => Fix::Nothing,
        };
        assert_eq!(named, rule.fix, "{}", rule.name);
    }
}

/// The rules that the reader names in calls such as `fault("key", "rule", …)` and in fields `rule: "…"`.
fn rules_of_the_reader() -> BTreeSet<String> {
    let rooms = ["toml", "edit", "format", "disk"].iter();
    let entries = rooms.flat_map(|room| walkdir::WalkDir::new(repository().join("src").join(room)));
    let files = entries.map(|entry| entry.unwrap().into_path());
    let sources = files.filter(|path| path.is_file()).map(|path| fs::read_to_string(path).unwrap());
    let calls = ["error(", "warning(", "fault(", "fault::<()>(", "fault_in(", "warn(", "rule: "];
    let mut names = BTreeSet::new();
    for source in sources {
        let code = source.split("\n#[cfg(test)]\nmod tests").next().unwrap();
        for call in calls {
            names.extend(code.split(call).skip(1).filter_map(last_literal));
        }
    }
    names
}

/// The last of the literals with which arguments begin, names among them left out.
fn last_literal(arguments: &str) -> Option<String> {
    let mut last = None;
    for argument in arguments.split(',').map(str::trim) {
        match argument.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
            Some((literal, "" | ")" | " }")) => last = Some(literal),
            None if argument.chars().all(|c| c.is_alphanumeric() || c == '_') => {}
            _ => break,
        }
    }
    last.filter(|literal| !literal.is_empty()).map(str::to_owned)
}

#[test]
fn every_rule_that_the_reader_names_has_a_page_and_the_other_way_round() {
    let read = RULES.iter().filter(|rule| matches!(rule.find, Find::Reader));
    let pages: BTreeSet<String> = read.map(|rule| rule.name.to_owned()).collect();
    assert_eq!(rules_of_the_reader(), pages);
}

#[test]
fn what_a_contractor_s_books_break() {
    let Some(folder) = converted("hvac/convert.py") else { return };
    // Five contracts, four past their due date, all with more hours than estimated; nineteen declined changes; of 83
    // invoices all but the last were due, and a tenth of each is retained; no client of three has an executive.
    let expected = [
        ("late-project", 4),
        ("long-day", 80),
        ("no-executive", 3),
        ("no-messenger", 19),
        ("over-budget", 5),
        ("overdue-invoice", 82),
        ("repeated-entry", 125),
    ];
    let expected = expected.map(|(rule, count)| (rule.to_owned(), count));
    assert_eq!(counts(folder.path(), "2026-03-01"), BTreeMap::from(expected));
}
