//! `standing fmt` changes how a file is written and nothing else, tried on generated workspaces that were made rough: no
//! report changes by a byte, twice is once, and what comes out is the file from which the rough one was made.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;
use standing::disk;
use standing::edit::{Edit, apply};
use standing::format::Kind;
use standing::model::portfolio::Portfolio;
use standing::reports::query::Query;
use standing::reports::{advise, budget, checkup, clients, coverage, scope};
use tempfile::TempDir;

mod rough;

use crate::generator::{self, Size};
use rough::{Chance, rough};

const SEEDS: std::ops::Range<u64> = 0..8;
const DAYS: [&str; 2] = ["2025-06-30", "2026-06-30"];

fn generated(seed: u64) -> TempDir {
    let folder = TempDir::new().unwrap();
    generator::write(folder.path(), &Size::TINY, seed).unwrap();
    folder
}

/// Each file of a workspace with its kind.
fn files(root: &Path) -> Vec<(PathBuf, Kind, String)> {
    let documents = disk::load(root).unwrap().sources.documents();
    assert!(documents.len() > 10, "{documents:?}");
    let file = |document: &String| {
        let path = root.join(document);
        (path.clone(), Kind::of(document).unwrap(), fs::read_to_string(path).unwrap())
    };
    documents.iter().map(file).collect()
}

fn formatted(kind: Kind, text: &str) -> String {
    apply(text, kind.schema(), &[Edit::Format]).unwrap_or_else(|fault| panic!("{fault}:\n{text}"))
}

fn load(root: &Path) -> Portfolio {
    let loaded = disk::load(root).unwrap();
    let mut errors = loaded.sources.findings(loaded.diagnostics);
    errors.retain(|found| found.level == standing::diagnostic::Severity::Error);
    assert!(errors.is_empty(), "{errors:#?}");
    loaded.portfolio.unwrap()
}

/// A report as JSON. Evidence stands in the order of its records and says their places, and of several records at fault a
/// sentence names the first: both may change with the order of a log. Of evidence the texts and days are compared, of
/// sentences all but the days.
fn json(report: &impl Serialize) -> String {
    let mut report = serde_json::to_value(report).unwrap();
    without_places(&mut report);
    serde_json::to_string_pretty(&report).unwrap()
}

fn without_places(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(without_places),
        Value::Object(keys) => {
            for (key, value) in keys {
                if key == "evidence" {
                    let said = |one: &Value| Value::from(format!("{} {}", one["date"], one["text"]));
                    let mut texts: Vec<Value> = value.as_array().unwrap().iter().map(said).collect();
                    texts.sort_by_key(Value::to_string);
                    *value = Value::Array(texts);
                }
                if key == "why" {
                    let digit = |c: char| if c.is_ascii_digit() { '0' } else { c };
                    *value = Value::from(value.to_string().chars().map(digit).collect::<String>());
                }
                without_places(value);
            }
        }
        _ => {}
    }
}

/// Every report of every day.
fn reports(portfolio: &Portfolio) -> Vec<String> {
    let of_day = |day: &str| {
        let query = Query { periods: true, all: true, ..Query::everything(day.parse().unwrap()) };
        [
            json(&budget::report(portfolio, &query, None)),
            json(&scope::report(portfolio, &query, None)),
            json(&coverage::report(portfolio, &query)),
            json(&clients::report(portfolio, &query)),
            json(&checkup::report(portfolio, &query)),
            json(&advise::report(portfolio, &query)),
        ]
    };
    DAYS.iter().flat_map(|day| of_day(day)).collect()
}

/// A text with its comments, its mark and the ends of its lines left out.
fn bare(text: &str) -> String {
    let lines = text.trim_start_matches('\u{feff}').lines();
    let lines = lines.filter(|line| !line.trim().is_empty() && !line.trim().starts_with('#'));
    let bare = |line: &str| {
        let remark = ["  # why", " # why", " #not", "#not", " # [a] = 'b'"]
            .iter()
            .find_map(|remark| line.strip_suffix(remark));
        format!("{}\n", remark.unwrap_or(line))
    };
    lines.map(bare).collect()
}

#[test]
fn what_the_generator_writes_is_in_the_one_form() {
    for seed in SEEDS {
        let root = generated(seed);
        for (path, kind, text) in files(root.path()) {
            assert_eq!(formatted(kind, &text), text, "{}", path.display());
        }
    }
}

#[test]
fn a_rough_file_comes_out_as_the_one_that_it_was_made_of() {
    for seed in SEEDS {
        let root = generated(seed);
        for (at, (path, kind, text)) in (0..).zip(files(root.path())) {
            let rough = rough(&text, kind, &mut Chance::new(seed * 1000 + at));
            let once = formatted(kind, &rough);
            assert_eq!(bare(&once), bare(&text), "{}\n--- rough\n{rough}", path.display());
            assert_eq!(formatted(kind, &once), once, "{}: twice is not once", path.display());
            assert_eq!(once.starts_with('\u{feff}'), rough.starts_with('\u{feff}'));
            assert_eq!(once.contains("\r\n"), rough.contains("\r\n"));
        }
    }
}

#[test]
fn no_report_changes_by_a_byte() {
    for seed in SEEDS {
        let root = generated(seed);
        let files = files(root.path());
        for (at, (path, kind, text)) in (0..).zip(&files) {
            fs::write(path, rough(text, *kind, &mut Chance::new(seed * 1000 + at))).unwrap();
        }
        let before = reports(&load(root.path()));
        for (path, kind, _) in &files {
            let text = fs::read_to_string(path).unwrap();
            fs::write(path, formatted(*kind, &text)).unwrap();
        }
        let after = reports(&load(root.path()));
        for (before, after) in before.iter().zip(&after) {
            if let Some((one, other)) = before.lines().zip(after.lines()).find(|(one, other)| one != other) {
                panic!("seed {seed}: {one} became {other}");
            }
        }
        assert_eq!(before, after, "seed {seed}");
    }
}
