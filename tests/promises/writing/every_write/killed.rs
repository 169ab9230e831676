//! A writer that is killed at any of its system calls that write: afterwards everything is as it was or as it was to be,
//! what was acknowledged is there, and nothing is left behind.

use std::process::Command;

use tempfile::TempDir;

use super::world::{Form, Tree, agency, command, run, standing, tree};
use crate::world::command::{answer, program};

/// Writes of one file and of several: changed, new, moved and gone.
const WRITES: [&str; 6] = [
    "log acme/website 1 --who ana --date 2026-11-12",
    "log --stdin <<< {\"project\": \"acme/website\", \"who\": \"ana\", \"hours\": 2, \"date\": \"2026-11-12\"}\n\
     {\"project\": \"delta/care\", \"who\": \"ana\", \"hours\": 0.25, \"date\": \"2026-11-12\"}\n",
    "add client nova Nova",
    "rename acme nova",
    "remove delta/care",
    "undo",
];

/// The system calls that change something on the disk, or say something. Not every machine has each.
const CALLS: [&str; 13] = [
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "mkdir",
    "mkdirat",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
];

/// More calls than any of these writes makes.
const MOST: usize = 200;

pub(crate) fn has_strace() -> bool {
    let trace = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    trace.is_ok_and(|ended| ended.success())
}

#[test]
fn a_writer_may_be_killed_at_every_call() {
    if !has_strace() {
        println!("SKIPPED: strace cannot be run here");
        return;
    }
    for line in WRITES {
        let folder = fresh();
        let before = tree(folder.path());
        assert!(standing(folder.path(), line, &[]).status.success(), "{line}");
        let after = tree(folder.path());
        let mut killed = 0;
        for call in CALLS {
            let places = (1..MOST).take_while(|place| is_killed(line, (call, *place), [&before, &after]));
            killed += places.count();
        }
        println!("{line}: killed at {killed} calls");
        assert!(killed > 10, "{line}: killed at {killed} calls");
    }
}

/// The small agency, where something was written already.
fn fresh() -> TempDir {
    let folder = agency(Form::Plain);
    assert!(standing(folder.path(), "set acme/website name Site", &[]).status.success());
    folder
}

/// Kills a writer at a system call, if it comes so far, and looks at what is there then.
fn is_killed(line: &str, (call, place): (&str, usize), [before, after]: [&Tree; 2]) -> bool {
    let folder = fresh();
    let (words, input) = command(line);
    let inject = format!("inject=?{call}:signal=SIGKILL:when={place}");
    let strace = ["-f", "-qq", "-o", "/dev/null", "-e", &inject, program()];
    let words: Vec<&str> = strace.into_iter().chain(words.iter().map(String::as_str)).collect();
    let output = run("strace", folder.path(), &words, input);
    let at = format!("{line} at {call} {place}");
    let is_told = !output.stdout.is_empty();
    // The next command finishes what was begun, says so, and clears up.
    let check = standing(folder.path(), "check", &[]);
    assert!(check.status.success(), "{at}: {}", answer(&check));
    let (now, temporary) = apart(tree(folder.path()));
    assert!(now == *after || !is_told && now == *before, "{at}: {now:#?}");
    assert!(temporary.len() <= 3, "{at}: {temporary:?}");
    assert!(standing(folder.path(), "add person zoe", &[]).status.success(), "{at}");
    assert_eq!(apart(tree(folder.path())).1, Vec::<String>::new(), "{at}");
    !output.status.success()
}

/// The files, and the names of those that a writer makes for a moment.
fn apart(mut files: Tree) -> (Tree, Vec<String>) {
    let temporary = files.keys().filter(|path| path.ends_with(".standing")).cloned().collect();
    files.retain(|path, _| !path.ends_with(".standing"));
    (files, temporary)
}
