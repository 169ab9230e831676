//! Any call that a writer makes to the system may fail, at any step and also after the file is in place. Exit code 0 is
//! said exactly where the record is there, and "nothing was written" only where nothing was. `STANDING_TRIES=all` fails each
//! call of each command with each error; without it, chance takes some of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};

use tempfile::TempDir;

use crate::world::chance::{Chance, is_trying_all};
use crate::world::command::{answer, is_installed, program, run, said, sealed, standing};
use crate::world::folder::{Files, documents, folder};

/// The calls of which one fails.
const CALLS: &str = "openat,read,write,fsync,renameat,renameat2,unlink,rmdir,mkdir,ftruncate,lseek,fchmod,fchown,flock,getdents64,statx,fstat";

const ERRORS: [&str; 4] = ["EIO", "ENOSPC", "EACCES", "EDQUOT"];

/// Every kind of write: into a file, a new file in a new folder, one that goes, several at once, one that is taken back.
const WRITES: [&[&str]; 7] = [
    &["log", "acme/website", "1", "one more", "--who", "ana"],
    &["add", "client", "zeta", "Zeta"],
    &["remove", "acme/website"],
    &["rename", "acme", "nova"],
    &["set", "ana", "name", "Anna", "-f", "json"],
    &["undo"],
    &["fmt", "clients/acme/website.toml"],
];

fn workspace() -> TempDir {
    folder([
        ("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"),
        ("people/ana.toml", "name = \"Ana\"\n"),
        ("clients/acme/client.toml", "name = \"Acme\"\n"),
        ("clients/delta/client.toml", "name = \"Delta\"\nreferred-by = \"acme\"\n"),
        ("clients/acme/website.toml", "name   = \"Website\"\nstatus = \"active\"\nbilling = \"hourly\"\n"),
    ])
}

/// The workspace before a write: it was written to before, so that there is something to take back.
fn begun(is_used: bool) -> TempDir {
    let root = workspace();
    if is_used {
        assert!(run(root.path(), ["add", "person", "ben", "Ben"]).status.success());
    }
    root
}

/// Runs a command of which calls are traced, or fail.
fn traced(root: &Path, words: &[&str], log: &Path, inject: &str) -> Output {
    let mut strace = sealed("strace", root);
    strace
        .args(["-f", "-qq", "-e", &format!("trace={CALLS}"), "-o"])
        .arg(log)
        .env("PATH", std::env::var_os("PATH").unwrap());
    if !inject.is_empty() {
        strace.arg(format!("--inject={inject}"));
    }
    strace.arg(program()).args(words).stdin(Stdio::null()).output().unwrap()
}

/// How often each call is made, by the thread that makes it most: a call that fails is counted in its thread.
fn calls(log: &Path) -> BTreeMap<String, usize> {
    let mut by_thread: BTreeMap<(String, String), usize> = BTreeMap::new();
    for line in fs::read_to_string(log).unwrap().lines() {
        let mut parts = line.splitn(2, ' ');
        let (thread, rest) = (parts.next().unwrap(), parts.next().unwrap_or_default().trim_start());
        let Some((name, _)) = rest.split_once('(') else { continue };
        *by_thread.entry((name.to_owned(), thread.to_owned())).or_default() += 1;
    }
    let mut most = BTreeMap::new();
    for ((name, _), count) in by_thread {
        let known = most.entry(name).or_insert(0);
        *known = count.max(*known);
    }
    most
}

/// All calls that can fail, each with the error that it fails with.
fn injections(root: &Path, words: &[&str]) -> Vec<String> {
    let log = root.join(".standing-trace");
    assert!(traced(root, words, &log, "").status.success());
    let calls = calls(&log);
    fs::remove_file(log).unwrap();
    let each = calls.iter().flat_map(|(name, count)| (1..=*count).map(move |at| (name, at)));
    each.flat_map(|(name, at)| ERRORS.map(|error| format!("{name}:error={error}:when={at}"))).collect()
}

struct Trial<'t> {
    words: &'t [&'t str],
    is_used: bool,
    before: Files,
    after: Files,
}

impl Trial<'_> {
    /// One call fails: what is said is so, and the next command finds a whole workspace.
    fn fails(&self, injection: &str) {
        let root = begun(self.is_used);
        let log = TempDir::new().unwrap();
        let output = traced(root.path(), self.words, &log.path().join("log"), injection);
        let context = format!("{:?} with {injection}: {}", self.words, answer(&output));
        let mut found = documents(root.path());
        // What could not be taken away is taken away by the next writer.
        found.retain(|path, _| !path.to_string_lossy().ends_with(".standing"));
        let (is_there, is_not) = (found == self.after, found == self.before);
        let is_interrupted = said(&output).contains("was interrupted");
        assert!(is_there || is_not || is_interrupted, "half of it is there: {context}");
        assert_eq!(output.status.success(), is_there, "{context}");
        assert!(is_not || !said(&output).contains("nothing was written"), "{context}");
        assert!(is_there || is_not || !said(&output).contains("try again"), "{context}");
        assert!(!said(&output).contains("panicked"), "{context}");
        let next = run(root.path(), ["add", "person", "zoe", "Zoe"]);
        assert!(next.status.success(), "{context}{}", answer(&next));
        assert!(run(root.path(), ["undo"]).status.success(), "{context}");
        let settled = documents(root.path());
        assert!(settled == self.before || settled == self.after, "{context}");
        assert!(settled == found || is_interrupted, "{context}");
        self.leaves_nothing(root.path(), &context);
        // What is there can be taken back; what takes back is itself not.
        if settled == self.after && self.words != ["undo"] {
            let back = run(root.path(), ["undo"]);
            assert!(back.status.success(), "{context}{}", answer(&back));
            assert_eq!(documents(root.path()), self.before, "{context}");
        }
    }

    /// Neither temporary files nor folders without a file.
    fn leaves_nothing(&self, root: &Path, context: &str) {
        for entry in walkdir::WalkDir::new(root).into_iter().map(Result::unwrap) {
            let name = entry.file_name().to_string_lossy();
            let is_ours = name == ".standing" || !name.starts_with('.') || name == ".gitignore";
            assert!(is_ours || entry.depth() == 0, "{} is left over: {context}", entry.path().display());
            let is_empty = entry.file_type().is_dir() && fs::read_dir(entry.path()).unwrap().next().is_none();
            assert!(
                !is_empty || entry.path().ends_with("history"),
                "{} is empty: {context}",
                entry.path().display()
            );
        }
    }
}

fn can_trace() -> bool {
    let can = is_installed("strace") && {
        let root = workspace();
        traced(root.path(), &["--version"], &root.path().join("log"), "").status.success()
    };
    if !can {
        println!("SKIPPED: no call can be made to fail without strace");
    }
    can
}

#[test]
fn zero_is_said_exactly_where_the_record_is_there() {
    if !can_trace() {
        return;
    }
    let is_all = is_trying_all();
    let (mut chance, mut tried) = (Chance::new(20261120), 0);
    for words in WRITES {
        for is_used in [true, false] {
            if !is_used && words == ["undo"] {
                continue;
            }
            let first = begun(is_used);
            let before = documents(first.path());
            let injections = injections(first.path(), words);
            let trial = Trial { words, is_used, before, after: documents(first.path()) };
            assert_ne!(trial.before, trial.after, "{words:?}");
            for injection in &injections {
                if is_all || chance.below(injections.len()) < 8 {
                    trial.fails(injection);
                    tried += 1;
                }
            }
        }
    }
    println!("{tried} calls failed");
    assert!(tried > 50, "{tried}");
}

#[test]
fn an_answer_that_cannot_be_printed_is_no_reason_to_write_twice() {
    if !Path::new("/dev/full").exists() {
        println!("SKIPPED: there is no /dev/full");
        return;
    }
    for words in WRITES {
        let (root, twin) = (begun(true), begun(true));
        let before = documents(root.path());
        assert!(run(twin.path(), words).status.success());
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = standing(root.path(), words.iter().chain(&["-q"])).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{words:?}: {}", said(&output));
        assert!(
            said(&output).starts_with("warning: it was written, but the answer can't be printed"),
            "{}",
            said(&output)
        );
        assert!(said(&output).contains("don't run it again"), "{}", said(&output));
        assert_ne!(documents(root.path()), before);
        assert_eq!(documents(root.path()), documents(twin.path()), "{words:?}");
        // What was not to be written is not, and its answer is all that it had.
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let again = ["add", "person", "kim", "Kim", "--dry-run"];
        assert_eq!(standing(root.path(), again).stdout(full).output().unwrap().status.code(), Some(4));
    }
}
