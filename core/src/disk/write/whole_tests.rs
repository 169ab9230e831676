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

fn written(root: &Path) -> Result<Written, WriteFault> {
    let writer = Writer::waiting(root, "the write")?;
    writer.commit(&draft(&writer))
}

/// A write of one step that makes a folder.
fn written_one(root: &Path) -> Result<Written, WriteFault> {
    write_new(root, "clients/cleo/client.toml")
}

fn write_new(root: &Path, document: &str) -> Result<Written, WriteFault> {
    let writer = Writer::waiting(root, "the write")?;
    let before = writer.read(Extent::Whole).unwrap();
    let change = Change::New { document: document.to_owned(), text: "name = \"Cleo\"\n".to_owned() };
    writer.commit(&writer.draft(Extent::Agency, &before.diagnostics, &[change]).unwrap().amendment)
}

/// A write of one step into a document that is there.
fn edited_one(root: &Path) -> Result<Written, WriteFault> {
    let edits = vec![Edit::Set { path: "name".to_owned(), value: Value::from("Anna") }];
    one(root, Change::Edited { document: "people/ana.toml".to_owned(), edits })
}

/// A write of one step that takes a document away.
fn removed_one(root: &Path) -> Result<Written, WriteFault> {
    one(root, Change::Removed { document: "clients/basso/client.toml".to_owned() })
}

fn one(root: &Path, change: Change) -> Result<Written, WriteFault> {
    let writer = Writer::waiting(root, "the write")?;
    let before = writer.read(Extent::Whole).unwrap();
    writer.commit(&writer.draft(Extent::Whole, &before.diagnostics, &[change]).unwrap().amendment)
}

/// Does something with steps that fail, and tells which were done.
fn failing<T>(from: Option<usize>, for_good: bool, run: impl FnOnce() -> T) -> (T, Vec<String>) {
    STEPS.set(Steps { from, for_good, ..Steps::default() });
    let result = run();
    (result, STEPS.take().done)
}

/// Every folder but our own.
fn folders(root: &Path) -> Vec<String> {
    let entries =
        walkdir::WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.file_type().is_dir());
    let names = folders.map(|entry| entry.path().strip_prefix(root).unwrap().display().to_string());
    names.filter(|name| !name.starts_with(".standing")).collect()
}

fn after() -> BTreeMap<String, String> {
    let root = workspace();
    assert!(matches!(written(root.path()), Ok(Written::Flushed)));
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
    assert!(matches!(done, Ok(Written::Flushed)));
    let root_name = root.path().file_name().unwrap().to_string_lossy();
    let place = |step: &str| steps.iter().position(|known| known == step).unwrap();
    let journal = place("place journal");
    assert!(place("flush cleo.toml") < place("flush journal"));
    assert!(place("flush journal") < journal);
    // The journal is on disk, and the folder that it is in.
    assert_eq!(
        steps[journal + 1..=journal + 2],
        ["flush .standing".to_owned(), format!("flush {root_name}")]
    );
    for (at, step) in steps.iter().enumerate() {
        let Some(name) = step.strip_prefix("place ") else { continue };
        if name == "journal" || name == "000001.json" {
            continue;
        }
        assert!(at > journal + 2, "{step} comes before the journal");
        assert!(place(&format!("flush {name}")) < at, "{step} is not flushed");
        assert!(steps[at + 1].starts_with("flush "), "the folder of {step} is not flushed");
    }
    assert_eq!(steps.last().unwrap(), "flush .standing");
}

#[test]
fn a_write_of_one_file_needs_no_journal() {
    let root = workspace();
    let (done, steps) = failing(None, false, || write_new(root.path(), "people/cleo.toml"));
    assert!(matches!(done, Ok(Written::Flushed)));
    let begun = steps.iter().position(|step| step.ends_with("cleo.toml")).unwrap();
    assert_eq!(
        steps[begun..],
        [
            "write cleo.toml",
            "flush cleo.toml",
            "make history",
            "write 000001.json",
            "place 000001.json",
            "count writes",
            "open writes",
            "place cleo.toml",
            "flush people"
        ]
    );
}

/// A kind of write.
type Write = fn(&Path) -> Result<Written, WriteFault>;

const WRITES: [Write; 4] = [written, written_one, edited_one, removed_one];

#[test]
fn it_is_said_that_it_is_written_exactly_where_it_is() {
    let before = texts(workspace().path());
    let mut tried = 0;
    for write in WRITES {
        let whole = workspace();
        let (_, steps) = failing(None, false, || write(whole.path()).unwrap());
        let after = texts(whole.path());
        for (from, step) in steps.iter().enumerate() {
            let root = workspace();
            let (done, _) = failing(Some(from), false, || write(root.path()));
            tried += 1;
            let found = texts(root.path());
            let pending = journal::is_pending(root.path()).unwrap();
            match &done {
                Ok(_) => assert_eq!(found, after, "{step}"),
                Err(WriteFault::Unfinished { .. }) => assert!(pending, "{step}"),
                Err(_) => assert_eq!((&found, pending), (&before, false), "{step}"),
            }
            let is_placed = found == after;
            // Whatever happened, the next writer begins with a whole workspace and nothing left over, and what is in place
            // can be taken back.
            let writer = Writer::waiting(root.path(), "another").unwrap();
            let settled = texts(root.path());
            assert!(settled == before || settled == after, "{step}: {settled:#?}");
            assert_eq!(
                folders(root.path()),
                if settled == after { folders(whole.path()) } else { folders(workspace().path()) },
                "{step}"
            );
            assert_eq!(writer.past().unwrap().is_some(), settled == after, "{step}");
            assert!(done.is_err() || is_placed, "{step}");
        }
    }
    assert!(tried > 60, "{tried}");
}

#[test]
fn what_may_not_be_on_disk_is_said_to_be_written_all_the_same() {
    for (write, placed) in
        WRITES.into_iter().zip(["move bea.toml", "place client.toml", "place ana.toml", "remove client.toml"])
    {
        let (_, steps) = failing(None, false, || write(workspace().path()).unwrap());
        let placed = steps.iter().rposition(|step| step == placed).unwrap();
        let root = workspace();
        let (done, steps) = failing(Some(placed + 1), false, || write(root.path()));
        assert!(matches!(done, Ok(Written::Unflushed(_))), "{}: {done:?}", steps[placed + 1]);
        assert!(Writer::waiting(root.path(), "another").unwrap().past().unwrap().is_some());
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
