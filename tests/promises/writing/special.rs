//! Things that are no files, or none of ours: a pipe or two gigabytes in the place of any file that a command may open, and
//! threads that the system does not give. Nothing waits for ever, and nothing fills the memory.

use std::fs;
use std::io::Read;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use tempfile::TempDir;
use wait4::Wait4;

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
const PLACES: [&str; 26] = [
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
    "../.git/info/attributes",
    "../site/.standing-site",
    "../site/index.html",
    ".standing/.note1",
    "README.md",
    ".standing/lock",
    ".standing/journal",
    ".standing/writes",
    ".standing/.gitignore",
    ".standing/history/000001.json",
    ".standing/history/000007.json",
];

const COMMANDS: [&str; 8] = [
    "check",
    "budget -q",
    "log acme/website 1 --who ana",
    "undo",
    "init --git",
    "fmt",
    "rename acme nova",
    "site ../site",
];

/// The most bytes of memory that a command may take, however large a file is.
const MEMORY: u64 = 200 << 20;

/// A command that must end by itself, and the most bytes of memory that it had.
fn measured(folder: &Path, words: &str) -> (Output, u64) {
    let mut command = sealed("timeout", folder);
    command.env("PATH", path()).arg("60").arg(program()).args(words.split(' '));
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    child.stdout.take().unwrap().read_to_end(&mut stdout).unwrap();
    child.stderr.take().unwrap().read_to_end(&mut stderr).unwrap();
    let used = child.wait4().unwrap();
    (Output { status: used.status, stdout, stderr }, used.rusage.maxrss)
}

fn ended(folder: &Path, words: &str) -> Output {
    measured(folder, words).0
}

/// Every command, where something else is in the place of a file.
fn each(make: impl Fn(&Path), seen: impl Fn(&str, &str, &Output, u64)) {
    for place in PLACES {
        let outer = workspace();
        let root = outer.path().join("w");
        well(sealed("git", outer.path()).env("PATH", path()).args(["init", "-q"]).output().unwrap());
        for words in ["log acme/website 1 --who ana", "site ../site"] {
            assert!(ended(&root, words).status.success());
        }
        let path = root.join(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&path);
        make(&path);
        for words in COMMANDS {
            let (output, memory) = measured(&root, words);
            let code = output.status.code();
            assert!(matches!(code, Some(0..=4)), "{words} with {place}: {code:?} {}", answer(&output));
            seen(place, words, &output, memory);
        }
    }
}

#[test]
fn a_pipe_in_the_place_of_a_file_is_never_waited_for() {
    let make = |pipe: &Path| {
        drop(well(sealed("mkfifo", pipe.parent().unwrap()).env("PATH", path()).arg(pipe).output().unwrap()))
    };
    each(make, |place, words, output, _| {
        let is_asked = words == "init --git" && place.ends_with("attributes");
        if is_asked || (words == "site ../site" && place.starts_with("../site")) {
            let told = if is_asked { "not an ordinary file" } else { "is not a file that standing wrote" };
            assert!(answer(output).contains(told), "{place}: {}", answer(output));
            assert!(matches!(output.status.code(), Some(2 | 3)), "{place}: {}", answer(output));
        }
    });
}

#[test]
fn two_gigabytes_in_the_place_of_a_file_are_not_read() {
    let make = |path: &Path| fs::File::create(path).unwrap().set_len(2 << 30).unwrap();
    each(make, |place, words, output, memory| {
        assert!(memory < MEMORY, "{words} with {place}: {} MB {}", memory >> 20, answer(output));
    });
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
