//! `standing log --stdin`: many entries are written all or not at all, wherever the bad one stands.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::world::command::{fed, said, standing};
use crate::world::folder::{documents, folder};

const FILES: [(&str, &str); 6] = [
    ("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"),
    ("people/ana.toml", "name = \"Ana\"\n"),
    ("people/ben.toml", "name = \"Ben\"\n"),
    ("clients/acme/client.toml", "name = \"Acme\"\n"),
    (
        "clients/acme/website.toml",
        "name = \"Website\"\nstatus = \"active\"\nbilling = \"hourly\"\nstart = 2026-10-01\n\n[[phases]]\nid = \"design\"\n",
    ),
    ("clients/acme/care.toml", "name = \"Care\"\nstatus = \"active\"\nbilling = \"hourly\"\n"),
];

/// Lines that make no sense, each for a reason of its own.
const BAD: [&str; 14] = [
    "{\"project\": \"acme/website\", \"who\": \"anna\", \"hours\": 1}",
    "{\"project\": \"acme/webiste\", \"who\": \"ana\", \"hours\": 1}",
    "{\"project\": \"../../etc\", \"who\": \"ana\", \"hours\": 1}",
    "{\"project\": \"acme/website\", \"who\": \"ana\", \"hours\": 0}",
    "{\"project\": \"acme/website\", \"who\": \"ana\", \"hours\": -1}",
    "{\"project\": \"acme/website\", \"who\": \"ana\", \"hours\": 30}",
    "{\"project\": \"acme/website\", \"who\": \"ana\", \"hours\": 1, \"date\": \"2026-09-30\"}",
    "{\"project\": \"acme/website\", \"who\": \"ana\", \"hours\": 1, \"date\": \"2026-02-30\"}",
    "{\"project\": \"acme/website\", \"who\": \"ana\", \"hours\": 1, \"phase\": \"desing\"}",
    "{\"project\": \"acme/website\", \"who\": \"ana\", \"hours\": 1, \"role\": \"desinger\"}",
    "{\"project\": \"acme/website\", \"who\": \"ana\", \"hours\": 1, \"nte\": \"x\"}",
    "{\"project\": \"acme/website\", \"who\": \"ana\", \"hours\": 1, \"billable\": \"no\"}",
    "{\"project\": \"acme/website\", \"who\": \"ana\"",
    "\"acme/website\"",
];

fn log(root: &Path, lines: &[String]) -> Output {
    fed(standing(root, ["log", "--stdin"]), &(lines.join("\n") + "\n"))
}

/// The n-th good line: 40 of them leave every day below its limit.
fn good(n: usize) -> String {
    let (project, who) = (["acme/website", "acme/care"][n % 2], ["ana", "ben"][n / 2 % 2]);
    format!(
        "{{\"project\": \"{project}\", \"who\": \"{who}\", \"hours\": 0.25, \"date\": \"2026-11-{:02}\", \"note\": \"{n}\"}}",
        1 + n % 20
    )
}

#[test]
fn one_bad_line_writes_nothing_and_is_named() {
    let root = folder(FILES);
    let before = documents(root.path());
    for (seed, bad) in BAD.iter().enumerate() {
        let count = 1 + seed * 3;
        let at = seed * 7 % (count + 1);
        let mut lines: Vec<String> = (0..count).map(good).collect();
        lines.insert(at, (*bad).to_owned());
        let output = log(root.path(), &lines);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{bad}: {said}");
        assert!(said.starts_with(&format!("error: line {}: ", at + 1)), "{bad}: {said}");
        assert!(output.stdout.is_empty());
        assert_eq!(documents(root.path()), before, "{bad}");
    }
}

#[test]
fn good_lines_are_all_written_each_once_and_in_order() {
    for count in [1, 2, 7, 40] {
        let root = folder(FILES);
        let lines: Vec<String> = (0..count).map(good).collect();
        let output = log(root.path(), &lines);
        assert!(output.status.success(), "{}", said(&output));
        let mut notes = Vec::new();
        for project in ["website", "care"] {
            let text = fs::read_to_string(root.path().join(format!("clients/acme/{project}.toml"))).unwrap();
            let entries: Vec<&str> = text.lines().filter(|line| line.starts_with("  { date = ")).collect();
            let dates: Vec<&str> = entries.iter().map(|line| &line[11..21]).collect();
            assert!(dates.is_sorted(), "{text}");
            notes.extend(entries.iter().map(|line| {
                line.split("note = \"").nth(1).unwrap().split('"').next().unwrap().parse::<usize>().unwrap()
            }));
        }
        notes.sort_unstable();
        assert_eq!(notes, (0..count).collect::<Vec<_>>());
    }
}

#[test]
fn a_batch_takes_its_files_once_however_many_lines_it_has() {
    let root = folder(FILES);
    let line = |n: usize| {
        let (project, who) = (["website", "acme/care"][n % 2], ["ana", "ben"][n / 2 % 2]);
        let day = 1 + n / 4 % 19;
        format!(
            "{{\"project\": \"{project}\", \"who\": \"{who}\", \"hours\": 0.0048, \"date\": \"2026-11-{day:02}\", \"note\": \"{n}\"}}"
        )
    };
    let lines: Vec<String> = (0..10_000).map(line).collect();
    let start = std::time::Instant::now();
    let output = log(root.path(), &lines);
    assert!(output.status.success(), "{}", said(&output));
    // Each line by itself would be minutes.
    assert!(start.elapsed() < std::time::Duration::from_secs(60), "{:?}", start.elapsed());
    let entries = |project: &str| {
        let text = fs::read_to_string(root.path().join(format!("clients/acme/{project}.toml"))).unwrap();
        text.lines().filter(|line| line.starts_with("  { date = ")).count()
    };
    assert_eq!((entries("website"), entries("care")), (5_000, 5_000));
}
