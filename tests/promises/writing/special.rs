//! Things that are no files: a pipe in the place of any file that a command may open, and threads that the system does not
//! give. Nothing waits for ever.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;

use crate::world::command::{answer, path, program, sealed, well};
use crate::world::folder::{documents, folder, lend_program};

const WEBSITE: &str = "name = \"Website\"\nstatus = \"active\"\nbilling = \"hourly\"\n";

fn workspace() -> TempDir {
    folder([
        ("w/standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"),
        ("w/people/ana.toml", "name = \"Ana\"\n"),
        ("w/private/costs.toml", "[ana]\nhourly = 40\n"),
        ("w/clients/acme/client.toml", "name = \"Acme\"\n"),
        ("w/clients/acme/website.toml", WEBSITE),
    ])
}

/// Every place of a file that a command opens, and those of git's that lie among them.
const PLACES: [&str; 22] = [
    "standing.toml",
    "imports.toml",
    "people/ana.toml",
    "people/new.toml",
    "private/costs.toml",
    "clients/acme/client.toml",
    "clients/acme/website.toml",
    "clients/acme/other.toml",
    "clients/loose.toml",
    "clients/acme/2026/old.toml",
    ".gitattributes",
    ".gitignore",
    "people/.gitattributes",
    "clients/acme/.gitattributes",
    "../.gitattributes",
    "README.md",
    ".standing/lock",
    ".standing/journal",
    ".standing/writes",
    ".standing/.gitignore",
    ".standing/history/000001.json",
    ".standing/history/000007.json",
];

const COMMANDS: [&str; 7] =
    ["check", "budget -q", "log acme/website 1 --who ana", "undo", "init --git", "fmt", "rename acme nova"];

/// A command that must end by itself.
fn ended(folder: &Path, words: &str) -> Output {
    let mut command = sealed("timeout", folder);
    command.env("PATH", path()).arg("60").arg(program()).args(words.split(' ')).output().unwrap()
}

#[test]
fn a_pipe_in_the_place_of_a_file_is_never_waited_for() {
    for place in PLACES {
        let outer = workspace();
        let root = outer.path().join("w");
        well(sealed("git", outer.path()).env("PATH", path()).args(["init", "-q"]).output().unwrap());
        assert!(ended(&root, "log acme/website 1 --who ana").status.success());
        let pipe = root.join(place);
        fs::create_dir_all(pipe.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&pipe);
        well(sealed("mkfifo", &root).env("PATH", path()).arg(&pipe).output().unwrap());
        for words in COMMANDS {
            let output = ended(&root, words);
            let code = output.status.code();
            assert!(matches!(code, Some(0..=4)), "{words} with {place}: {code:?} {}", answer(&output));
            if words == "init --git" && place.ends_with(".gitattributes") {
                let said = answer(&output);
                assert!(code == Some(3) && said.contains("ordinary file"), "{place}: {said}");
            }
        }
    }
}

#[test]
fn a_name_that_is_no_number_of_ours_is_left_aside_in_the_history() {
    for name in ["18446744073709551615", "99999999999999999999", "000001x", "-00001", "1"] {
        let outer = workspace();
        let root = outer.path().join("w");
        fs::create_dir_all(root.join(".standing/history")).unwrap();
        let other = root.join(format!(".standing/history/{name}.json"));
        fs::write(&other, "{}").unwrap();
        let before = documents(&root);
        assert!(ended(&root, "log acme/website 1 --who ana").status.success(), "{name}");
        let output = ended(&root, "undo");
        assert!(output.status.success(), "{name}: {}", answer(&output));
        assert_eq!(documents(&root), before, "{name}");
        assert_eq!(fs::read_to_string(&other).unwrap(), "{}");
    }
}

/// Somebody who has so many processes that the system gives them no more.
const CROWDED: u32 = 65_531;

/// A command of theirs.
fn crowded(root: &Path, program: &PathBuf, words: &str) -> Output {
    let mut command = sealed("timeout", root);
    command.env("PATH", path()).args(["60", "setpriv"]);
    command.args([format!("--reuid={CROWDED}"), format!("--regid={CROWDED}"), "--clear-groups".to_owned()]);
    command.args(["prlimit", "--nproc=1:1"]).arg(program).args(words.split(' ')).output().unwrap()
}

#[test]
fn without_threads_the_calling_one_does_all() {
    let outer = workspace();
    let (root, program) = (outer.path().join("w"), lend_program(outer.path()));
    fs::set_permissions(outer.path(), fs::Permissions::from_mode(0o755)).unwrap();
    for entry in walkdir::WalkDir::new(&root).into_iter().map(Result::unwrap) {
        if chown(entry.path(), Some(CROWDED), Some(CROWDED)).is_err() {
            println!("SKIPPED: nobody but the administrator gives files away");
            return;
        }
    }
    for words in [
        "check",
        "budget -q",
        "status -q",
        "list projects -q",
        "clients -q -f json",
        "show acme/website -q",
        "log acme/website 1 --who ana",
        "add client basso Basso",
        "rename basso corvo",
        "undo",
        "fmt",
        "check --fix",
        "remove clients/basso",
    ] {
        let output = crowded(&root, &program, words);
        assert!(output.status.success(), "{words}: {:?} {}", output.status.code(), answer(&output));
    }
}
