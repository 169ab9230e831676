//! The first hour with the program: from nothing to a report in a handful of commands.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::world::command;
use crate::world::folder::{documents, example_agency};

/// Runs one command line in a folder, and gives what it printed and said.
fn run(folder: &Path, line: &str) -> (String, String) {
    let words: Vec<&str> = line.split(' ').collect();
    assert_eq!(words[0], "standing");
    let output = command::run(folder, &words[1..]);
    let (printed, said) = (command::printed(&output), command::said(&output));
    assert!(output.status.success(), "{line}\n{printed}{said}");
    (printed, said)
}

/// The command that a write names as the next.
fn next(said: &str) -> &str {
    said.lines().find_map(|line| line.strip_prefix("next: ")).unwrap()
}

#[test]
fn from_an_empty_folder_to_a_budget_report() {
    let world = TempDir::new().unwrap();
    let agency = world.path().join("agency");
    run(world.path(), "standing init agency --currency EUR");
    run(&agency, "standing add client acme Acme Limited");
    run(&agency, "standing add person ana Ana Ruiz --role producer");
    run(&agency, "standing add project acme/website --amount 48000 --hours 400 --due 2027-02-26");
    run(&agency, "standing add contact acme eva Eva Braun --role executive");
    let (report, said) = run(&agency, "standing budget -f json");
    assert_eq!(said, "", "a new workspace has nothing to complain about");
    let report: Value = serde_json::from_str(&report).unwrap();
    let row = &report["rows"][0];
    assert_eq!((&row["project"], &row["state"]), (&"acme/website".into(), &"ok".into()));
    assert_eq!(row["budget"]["amount"]["current"].to_string(), "48000.00");
    assert_eq!(row["due"]["current"], "2027-02-26");
    assert_eq!(report["rows"].as_array().unwrap().len(), 1);
    assert_eq!(report["findings"].as_array().unwrap().len(), 0);
}

#[test]
fn each_step_names_a_next_one_that_works() {
    let world = TempDir::new().unwrap();
    let (_, said) = run(world.path(), "standing init agency");
    let (go, first) = next(&said).split_once(" && ").unwrap();
    let agency = world.path().join(go.strip_prefix("cd ").unwrap());
    let (_, said) = run(&agency, first);
    let (_, said) = run(&agency, next(&said));
    let (report, _) = run(&agency, next(&said));
    assert!(report.contains("acme/website"), "{report}");
}

#[test]
fn the_example_agency_comes_with_the_program() {
    let world = TempDir::new().unwrap();
    let (printed, said) = run(world.path(), "standing init demo --example -f json");
    let demo = world.path().join("demo");
    let original = example_agency();
    let files = |folder: &Path| {
        let mut files = documents(folder);
        files.retain(|path, _| !path.to_str().unwrap().starts_with('.'));
        files
    };
    assert_eq!(files(&demo), files(&original));
    let loaded = standing::disk::load(&demo).unwrap().portfolio.unwrap();
    let now = &serde_json::from_str::<Value>(&printed).unwrap()["now"];
    let counts = [
        ("people", loaded.people.len()),
        ("clients", loaded.clients.len()),
        ("projects", loaded.projects.len()),
    ];
    for (what, count) in counts {
        assert_eq!(now[what], count, "{what}");
    }
    let (go, report) = next(&said).split_once(" && ").unwrap();
    assert_eq!(go, "cd demo");
    assert_eq!(run(&demo, report).0, run(&original, report).0);
    // Begun again after a part of it was lost, the rest is completed.
    fs::remove_file(demo.join("standing.toml")).unwrap();
    fs::remove_file(demo.join("people/ines.toml")).unwrap();
    run(world.path(), "standing init demo --example");
    assert_eq!(files(&demo), files(&original));
}
