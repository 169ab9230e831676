//! A writer that is killed at any of its system calls that write: afterwards everything is as it was or as it was to be,
//! what was acknowledged is there, and nothing is left behind.

use std::process::Command;

use super::world::{Form, agency, command, run, said, standing, tree};

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

const CALLS: &str = "write,pwrite64,fsync,fdatasync,ftruncate,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,unlink,\
                     unlinkat,rmdir";

/// More calls than any of these writes makes.
const MOST: usize = 400;

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
        let fresh = || {
            let folder = agency(Form::Plain);
            assert!(standing(folder.path(), "set acme/website name Site", &[]).status.success());
            folder
        };
        let folder = fresh();
        let before = tree(folder.path());
        assert!(standing(folder.path(), line, &[]).status.success(), "{line}");
        let after = tree(folder.path());
        let (words, input) = command(line);
        for call in 1..MOST {
            let folder = fresh();
            let inject = format!("inject={CALLS}:signal=SIGKILL:when={call}");
            let strace = ["-f", "-qq", "-o", "/dev/null", "-e", &inject, env!("CARGO_BIN_EXE_standing")];
            let words: Vec<&str> = strace.into_iter().chain(words.iter().map(String::as_str)).collect();
            let output = run("strace", folder.path(), &words, input);
            let is_told = !output.stdout.is_empty();
            // The next command finishes what was begun, says so, and clears up.
            let check = standing(folder.path(), "check", &[]);
            assert!(check.status.success(), "{line} at {call}: {}", said(&check));
            let now = tree(folder.path());
            let names = |files: &super::world::Tree| files.keys().cloned().collect::<Vec<_>>();
            let own = |files: &super::world::Tree| {
                let mut files = files.clone();
                files.retain(|path, _| !path.ends_with(".standing"));
                files
            };
            assert!(
                own(&now) == after || !is_told && own(&now) == before,
                "{line} at {call}: {:?}",
                names(&now)
            );
            assert!(standing(folder.path(), "add person zoe", &[]).status.success(), "{line} at {call}");
            let left: Vec<String> =
                names(&tree(folder.path())).into_iter().filter(|path| path.ends_with(".standing")).collect();
            assert_eq!(left, Vec::<String>::new(), "{line} at {call}");
            if output.status.success() {
                assert!(call > 5, "{line}: it was killed {call} times");
                break;
            }
            assert!(call + 1 < MOST, "{line}");
        }
    }
}
