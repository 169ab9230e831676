//! Every documented example of every rule: the bad one breaks the rule, and no other.

use std::collections::BTreeMap;
use std::path::Path;

use standing::checks::RULES;
use standing::checks::pages::EXAMPLE_DAY;
use standing::checks::rule::Fix;

use crate::world::command::{TODAY, json, standing};
use crate::world::data::converted;
use crate::world::example::{BASE, bad, blocks};
use crate::world::folder::{fill, folder};

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
        let expected = BTreeMap::from([(rule.name.to_string(), 1)]);
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

#[test]
fn files_that_are_never_read_are_told_with_their_place() {
    let site = "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\n";
    let strays = [
        ("clients/acme/2026/old.toml", "warning", "move it to clients/acme/old.toml"),
        ("clients/acme/shop.toml.txt", "warning", "rename it to shop.toml"),
        ("clients/acme/site (1).toml", "error", "compare it with clients/acme/site.toml, then delete it"),
        ("clients/acme/web.TOML", "warning", "rename it to web.toml"),
        ("clients/beta.toml", "warning", "move it into its client's folder: clients/CLIENT/beta.toml"),
    ];
    let folder = folder(BASE);
    fill(folder.path(), strays.map(|(path, ..)| (path, site)));
    // Other programs have such files too, and what is no TOML by its name is nobody's.
    fill(folder.path(), [("clients/acme/code/Cargo.toml", "[package]\n"), ("clients/acme/notes.txt", site)]);
    fill(folder.path(), [("clients/acme/site.toml", site)]);
    let found = json(&standing(folder.path(), ["check", "-f", "json"]).output().unwrap());
    let rows = found["rows"].as_array().unwrap().iter();
    let told: Vec<_> =
        rows.map(|row| ["file", "level", "help"].map(|key| row[key].as_str().unwrap())).collect();
    assert_eq!(told, strays.map(|(path, level, help)| [path, level, help]));
}

#[test]
fn what_a_contractor_s_books_break() {
    let Some(folder) = converted("hvac/convert.py") else { return };
    // Five contracts, four past their due date, all with more hours than estimated, which bind, though not with more money;
    // nineteen declined changes; of 83 invoices all but the last were due, and a tenth of each is retained; no client of
    // three has an executive.
    let expected = [
        ("hours-bind", 5),
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
