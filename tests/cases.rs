//! Promises of the program as folders, `tests/cases/<command>/<promise>/`. The real binary runs in a sealed world: a copy
//! of a workspace, a cleared environment, a fixed day.
//!
//! - `cmd`: the command line; below it lines `key = value` may follow: `workspace` (a folder from the top of the
//!   repository, mostly one of `tests/workspaces/`), `today`, `columns`, `exit`, `user` (who is typing).
//! - `workspace/`: the case's own files, laid over the workspace that is named.
//! - `stdin`: what the program reads.
//! - `stdout`, `stderr`: what it prints; where there is no such file, it must print nothing.
//! - `after/`: the files that are new or changed afterwards; `removed`: the paths of those that are gone, one a line. All
//!   other files must be as they were, but for the program's own `.standing/`.
//!
//! `UPDATE_CASES=1` writes what the program prints and leaves; read it before you commit it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test says what went wrong by panicking"
)]

#[allow(dead_code, reason = "tests/promises needs the rest")]
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{ExitCode, Output, Stdio};

use libtest_mimic::{Arguments, Failed, Trial};
use tempfile::TempDir;

use world::command::{TODAY, is_updating, said, standing};
use world::folder::{Files, copy, documents, fill, repository};

struct Case {
    folder: PathBuf,
    words: Vec<String>,
    settings: BTreeMap<String, String>,
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let root = repository().join("tests/cases");
    let trials = case_folders(&root).into_iter().map(|folder| {
        let name = folder.strip_prefix(&root).unwrap().display().to_string();
        Trial::test(name, move || Case::read(folder).run())
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

fn case_folders(root: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(root).into_iter().map(|entry| entry.unwrap().into_path());
    let mut folders: Vec<PathBuf> =
        files.filter(|path| path.ends_with("cmd")).map(|path| path.parent().unwrap().to_owned()).collect();
    folders.sort();
    folders
}

impl Case {
    fn read(folder: PathBuf) -> Self {
        let text = fs::read_to_string(folder.join("cmd")).unwrap();
        let mut lines = text.lines();
        let words = words(lines.next().unwrap());
        let settings = lines.filter(|line| !line.is_empty()).map(|line| {
            let (key, value) = line.split_once('=').unwrap_or_else(|| panic!("not `key = value`: {line}"));
            (key.trim().to_owned(), value.trim().to_owned())
        });
        Self { settings: settings.collect(), folder, words }
    }

    fn setting<'s>(&'s self, key: &str, default: &'s str) -> &'s str {
        self.settings.get(key).map_or(default, String::as_str)
    }

    /// The text of one of its files; empty where it has none.
    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap_or_default()
    }

    /// The named workspace, then what the case has of its own.
    fn workspaces(&self) -> Vec<PathBuf> {
        let named = self.settings.get("workspace").map(|named| repository().join(named));
        let named = named.inspect(|folder| assert!(folder.is_dir(), "there is no {}", folder.display()));
        named.into_iter().chain([self.folder.join("workspace")]).filter(|folder| folder.is_dir()).collect()
    }

    fn run(&self) -> Result<(), Failed> {
        assert_eq!(self.words[0], "standing", "the command line begins with the program");
        let world = TempDir::new().unwrap();
        let workspace = world.path().join("workspace");
        fs::create_dir(&workspace).unwrap();
        self.workspaces().iter().for_each(|folder| copy(folder, &workspace));
        let before = documents(&workspace);
        let stdin = fs::File::open(self.folder.join("stdin")).map_or_else(|_| Stdio::null(), Stdio::from);
        let output = standing(&workspace, &self.words[1..])
            .stdin(stdin)
            .env("HOME", world.path())
            .envs(self.settings.get("user").map(|user| ("STANDING_USER", user)))
            .env("STANDING_TODAY", self.setting("today", TODAY))
            .env("COLUMNS", self.setting("columns", "80"))
            .output()
            .unwrap();
        self.compare_output(&output, world.path())?;
        self.compare_files(&before, &documents(&workspace))
    }

    fn compare_output(&self, output: &Output, world: &Path) -> Result<(), Failed> {
        let exit = output.status.code().map_or("none".to_owned(), |code| code.to_string());
        let expected = self.setting("exit", "0");
        if exit != expected {
            return Err(format!("exit {exit} where {expected} was expected\n{}", said(output)).into());
        }
        for (name, printed) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
            let printed = String::from_utf8(printed.clone()).unwrap();
            let printed = printed.replace(world.to_str().unwrap(), "[WORLD]");
            if is_updating() {
                self.update(name, &printed);
            }
            let expected = self.text(name);
            if printed != expected {
                return Err(difference(name, expected.as_bytes(), printed.as_bytes()).into());
            }
        }
        Ok(())
    }

    fn compare_files(&self, before: &Files, left: &Files) -> Result<(), Failed> {
        if is_updating() {
            self.update_files(before, left);
        }
        let after = documents_if_any(&self.folder.join("after"));
        let removed = self.text("removed");
        let removed: BTreeSet<PathBuf> = removed.lines().map(PathBuf::from).collect();
        if let Some(idle) = after.iter().find(|(path, bytes)| before.get(*path) == Some(bytes)) {
            return Err(format!("after/ holds {}, which is as it was: leave it out", idle.0.display()).into());
        }
        if let Some(path) = removed.iter().find(|path| !before.contains_key(*path)) {
            return Err(format!("removed names {}, which was not there", path.display()).into());
        }
        let mut expected = before.clone();
        expected.retain(|path, _| !removed.contains(path));
        expected.extend(after);
        let paths: BTreeSet<&PathBuf> = expected.keys().chain(left.keys()).collect();
        let wrong = paths.into_iter().filter(|path| expected.get(*path) != left.get(*path));
        let wrong: String = wrong.map(|path| change(path, expected.get(path), left.get(path))).collect();
        if wrong.is_empty() { Ok(()) } else { Err(wrong.into()) }
    }

    /// Writes one of its files, or takes it away where there is nothing to say.
    fn update(&self, name: &str, text: &str) {
        let file = self.folder.join(name);
        if text.is_empty() {
            let _ = fs::remove_file(file);
        } else {
            fs::write(file, text).unwrap();
        }
    }

    fn update_files(&self, before: &Files, left: &Files) {
        let after = self.folder.join("after");
        let _ = fs::remove_dir_all(&after);
        fill(&after, left.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes)));
        let removed = before.keys().filter(|path| !left.contains_key(*path));
        self.update("removed", &removed.map(|path| format!("{}\n", path.display())).collect::<String>());
    }
}

fn documents_if_any(folder: &Path) -> Files {
    if folder.is_dir() { documents(folder) } else { Files::new() }
}

/// The words of a command line; quotes hold blanks together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for character in line.chars() {
        match character {
            '\'' | '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().unwrap().push(character),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What is wrong with a file that should be there, or should not.
fn change(path: &Path, expected: Option<&Vec<u8>>, left: Option<&Vec<u8>>) -> String {
    let path = path.display();
    match (expected, left) {
        (Some(_), None) => format!("{path} is gone\n"),
        (expected, left) => {
            let bytes = |file: Option<&Vec<u8>>| file.cloned().unwrap_or_default();
            difference(&path.to_string(), &bytes(expected), &bytes(left))
        }
    }
}

/// What is expected and what is there, as a unified diff.
fn difference(name: &str, expected: &[u8], found: &[u8]) -> String {
    let [expected, found] = [expected, found].map(String::from_utf8_lossy);
    let diff = similar::TextDiff::from_lines(&*expected, &*found);
    let header = [format!("{name} expected"), format!("{name} found")];
    let diff = diff.unified_diff().header(&header[0], &header[1]).to_string();
    if diff.is_empty() { format!("{name} differs in bytes that are not UTF-8\n") } else { diff }
}
