//! What stands in a writer's way: a folder that may not be written, one that is gone, a disk that is full. Everything
//! stays as it was, and it is said what to do.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::world::command::{TODAY, program, said, sealed};
use crate::world::folder::{documents, files, folder, lend_program};

fn workspace() -> TempDir {
    let website = "name = \"Website\"\nstatus = \"active\"\nbilling = \"hourly\"\n";
    folder([
        ("w/standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"),
        ("w/people/ana.toml", "name = \"Ana\"\n"),
        ("w/clients/acme/client.toml", "name = \"Acme\"\n"),
        ("w/clients/delta/client.toml", "name = \"Delta\"\nreferred-by = \"acme\"\n"),
        ("w/clients/acme/website.toml", &format!("{website}{}", "# a remark\n".repeat(100))),
    ])
}

fn standing(program: &Path, root: &Path, line: &str) -> Command {
    let mut command = sealed(program, root);
    command.args(line.split(' '));
    command
}

/// Every way to write: one file, several, a new one, one that goes.
const WRITES: [&str; 6] = [
    "log acme/website 1 --who ana",
    "rename acme nova",
    "add person ben",
    "set acme name Nova",
    "remove acme/website",
    "undo",
];

/// What may be read and not written, for everybody but the administrator.
fn close(root: &Path) {
    for entry in walkdir::WalkDir::new(root).contents_first(true).into_iter().map(Result::unwrap) {
        let mode = if entry.file_type().is_dir() { 0o555 } else { 0o444 };
        fs::set_permissions(entry.path(), fs::Permissions::from_mode(mode)).unwrap();
    }
}

fn open(root: &Path) {
    for entry in walkdir::WalkDir::new(root).into_iter().map(Result::unwrap) {
        fs::set_permissions(entry.path(), fs::Permissions::from_mode(0o755)).unwrap();
    }
}

/// Somebody who may read a folder and not write to it: nothing is closed to the administrator.
fn by_somebody(mut command: Command) -> Option<Output> {
    if fs::metadata("/proc/self").map_or(0, |own| own.uid()) == 0 {
        command.uid(65534).gid(65534);
    }
    command.output().ok()
}

#[test]
fn a_folder_that_may_not_be_written_is_read_and_says_so_to_a_writer() {
    for is_used in [false, true] {
        let outer = workspace();
        let (root, program) = (outer.path().join("w"), lend_program(outer.path()));
        fs::set_permissions(outer.path(), fs::Permissions::from_mode(0o755)).unwrap();
        if is_used {
            assert!(standing(&program, &root, "log acme/website 1 --who ana").status().unwrap().success());
        }
        close(&root);
        let before = files(&root);
        let seen = by_somebody(standing(&program, &root, "budget -f json"));
        if !seen.as_ref().is_some_and(|output| output.status.success()) {
            open(&root);
            println!("SKIPPED: nobody but the administrator can run a program here: {seen:?}");
            return;
        }
        for line in
            ["check", "log acme/website 1 --who ana --dry-run", "rename acme nova --dry-run", "fmt --check"]
        {
            let output = by_somebody(standing(&program, &root, line)).unwrap();
            assert_eq!(output.status.code(), Some(0), "{line}: {}", said(&output));
        }
        for line in WRITES {
            let output = by_somebody(standing(&program, &root, line)).unwrap();
            assert_eq!(output.status.code(), Some(4), "{line}: {}", said(&output));
            assert!(said(&output).starts_with("error: cannot "), "{line}: {}", said(&output));
            assert!(said(&output).contains("ermission denied"), "{line}: {}", said(&output));
            assert!(said(&output).contains("help: give yourself permission"), "{line}: {}", said(&output));
        }
        assert_eq!(files(&root), before);
        open(&root);
        unfinished(&root, &program);
    }
}

/// Whoever cannot finish a write that was interrupted sees no half of it.
fn unfinished(root: &Path, program: &Path) {
    let journal = serde_json::json!({
        "command": "standing rename acme nova",
        "remembered": true,
        "amendment": { "moves": [{ "from": "clients/acme", "to": "clients/nova" }], "revisions": [] },
    });
    fs::create_dir_all(root.join(".standing")).unwrap();
    fs::write(root.join(".standing/journal"), journal.to_string()).unwrap();
    close(root);
    for line in ["check", "budget", "status", "log acme/website 1 --who ana --dry-run"] {
        let output = by_somebody(standing(program, root, line)).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(4), 0), "{line}: {}", said(&output));
        let cause =
            "error: the write of `standing rename acme nova` was interrupted and cannot be finished: ";
        assert!(said(&output).starts_with(cause), "{line}: {}", said(&output));
        assert!(said(&output).contains("help: fix that"), "{line}: {}", said(&output));
    }
    open(root);
}

#[test]
fn a_folder_that_is_gone_is_no_workspace() {
    for line in WRITES {
        let outer = workspace();
        let (root, mut shell) = (outer.path().join("w"), Command::new("sh"));
        let program = program();
        let script = format!("rm -r ../w && exec {program} {line}");
        let output = shell.args(["-c", &script]).current_dir(&root).stdin(Stdio::null()).output().unwrap();
        assert!(matches!(output.status.code(), Some(2 | 4)), "{line}: {}", said(&output));
        assert!(said(&output).starts_with("error: "), "{line}: {}", said(&output));
        assert!(!root.exists(), "{line}");
    }
}

#[test]
fn a_disk_that_is_full_leaves_every_file_as_it_was() {
    for line in WRITES {
        let outer = workspace();
        let root = outer.path().join("w");
        let program = Path::new(program());
        let first = standing(program, &root, "set acme/website name Before").output().unwrap();
        assert!(first.status.success(), "{}", said(&first));
        let before = documents(&root);
        let mut shell = Command::new("sh");
        shell
            .args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\""])
            .arg(program)
            .args(line.split(' '));
        let output = shell.current_dir(&root).env("STANDING_TODAY", TODAY).output().unwrap();
        // What needs no more room than there is may succeed.
        if output.status.success() {
            assert!(line.starts_with("add ") || line.starts_with("set "), "{line}");
            continue;
        }
        assert_eq!(output.status.code(), Some(4), "{line}: {}", said(&output));
        assert!(said(&output).starts_with("error: cannot write"), "{line}: {}", said(&output));
        assert_eq!(documents(&root), before, "{line}");
        let check = standing(program, &root, "check").output().unwrap();
        assert!(check.status.success() && said(&check).is_empty(), "{line}: {}", said(&check));
        let again = standing(program, &root, line).output().unwrap();
        assert!(again.status.success(), "{line}: {}", said(&again));
    }
}
