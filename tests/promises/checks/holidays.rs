//! Holidays before a project begins. It is Friday, 20 November 2026; ana, who alone is on it, is away until 4 December.

use crate::world::command::{json, standing};
use crate::world::folder::folder;

/// Whether a project that starts on a day is said to lack somebody now.
fn is_open(start: &str) -> bool {
    let project = format!(
        "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\nstart = {start}\ndue = 2027-03-26\n\
         team = [{{ who = \"ana\", roles = [\"account-manager\", \"project-manager\"], hours = 10 }}]\n[budget]\namount = 8000\n"
    );
    let world = folder([
        ("standing.toml", "name = \"A\"\ncurrency = \"EUR\"\n"),
        ("people/ana.toml", "name = \"Ana\"\n[log]\naway = [{ from = 2026-11-16, until = 2026-12-04 }]\n"),
        ("clients/acme/client.toml", "name = \"Acme\"\n"),
        ("clients/acme/site.toml", &project),
    ]);
    let found = json(&standing(world.path(), ["check", "-f", "json"]).output().unwrap());
    found["rows"].as_array().unwrap().iter().any(|row| row["rule"] == "uncovered-task")
}

#[test]
fn a_holiday_that_ends_before_the_project_begins_leaves_nothing_open() {
    assert!(is_open("2026-11-02"), "it has begun, and nobody is there");
    assert!(is_open("2026-12-03"), "it begins before she is back");
    assert!(!is_open("2026-12-07"), "she is back on the first day");
}
