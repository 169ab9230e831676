//! Every documented example of every rule: the bad one breaks the rule, the good one does not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test says what went wrong by panicking"
)]

use std::fs;
use std::path::Path;

use standing::checks::rule::{BASE, EXAMPLE_DAY, Example, File};
use standing::checks::{RULES, errors_and_warnings};
use standing::store;
use tempfile::TempDir;

fn write(root: &Path, path: &str, file: File) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    match file {
        File::Text(text) => fs::write(path, text).unwrap(),
        File::Bytes(bytes) => fs::write(path, bytes).unwrap(),
        File::Folder => fs::create_dir_all(path).unwrap(),
        File::Absent => fs::remove_file(path).unwrap(),
        #[cfg(unix)]
        File::Link(target) => {
            let _ = fs::remove_file(&path);
            std::os::unix::fs::symlink(target, path).unwrap();
        }
        #[cfg(not(unix))]
        File::Link(target) => fs::write(path, target).unwrap(),
    }
}

/// The names of the rules that an example breaks.
fn broken(example: Example) -> Vec<&'static str> {
    let folder = TempDir::new().unwrap();
    BASE.iter().for_each(|(path, text)| write(folder.path(), path, File::Text(text)));
    example.0.iter().for_each(|(path, file)| write(folder.path(), path, *file));
    let loaded = store::load(folder.path()).unwrap();
    let read = loaded.diagnostics.iter().map(|found| found.rule);
    let portfolio = loaded.portfolio.as_ref();
    let checked = portfolio.map(|portfolio| errors_and_warnings(portfolio, EXAMPLE_DAY.parse().unwrap()));
    read.chain(checked.into_iter().flatten().map(|found| found.rule)).collect()
}

#[test]
fn the_base_of_the_examples_breaks_nothing() {
    assert_eq!(broken(Example(&[])), Vec::<&str>::new());
}

#[test]
fn a_bad_example_breaks_its_rule_and_a_good_one_does_not() {
    for rule in RULES {
        assert!(broken(rule.bad).contains(&rule.name), "{}: its bad example does not break it", rule.name);
        assert!(!broken(rule.good).contains(&rule.name), "{}: its good example breaks it", rule.name);
    }
}

#[test]
fn a_good_example_breaks_no_other_rule() {
    for rule in RULES {
        assert_eq!(broken(rule.good), Vec::<&str>::new(), "{}", rule.name);
    }
}
