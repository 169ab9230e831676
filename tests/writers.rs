//! Writers that meet, and writers that are killed: no record that was acknowledged is lost, and no file is half written.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what went wrong by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use standing::diagnostic::Severity;
use standing::store::load;
use tempfile::TempDir;

fn workspace() -> TempDir {
    let root = TempDir::new().unwrap();
    fs::create_dir_all(root.path().join("clients/acme")).unwrap();
    fs::write(root.path().join("standing.toml"), "name = \"Nord\"\ncurrency = \"EUR\"\n").unwrap();
    fs::write(root.path().join("clients/acme/client.toml"), "name = \"Acme\"\n\n[log]\ntouches = []\n")
        .unwrap();
    root
}

fn add_contact(root: &Path, id: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standing"));
    command.args(["add", "contact", "acme", id]).current_dir(root).env_clear().stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The ids of the client's contacts; the workspace must be without an error.
fn contacts(root: &Path) -> BTreeSet<String> {
    let loaded = load(root).unwrap();
    let errors: Vec<_> =
        loaded.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    loaded.portfolio.unwrap().clients[0].contacts.iter().map(|contact| contact.id.to_string()).collect()
}

/// Every file and folder but the program's own.
fn entries(root: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter();
    let entries = entries.filter_entry(|entry| entry.file_name() != ".standing").map(Result::unwrap);
    entries.map(|entry| entry.path().strip_prefix(root).unwrap().display().to_string()).collect()
}

const ENTRIES: [&str; 4] = ["clients", "clients/acme", "clients/acme/client.toml", "standing.toml"];

#[test]
fn eight_writers_of_one_file_lose_nothing() {
    let root = workspace();
    let write = |id: &str| {
        let start = Instant::now();
        loop {
            let output = add_contact(root.path(), id).output().unwrap();
            // On a busy machine the turn may come too late; then nothing was written, and one tries again.
            if output.status.code() != Some(4) || start.elapsed() > Duration::from_secs(60) {
                assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
                return;
            }
        }
    };
    thread::scope(|scope| {
        for writer in 0..8 {
            scope.spawn(move || (0..10).for_each(|turn| write(&format!("c{writer}-{turn}"))));
        }
    });
    assert_eq!(contacts(root.path()).len(), 80);
    assert_eq!(entries(root.path()), ENTRIES);
}

#[test]
fn a_writer_may_be_killed_at_any_moment() {
    let root = workspace();
    let start = Instant::now();
    assert!(add_contact(root.path(), "first").status().unwrap().success());
    let usual = start.elapsed();
    let mut acknowledged = BTreeSet::from(["first".to_owned()]);
    for turn in 0..60_u32 {
        let id = format!("c{turn}");
        let mut child = add_contact(root.path(), &id).spawn().unwrap();
        thread::sleep(usual * turn / 40);
        let _ = child.kill();
        if child.wait().unwrap().success() {
            acknowledged.insert(id);
        }
        assert!(contacts(root.path()).is_superset(&acknowledged));
    }
    assert!(add_contact(root.path(), "last").status().unwrap().success());
    assert_eq!(entries(root.path()), ENTRIES, "what the killed ones left is gone");
}
