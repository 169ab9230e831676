//! A figure is explained by what it is made of: the terms give the value, and the records give the terms.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::world::command::{json, printed, standing};
use crate::world::folder::{example_agency, repository};

fn explained(words: &[&str]) -> Value {
    json(&standing(&example_agency(), ["explain"]).args(words).args(["-f", "json"]).output().unwrap())
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// As reports print it.
fn rounded(number: f64, places: i32) -> f64 {
    let shift = 10_f64.powi(places);
    (number * shift).round() / shift
}

fn terms(figure: &Value) -> Vec<f64> {
    figure["terms"].as_array().unwrap().iter().map(|term| number(&term["value"])).collect()
}

#[test]
fn the_terms_of_a_figure_do_its_sum() {
    let mut done = 0;
    for project in ["skerrow/booking", "tamblewick/shop", "quillmarsh/exhibition", "pellworth/intake"] {
        for (figure, places) in [("burn", 4), ("remaining.hours", 2), ("forecast.hours", 2), ("evm.cpi", 4)] {
            let explained = explained(&[figure, project]);
            let (value, terms) = (&explained["value"], terms(&explained));
            let ([first, second], false) = (terms[..].try_into().unwrap_or([0.0, 0.0]), value.is_null())
            else {
                continue;
            };
            let sum = if figure == "remaining.hours" { first - second } else { first / second };
            // A term is printed to as many places as its report has, so the last one can differ by one.
            let near = (rounded(sum, places) - number(value)).abs() <= 1.01 * 10_f64.powi(-places.min(2));
            assert!(near, "{figure} {project}: {terms:?} is not {value}");
            done += 1;
        }
    }
    assert!(done >= 10, "{done}");
}

#[test]
fn the_records_of_a_term_add_up_to_it() {
    for project in ["skerrow/booking", "tamblewick/shop", "pellworth/intake"] {
        for figure in ["spent.hours", "spent.fees", "money.invoiced"] {
            let explained = explained(&[figure, project]);
            let records = explained["terms"][0]["records"].as_array().unwrap();
            let sum: f64 = records.iter().map(|record| number(&record["value"])).sum();
            assert_eq!(rounded(sum, 2), number(&explained["value"]), "{figure} of {project}");
            for record in records {
                assert!(record["line"].as_u64().unwrap() > 0 && record["file"].is_string(), "{record}");
            }
        }
    }
}

#[test]
fn help_of_a_command_is_its_help() {
    let said = |words: &[&str]| printed(&standing(repository(), words).output().unwrap());
    assert_eq!(said(&["help", "budget"]), said(&["budget", "--help"]));
    let all = said(&["help"]);
    for group in ["See:", "Write:", "Keep:"] {
        assert!(all.contains(&format!("\n{group}\n")), "{all}");
    }
}

#[test]
fn words_are_explained_outside_of_a_workspace_too() {
    for word in ["burn", "at-risk", "am-4", "sy-2", "slow-client", "money.margin", "wait"] {
        let output = standing(Path::new("/"), ["explain", word]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{word}: {output:?}");
        assert!(printed(&output).len() > 40, "{word}");
    }
    let output = standing(Path::new("/"), ["explain", "brun"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("burn"));
}

/// Whatever prints a table.
const TABLES: [&str; 24] = [
    "status --all --stakes",
    "budget",
    "budget growth --periods",
    "scope booking",
    "coverage",
    "coverage booking",
    "clients",
    "clients skerrow",
    "checkup",
    "advise",
    "schedule",
    "workload --period W47",
    "money",
    "money --by month",
    "ahead",
    "economics --by quarter",
    "estimates --by type",
    "brief skerrow",
    "list clients",
    "list people",
    "list changes",
    "list opportunities",
    "list milestones",
    "list waits",
];

#[test]
fn every_heading_of_every_table_is_explained() {
    let mut headings = 0;
    for command in TABLES {
        let words = command.split(' ').chain(["-f", "markdown"]);
        let page = printed(&standing(&example_agency(), words).output().unwrap());
        let lines: Vec<&str> = page.lines().collect();
        let is_rule = |line: &str| line.starts_with("| --") && line.ends_with(" |");
        let heads = lines.windows(2).filter(|pair| is_rule(pair[1]));
        for head in heads.flat_map(|pair| pair[0].trim_matches('|').split('|')) {
            let typed = head.trim().replace("**", "").replace(' ', "-");
            if typed.is_empty() {
                continue;
            }
            assert!(standing::guide::glossary::explained(&typed).is_some(), "{command}: {typed}");
            headings += 1;
        }
    }
    assert!(headings > 250, "{headings}");
}

/// Reports with what their rows are of; the rows of the others are months of the agency.
const REPORTS: [(&str, bool); 10] = [
    ("budget", true),
    ("scope", true),
    ("coverage", true),
    ("clients", true),
    ("workload --period W47", true),
    ("schedule", true),
    ("money", true),
    ("estimates --by type", true),
    ("ahead", false),
    ("economics", false),
];

/// Columns that are made of nothing else, and why.
const WHOLE: [(&str, &str); 9] = [
    ("project", "an id"),
    ("client", "an id"),
    ("person", "an id"),
    ("month", "a name of days"),
    ("week", "a name of days"),
    ("phase", "a name; a figure is a project's as a whole"),
    ("type", "a word of the project's file"),
    ("unit", "a word: hours or amount"),
    ("exchange", "what is left over of several currencies"),
];

/// The first table of a page in Markdown whose rows are of something: the headings of what is told of some row, and the first
/// cell of each.
fn table(page: &str) -> (Vec<String>, Vec<String>) {
    let cells = |line: &str| -> Vec<String> {
        let inner = line.trim().trim_matches('|');
        inner.split('|').map(|cell| cell.trim().replace("**", "").replace("\\_", "_")).collect()
    };
    let is_first = |line: &&str| {
        ["| project |", "| client |", "| person |", "| month |"].iter().any(|first| line.starts_with(first))
    };
    let mut lines = page.lines().skip_while(|line| !is_first(line)).take_while(|line| line.starts_with('|'));
    let heads = cells(lines.next().unwrap());
    let rows: Vec<Vec<String>> = lines.skip(1).map(cells).filter(|row| row[0] != "total").collect();
    let is_told = |place: &usize| rows.iter().any(|row| !matches!(row[*place].as_str(), "" | "–"));
    let told = (0..heads.len()).filter(is_told).map(|place| heads[place].clone()).collect();
    (told, rows.into_iter().map(|row| row[0].clone()).collect())
}

#[test]
fn every_column_of_every_report_says_what_its_figures_are_made_of() {
    let mut bare = Vec::new();
    let mut explained = 0;
    for (report, has_ids) in REPORTS {
        let words = report.split(' ').chain(["-f", "markdown"]);
        let page = printed(&standing(&example_agency(), words).output().unwrap());
        let (heads, ids) = table(&page);
        let ids: Vec<Option<&str>> =
            if has_ids { ids.iter().map(|id| Some(id.as_str())).collect() } else { vec![None] };
        for head in heads.iter().filter(|head| WHOLE.iter().all(|(whole, _)| whole != head)) {
            let typed = head.replace(' ', "-");
            // Some row has it: a retainer has no due date.
            let made = ids.iter().take(8).any(|id| {
                let words = ["explain", &typed].into_iter().chain(*id).chain(["-f", "json"]);
                let output = standing(&example_agency(), words).output().unwrap();
                let Ok(figure) = serde_json::from_slice::<Value>(&output.stdout) else { return false };
                let has_formula = figure["formula"].as_array().is_some_and(|all| !all.is_empty());
                has_formula && figure["terms"].as_array().is_some_and(|all| !all.is_empty())
            });
            if made { explained += 1 } else { bare.push(format!("{report}: {head}")) }
        }
    }
    assert!(bare.is_empty(), "{explained} are explained, and these are not: {bare:#?}");
    assert!(explained > 100, "{explained}");
}

/// Reports with the key of what their rows are of.
const ROWS: [(&str, &str); 8] = [
    ("budget", "project"),
    ("scope", "project"),
    ("coverage", "project"),
    ("clients", "client"),
    ("workload --period W47", "person"),
    ("schedule", "project"),
    ("money", "project"),
    ("estimates", "project"),
];

/// The paths of the numbers of a row that are not 0.
fn numbers(row: &Value) -> Vec<String> {
    let Value::Object(keys) = row else { return Vec::new() };
    let below = |(key, value): (&String, &Value)| match value {
        Value::Object(_) => numbers(value).into_iter().map(|path| format!("{key}.{path}")).collect(),
        Value::Number(number) if number.as_f64() != Some(0.0) => vec![key.clone()],
        _ => Vec::new(),
    };
    keys.iter().flat_map(below).collect()
}

#[test]
fn every_number_of_every_row_says_what_it_is_made_of() {
    let (mut bare, mut told) = (Vec::new(), BTreeSet::new());
    for (report, key) in ROWS {
        let words = report.split(' ').chain(["-f", "json"]);
        let report = json(&standing(&example_agency(), words).output().unwrap());
        for row in report["rows"].as_array().unwrap() {
            let Some(id) = row[key].as_str() else { continue };
            for path in numbers(row) {
                // Of each figure one row that has it.
                if told.insert((key, path.clone())) {
                    let figure = explained(&[&path, id]);
                    let is_made = !figure["terms"].as_array().unwrap().is_empty();
                    bare.extend((!is_made).then(|| format!("{path} of {id}")));
                }
            }
        }
    }
    assert!(bare.is_empty() && told.len() > 120, "of {}: {bare:#?}", told.len());
}

/// Reports whose totals are figures of the agency.
const TOTALS: [&str; 9] = [
    "budget",
    "scope",
    "coverage",
    "clients",
    "ahead",
    "economics",
    "workload --period W47",
    "estimates",
    "money",
];

#[test]
fn every_number_of_every_total_says_what_it_is_made_of() {
    let (mut bare, mut told) = (Vec::new(), BTreeSet::new());
    for report in TOTALS {
        let words = report.split(' ').chain(["-f", "json"]);
        let report = json(&standing(&example_agency(), words).output().unwrap());
        for path in numbers(&report["totals"]).into_iter().filter(|path| told.insert(path.clone())) {
            let is_made = !explained(&[&path])["terms"].as_array().unwrap().is_empty();
            bare.extend((!is_made).then_some(path));
        }
    }
    assert!(bare.is_empty() && told.len() > 100, "of {}: {bare:#?}", told.len());
}

#[test]
fn states_of_a_total_are_the_rows_that_have_them() {
    for (figure, value) in [("states.over", 2), ("schedules.late", 1), ("clients.dormant", 1)] {
        let explained = explained(&[figure]);
        assert_eq!(explained["value"], value, "{explained}");
        assert_eq!(terms(&explained).len(), value, "{explained}");
    }
}

#[test]
fn a_total_is_the_sum_of_its_rows() {
    for figure in ["signed", "capacity", "billable", "overhead"] {
        let explained = explained(&[figure]);
        let sum: f64 = terms(&explained).iter().sum();
        let near = (sum - number(&explained["value"])).abs() < 0.1;
        assert!(near && explained["terms"].as_array().unwrap().len() > 4, "{explained}");
    }
}

#[test]
fn a_stake_says_how_it_was_computed() {
    let stake = explained(&["stake", "skerrow/booking"]);
    let overview = json(&standing(&example_agency(), ["status", "-f", "json"]).output().unwrap());
    let rows = overview["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["subject"] == "skerrow/booking").unwrap();
    assert_eq!(stake["value"], row["stake"]);
    assert!(stake["formula"].as_array().unwrap().contains(&row["stake_why"]), "{stake}");
}
