//! What a report says of the findings: as JSON the first thousand by place, and always how many there are.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::world::command::{json, run, well};
use crate::world::folder::folder;

/// More than a report prints, in three projects, the last entry of each before its start.
const ENTRIES: usize = 401;

/// A workspace in which every entry of a project was made before the project began.
fn early() -> TempDir {
    let entry = "  { date = 2026-01-05, who = \"ana\", hours = 0.01, note = \"NOTE\" },\n";
    let project = |name: &str| {
        let entries: String = (0..ENTRIES).map(|at| entry.replace("NOTE", &format!("{name} {at}"))).collect();
        let head = "status = \"active\"\nbilling = \"hourly\"\nstart = 2026-02-02\n";
        (
            format!("clients/acme/{name}.toml"),
            format!("name = \"{name}\"\n{head}\n[log]\ntime = [\n{entries}]\n"),
        )
    };
    let own = [
        ("standing.toml", "name = \"Agency\"\ncurrency = \"EUR\"\n"),
        ("people/ana.toml", "name = \"Ana\"\n"),
        ("clients/acme/client.toml", "name = \"Acme\"\n"),
    ];
    let own = own.map(|(path, text)| (path.to_owned(), text.to_owned()));
    folder(own.into_iter().chain(["c", "a", "b"].map(project)))
}

fn reported(root: &Path, words: &str) -> Value {
    json(&run(root, words.split(' ')))
}

#[test]
fn the_first_thousand_are_printed_and_all_are_counted() {
    let world = early();
    for words in ["budget -f json", "checkup -f json", "status -f json"] {
        let report = reported(world.path(), words);
        let findings = report["findings"].as_array().unwrap();
        assert_eq!(findings.len(), 1_000, "{words}");
        assert_eq!(report["findings_total"], serde_json::json!({ "errors": 0, "warnings": 3 * ENTRIES }));
        let place =
            |at: usize| (findings[at]["file"].as_str().unwrap(), findings[at]["line"].as_u64().unwrap());
        // The first entry is on the eighth line; 198 of the third project's have room.
        assert_eq!(place(0), ("clients/acme/a.toml", 8));
        assert_eq!(place(ENTRIES), ("clients/acme/b.toml", 8));
        assert_eq!(place(999), ("clients/acme/c.toml", 8 + 197));
    }
    let narrow = reported(world.path(), "budget acme/b -f json");
    assert_eq!(narrow["findings"].as_array().unwrap().len(), ENTRIES);
    assert_eq!(narrow["findings_total"]["warnings"], ENTRIES);
}

#[test]
fn a_sheet_has_those_that_the_json_has() {
    let world = early();
    let sheet = |name| {
        let printed = well(run(world.path(), ["budget", "-f", "plain", "--sheet", name]));
        printed.lines().map(str::to_owned).collect::<Vec<String>>()
    };
    assert_eq!(sheet("findings").len(), 1 + 1_000);
    assert_eq!(sheet("findings_total"), ["errors\twarnings".to_owned(), format!("0\t{}", 3 * ENTRIES)]);
}
