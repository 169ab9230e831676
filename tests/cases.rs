//! Promises of the program as folders: `tests/cases/<command>/<promise>/` holds `cmd`, `stdout`, `stderr` and mostly a
//! `workspace/`. The real binary runs in a sealed world: a copy of the workspace, a cleared environment, a fixed day.
//!
//! The first line of `cmd` is the command line; lines `key = value` may follow: `workspace` (a folder from the top of
//! the repository, which the case's own files are laid over), `today`, `columns`, `exit`, `user` (who is typing). A file
//! `stdin` is what the program reads. A case with an `after/` must
//! leave exactly these files, but for the program's own `.standing/`; one without must leave its workspace as it was.
//! `UPDATE_CASES=1` writes what the program prints and leaves; read it before you commit it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test says what went wrong by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output, Stdio};

use libtest_mimic::{Arguments, Failed, Trial};
use tempfile::TempDir;

const TODAY: &str = "2026-11-20";

struct Case {
    folder: PathBuf,
    words: Vec<String>,
    settings: BTreeMap<String, String>,
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let trials = case_folders(&root).into_iter().map(|folder| {
        let name = folder.strip_prefix(&root).unwrap().display().to_string();
        Trial::test(name, move || run(&Case::read(folder)))
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

    /// The named workspace, then what the case has of its own.
    fn workspaces(&self) -> Vec<PathBuf> {
        let named = self.settings.get("workspace");
        let named = named.map(|named| Path::new(env!("CARGO_MANIFEST_DIR")).join(named));
        named.into_iter().chain([self.folder.join("workspace")]).filter(|folder| folder.is_dir()).collect()
    }
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

fn run(case: &Case) -> Result<(), Failed> {
    assert_eq!(case.words[0], "standing", "the command line begins with the program");
    let world = TempDir::new().unwrap();
    let workspace = world.path().join("workspace");
    fs::create_dir(&workspace).unwrap();
    case.workspaces().iter().for_each(|folder| copy(folder, &workspace));
    let before = contents(&workspace);
    let stdin = fs::File::open(case.folder.join("stdin")).map_or_else(|_| Stdio::null(), Stdio::from);
    let user = case.settings.get("user").map(|user| ("STANDING_USER", user));
    let output = Command::new(env!("CARGO_BIN_EXE_standing"))
        .args(&case.words[1..])
        .stdin(stdin)
        .current_dir(&workspace)
        .env_clear()
        .env("HOME", world.path())
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs(user)
        .env("STANDING_TODAY", case.setting("today", TODAY))
        .env("COLUMNS", case.setting("columns", "80"))
        .output()
        .unwrap();
    compare(case, &output, world.path())?;
    let left = contents(&workspace);
    let after = case.folder.join("after");
    if std::env::var_os("UPDATE_CASES").is_some() && left != before {
        let _ = fs::remove_dir_all(&after);
        copy(&workspace, &after);
    }
    let expected = if after.is_dir() { contents(&after) } else { before };
    if left == expected { Ok(()) } else { Err(difference(&expected, &left).into()) }
}

/// What a workspace has that it should not have, and the other way round.
fn difference(expected: &Contents, left: &Contents) -> String {
    let mut difference = String::from("the workspace is not what it should be\n");
    let paths: BTreeSet<&PathBuf> = expected.keys().chain(left.keys()).collect();
    for path in paths.into_iter().filter(|path| expected.get(*path) != left.get(*path)) {
        let text =
            |files: &Contents| files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let [expected, left] =
            [text(expected), text(left)].map(|text| text.unwrap_or("(no file)\n".to_owned()));
        difference += &format!("=== {}\n--- expected\n{expected}--- left\n{left}", path.display());
    }
    difference
}

fn compare(case: &Case, output: &Output, world: &Path) -> Result<(), Failed> {
    let exit = output.status.code().map_or("none".to_owned(), |code| code.to_string());
    let expected = case.setting("exit", "0");
    if exit != expected {
        let stderr = String::from_utf8_lossy(&output.stderr);
        return Err(format!("exit {exit} where {expected} was expected\n{stderr}").into());
    }
    for (name, printed) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
        let printed = String::from_utf8(printed.clone()).unwrap();
        let printed = printed.replace(world.to_str().unwrap(), "[WORLD]");
        let file = case.folder.join(name);
        if std::env::var_os("UPDATE_CASES").is_some() {
            fs::write(&file, &printed).unwrap();
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if printed != expected {
            return Err(format!("{name} differs\n--- expected\n{expected}\n--- printed\n{printed}").into());
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in contents(from) {
        let target = to.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
}

/// Files by their path.
type Contents = BTreeMap<PathBuf, Vec<u8>>;

/// The files of a folder, but for the program's own.
fn contents(folder: &Path) -> Contents {
    let entries = walkdir::WalkDir::new(folder).into_iter();
    let entries = entries.filter_entry(|entry| entry.file_name() != ".standing").map(|entry| entry.unwrap());
    let files = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files.map(|path| (path.strip_prefix(folder).unwrap().to_owned(), fs::read(path).unwrap())).collect()
}
