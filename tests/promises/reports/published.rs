//! Real and published data that nobody here wrote, where it lies beside the repository (`shared/data`): whole reports
//! compared figure by figure, and totals to the cent. Without the data these tests say SKIPPED and pass.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use standing::model::number::Number;
use tempfile::TempDir;

use crate::world::command::standing;
use crate::world::data::{converted, python, shared};

fn figures(workspace: &Path, words: &[&str]) -> Vec<u8> {
    standing(workspace, words).args(["-f", "json"]).output().unwrap().stdout
}

fn report(workspace: &Path, name: &str, as_of: &str) -> HashMap<String, Value> {
    let printed = figures(workspace, &["report", name, "--as-of", as_of]);
    let report: Value = serde_json::from_slice(&printed).unwrap();
    let rows = report["rows"].as_array().unwrap().clone();
    rows.into_iter().map(|row| (row["project"].as_str().unwrap().to_owned(), row)).collect()
}

fn records(path: &Path) -> Vec<HashMap<String, String>> {
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

/// Compares a figure with a cell, of which an empty one is null.
fn same(where_: &str, figure: &Value, cell: &str) {
    let alike = match figure {
        Value::Null => cell.is_empty(),
        Value::Number(number) => {
            let read = |digits: &str| Number::parse(digits, true).unwrap();
            !cell.is_empty() && read(&number.to_string()) == read(cell)
        }
        Value::String(text) => text == cell,
        other => panic!("{where_}: {other} is no figure"),
    };
    assert!(alike, "{where_}: {figure}, expected {cell}");
}

/// Compares figures at JSON pointers with columns.
fn same_row(where_: &str, row: &Value, record: &HashMap<String, String>, figures: &[(&str, &str)]) {
    for (column, pointer) in figures {
        let figure = row.pointer(pointer).unwrap_or_else(|| panic!("{where_}: no {pointer}"));
        same(&format!("{where_} {column}"), figure, &record[*column]);
    }
}

#[test]
fn whole_reports_without_a_difference() {
    let Some(folder) = shared("cases-v2") else { return };
    let out = TempDir::new().unwrap();
    let is_compared = |report: &str| COMPARED.contains(&report);
    for case in records(&folder.join("cases.csv")).into_iter().filter(|case| is_compared(&case["report"])) {
        let workspace = folder.join(&case["folder"]).join("workspace");
        let mut words = vec!["report", &case["report"], "--as-of", &case["as_of"]];
        words.extend(case["options"].split_whitespace());
        let actual = out.path().join("actual.json");
        fs::write(&actual, figures(&workspace, &words)).unwrap();
        let expected = folder.join(&case["folder"]).join(&case["expected"]);
        let (compare, flag, differs) = (folder.join("compare.py"), Path::new("--ignore"), Path::new(DIFFERS));
        let words = [&expected, &actual, flag, differs];
        let Some(output) = python([&*compare].into_iter().chain(words)) else { return };
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{} {}: {printed}", case["folder"], case["expected"]);
    }
}

/// Where the data and the contract differ: a `[[capacity]]` without `hours` has 40, that of eva in `seed-184` has none.
const DIFFERS: &str = "people[eva].capacity,people[eva].load,people[eva].state,\
                       rows[acme-x/p2-app quality gap null]*,totals.hire.quality";

/// The reports that there are.
const COMPARED: [&str; 8] =
    ["budget", "scope", "coverage", "clients", "checkup", "advise", "schedule", "money"];

const CONTRACTS: [(&str, &str); 15] = [
    ("budget_amount", "/budget/amount/original"),
    ("accepted_amount", "/budget/amount/changes"),
    ("current_amount", "/budget/amount/current"),
    ("current_hours", "/budget/hours/current"),
    ("current_due", "/due/current"),
    ("hours", "/spent/hours"),
    ("fees", "/spent/fees"),
    ("remaining_amount", "/remaining/amount"),
    ("burn", "/burn"),
    ("burn_hours", "/burn_hours"),
    ("invoiced", "/money/invoiced"),
    ("received", "/money/received"),
    ("outstanding", "/money/outstanding"),
    ("overdue", "/money/overdue"),
    ("revenue", "/money/revenue"),
];

#[test]
fn a_contractor_s_books_to_the_cent() {
    let Some(folder) = shared("hvac") else { return };
    let Some(workspace) = converted("hvac/convert.py") else { return };
    for (file, as_of) in [("v2/expected.csv", "2026-03-01"), ("v2/expected-2024-12-31.csv", "2024-12-31")] {
        let rows = report(workspace.path(), "budget", as_of);
        for record in records(&folder.join(file)) {
            let project = format!("{}/{}", record["client"], record["project"]);
            same_row(&format!("{as_of} {project}"), &rows[&project], &record, &CONTRACTS);
        }
    }
}

#[test]
fn a_city_s_capital_projects_to_the_cent() {
    let Some(folder) = shared("nyc") else { return };
    let printed = figures(&folder.join("workspace"), &["report", "scope", "--all", "--as-of", "2019-09-01"]);
    let scope: Value = serde_json::from_slice(&printed).unwrap();
    let row = |project: &str| {
        let rows = scope["rows"].as_array().unwrap();
        rows.iter().find(|row| row["project"] == project).unwrap()
    };
    let figures = [
        ("changes", "/counts/accepted"),
        ("original", "/original/amount"),
        ("changes_amount", "/amount/accepted"),
        ("current", "/current/amount"),
        ("growth", "/growth"),
        ("due", "/original/due"),
        ("current_due", "/current/due"),
    ];
    for record in records(&folder.join("expected.csv")) {
        let project = format!("{}/{}", record["client"], record["project"]);
        same_row(&project, row(&project), &record, &figures);
    }
}

#[test]
fn published_earned_value_and_earned_schedule() {
    let Some(folder) = shared("evm") else { return };
    let mut by_date: HashMap<String, HashMap<String, Value>> = HashMap::new();
    for record in records(&folder.join("expected.csv")) {
        let as_of = &record["as_of"];
        let rows = by_date
            .entry(as_of.clone())
            .or_insert_with(|| report(&folder.join("workspace"), "budget", as_of));
        let row = &rows[&format!("published/{}", record["project"])];
        for (column, cell) in &record {
            let figure = match column.as_str() {
                "es" | "at" | "spi_t" | "to_complete" => &row["earned_schedule"][column],
                "progress" | "planned" => &row[column],
                "project" | "as_of" | "sv_t" | "ieac_t" => continue,
                _ => &row["evm"][column],
            };
            same(&format!("{} {as_of} {column}", record["project"]), figure, cell);
        }
    }
}
