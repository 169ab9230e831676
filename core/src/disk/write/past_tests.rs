//! What was written is taken back, byte for byte, and never where somebody changed it since.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::diagnostic::rules;
use crate::edit::{Edit, Record, Value};

const CLIENT: &str = "clients/acme/client.toml";

fn workspace(client: &str) -> TempDir {
    let root = TempDir::new().unwrap();
    let agency = "name = \"Nord\"\ncurrency = \"EUR\"\n";
    for (path, text) in [("standing.toml", agency), (CLIENT, client), ("people/ana.toml", "name = \"Ana\"\n")]
    {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

fn write(root: &Path, changes: &[Change]) {
    let writer = Writer::waiting(root, "the write").unwrap();
    let before = writer.read(Extent::Whole).unwrap();
    let draft = writer.draft(Extent::Whole, &before.diagnostics, changes).unwrap();
    assert!(matches!(writer.commit(&draft.amendment), Ok(Written::Flushed)));
}

/// Takes the last write back; whether there was one.
fn undo(root: &Path) -> Result<bool, Refusal> {
    let writer = Writer::waiting(root, "the undo").unwrap();
    let before = writer.read(Extent::Whole).unwrap();
    let Some(past) = writer.past().unwrap() else { return Ok(false) };
    let draft = writer.draft_back(&before.diagnostics, &past)?;
    assert!(matches!(writer.take_back(&past, &draft.amendment), Ok(Written::Flushed)));
    Ok(true)
}

fn edited(edit: Edit) -> Change {
    Change::Edited { document: CLIENT.to_owned(), edits: vec![edit] }
}

fn set(path: &str, value: &str) -> Change {
    edited(Edit::Set { path: path.to_owned(), value: Value::from(value) })
}

fn contact(id: &str) -> Change {
    let record = Record::default().with("id", id).with("name", "Eva");
    edited(Edit::Append { list: "contacts".to_owned(), record })
}

fn read(root: &Path) -> Vec<u8> {
    fs::read(root.join(CLIENT)).unwrap()
}

/// Texts as people write them: no two of them end or begin alike.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for mark in ["", "\u{feff}"] {
        for ending in ["\n", "\r\n"] {
            for last in ["", "\n", "\n\n# the end", "  "] {
                let body = "# Acme\nname   = 'Acme'\n\n[terms] # ours\npayment-days = 3_0\n\n[[contacts]]\nid=\"ada\"\nname = \
                            \"Ada\"";
                texts.push(format!("{mark}{}", format!("{body}{last}").replace('\n', ending)));
            }
        }
    }
    texts
}

#[test]
fn what_is_taken_back_is_there_byte_for_byte() {
    for text in texts() {
        let root = workspace(&text);
        let mut states = vec![read(root.path())];
        let touch = Record::default()
            .with("date", crate::model::Date::from_ymd_opt(2026, 11, 2).unwrap())
            .with("with", "ada")
            .with("by", "ana")
            .with("kind", "call");
        let log = edited(Edit::Log { list: "log.touches".to_owned(), record: touch });
        for change in [contact("eva"), set("lead", "ana"), set("contacts[0].name", "Ada L."), log] {
            write(root.path(), &[change]);
            states.push(read(root.path()));
        }
        while let Some(state) = states.pop() {
            assert_eq!(read(root.path()), state);
            assert_eq!(undo(root.path()).unwrap(), !states.is_empty());
        }
    }
}

#[test]
fn a_write_of_several_files_is_taken_back_whole() {
    let root = workspace("name = \"Acme\"\n");
    fs::write(root.path().join("clients/acme/notes.md"), "ours\n").unwrap();
    let moved = Change::Moved { from: "clients/acme".to_owned(), to: "clients/nova".to_owned() };
    let made = Change::New { document: "people/ben.toml".to_owned(), text: "name = \"Ben\"\n".to_owned() };
    write(root.path(), &[moved, made, Change::Removed { document: "people/ana.toml".to_owned() }]);
    assert!(root.path().join("clients/nova/notes.md").exists());
    assert!(undo(root.path()).unwrap());
    assert_eq!(read(root.path()), b"name = \"Acme\"\n");
    assert!(root.path().join("clients/acme/notes.md").exists());
    assert!(root.path().join("people/ana.toml").exists());
    assert!(!root.path().join("people/ben.toml").exists());
    assert!(!root.path().join("clients/nova").exists());
    assert!(!undo(root.path()).unwrap());
}

#[test]
fn a_new_client_goes_with_its_folder() {
    let root = workspace("name = \"Acme\"\n");
    let document = "clients/basso/client.toml".to_owned();
    write(root.path(), &[Change::New { document, text: "name = \"Basso\"\n".to_owned() }]);
    assert!(undo(root.path()).unwrap());
    assert!(!root.path().join("clients/basso").exists());
}

#[test]
fn a_file_that_has_changed_since_is_left_alone() {
    let root = workspace("name = \"Acme\"\n");
    write(root.path(), &[contact("eva")]);
    let written = read(root.path());
    let changed = [&written[..], b"# mine\n"].concat();
    fs::write(root.path().join(CLIENT), &changed).unwrap();
    assert!(matches!(undo(root.path()), Err(Refusal::Changed(document)) if document == CLIENT));
    assert_eq!(read(root.path()), changed);
    fs::remove_file(root.path().join(CLIENT)).unwrap();
    assert!(matches!(undo(root.path()), Err(Refusal::Changed(_))));
    // Somebody took it back by other means: then there is nothing to do.
    fs::write(root.path().join(CLIENT), "name = \"Acme\"\n").unwrap();
    assert!(!undo(root.path()).unwrap());
}

#[test]
fn what_something_came_to_refer_to_is_not_taken_back() {
    let root = workspace("name = \"Acme\"\n");
    write(
        root.path(),
        &[Change::New { document: "people/ben.toml".to_owned(), text: "name = \"Ben\"\n".to_owned() }],
    );
    fs::write(root.path().join(CLIENT), "name = \"Acme\"\nlead = \"ben\"\n").unwrap();
    assert!(
        matches!(undo(root.path()), Err(Refusal::Broken(errors, _)) if errors[0].rule == rules::UNKNOWN_REFERENCE)
    );
}

#[test]
fn a_write_that_changes_nothing_is_none_to_take_back() {
    let root = workspace("name = \"Acme\"\n");
    write(root.path(), &[contact("eva")]);
    write(root.path(), &[set("name", "Acme")]);
    assert!(undo(root.path()).unwrap());
    assert_eq!(read(root.path()), b"name = \"Acme\"\n");
    assert!(!undo(root.path()).unwrap());
}

#[test]
fn only_the_last_writes_are_remembered() {
    let root = workspace("name = \"Acme\"\n");
    for turn in 0..25 {
        write(root.path(), &[contact(&format!("c{turn}"))]);
    }
    let mut back = 0;
    while undo(root.path()).unwrap() {
        back += 1;
    }
    assert_eq!(back, 20);
    let left = String::from_utf8(read(root.path())).unwrap();
    assert!(left.contains("\"c4\"") && !left.contains("\"c5\""), "{left}");
}

#[test]
fn what_is_no_number_of_ours_is_left_alone() {
    let root = workspace("name = \"Acme\"\n");
    write(root.path(), &[contact("eva")]);
    let history = root.path().join(".standing/history");
    let others = [
        "18446744073709551615.json",
        "99999999999999999999.json",
        "+00009.json",
        "7.json",
        "000009.txt",
        "x",
    ];
    others.iter().for_each(|name| fs::write(history.join(name), "{").unwrap());
    write(root.path(), &[contact("bob")]);
    assert!(history.join("000002.json").exists());
    assert!(undo(root.path()).unwrap() && undo(root.path()).unwrap() && !undo(root.path()).unwrap());
    assert!(others.iter().all(|name| history.join(name).exists()));
}

#[cfg(target_os = "linux")]
#[test]
fn what_stands_in_the_place_of_a_note_is_not_opened() {
    let root = workspace("name = \"Acme\"\n");
    write(root.path(), &[contact("eva")]);
    let note = root.path().join(".standing/history/000001.json");
    fs::remove_file(&note).unwrap();
    let anybody = rustix::fs::Mode::from_raw_mode(0o600);
    rustix::fs::mknodat(rustix::fs::CWD, &note, rustix::fs::FileType::Fifo, anybody, 0).unwrap();
    let past = Writer::rehearsing(root.path()).past();
    assert!(matches!(past, Err(WriteFault::Displaced(note)) if note == ".standing/history/000001.json"));
}

#[test]
fn a_note_that_was_lost_takes_nothing_back() {
    let root = workspace("name = \"Acme\"\n");
    write(root.path(), &[contact("eva")]);
    fs::write(root.path().join(".standing/history/000001.json"), "").unwrap();
    let writer = Writer::rehearsing(root.path());
    let Err(WriteFault::Illegible(note)) = writer.past() else { panic!("an empty note was read") };
    assert_eq!(note, ".standing/history/000001.json");
}
