//! Every documented example of every rule: the bad one breaks the rule, the good one breaks none. And every rule that
//! the reader names has its page.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test says what went wrong by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use standing::checks::facts::Facts;
use standing::checks::rule::{EXAMPLE_DAY, Example, Find};
use standing::checks::{RULES, errors_and_warnings};
use standing::model::portfolio::Portfolio;
use standing::store;
use tempfile::TempDir;

mod example;

fn facts<'p>(portfolio: &'p Portfolio, as_of: &str) -> Facts<'p> {
    Facts::new(portfolio, as_of.parse().unwrap())
}

/// The names of the rules that an example breaks.
fn broken(example: Example) -> Vec<&'static str> {
    let folder = example::workspace(example);
    let loaded = store::load(folder.path()).unwrap();
    let read = loaded.diagnostics.iter().map(|found| found.rule);
    let portfolio = loaded.portfolio.as_ref();
    let checked = portfolio.map(|portfolio| errors_and_warnings(&facts(portfolio, EXAMPLE_DAY)));
    read.chain(checked.into_iter().flatten().map(|found| found.rule)).collect()
}

#[test]
fn the_base_of_the_examples_breaks_nothing() {
    assert_eq!(broken(Example(&[])), Vec::<&str>::new());
}

#[test]
fn a_bad_example_breaks_its_rule_and_no_other() {
    for rule in RULES {
        let broken: BTreeSet<_> = broken(rule.bad).into_iter().collect();
        assert_eq!(broken, BTreeSet::from([rule.name]), "{}", rule.name);
    }
}

#[test]
fn a_good_example_breaks_no_rule() {
    for rule in RULES {
        assert_eq!(broken(rule.good), Vec::<&str>::new(), "{}", rule.name);
    }
}

#[test]
fn a_page_is_whole() {
    for rule in RULES {
        for text in [rule.finds, rule.why] {
            assert!(text.ends_with('.') && text.starts_with(char::is_uppercase), "{}: {text}", rule.name);
        }
    }
}

/// The rules that the reader names in calls such as `fault("key", "rule", …)` and in fields `rule: "…"`.
fn rules_of_the_reader() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let files = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
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

/// The folder of data that comes with a full checkout; a test without it says so and passes.
fn shared(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found =
        root.ancestors().map(|folder| folder.join("shared/data").join(name)).find(|path| path.exists());
    if found.is_none() {
        println!("SKIPPED: there is no shared/data/{name} above {}", root.display());
    }
    found
}

/// How often each rule is broken by a workspace.
fn counts(root: &Path, as_of: &str) -> BTreeMap<&'static str, usize> {
    let loaded = store::load(root).unwrap();
    let portfolio = loaded.portfolio.unwrap();
    let checked = errors_and_warnings(&facts(&portfolio, as_of));
    let mut counts = BTreeMap::new();
    loaded.diagnostics.iter().chain(&checked).for_each(|found| *counts.entry(found.rule).or_default() += 1);
    counts
}

#[test]
fn a_contractor_s_books_repeat_125_entries_and_have_80_long_days() {
    let Some(script) = shared("hvac/convert.py") else { return };
    let folder = TempDir::new().unwrap();
    let converted = std::process::Command::new("python3").arg(script).arg(folder.path()).output();
    if !converted.is_ok_and(|output| output.status.success()) {
        println!("SKIPPED: python3 cannot convert the workspace");
        return;
    }
    assert_eq!(
        counts(folder.path(), "2026-03-01"),
        BTreeMap::from([("long-day", 80), ("repeated-entry", 125)])
    );
}
