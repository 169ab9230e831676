//! Out: what other programs read says what the files say, to the unit, and comes back as what is there already.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use standing::model::number::Number;

use super::world::{entries, portfolio};
use crate::world::command::{fed, is_installed, json, printed, run, said, sealed, well};
use crate::world::folder::{copy_of_the_example, documents};

/// What a command prints.
fn export(root: &Path, words: &str) -> String {
    let output = run(root, std::iter::once("export").chain(words.split(' ')));
    assert!(output.status.success(), "{words}: {}", said(&output));
    printed(&output)
}

/// Whether a program is there; where it is not, the test says so.
fn has(program: &str) -> bool {
    let is_there = is_installed(program);
    if !is_there {
        println!("SKIPPED: {program} is not installed");
    }
    is_there
}

/// Milliseconds of a project and cents of an invoice, as the library reads them.
fn sums(root: &Path) -> (BTreeMap<String, Number>, BTreeMap<String, Number>) {
    let portfolio = portfolio(root);
    let (mut hours, mut invoiced) = (BTreeMap::new(), BTreeMap::new());
    for project in &portfolio.projects {
        let full = portfolio.full_name(project);
        let time = &project.log.time;
        let own: Number = time.entries().iter().map(|entry| time.hours(entry)).sum();
        if !time.entries().is_empty() {
            hours.insert(full.clone(), own * Number::from(3_600_000));
        }
        let own: Number = project.log.invoices.iter().map(|invoice| invoice.amount.clone()).sum();
        if !project.log.invoices.is_empty() {
            invoiced.insert(full, own * Number::from(100));
        }
    }
    (hours, invoiced)
}

/// Rows of two columns, the second a number.
pub(crate) fn rows(text: &str) -> BTreeMap<String, Number> {
    let row = |line: &str| {
        let (name, number) = line.split_once('|').unwrap();
        (name.to_owned(), Number::parse(number, false).unwrap())
    };
    text.lines().map(row).collect()
}

#[test]
fn a_database_has_every_hour_and_every_cent_and_no_reference_leads_nowhere() {
    if !has("sqlite3") {
        return;
    }
    let folder = copy_of_the_example();
    let sql = export(folder.path(), "sql");
    let ask = |question: &str| {
        let mut sqlite = sealed("sqlite3", folder.path());
        sqlite.env("PATH", std::env::var_os("PATH").unwrap()).arg(":memory:");
        well(fed(sqlite, &format!("{sql}\n{question}\n")))
    };
    assert_eq!(ask("PRAGMA foreign_key_check; PRAGMA integrity_check;"), "ok\n");
    let (hours, invoiced) = sums(folder.path());
    assert_eq!(rows(&ask("SELECT project, sum(hours_ms) FROM time GROUP BY 1;")), hours);
    assert_eq!(rows(&ask("SELECT project, sum(amount_minor) FROM invoices GROUP BY 1;")), invoiced);
    // The views, against a report.
    let report = json(&run(folder.path(), ["report", "budget", "-f", "json"]));
    let viewed = ask("SELECT project, printf('%.2f', sum(hours)) FROM time_decimal GROUP BY 1;");
    let viewed = rows(&viewed);
    let mut compared = 0;
    for row in report["rows"].as_array().unwrap() {
        let Value::Number(spent) = &row["spent"]["hours"] else { continue };
        let spent = Number::parse(&spent.to_string(), false).unwrap();
        let seen = viewed.get(row["project"].as_str().unwrap()).cloned().unwrap_or_default();
        assert_eq!(seen, spent, "{}", row["project"]);
        compared += 1;
    }
    assert!(compared > 5);
}

#[test]
fn of_an_earlier_day_there_is_what_had_happened_by_then() {
    if !has("sqlite3") {
        return;
    }
    let folder = copy_of_the_example();
    // The radio spot was asked for on 30 January, and answered on 3 February; what nobody could know by then is not told.
    let spring = folder.path().join("clients/oxbarrow/spring.toml");
    let text = fs::read_to_string(&spring).unwrap();
    let waits = "\n[[waits]]\nid = \"logo\"\ntitle = \"The logo\"\nasked = 2026-01-20\ndone = 2026-02-10\n\n\
                 [[waits]]\nid = \"later\"\ntitle = \"The photos\"\nasked = 2026-02-02\n";
    fs::write(&spring, format!("{text}{waits}")).unwrap();
    let sql = export(folder.path(), "sql --as-of 2026-01-31");
    let ask = |question: &str| {
        let mut sqlite = sealed("sqlite3", folder.path());
        sqlite.env("PATH", std::env::var_os("PATH").unwrap()).arg(":memory:");
        well(fed(sqlite, &format!("{sql}\n{question}\n")))
    };
    assert_eq!(ask("PRAGMA foreign_key_check;"), "");
    let radio = "SELECT status, decided, decided_by, told_by, told_mood FROM changes WHERE id = 'radio';";
    assert_eq!(ask(radio), "open||||\n");
    assert_eq!(ask("SELECT id, done FROM waits WHERE project = 'oxbarrow/spring';"), "logo|\n");
    for (table, column) in [
        ("time", "date"),
        ("expenses", "date"),
        ("invoices", "date"),
        ("invoices", "paid"),
        ("payments", "date"),
        ("progress", "date"),
        ("touches", "date"),
        ("changes", "asked"),
        ("changes", "quoted"),
        ("changes", "decided"),
        ("waits", "asked"),
        ("waits", "done"),
        ("phases", "done"),
        ("projects", "finished"),
    ] {
        let later = format!("SELECT count(*) FROM {table} WHERE {column} > '2026-01-31';");
        assert_eq!(ask(&later), "0\n", "{table}.{column}");
    }
    // Statuses are those of the report of that day.
    let listed = json(&run(folder.path(), ["list", "projects", "-f", "json", "--as-of", "2026-01-31"]));
    let status =
        |row: &Value| format!("{}|{}\n", row["project"].as_str().unwrap(), row["status"].as_str().unwrap());
    let mut known: Vec<String> = listed["rows"].as_array().unwrap().iter().map(status).collect();
    known.sort();
    assert_eq!(ask("SELECT id, status FROM projects ORDER BY 1;"), known.concat());
    // What came later is still to come in the calendar.
    let calendar = export(folder.path(), "ics --as-of 2026-01-31 - oxbarrow/spring");
    assert!(!calendar.contains("wait-later"), "{calendar}");
}

#[test]
fn with_a_name_nothing_of_another_client_goes_along() {
    if !has("sqlite3") {
        return;
    }
    let folder = copy_of_the_example();
    let sql = export(folder.path(), "sql - minnow");
    let ask = |question: &str| {
        let mut sqlite = sealed("sqlite3", folder.path());
        sqlite.env("PATH", std::env::var_os("PATH").unwrap()).arg(":memory:");
        well(fed(sqlite, &format!("{sql}\n{question}\n")))
    };
    assert_eq!(ask("PRAGMA foreign_key_check;"), "");
    assert_eq!(ask("SELECT id FROM clients;"), "minnow\n");
    for table in ["contacts", "opportunities", "touches"] {
        assert_eq!(ask(&format!("SELECT count(*) FROM {table} WHERE client <> 'minnow';")), "0\n", "{table}");
    }
    assert_eq!(ask("SELECT count(*) FROM rates WHERE level = 'client' AND of <> 'minnow';"), "0\n");
    // Bashir has never worked for them; Odile and Joaquin do.
    assert_eq!(ask("SELECT count(*) FROM people WHERE id = 'bashir';"), "0\n");
    assert_eq!(ask("SELECT count(*) FROM people WHERE id IN ('odile', 'joaquin');"), "2\n");
    assert_eq!(ask("SELECT count(*) FROM costs WHERE person NOT IN (SELECT id FROM people);"), "0\n");
    for other in ["skerrow", "oxbarrow", "bashir"] {
        assert!(!sql.contains(other), "{other} is in it");
    }
}

#[test]
fn a_package_of_tables_is_what_it_says() {
    let folder = copy_of_the_example();
    export(folder.path(), "datapackage out");
    let out = folder.path().join("out");
    let package: Value =
        serde_json::from_str(&fs::read_to_string(out.join("datapackage.json")).unwrap()).unwrap();
    let mut tables: BTreeMap<String, (Vec<String>, Vec<Vec<String>>)> = BTreeMap::new();
    for resource in package["resources"].as_array().unwrap() {
        let mut reader = csv::Reader::from_path(out.join(resource["path"].as_str().unwrap())).unwrap();
        let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(head, names);
        let rows: Vec<Vec<String>> =
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        for row in &rows {
            for (cell, field) in row.iter().zip(fields).filter(|(cell, _)| !cell.is_empty()) {
                let fits = match field["type"].as_str().unwrap() {
                    "date" => cell.parse::<standing::model::Date>().is_ok(),
                    "number" => Number::parse(cell, false).is_ok(),
                    "integer" => cell.parse::<i64>().is_ok(),
                    "boolean" => matches!(cell.as_str(), "true" | "false"),
                    _ => true,
                };
                assert!(fits, "{}: {} {cell}", resource["name"], field["name"]);
            }
        }
        tables.insert(resource["name"].as_str().unwrap().to_owned(), (head, rows));
    }
    let values = |table: &str, columns: &Value| -> Vec<Vec<String>> {
        let (head, rows) = &tables[table];
        let place = |name: &Value| head.iter().position(|known| known == name.as_str().unwrap()).unwrap();
        let places: Vec<usize> = columns.as_array().unwrap().iter().map(place).collect();
        rows.iter().map(|row| places.iter().map(|at| row[*at].clone()).collect()).collect()
    };
    for resource in package["resources"].as_array().unwrap() {
        let name = resource["name"].as_str().unwrap();
        let keys = values(name, &resource["schema"]["primaryKey"]);
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{name}");
        for link in resource["schema"]["foreignKeys"].as_array().unwrap() {
            let other = link["reference"]["resource"].as_str().unwrap();
            let other = if other.is_empty() { name } else { other };
            let theirs: BTreeSet<_> = values(other, &link["reference"]["fields"]).into_iter().collect();
            for own in
                values(name, &link["fields"]).into_iter().filter(|own| own.iter().all(|v| !v.is_empty()))
            {
                assert!(theirs.contains(&own), "{name}: {own:?} is not in {other}");
            }
        }
    }
    assert_eq!(tables["time"].1.len(), entries(folder.path()).len());
    if has("sqlite3") {
        let mut sqlite = sealed("sqlite3", folder.path());
        sqlite.env("PATH", std::env::var_os("PATH").unwrap()).arg(":memory:");
        let schema = fs::read_to_string(out.join("schema.sql")).unwrap();
        let made = well(fed(sqlite, &format!("{schema}SELECT name FROM pragma_table_info('time');\n")));
        assert_eq!(made.lines().collect::<Vec<_>>(), tables["time"].0);
    }
}

#[test]
fn what_is_left_out_is_nowhere() {
    let folder = copy_of_the_example();
    export(folder.path(), "datapackage out --no-costs --no-notes");
    assert!(!folder.path().join("out/costs.csv").exists());
    let whole = export(folder.path(), "sql");
    let sparse = export(folder.path(), "sql - --no-costs --no-notes");
    assert!(whole.contains("kick-off on the boat") && whole.contains("\"hourly_minor\""));
    assert!(!sparse.contains("kick-off on the boat") && !sparse.contains("hourly_minor"));
}

#[test]
fn a_timeclock_comes_back_as_what_is_there_already() {
    let folder = copy_of_the_example();
    let website = folder.path().join("clients/minnow/site.toml");
    let odd = fs::read_to_string(&website).unwrap().replacen(
        "time = [\n",
        "time = [\n  { date = 2024-11-03, who = \"lotte\", hours = \"0:20:07\", note = \"a; b  c\\n# d, who:x\", billable = false },\n  \
         { date = 2024-11-04, who = \"lotte\", hours = 1.3333, note = \"no whole second holds it\" },\n",
        1,
    );
    fs::write(&website, &odd).unwrap();
    let before = documents(folder.path());
    let text = export(folder.path(), "timeclock");
    let count = entries(folder.path()).len();
    assert_eq!(text.matches("\ni ").count(), count);
    fs::write(folder.path().join("time.timeclock"), text).unwrap();
    let output = run(folder.path(), ["import", "timeclock", "time.timeclock"]);
    assert_eq!(printed(&output), format!("0 new, {count} already there\n"), "{}", said(&output));
    fs::remove_file(folder.path().join("time.timeclock")).unwrap();
    assert_eq!(documents(folder.path()), before);
}

#[test]
fn every_transaction_of_a_journal_sums_to_nothing_and_its_hours_are_those_of_the_files() {
    let folder = copy_of_the_example();
    for kind in ["hledger", "ledger"] {
        let text = export(folder.path(), kind);
        let declared: BTreeSet<&str> =
            text.lines().filter_map(|line| line.strip_prefix("account ")).collect();
        let (mut hours, mut invoiced) = (Number::zero(), Number::zero());
        for transaction in text.split("\n\n").filter(|part| part.starts_with("20")) {
            let mut sum = Number::zero();
            for posting in transaction.lines().skip(1) {
                let (account, amount) = posting.trim().split_once("  ").unwrap();
                let number = Number::parse(amount.split(' ').next().unwrap(), false).unwrap();
                assert!(declared.contains(account.trim_matches(['(', ')'])), "{posting}");
                match account.starts_with('(') {
                    true => hours = hours + number,
                    false => {
                        if account.starts_with("revenue:") {
                            invoiced = invoiced - &number;
                        }
                        sum = sum + number;
                    }
                }
            }
            assert!(sum.is_zero(), "{transaction}");
        }
        let (all, sent) = sums(folder.path());
        assert_eq!(hours * Number::from(3_600_000), all.values().sum::<Number>(), "{kind}");
        assert_eq!(invoiced * Number::from(100), sent.values().sum::<Number>(), "{kind}");
        if has(kind) {
            let mut reader = sealed(kind, folder.path());
            reader.env("PATH", std::env::var_os("PATH").unwrap()).args(["-f", "-"]);
            reader.args(if kind == "hledger" { &["check", "-s"][..] } else { &["--pedantic", "balance"] });
            well(fed(reader, &text));
        }
    }
}

#[test]
fn a_calendar_is_one_that_others_read() {
    let folder = copy_of_the_example();
    let text = export(folder.path(), "ics");
    assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let text = text.replace("\r\n ", "");
    let mut ids = BTreeSet::new();
    let day = |text: &str| chrono::NaiveDate::parse_from_str(text, "%Y%m%d").unwrap();
    let events = text.split("BEGIN:VEVENT\r\n").skip(1);
    for event in events.clone() {
        let of = |key: &str| {
            event.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_else(|| panic!("{event}"))
        };
        assert!(ids.insert(of("UID:").to_owned()), "{event}");
        assert!(day(of("DTEND;VALUE=DATE:")) > day(of("DTSTART;VALUE=DATE:")), "{event}");
        assert!(event.contains("END:VEVENT\r\n"));
    }
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    // An absence of 2025-06-23 to 2025-07-04 ends the day after.
    assert!(text.contains("DTSTART;VALUE=DATE:20250623\r\nDTEND;VALUE=DATE:20250705\r\n"));
    assert!(!export(folder.path(), "ics - --client").contains("is away"));
    // With names, of those who are or were on these teams: Marek is on none of Minnow's, and Sunniva was on one.
    let of_minnow = export(folder.path(), "ics - minnow");
    assert!(text.contains("UID:away-marek-") && text.contains("UID:away-sunniva-"), "{text}");
    assert!(!of_minnow.contains("UID:away-marek-") && of_minnow.contains("UID:away-sunniva-"), "{of_minnow}");
}

#[test]
fn gauges_have_numbers_only_and_the_same_bytes_again() {
    let folder = copy_of_the_example();
    let text = export(folder.path(), "metrics");
    assert!(text.ends_with("# EOF\n"));
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (name, number) = line.rsplit_once(' ').unwrap();
        assert!(Number::parse(number, false).is_ok() && name.contains('{'), "{line}");
    }
    assert!(text.contains(
        "standing_budget_spent_hours{project=\"gorseholm/tariff-tool\",currency=\"EUR\"} 155.50\n"
    ));
    // Nobody said what these hours cost: there is no line for what is not known.
    assert!(!text.contains("standing_budget_spent_amount{project=\"fenwright/catalogue\""));
    for kind in ["sql", "hledger", "timedot", "timeclock", "ics", "metrics"] {
        assert_eq!(export(folder.path(), kind), export(folder.path(), kind), "{kind}");
    }
}

#[test]
fn an_export_writes_over_no_file_of_a_workspace() {
    let folder = copy_of_the_example();
    let before = documents(folder.path());
    let output = run(folder.path(), ["export", "sql", "standing.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(documents(folder.path()), before);
}
