//! What this user may not look at: a folder that can't be listed is named and ends the run, costs that may not be read are
//! unknown, and costs that nobody asked for are not even looked at. What changed while it was read is not reported.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Output;

use standing::disk::load;
use standing::format::Kind;
use tempfile::TempDir;

use crate::world::command::{answer, is_installed, json, said, sealed};
use crate::world::folder::{copy_of_the_example, folder, lend_program};

/// Somebody who is not the administrator, to whom nothing is closed.
const SOMEBODY: u32 = 65_530;

const SITE: &str = "name = \"Site\"\nstatus = \"active\"\nbilling = \"fixed\"\nstart = 2026-10-01\n[budget]\namount = 1000\n\
                    [log]\ntime = [\n  { date = 2026-11-02, who = \"ana\", hours = 4 },\n]\n";

/// A workspace that belongs to somebody, and a program that they may run; nothing where nobody can become somebody else.
fn workspace() -> Option<TempDir> {
    let outer = folder([
        ("w/standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n[rates]\ndefault = 100\n"),
        ("w/people/ana.toml", "name = \"Ana\"\n"),
        ("w/private/costs.toml", "[ana]\nhourly = 60\n"),
        ("w/clients/acme/client.toml", "name = \"Acme\"\n[[contacts]]\nid = \"eva\"\nname = \"Eva\"\n"),
        ("w/clients/acme/site.toml", SITE),
    ]);
    lend_program(outer.path());
    fs::set_permissions(outer.path(), fs::Permissions::from_mode(0o755)).unwrap();
    for entry in walkdir::WalkDir::new(outer.path().join("w")).into_iter().map(Result::unwrap) {
        if chown(entry.path(), Some(SOMEBODY), Some(SOMEBODY)).is_err() {
            println!("SKIPPED: nobody but the administrator gives files away");
            return None;
        }
    }
    Some(outer)
}

fn run(outer: &Path, words: &str) -> Output {
    let mut command = sealed(outer.join("standing"), &outer.join("w"));
    command.uid(SOMEBODY).gid(SOMEBODY).args(words.split(' ')).output().unwrap()
}

fn close(outer: &Path, path: &str, mode: u32) {
    fs::set_permissions(outer.join("w").join(path), fs::Permissions::from_mode(mode)).unwrap();
}

const COMMANDS: [&str; 12] = [
    "check",
    "budget",
    "status",
    "show acme/site",
    "show ana",
    "list projects",
    "brief acme",
    "fmt --check",
    "log acme/site 1 --who ana",
    "set acme name Nova",
    "rename acme nova",
    "touch acme --with eva --kind call --by ana",
];

#[test]
fn a_folder_that_cannot_be_listed_is_named_and_ends_the_run() {
    for (path, mode) in [
        ("clients/acme", 0o000),
        ("clients/acme", 0o300),
        ("clients", 0o000),
        ("clients", 0o300),
        ("people", 0o000),
        ("people", 0o300),
    ] {
        let Some(outer) = workspace() else { return };
        close(outer.path(), path, mode);
        for words in COMMANDS {
            // A write looks for those whom it names, and need not list everybody.
            let may_be_narrow =
                words.starts_with("log ") || words.starts_with("set ") || words.starts_with("touch ");
            let output = run(outer.path(), words);
            let said = said(&output);
            assert!(!said.contains("there is no "), "{path} {mode:o} {words}: {said}");
            if output.status.success() {
                assert!(may_be_narrow && mode == 0o300, "{path} {mode:o} {words}: {}", answer(&output));
                continue;
            }
            let code = output.status.code();
            let is_named = said.contains(&format!("{path}: Permission denied"));
            assert!(
                (code == Some(4) && is_named)
                    || may_be_narrow && matches!(code, Some(3 | 4)) && said.contains(path),
                "{path} {mode:o} {words}: {code:?} {said}"
            );
        }
        close(outer.path(), path, 0o755);
        assert!(run(outer.path(), "check").status.success());
    }
}

#[test]
fn what_cannot_be_read_is_named_whatever_is_asked() {
    for (path, mode) in [
        ("clients/acme", 0o400),
        ("clients", 0o400),
        ("people", 0o400),
        ("clients/acme/site.toml", 0o000),
        ("clients/acme/client.toml", 0o000),
        ("people/ana.toml", 0o000),
        ("standing.toml", 0o000),
    ] {
        let Some(outer) = workspace() else { return };
        close(outer.path(), path, mode);
        for words in
            COMMANDS.iter().chain(&["rename ana anna", "rename acme/site shop", "fmt", "remove acme/site"])
        {
            let output = run(outer.path(), words);
            let answer = answer(&output);
            assert!(!answer.contains("there is no "), "{path} {mode:o} {words}: {answer}");
            // A write of one file need not read those that it does not name.
            let may_be_narrow =
                ["log ", "set ", "touch ", "remove "].iter().any(|one| words.starts_with(one));
            match output.status.code() {
                Some(0) => assert!(may_be_narrow, "{path} {mode:o} {words}: {answer}"),
                code => {
                    assert!(matches!(code, Some(3 | 4)), "{path} {mode:o} {words}: {code:?} {answer}");
                    assert!(answer.contains(path), "{path} {mode:o} {words}: {answer}");
                }
            }
        }
        close(outer.path(), path, 0o755);
    }
}

#[test]
fn costs_that_may_not_be_read_are_unknown_and_no_error() {
    for (path, mode) in [("private", 0o000), ("private", 0o600), ("private/costs.toml", 0o000)] {
        let Some(outer) = workspace() else { return };
        close(outer.path(), path, mode);
        for words in ["check", "budget", "status", "clients", "money", "fmt --dry-run", "show acme/site"] {
            let output = run(outer.path(), words);
            assert_eq!(output.status.code(), Some(0), "{path} {words}: {}", answer(&output));
        }
        let output = run(outer.path(), "budget -q -f json");
        let report = json(&output).to_string();
        assert!(report.contains("private/costs.toml may not be read"), "{path}: {report}");
        // Nobody's costs are a client's.
        for words in ["log acme/site 1 --who ana", "rename acme nova", "undo", "undo"] {
            let output = run(outer.path(), words);
            assert!(output.status.success(), "{path} {words}: {}", answer(&output));
        }
        // Whoever gives a person another id must be able to write it everywhere.
        let output = run(outer.path(), "rename ana eva");
        assert!(!output.status.success(), "{}", answer(&output));
        close(outer.path(), path, if path == "private" { 0o755 } else { 0o644 });
    }
}

#[test]
fn costs_that_nobody_asked_for_are_not_even_looked_at() {
    let Some(outer) = workspace() else { return };
    fs::write(outer.path().join("w/private/costs.toml"), "[ana\n").unwrap();
    for (words, code) in [
        ("budget -q", 3),
        ("budget -q --no-costs", 0),
        ("money -q --no-costs", 0),
        ("show acme/site -q", 3),
        ("show acme/site -q --no-costs", 0),
        ("brief acme -q", 0),
        ("check -q", 3),
    ] {
        let output = run(outer.path(), words);
        assert_eq!(output.status.code(), Some(code), "{words}: {}", answer(&output));
    }
    if !is_installed("strace") {
        println!("SKIPPED: there is no strace");
        return;
    }
    let mut strace = sealed("strace", &outer.path().join("w"));
    strace.env("PATH", std::env::var_os("PATH").unwrap()).args(["-f", "-e", "trace=open,openat"]);
    let output =
        strace.arg(outer.path().join("standing")).args(["budget", "-q", "--no-costs"]).output().unwrap();
    let traced = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(traced.contains("site.toml") && !traced.contains("costs.toml"), "{traced}");
}

#[test]
fn a_file_that_changed_while_it_was_read_is_noticed() {
    let example = copy_of_the_example();
    let root = example.path();
    let documents = load(root).unwrap().sources.documents();
    assert!(documents.len() > 20);
    for document in documents {
        let path = root.join(&document);
        let before = fs::read_to_string(&path).unwrap();
        let loaded = load(root).unwrap();
        let kind = Kind::of(&document).unwrap();
        assert!(loaded.sources.with_defaults(kind, &document).is_some());
        assert_eq!(loaded.sources.changed(), None, "{document}");
        // A sync program keeps the time of a file, an editor puts another file in its place.
        std::thread::sleep(std::time::Duration::from_millis(12));
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        fs::write(&path, before.replace('a', "e")).unwrap();
        fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        drop(loaded.sources.with_defaults(kind, &document));
        assert_eq!(loaded.sources.changed().as_deref(), Some(&*document));
        let loaded = load(root).unwrap();
        fs::remove_file(&path).unwrap();
        drop(loaded.sources.text(&document));
        fs::write(&path, before).unwrap();
        drop(loaded.sources.text(&document));
        assert_eq!(loaded.sources.changed().as_deref(), Some(&*document));
    }
}
