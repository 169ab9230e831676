//! A new workspace must not drown: a practice is asked for once half of those that it asks have a record, and not before.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::world::command::{self, well};

/// Runs one command line in a folder, and gives what it printed.
fn run(folder: &Path, line: &str) -> String {
    well(command::run(folder, line.split(' ')))
}

/// Three clients and five projects, as somebody adds them on their first day.
fn first_day(folder: &Path) {
    for line in [
        "init",
        "add person ana",
        "add person ben",
        "add client acme",
        "add client brock",
        "add client cole",
        "add project acme/website --amount 48000 --hours 400 --due 2027-02-26",
        "add project acme/seo --billing hourly",
        "add project brock/shop --amount 12000",
        "add project cole/app --billing hourly --hours 80",
        "add project cole/help --billing hourly",
    ] {
        run(folder, line);
    }
}

/// The rules of the findings, one for each finding.
fn rules(folder: &Path) -> Vec<String> {
    let check: Value = serde_json::from_str(&run(folder, "check -f json")).unwrap();
    let rows = check.get("rows").unwrap().as_array().unwrap();
    rows.iter().map(|row| row.get("rule").unwrap().as_str().unwrap().to_owned()).collect()
}

/// Adds lines at the end of a file, which need not be there.
fn append(folder: &Path, file: &str, lines: &str) {
    let file = folder.join(file);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    OpenOptions::new().create(true).append(true).open(file).unwrap().write_all(lines.as_bytes()).unwrap();
}

#[test]
fn three_clients_and_five_projects_are_at_most_three_findings() {
    let folder = TempDir::new().unwrap();
    first_day(folder.path());
    let found = rules(folder.path());
    assert!(found.len() <= 3, "{found:?}");
}

#[test]
fn a_practice_wakes_once_half_of_those_that_it_asks_have_begun() {
    let folder = TempDir::new().unwrap();
    let root = folder.path();
    first_day(root);
    let mut before: BTreeSet<String> = rules(root).into_iter().collect();
    let contact =
        "\n[[contacts]]\nid = \"eva\"\nname = \"Eva\"\nroles = [\"executive\"]\nrapport = [\"ana\"]\n";
    let touch = "\n[log]\ntouches = [{ date = 2026-09-01, with = \"eva\", by = \"ana\", kind = \"call\" }]\n";
    let outcome = "\n[[outcomes]]\nmetric = \"Orders a month\"\ntarget = \"200\"\n";
    let team = "team = [{ who = \"ana\", roles = [\"producer\"] }]\n";
    let (acme, brock) = ("clients/acme/client.toml", "clients/brock/client.toml");
    let (seo, app, help) = ("clients/acme/seo.toml", "clients/cole/app.toml", "clients/cole/help.toml");
    // One of three clients and two of five projects are fewer than half.
    let records: [(&str, &str, &[&str]); 11] = [
        (acme, contact, &[]),
        (brock, contact, &["no-executive", "no-manager"]),
        (acme, touch, &[]),
        (brock, touch, &["executive-due"]),
        (seo, team, &[]),
        (help, team, &[]),
        ("clients/brock/shop.toml", outcome, &[]),
        ("clients/acme/website.toml", outcome, &[]),
        (app, outcome, &["no-outcome"]),
        ("private/costs.toml", "[ben]\nhourly = 60\n", &["unknown-margin"]),
        (help, "\n[log]\ntime = [{ date = 2026-11-19, who = \"ana\", hours = 2 }]\n", &[]),
    ];
    for (file, lines, wakes) in records {
        append(root, file, lines);
        let found: BTreeSet<String> = rules(root).into_iter().collect();
        let new: Vec<&String> = found.difference(&before).collect();
        assert_eq!(new, wakes, "{file}: {lines}");
        before = found;
    }
    run(root, "assign acme/website ben designer");
    assert!(rules(root).iter().any(|rule| rule == "uncovered-task"));
}
