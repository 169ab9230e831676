//! What holds of every workspace, tried on generated ones: a report as of a day knows nothing of later days; totals are
//! the sum of their parts; neither the order of files nor the number of threads changes a byte.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;
use standing::disk;
use standing::model::Date;
use standing::model::number::Number;
use standing::model::period::Period;
use standing::model::portfolio::Portfolio;
use standing::reports::economics::EconomicsBy;
use standing::reports::estimates::EstimatesBy;
use standing::reports::query::Query;
use standing::reports::workload::WorkloadBy;
use standing::reports::{
    advise, ahead, budget, checkup, clients, coverage, economics, estimates, money, schedule, scope, workload,
};
use tempfile::TempDir;
use toml::{Table, Value as Toml};

use crate::generator::{self, Size};
use crate::world::folder::{files, folder as copied};

const SEEDS: [u64; 4] = [1, 2, 3, 4];
const DAYS: [&str; 4] = ["2024-02-29", "2025-06-30", "2026-01-15", "2026-06-30"];

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn generated(seed: u64) -> TempDir {
    let folder = TempDir::new().unwrap();
    generator::write(folder.path(), &Size::TINY, seed).unwrap();
    folder
}

fn load(root: &Path) -> Portfolio {
    let loaded = disk::load(root).unwrap();
    let errors: Vec<_> = loaded.diagnostics.iter().filter(is_error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    loaded.portfolio.unwrap()
}

fn is_error(found: &&standing::diagnostic::Diagnostic) -> bool {
    found.severity == standing::diagnostic::Severity::Error
}

fn json(report: &impl Serialize) -> String {
    serde_json::to_string_pretty(report).unwrap()
}

fn everything(as_of: Date) -> Query {
    Query { periods: true, all: true, ..Query::everything(as_of) }
}

/// The reports of a workspace, one after the other.
fn reports(portfolio: &Portfolio, as_of: Date) -> [String; 12] {
    let query = everything(as_of);
    let by = WorkloadBy::Week;
    let ever = Period { from: date("2000-01-01"), to: as_of };
    [
        json(&budget::report(portfolio, &query, None)),
        json(&money::report(portfolio, &query, ever, Some(money::MoneyBy::Month))),
        json(&scope::report(portfolio, &query, None)),
        json(&coverage::report(portfolio, &query)),
        json(&clients::report(portfolio, &query)),
        json(&checkup::report(portfolio, &query)),
        json(&advise::report(portfolio, &query)),
        json(&ahead::report(portfolio, &query, 6, &[])),
        json(&economics::report(portfolio, &query, economics::usual_period(&query), EconomicsBy::Month)),
        json(&estimates::report(portfolio, &query, EstimatesBy::Type, None)),
        json(&schedule::report(portfolio, &query, None)),
        json(&workload::report(portfolio, &query, workload::usual_period(as_of, by), by)),
    ]
}

fn toml_files(root: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(root).into_iter().map(|entry| entry.unwrap().into_path());
    files.filter(|path| path.extension().is_some_and(|extension| extension == "toml")).collect()
}

/// Deletes from a workspace whatever happened after a day.
fn forget_what_came_later(root: &Path, day: Date) {
    for path in toml_files(root) {
        let mut table: Table = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        forget(&mut table, day);
        fs::write(&path, toml::to_string(&table).unwrap()).unwrap();
    }
}

fn is_later(table: &Table, key: &str, day: Date) -> bool {
    table
        .get(key)
        .is_some_and(|value| value.as_datetime().is_some_and(|found| date(&found.to_string()) > day))
}

fn records<'t>(table: &'t mut Table, key: &str) -> Vec<&'t mut Table> {
    let list = table.get_mut(key).and_then(Toml::as_array_mut);
    list.into_iter().flatten().filter_map(Toml::as_table_mut).collect()
}

fn keep(table: &mut Table, key: &str, keeps: impl Fn(&Table) -> bool) {
    if let Some(list) = table.get_mut(key).and_then(Toml::as_array_mut) {
        list.retain(|record| record.as_table().is_none_or(&keeps));
    }
}

fn forget(table: &mut Table, day: Date) {
    for (status, when) in [("done", "finished"), ("cancelled", "finished"), ("paused", "paused")] {
        if table.get("status").and_then(Toml::as_str) == Some(status) && is_later(table, when, day) {
            table.insert("status".to_owned(), Toml::String("active".to_owned()));
            table.remove(when);
        }
    }
    keep(table, "changes", |change| !is_later(change, "asked", day));
    for change in records(table, "changes").into_iter().filter(|change| is_later(change, "decided", day)) {
        change.insert("status".to_owned(), Toml::String("open".to_owned()));
        for answer in ["decided", "decided-by", "told-by", "told-mood", "reason", "trade"] {
            change.remove(answer);
        }
    }
    for phase in records(table, "phases").into_iter().filter(|phase| is_later(phase, "done", day)) {
        phase.remove("done");
    }
    if is_later(table, "readiness-since", day) {
        table.remove("readiness");
        table.remove("readiness-since");
    }
    if let Some(log) = table.get_mut("log").and_then(Toml::as_table_mut) {
        forget_log(log, day);
    }
}

fn forget_log(log: &mut Table, day: Date) {
    for list in ["time", "expenses", "invoices", "payments", "progress", "pulse", "touches"] {
        keep(log, list, |record| !is_later(record, "date", day));
    }
    let numbers: Vec<String> = records(log, "invoices")
        .iter()
        .filter_map(|invoice| invoice["number"].as_str().map(str::to_owned))
        .collect();
    keep(log, "payments", |payment| numbers.iter().any(|number| payment["invoice"].as_str() == Some(number)));
    for invoice in records(log, "invoices").into_iter().filter(|invoice| is_later(invoice, "paid", day)) {
        invoice.remove("paid");
    }
}

#[test]
fn a_report_as_of_a_day_knows_nothing_of_later_days() {
    for seed in SEEDS {
        for day in DAYS.map(date) {
            let whole = generated(seed);
            let then = reports(&load(whole.path()), day);
            forget_what_came_later(whole.path(), day);
            let without = reports(&load(whole.path()), day);
            for (then, without) in then.iter().zip(&without) {
                similar(then, without, &format!("seed {seed}, {day}"));
            }
        }
    }
}

/// Fails at the first line that differs, with a few lines around it.
fn similar(one: &str, other: &str, what: &str) {
    let differs = one.lines().zip(other.lines()).position(|(a, b)| a != b);
    if let Some(line) = differs {
        let around =
            |text: &str| text.lines().skip(line.saturating_sub(12)).take(16).collect::<Vec<_>>().join("\n");
        panic!(
            "{what}, line {}:\n{}\n--- without what came later:\n{}",
            line + 1,
            around(one),
            around(other)
        );
    }
    assert_eq!(one.lines().count(), other.lines().count(), "{what}");
}

fn number(value: &Value) -> Number {
    Number::parse(&value.to_string(), true).unwrap()
}

/// Within a cent for each summand: totals add unrounded values.
fn close(sum: &Number, total: &Number, summands: usize) -> bool {
    let difference = if sum > total { sum - total } else { total - sum };
    difference <= Number::decimal(i128::try_from(summands + 1).unwrap(), 2)
}

#[test]
fn totals_are_the_sum_of_their_parts() {
    for seed in SEEDS {
        let folder = generated(seed);
        let portfolio = load(folder.path());
        let query = everything(date("2026-06-30"));
        let report = serde_json::to_value(budget::report(&portfolio, &query, None)).unwrap();
        let by_client =
            serde_json::to_value(budget::report(&portfolio, &query, Some(budget::BudgetBy::Client))).unwrap();
        let home = report["currency"].clone();
        for figure in
            ["revenue", "invoiced", "received", "outstanding", "overdue", "unbilled", "deferred", "agi"]
        {
            let groups = by_client["groups"].as_array().unwrap();
            let sum: Number = groups.iter().map(|group| number(&group[figure])).sum();
            assert!(
                close(&sum, &number(&report["totals"][figure]), groups.len()),
                "seed {seed}: {figure} by client"
            );
            let rows = report["rows"].as_array().unwrap();
            if rows.iter().all(|row| row["currency"] == home) {
                let known = rows.iter().filter(|row| !row["money"][figure].is_null());
                let sum: Number = known.map(|row| number(&row["money"][figure])).sum();
                assert!(close(&sum, &number(&report["totals"][figure]), rows.len()), "seed {seed}: {figure}");
            }
        }
    }
}

#[test]
fn each_row_adds_up() {
    for seed in SEEDS {
        let folder = generated(seed);
        let report = budget::report(&load(folder.path()), &everything(date("2026-06-30")), None);
        let report = serde_json::to_value(report).unwrap();
        for row in report["rows"].as_array().unwrap() {
            let money = &row["money"];
            let (invoiced, received) = (number(&money["invoiced"]), number(&money["received"]));
            let open = number(&money["outstanding"]) - number(&money["credit"]);
            assert!(close(&(invoiced - received), &open, 3), "seed {seed}: {row:#}");
            if !money["margin"].is_null() {
                let margin = number(&money["revenue"]) - number(&money["cost"]);
                assert!(close(&margin, &number(&money["margin"]), 2), "seed {seed}: {row:#}");
            }
            let spent = &row["spent"];
            assert!(number(&spent["billable_hours"]) <= number(&spent["hours"]), "seed {seed}: {row:#}");
        }
    }
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let folder = generated(9);
    let day = date("2026-06-30");
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| reports(&load(folder.path()), day))
    };
    let one = with(1);
    assert_eq!(one, with(2));
    assert_eq!(one, with(7));
}

#[test]
fn the_order_in_which_files_were_made_changes_no_byte() {
    let folder = generated(9);
    // From the last to the first.
    let copy = copied(files(folder.path()).into_iter().rev());
    let day = date("2026-06-30");
    assert_eq!(reports(&load(folder.path()), day), reports(&load(copy.path()), day));
}

#[test]
fn line_endings_change_no_byte() {
    let folder = generated(9);
    let day = date("2026-06-30");
    let before = reports(&load(folder.path()), day);
    for path in toml_files(folder.path()) {
        let text = fs::read_to_string(&path).unwrap().replace('\n', "\r\n");
        fs::write(&path, format!("\u{feff}{text}")).unwrap();
    }
    assert_eq!(before, reports(&load(folder.path()), day));
}
