//! What every writing command promises: the lines that it means and no others, whatever the form of the file; a rehearsal
//! that writes nothing; a result for programs; and that it can be taken back, byte for byte.

mod closed;
mod commands;
mod hostile;
mod killed;
mod reads;
mod tables;
mod world;

use std::collections::BTreeSet;

use commands::all;
use serde_json::Value;
use world::{FORMS, Form, Tree, agency, changed, standing, tree};

use crate::world::command::answer;

/// A tree of files in one form, in the plain one. What is new is plain.
fn plain(form: Form, files: &Tree, new_beside: &Tree) -> Tree {
    let known: BTreeSet<&str> = new_beside.values().map(String::as_str).collect();
    let in_plain = |(path, text): (&String, &String)| {
        let is_new = !new_beside.contains_key(path) && !known.contains(text.as_str());
        (path.clone(), if is_new { text.clone() } else { form.plain(text) })
    };
    files.iter().map(in_plain).collect()
}

#[test]
fn only_the_lines_meant_change_in_every_form_and_undo_gives_the_old_bytes() {
    for form in FORMS {
        for (command, lines) in all() {
            let folder = agency(form);
            let before = tree(folder.path());
            let output = standing(folder.path(), command, &[]);
            assert!(output.status.success(), "{form:?}: {command}\n{}", answer(&output));
            let after = tree(folder.path());
            let (old, new) = (plain(form, &before, &before), plain(form, &after, &before));
            assert_eq!(changed(&old, &new), *lines, "{form:?}: {command}");
            let undo = standing(folder.path(), "undo", &[]);
            assert!(undo.status.success(), "{form:?}: undo of {command}\n{}", answer(&undo));
            assert_eq!(tree(folder.path()), before, "{form:?}: undo of {command}");
        }
    }
}

#[test]
fn a_rehearsal_shows_what_would_change_and_writes_nothing() {
    for (command, lines) in all() {
        let folder = agency(Form::Plain);
        let before = tree(folder.path());
        let output = standing(folder.path(), command, &["--dry-run"]);
        assert!(output.status.success(), "{command}\n{}", answer(&output));
        assert_eq!(tree(folder.path()), before, "{command}");
        assert!(!folder.path().join(".standing").exists(), "{command}");
        let diff = String::from_utf8(output.stdout).unwrap();
        for line in lines.iter().filter(|line| line.starts_with(['+', '-'])) {
            let shown = diff.lines().any(|shown| shown == *line);
            // Of a file that moves only what changes in it is shown.
            assert!(
                shown || diff.contains("rename from") || diff.contains("people/benno.toml"),
                "{command}\n{line}\n{diff}"
            );
        }
        assert!(
            diff.contains("\n+++ ") && diff.contains("\n@@ ") || diff.contains("upkeep"),
            "{command}\n{diff}"
        );
        let output = standing(folder.path(), command, &["--dry-run", "-f", "json"]);
        let told: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(told["wrote"], Value::Array(Vec::new()), "{command}");
        assert_eq!(told["diff"].as_str().unwrap(), diff, "{command}");
        assert_eq!(tree(folder.path()), before, "{command}");
    }
}

#[test]
fn programs_are_told_which_files_were_written_what_and_how_things_stand() {
    for (command, lines) in all() {
        let folder = agency(Form::Plain);
        let output = standing(folder.path(), command, &["-f", "json"]);
        assert!(output.status.success(), "{command}\n{}", answer(&output));
        let told: Value = serde_json::from_slice(&output.stdout).unwrap();
        let wrote: BTreeSet<&str> =
            told["wrote"].as_array().unwrap().iter().map(|file| file.as_str().unwrap()).collect();
        let is_file = |line: &&&str| line.contains(".toml") && !line.starts_with(['+', '-']);
        let gone = command.starts_with("rename");
        let files = lines.iter().filter(is_file).filter(|line| !(gone && line.ends_with(" is gone")));
        let files: BTreeSet<&str> = files.map(|line| line.split(' ').next().unwrap()).collect();
        assert_eq!(wrote, files, "{command}");
        assert!(told["record"].as_object().is_some_and(|record| !record.is_empty()), "{command}: {told}");
        assert!(told["now"].is_object(), "{command}: {told}");
    }
}

#[test]
fn what_is_said_is_one_line_that_ends_with_where_things_stand() {
    for (command, _) in all() {
        let folder = agency(Form::Plain);
        let output = standing(folder.path(), command, &[]);
        let line = String::from_utf8(output.stdout).unwrap();
        assert_eq!(line.matches('\n').count(), 1, "{command}: {line}");
        assert!(line.ends_with(")\n") || command.starts_with("rename"), "{command}: {line}");
        println!("$ standing {command}\n{line}");
    }
}
