//! What stays inside: a workspace in which every internal text and number is a word of its own.

use std::path::Path;

use crate::reports::brief::FILES;
use crate::world::command::{run, well};
use crate::world::folder::{Files, files, folder};

/// Makes pages of the workspace.
fn made(world: &Path, options: &[&str]) -> Files {
    let site = tempfile::tempdir().unwrap();
    let words = ["site", site.path().to_str().unwrap()].into_iter().chain(options.iter().copied());
    well(run(world, words));
    files(site.path())
}

/// The places of a word in files and their names, without those that every style and every drawing may have.
fn found(files: &Files, word: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| !path.ends_with("style.css")) {
        let text = String::from_utf8(bytes.clone()).unwrap().to_lowercase();
        let name = path.to_str().unwrap();
        found.extend([name.to_owned(), text].into_iter().filter(|text| text.contains(word)));
    }
    found
}

#[test]
fn no_byte_of_one_client_s_folder_is_internal() {
    let world = folder(FILES);
    let files = made(world.path(), &["--client", "acme"]);
    for word in ["zz", "77", "studio's", "12.77", "14.27", "mood", "not-now", "margin"] {
        assert!(found(&files, word).is_empty(), "{word}: {:?}", found(&files, word));
    }
    assert!(!found(&files, "spanish version").is_empty());
}

#[test]
fn costs_margins_pulses_and_rates_are_told_only_where_they_are_asked_for() {
    let world = folder(FILES);
    // Rates of the workspace, a person, a client, a project and an entry; a cost; a pulse.
    let inside =
        ["77.01", "77.02", "77.04", "77.05", "77.06", "77.08", "77.10", "zzpulse", "margin", "pulse"];
    let files = made(world.path(), &[]);
    for word in inside {
        assert!(found(&files, word).is_empty(), "{word}: {:?}", found(&files, word));
    }
    assert!(!found(&files, "zzsite").is_empty());
    let files = made(world.path(), &["--internal"]);
    assert!(!found(&files, "margin").is_empty());
}
