//! Every documented example of every rule: the bad one breaks the rule, the good one breaks none. And every rule that
//! the reader names has its page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use standing::checks::exempting::{exempted, unused};
use standing::checks::facts::Facts;
use standing::checks::rule::{EXAMPLE_DAY, Example, Find, Rule};
use standing::checks::{RULES, errors_and_warnings, practice};
use standing::diagnostic::Diagnostic;
use standing::disk;
use standing::model::portfolio::Portfolio;

use crate::world::data::converted;
use crate::world::example;
use crate::world::folder::repository;

fn facts<'p>(portfolio: &'p Portfolio, as_of: &str) -> Facts<'p> {
    Facts::new(portfolio, as_of.parse().unwrap())
}

/// Everything that is found in a workspace.
fn found(root: &Path, as_of: &str) -> Vec<Diagnostic> {
    let loaded = disk::load(root).unwrap();
    let Some(portfolio) = &loaded.portfolio else { return loaded.diagnostics };
    let exemptions = loaded.sources.exemptions();
    let facts = facts(portfolio, as_of).with_private_tracked(Some(is_private_tracked(root)));
    let facts = facts.with_exemptions(&exemptions);
    let level = |rule: &Rule| rule.level_in(&portfolio.agency);
    let mut found = loaded.diagnostics;
    found.extend(errors_and_warnings(&facts));
    found.extend(practice(&facts, level).into_iter().map(|(_, one)| one));
    let mut left = exempted(found, &exemptions, |places| loaded.sources.spans(places));
    let unused = unused(&facts, &left, level).into_iter().map(|(_, one)| one);
    left.kept.extend(unused);
    left.kept
}

/// Whether everything of the workspace is added to git, `private/` too.
fn is_private_tracked(root: &Path) -> bool {
    fs::read_to_string(root.join(".gitignore")).is_ok_and(|ignored| !ignored.contains("/private/"))
}

/// The names of the rules that an example breaks.
fn broken(example: Example) -> Vec<&'static str> {
    let folder = example::workspace(example);
    found(folder.path(), EXAMPLE_DAY).iter().map(|found| found.rule).collect()
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

/// How often each rule is broken by a workspace.
fn counts(root: &Path, as_of: &str) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    found(root, as_of).iter().for_each(|found| *counts.entry(found.rule).or_default() += 1);
    counts
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
    assert_eq!(counts(folder.path(), "2026-03-01"), BTreeMap::from(expected));
}
