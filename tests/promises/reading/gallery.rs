//! The gallery of errors: what is written, and what is said of it.

use crate::reading::support::{report, with};
use crate::world::command::is_updating;
use crate::world::folder::repository;

/// The cases of a file: `--- path`, the text, and one line `> finding` for each that is to be found in it.
fn cases(gallery: &str) -> Vec<(String, String, Vec<String>)> {
    let mut cases: Vec<(String, String, Vec<String>)> = Vec::new();
    for line in gallery.lines().filter(|line| !line.starts_with("//")) {
        if let Some(path) = line.strip_prefix("--- ") {
            cases.push((path.to_owned(), String::new(), Vec::new()));
            continue;
        }
        let Some((_, text, findings)) = cases.last_mut() else { continue };
        match line.strip_prefix("> ") {
            Some(finding) => findings.push(finding.to_owned()),
            None => text.extend([line, "\n"]),
        }
    }
    cases
}

/// Compares a gallery with what is found; with `UPDATE_CASES` set, writes what was found instead.
fn compare(name: &str) {
    let path = repository().join("tests/promises/reading/gallery").join(name);
    let gallery = std::fs::read_to_string(&path).unwrap();
    let mut found = String::new();
    for line in gallery.lines().take_while(|line| line.starts_with("//")) {
        found += &format!("{line}\n");
    }
    for (document, text, _) in cases(&gallery) {
        let (_folder, loaded) = with(&document, text.trim_end().as_bytes());
        let prefix = format!("{document}:");
        let lines: Vec<String> = report(&loaded)
            .iter()
            .map(|finding| format!("> {}\n", finding.strip_prefix(&prefix).unwrap_or(finding)))
            .collect();
        found += &format!("\n--- {document}\n{}\n{}", text.trim(), lines.concat());
    }
    if is_updating() {
        std::fs::write(&path, found).unwrap();
        return;
    }
    for (number, (found, said)) in found.lines().zip(gallery.lines()).enumerate() {
        assert_eq!(found, said, "{name}, line {}: UPDATE_CASES=1 writes the gallery anew", number + 1);
    }
    assert_eq!(found.lines().count(), gallery.lines().count(), "{name}: one ends early");
}

#[test]
fn the_agency() {
    compare("agency.txt");
}

#[test]
fn people_and_costs() {
    compare("people.txt");
}

#[test]
fn clients() {
    compare("clients.txt");
}

#[test]
fn projects() {
    compare("projects.txt");
}

#[test]
fn logs() {
    compare("logs.txt");
}

#[test]
fn texts_that_are_no_toml() {
    compare("syntax.txt");
}
