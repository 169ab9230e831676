//! Writes of several files: whole or not at all, whichever step fails and wherever the program is killed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::disk::write::trace::{STEPS, Steps};
use crate::edit::{Edit, Value};

const AGENCY: &str = "name = \"Nord\"\ncurrency = \"EUR\"\n";

fn workspace() -> TempDir {
    let root = TempDir::new().unwrap();
    for (path, text) in [
        ("standing.toml", AGENCY),
        ("people/ana.toml", "name = \"Ana\"\n"),
        ("people/ben.toml", "name = \"Ben\"\n"),
        ("clients/acme/client.toml", "name = \"Acme\"\nlead = \"ana\"\n"),
        ("clients/acme/site.toml", "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\n"),
        ("clients/acme/notes.md", "not ours\n"),
        ("clients/basso/client.toml", "name = \"Basso\"\nreferred-by = \"acme\"\n"),
    ] {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

/// Every file but our own, with its text.
fn texts(root: &Path) -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    let named = files.map(|entry| {
        let name = entry.path().strip_prefix(root).unwrap().display().to_string();
        (name, fs::read_to_string(entry.path()).unwrap())
    });
    named.filter(|(name, _)| !name.starts_with(".standing/")).collect()
}

/// A write of every kind of step: a client moves, another names it anew, a person comes and another goes.
fn changes() -> Vec<Change> {
    let set = |document: &str, path: &str, value: &str| Change::Edited {
        document: document.to_owned(),
        edits: vec![Edit::Set { path: path.to_owned(), value: Value::from(value) }],
    };
    vec![
        Change::Moved { from: "clients/acme".to_owned(), to: "clients/nova".to_owned() },
        set("clients/nova/client.toml", "lead", "cleo"),
        set("clients/basso/client.toml", "referred-by", "nova"),
        Change::New { document: "people/cleo.toml".to_owned(), text: "name = \"Cleo\"\n".to_owned() },
        Change::Removed { document: "people/ana.toml".to_owned() },
        Change::Moved { from: "people/ben.toml".to_owned(), to: "people/bea.toml".to_owned() },
    ]
}

fn draft(writer: &Writer) -> Amendment {
    let before = writer.read(Extent::Whole).unwrap();
    assert_eq!(before.diagnostics, []);
    writer.draft(Extent::Whole, &before.diagnostics, &changes()).unwrap().amendment
}

fn written(root: &Path) -> Result<(), WriteFault> {
    let writer = Writer::waiting(root, "the write")?;
    writer.commit(&draft(&writer))
}

/// Does something with steps that fail, and tells which were done.
fn failing<T>(from: Option<usize>, for_good: bool, run: impl FnOnce() -> T) -> (T, Vec<String>) {
    STEPS.set(Steps { from, for_good, ..Steps::default() });
    let result = run();
    (result, STEPS.take().done)
}

fn after() -> BTreeMap<String, String> {
    let root = workspace();
    written(root.path()).unwrap();
    texts(root.path())
}

#[test]
fn a_write_of_many_files_takes_the_other_files_of_a_folder_along() {
    let after = after();
    let names: Vec<&str> = after.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "clients/basso/client.toml",
            "clients/nova/client.toml",
            "clients/nova/notes.md",
            "clients/nova/site.toml",
            "people/bea.toml",
            "people/cleo.toml",
            "standing.toml"
        ]
    );
    assert_eq!(after["clients/nova/client.toml"], "name = \"Acme\"\nlead = \"cleo\"\n");
    assert_eq!(after["clients/basso/client.toml"], "name = \"Basso\"\nreferred-by = \"nova\"\n");
}

#[test]
fn every_text_is_flushed_before_it_is_placed_and_its_folder_after_it() {
    let root = workspace();
    let (done, steps) = failing(None, false, || written(root.path()));
    done.unwrap();
    let place = |step: &str| steps.iter().position(|known| known == step).unwrap();
    let journal = place("place journal");
    assert!(place("flush .cleo.toml.standing") < place("flush journal"));
    assert!(place("flush journal") < journal);
    assert_eq!(steps[journal + 1], "flush .standing");
    for (at, step) in steps.iter().enumerate() {
        let Some(name) = step.strip_prefix("place ") else { continue };
        if name == "journal" || name == "000001.json" {
            continue;
        }
        assert!(at > journal + 1, "{step} comes before the journal");
        assert!(place(&format!("flush .{name}.standing")) < at, "{step} is not flushed");
        assert!(steps[at + 1].starts_with("flush "), "the folder of {step} is not flushed");
    }
    assert_eq!(steps.last().unwrap(), "flush .standing");
}

#[test]
fn a_write_of_one_file_needs_no_journal() {
    let root = workspace();
    let writer = Writer::waiting(root.path(), "the write").unwrap();
    let before = writer.read(Extent::Whole).unwrap();
    let change =
        Change::New { document: "people/cleo.toml".to_owned(), text: "name = \"Cleo\"\n".to_owned() };
    let draft = writer.draft(Extent::Agency, &before.diagnostics, &[change]).unwrap();
    let (done, steps) = failing(None, false, || writer.commit(&draft.amendment));
    done.unwrap();
    assert_eq!(
        steps,
        [
            "write .cleo.toml.standing",
            "flush .cleo.toml.standing",
            "write 000001.json",
            "place 000001.json",
            "place cleo.toml",
            "flush people"
        ]
    );
}

#[test]
fn a_step_that_fails_takes_the_others_back() {
    let (before, after) = (texts(workspace().path()), after());
    let (_, steps) = failing(None, false, || written(workspace().path()).unwrap());
    for (from, step) in steps.iter().enumerate() {
        let root = workspace();
        let (done, _) = failing(Some(from), false, || written(root.path()));
        let found = texts(root.path());
        match done {
            Ok(()) => assert_eq!(found, after, "{step}"),
            Err(WriteFault::Unfinished { .. }) => {}
            Err(_) => assert_eq!(found, before, "{step}"),
        }
        // Whatever happened, the next write begins with a whole workspace.
        let pending = journal::is_pending(root.path());
        let writer = Writer::waiting(root.path(), "another").unwrap();
        assert_eq!(writer.finished.is_some(), pending);
        let settled = texts(root.path());
        assert!(settled == before || settled == after, "{step}: {settled:#?}");
    }
}

#[test]
fn a_write_that_is_killed_is_finished_by_the_next_command_or_was_never_begun() {
    let (before, after) = (texts(workspace().path()), after());
    let (_, steps) = failing(None, false, || written(workspace().path()).unwrap());
    let placed = steps.iter().position(|step| step == "place journal").unwrap();
    for (from, step) in steps.iter().enumerate() {
        let root = workspace();
        let (done, _) = failing(Some(from), true, || written(root.path()));
        assert!(done.is_err() || from > placed, "{step}");
        // The next one may be killed as well.
        for again in (0..12).rev() {
            let (_, _) = failing(Some(again), true, || settle(root.path(), "another"));
        }
        settle(root.path(), "a third").unwrap();
        let expected = if from <= placed { &before } else { &after };
        assert_eq!(&texts(root.path()), expected, "killed at {step}");
    }
}

#[test]
fn a_file_that_was_changed_after_a_kill_is_not_overwritten() {
    let root = workspace();
    let (_, steps) = failing(None, false, || written(workspace().path()).unwrap());
    let placed = steps.iter().position(|step| step == "place journal").unwrap();
    let (done, _) = failing(Some(placed + 2), true, || written(root.path()));
    assert!(matches!(done, Err(WriteFault::Unfinished { .. })));
    let path = root.path().join("clients/basso/client.toml");
    fs::write(&path, "name = \"Basso & Co\"\n").unwrap();
    let Err(WriteFault::Unfinished { command, fault }) = settle(root.path(), "another") else {
        panic!("it was overwritten")
    };
    assert_eq!(command, "the write");
    assert!(matches!(*fault, WriteFault::Changed(document) if document == "clients/basso/client.toml"));
    assert!(matches!(Writer::waiting(root.path(), "another"), Err(WriteFault::Unfinished { .. })));
    assert_eq!(fs::read_to_string(&path).unwrap(), "name = \"Basso & Co\"\n");
    fs::write(root.path().join(journal::JOURNAL), "{").unwrap();
    assert!(matches!(settle(root.path(), "another"), Err(WriteFault::Illegible(_))));
    fs::remove_file(root.path().join(journal::JOURNAL)).unwrap();
    assert_eq!(settle(root.path(), "another").unwrap(), None);
}

#[test]
fn what_cannot_move_or_go() {
    let root = workspace();
    let writer = Writer::waiting(root.path(), "the write").unwrap();
    let refused = |change: Change| writer.draft(Extent::Whole, &[], &[change]).unwrap_err();
    let moved = |from: &str, to: &str| Change::Moved { from: from.to_owned(), to: to.to_owned() };
    assert!(matches!(refused(moved("clients/acme", "clients/basso")), Refusal::Exists(_)));
    assert!(matches!(refused(moved("clients/acme", "clients/../x")), Refusal::NotOurs(_)));
    assert!(matches!(refused(moved("people/ana.toml", "clients/acme/ana.toml")), Refusal::NotOurs(_)));
    assert!(matches!(refused(moved("people/zoe.toml", "people/zora.toml")), Refusal::Absent(_)));
    assert!(matches!(refused(moved("clients/zoe", "clients/zora")), Refusal::Absent(_)));
    assert!(matches!(
        refused(Change::Removed { document: "people/zoe.toml".to_owned() }),
        Refusal::Absent(_)
    ));
    assert!(matches!(
        refused(Change::Removed { document: "people/ana.toml".to_owned() }),
        Refusal::Broken(..)
    ));
}
