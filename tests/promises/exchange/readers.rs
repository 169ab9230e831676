//! What is exported, read by those whom it is for: their sums are those of the files. Who is not installed is SKIPPED; so are
//! formats that the program was built without.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use standing::model::number::Number;

use super::out::rows;
use super::world::portfolio;
use crate::world::command::{fed, is_installed, json, printed, run, said, well};
use crate::world::folder::copy_of_the_example;

/// What Python says of a script that needs a module; `None` where that is not installed.
fn python(folder: &Path, module: &str, script: &str) -> Option<String> {
    let ask = |script: &str| Command::new("python3").args(["-c", script]).current_dir(folder).output();
    let is_there = ask(&format!("import {module}")).is_ok_and(|output| output.status.success());
    if !is_there {
        println!("SKIPPED: python3 has no {module}");
        return None;
    }
    Some(well(ask(script).unwrap()))
}

/// Hours of each project, and what was invoiced of it, to the millionth.
fn sums(root: &Path) -> (BTreeMap<String, Number>, BTreeMap<String, Number>) {
    let portfolio = portfolio(root);
    let (mut hours, mut invoiced) = (BTreeMap::new(), BTreeMap::new());
    for project in &portfolio.projects {
        let full = portfolio.full_name(project);
        let time = &project.log.time;
        if !time.entries().is_empty() {
            let own = time
                .entries()
                .iter()
                .map(|entry| Number::parse(&time.hours(entry).rounded(6), false).unwrap());
            hours.insert(full.clone(), own.sum());
        }
        if !project.log.invoices.is_empty() {
            invoiced.insert(full, project.log.invoices.iter().map(|invoice| invoice.amount.clone()).sum());
        }
    }
    (hours, invoiced)
}

/// Exports something; false where the program was built without it.
fn exported(folder: &Path, kind: &str, into: &str) -> bool {
    if !run(folder, ["export", kind, "--help"]).status.success() {
        println!("SKIPPED: the program was built without {kind}");
        return false;
    }
    let output = run(folder, ["export", kind, into]);
    assert!(output.status.success(), "{}", said(&output));
    true
}

#[test]
fn frictionless_validates_a_package() {
    let folder = copy_of_the_example();
    assert!(exported(folder.path(), "datapackage", "out"));
    if !is_installed("frictionless") {
        return println!("SKIPPED: frictionless is not installed");
    }
    let mut frictionless = Command::new("frictionless");
    well(
        frictionless
            .args(["validate", "datapackage.json"])
            .current_dir(folder.path().join("out"))
            .output()
            .unwrap(),
    );
}

const OF_CSV: &str = r#"
import duckdb, json, re
base = duckdb.connect()
base.execute(open('out/schema.sql').read())
for one in json.load(open('out/datapackage.json'))['resources']:
    base.execute(f"COPY \"{one['name']}\" FROM 'out/{one['path']}' (HEADER, NULL_PADDING)")
"#;

const OF_PARQUET: &str = "
import duckdb
base = duckdb.connect()
for name in ['time', 'invoices']:
    base.execute(f\"CREATE VIEW {name} AS SELECT * FROM 'out/{name}.parquet'\")
print(base.execute('SELECT typeof(hours), typeof(date) FROM time LIMIT 1').fetchone())
";

const SUMS: &str = "
for what, table in [('hours', 'time'), ('amount', 'invoices')]:
    for row in base.execute(f'SELECT project, sum({what}) FROM {table} GROUP BY 1').fetchall():
        print(f'{row[0]}|{row[1]}')
    print('--')
";

#[test]
fn a_warehouse_has_every_hour_and_every_cent() {
    let folder = copy_of_the_example();
    let (hours, invoiced) = sums(folder.path());
    for (kind, script) in [("datapackage", OF_CSV), ("parquet", OF_PARQUET)] {
        if !exported(folder.path(), kind, "out") {
            continue;
        }
        let Some(said) = python(folder.path(), "duckdb", &format!("{script}{SUMS}")) else { return };
        let said = match kind {
            "parquet" => said.strip_prefix("('DECIMAL(18,6)', 'DATE')\n").unwrap_or_else(|| panic!("{said}")),
            _ => &said,
        };
        let parts: Vec<&str> = said.split("--\n").collect();
        assert_eq!(rows(parts[0]), hours, "{kind}");
        assert_eq!(rows(parts[1]), invoiced, "{kind}");
    }
}

#[test]
fn the_rows_of_reports_are_tables_too() {
    let folder = copy_of_the_example();
    if !is_installed("sqlite3") {
        return println!("SKIPPED: sqlite3 is not installed");
    }
    let mut sqlite = Command::new("sqlite3");
    sqlite.arg(":memory:").current_dir(folder.path());
    let sql = printed(&run(folder.path(), ["export", "sql"]));
    let question = "SELECT project, spent_hours FROM report_budget; SELECT count(*) || '|0' FROM pragma_table_list \
                    WHERE name LIKE 'report\\_%' ESCAPE '\\';";
    let told = well(fed(sqlite, &format!("{sql}\n{question}\n")));
    let mut told: Vec<&str> = told.lines().collect();
    assert_eq!(told.pop(), Some("12|0"));
    let report = json(&run(folder.path(), ["budget", "-f", "json"]));
    let rows = report["rows"].as_array().unwrap();
    let expected: Vec<String> = rows
        .iter()
        .map(|row| {
            let hours = Number::parse(&row["spent"]["hours"].to_string(), false).unwrap().rounded(6);
            let hours = hours.trim_end_matches('0').trim_end_matches('.').to_owned();
            format!("{}|{hours}", row["project"].as_str().unwrap())
        })
        .collect();
    assert_eq!(told, expected);
    let sparse = printed(&run(folder.path(), ["export", "sql", "-", "--no-costs"]));
    assert!(sql.contains("\"money_margin\"") && !sparse.contains("\"money_margin\""));
}

const OF_BOOK: &str = "
import datetime, decimal, openpyxl
book = openpyxl.load_workbook('agency.xlsx')
for what, table in [('hours', 'time'), ('amount', 'invoices')]:
    sheet = book[table]
    rows = list(sheet.iter_rows(values_only=True))
    head = {name: at for at, name in enumerate(rows[0])}
    assert sheet.freeze_panes == 'A2', sheet.freeze_panes
    sums = {}
    for row in rows[1:]:
        assert isinstance(row[head['date']], datetime.datetime), row
        exact = decimal.Decimal(repr(row[head[what]])) if row[head[what]] is not None else 0
        sums[row[head['project']]] = sums.get(row[head['project']], 0) + exact
    for project in sums:
        print(f'{project}|{sums[project]:f}')
    print('--')
";

#[test]
fn a_workbook_has_every_hour_and_every_cent() {
    let folder = copy_of_the_example();
    if !exported(folder.path(), "xlsx", "agency.xlsx") {
        return;
    }
    let bytes = std::fs::read(folder.path().join("agency.xlsx")).unwrap();
    assert!(exported(folder.path(), "xlsx", "again.xlsx"));
    assert_eq!(std::fs::read(folder.path().join("again.xlsx")).unwrap(), bytes);
    let Some(said) = python(folder.path(), "openpyxl", OF_BOOK) else { return };
    let parts: Vec<&str> = said.split("--\n").collect();
    let (hours, invoiced) = sums(folder.path());
    assert_eq!(rows(parts[0]), hours);
    assert_eq!(rows(parts[1]), invoiced);
}

#[test]
fn another_reader_of_calendars_finds_every_event() {
    let folder = copy_of_the_example();
    assert!(exported(folder.path(), "ics", "agency.ics"));
    let script = "
import icalendar
for event in icalendar.Calendar.from_ical(open('agency.ics', 'rb').read()).walk('VEVENT'):
    print(event.decoded('dtstart'), event.decoded('dtend'), event['summary'], sep='|')
";
    let Some(said) = python(folder.path(), "icalendar", script) else { return };
    let text = std::fs::read_to_string(folder.path().join("agency.ics")).unwrap();
    assert_eq!(said.lines().count(), text.matches("BEGIN:VEVENT").count());
    for line in [
        // Agreed for 2027-01-29, and five working days later with what was accepted since.
        "2027-02-05|2027-02-06|tamblewick/shop: Online shop with configurator is due",
        // The last touch with the manager, of 2026-11-12, and 21 days.
        "2026-12-03|2026-12-04|Tamblewick Furniture: talk with the manager",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
}

#[test]
fn a_ledger_balances_to_what_was_invoiced() {
    let folder = copy_of_the_example();
    if !is_installed("hledger") {
        return println!("SKIPPED: hledger is not installed");
    }
    assert!(exported(folder.path(), "hledger", "agency.journal"));
    let ask = |words: &[&str]| {
        let mut hledger = Command::new("hledger");
        hledger
            .args(["-f", "agency.journal"])
            .args(words)
            .current_dir(folder.path())
            .env("LC_ALL", "C.UTF-8");
        well(hledger.output().unwrap())
    };
    let (_, invoiced) = sums(folder.path());
    // Amounts come as "-1200.00 EUR" behind the account, a line a currency.
    let told = ask(&["balance", "revenue", "--flat", "--no-total", "--layout=bare", "-O", "csv"]);
    let mut balances: BTreeMap<String, Number> = BTreeMap::new();
    for line in told.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').map(|cell| cell.trim_matches('"')).collect();
        let project = cells[0].strip_prefix("revenue:").unwrap().replacen(':', "/", 1);
        let amount = Number::parse(cells[2].trim_start_matches('-'), false).unwrap();
        balances.insert(project, amount);
    }
    assert_eq!(balances, invoiced);
}
