//! `check --new-since`: nobody is blamed for what was there; and the fingerprints by which forges know a finding again.

use serde_json::Value;

use crate::versions::repository::{Forge, SMALL, asked, commit, git, told};
use crate::world::command::{json, printed, said};
use crate::world::folder::write;

/// A project with a finding: it is late.
const LATE: &str = "name = \"Late\"\nstatus = \"active\"\nbilling = \"hourly\"\ndue = 2026-10-30\n";

fn new(folder: &std::path::Path, rev: &str) -> Vec<String> {
    let output = asked(folder, &["check", "--format", "short", "--new-since", rev]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
    let rule = |line: &str| {
        let (place, rest) = line.split_once('[').unwrap();
        format!("{} {}", place.split(':').next().unwrap(), rest.split(']').next().unwrap())
    };
    printed(&output).lines().map(rule).filter(|line| line.ends_with("late-project")).collect()
}

#[test]
fn only_what_a_branch_adds_is_found() {
    let forge = Forge::new();
    let folder =
        forge.of("branch", SMALL.into_iter().chain([("clients/acme/late.toml", LATE)]), "2026-11-09");
    git(&folder, &["switch", "-q", "-c", "branch"]);
    let later = LATE.replace("Late", "Another project altogether").replace("hourly", "internal");
    write(&folder, "clients/acme/later.toml", format!("{later}start = 2026-09-01\ntype = \"website\"\n"));
    // Another line, another name, another day of the same finding.
    git(&folder, &["mv", "clients/acme/late.toml", "clients/acme/tardy.toml"]);
    write(&folder, "clients/acme/tardy.toml", format!("# above\n\n{LATE}"));
    commit(&folder, "2026-11-10");
    // What is found on main meanwhile is neither side's news.
    git(&folder, &["switch", "-q", "main"]);
    write(&folder, "clients/acme/third.toml", LATE.replace("Late", "Third"));
    commit(&folder, "2026-11-11");
    git(&folder, &["switch", "-q", "branch"]);
    assert_eq!(new(&folder, "main"), ["clients/acme/later.toml late-project"]);
    assert_eq!(new(&folder, "HEAD"), [] as [&str; 0]);
    let all = told(&folder, &["check", "--format", "short"]);
    assert_eq!(all.matches("late-project").count(), 2, "{all}");
    let staged = told(&folder, &["check", "--format", "short", "--new-since", "main", "--at", ":staged"]);
    assert_eq!(staged.matches("late-project").count(), 1, "{staged}");
}

#[test]
fn errors_that_were_there_fail_nobody_and_new_ones_do() {
    let forge = Forge::new();
    let folder = forge.small();
    write(&folder, "clients/acme/old.toml", "name = \"Old\"\n");
    commit(&folder, "2026-11-10");
    assert_eq!(asked(&folder, &["check", "-q", "--new-since", "HEAD"]).status.code(), Some(0));
    write(&folder, "clients/acme/new.toml", "name = \"New\"\n");
    let output = asked(&folder, &["check", "--format", "short", "--new-since", "HEAD"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(printed(&output).lines().all(|line| line.starts_with("clients/acme/new.toml")), "{output:?}");
}

#[test]
fn all_is_new_where_no_workspace_was() {
    let forge = Forge::new();
    let folder = forge.of("young", [("notes.md", "x")], "2026-11-01");
    crate::world::folder::fill(&folder, SMALL.into_iter().chain([("clients/acme/late.toml", LATE)]));
    commit(&folder, "2026-11-09");
    assert_eq!(new(&folder, "HEAD~1"), ["clients/acme/late.toml late-project"]);
    let output = asked(&folder, &["check", "--new-since", "HEAD~1"]);
    assert!(said(&output).contains("there was no workspace in"), "{output:?}");
    assert!(said(&output).contains("all of it is new"), "{output:?}");
}

#[test]
fn what_is_no_revision_is_said() {
    let forge = Forge::new();
    let folder = forge.small();
    let output = asked(&folder, &["check", "--new-since", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("git knows no revision called \"nowhere\""), "{output:?}");
}

#[test]
fn fingerprints_are_the_same_in_both_formats_and_on_every_line() {
    let forge = Forge::new();
    let folder = forge.example();
    let prints = || -> Vec<String> {
        let issues: Value = serde_json::from_str(&told(&folder, &["check", "--format", "gitlab"])).unwrap();
        let gitlab: Vec<String> = issues
            .as_array()
            .unwrap()
            .iter()
            .map(|issue| issue["fingerprint"].as_str().unwrap().to_owned())
            .collect();
        let log: Value = serde_json::from_str(&told(&folder, &["check", "--format", "sarif"])).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        let sarif: Vec<String> = results
            .iter()
            .map(|result| result["partialFingerprints"]["standing/v1"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(gitlab, sarif);
        gitlab
    };
    let before = prints();
    let mut distinct = before.clone();
    distinct.sort();
    distinct.dedup();
    assert!(before.len() > 40 && distinct.len() == before.len(), "{before:?}");
    for file in ["clients/skerrow/booking.toml", "clients/tamblewick/shop.toml", "people/priya.toml"] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        write(&folder, file, format!("# one line\n# and another\n{text}"));
    }
    assert_eq!(before, prints());
}

#[test]
fn paths_are_those_of_the_repository_for_forges_and_of_the_folder_for_editors() {
    let forge = Forge::new();
    let folder = forge.of("top", [("notes.md", "x")], "2026-11-01");
    let below = folder.join("studio");
    crate::world::folder::fill(&below, SMALL.into_iter().chain([("clients/acme/late.toml", LATE)]));
    let issues = json(&asked(&below, &["check", "--format", "gitlab"]));
    let paths: Vec<&str> =
        issues.as_array().unwrap().iter().map(|issue| issue["location"]["path"].as_str().unwrap()).collect();
    assert!(paths.contains(&"studio/clients/acme/late.toml"), "{paths:?}");
    assert!(told(&below, &["check", "--format", "github"]).contains("file=studio/clients/acme/late.toml,"));
    assert!(
        told(&below, &["check", "--format", "short"])
            .lines()
            .any(|line| line.starts_with("clients/acme/late.toml:4:7: "))
    );
}

#[test]
fn without_a_repository_forges_are_told_paths_of_the_workspace() {
    let folder = crate::world::folder::folder(SMALL.into_iter().chain([("clients/acme/late.toml", LATE)]));
    for here in ["", "clients/acme", "people"] {
        let below = folder.path().join(here);
        assert!(
            told(&below, &["check", "--format", "github"]).contains("file=clients/acme/late.toml,"),
            "{here}"
        );
        let sarif = told(&below, &["check", "--format", "sarif"]);
        assert!(sarif.contains("\"uri\": \"clients/acme/late.toml\""), "{here}");
    }
    let short = told(&folder.path().join("clients/acme"), &["check", "--format", "short"]);
    assert!(short.lines().any(|line| line.starts_with("late.toml:4:7: ")), "{short}");
}
