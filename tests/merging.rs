//! Branches that meet, with the real git: whatever two people wrote down is there once afterwards, whoever merges.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what went wrong by panicking"
)]

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use standing::diagnostic::Severity;
use standing::store::load;
use tempfile::TempDir;

const CLIENT: &str = "name = \"Acme\"\nlead = \"ana\"\n\n[[contacts]]\nid = \"eva\"\nname = \"Eva\"\nrapport = [\"ana\"]\n\n\
                      [[opportunities]]\nid = \"seo\"\ntitle = \"SEO\"\nneed = \"nobody finds them\"\nstage = \"idea\"\n\n\
                      [log]\ntouches = [\n  { date = 2026-11-02, with = \"eva\", by = \"ana\", kind = \"call\", mood = 4 \
                      },\n]\n";
const PROJECT: &str = "name = \"Website\"\nstatus = \"active\"\nbilling = \"fixed\"\nstart = 2026-10-01\ndue = \
                       2027-02-26\nteam = [\n  { who = \"ana\", roles = [\"producer\"] },\n]\n\n[budget]\namount = \
                       48000\nhours = 400\n\n[[phases]]\nid = \"design\"\nhours = 80\n\n[[changes]]\nid = \
                       \"slider\"\ntitle = \"A slider\"\nasked = 2026-11-02\nby = \"eva\"\nhours = 6\n\n[log]\ntime = [\n  \
                       { date = 2026-11-02, who = \"ana\", hours = 3, role = \"producer\" },\n  { date = 2026-11-16, who = \
                       \"ana\", hours = 4, role = \"producer\" },\n]\ninvoices = [\n  { number = \"1\", date = 2026-11-02, \
                       amount = 12000 },\n]\n";
const FILES: [(&str, &str); 5] = [
    ("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"),
    ("people/ana.toml", "name = \"Ana\"\nroles = [\"producer\", \"account-manager\"]\n"),
    ("people/ben.toml", "name = \"Ben\"\nroles = [\"developer\", \"designer\"]\n"),
    ("clients/acme/client.toml", CLIENT),
    ("clients/acme/website.toml", PROJECT),
];

/// A repository with a workspace, in a world of its own.
struct World {
    folder: TempDir,
    here: PathBuf,
}

impl World {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let here = folder.path().join("here");
        for (path, text) in FILES {
            let path = here.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let world = Self { folder, here };
        world.git(&["init", "-q", "-b", "main"]);
        world
    }

    /// One in which git knows the driver.
    fn with_driver() -> Self {
        let world = Self::new();
        assert_eq!(world.standing(&["init", "--git", "-q"]).status.code(), Some(0));
        world.commit("the beginning");
        world
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.here).env_clear().env("HOME", self.folder.path()).env("PATH", path());
        command.env("STANDING_TODAY", "2026-11-20").env("LC_ALL", "C").env("GIT_CONFIG_NOSYSTEM", "1");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Ana").env(format!("GIT_{who}_EMAIL"), "ana@example.com");
        }
        command
    }

    fn standing(&self, words: &[&str]) -> Output {
        self.command(env!("CARGO_BIN_EXE_standing")).args(words).output().unwrap()
    }

    fn try_git(&self, words: &[&str]) -> Output {
        self.command("git").args(words).output().unwrap()
    }

    fn git(&self, words: &[&str]) -> String {
        let output = self.try_git(words);
        assert!(output.status.success(), "git {words:?}: {}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
    }

    fn read(&self, document: &str) -> String {
        fs::read_to_string(self.here.join(document)).unwrap()
    }

    fn write(&self, document: &str, text: &str) {
        fs::write(self.here.join(document), text).unwrap();
    }

    /// Does one thing on a branch of its own that begins at `main`.
    fn branch(&self, name: &str, act: impl FnOnce(&Self)) {
        self.git(&["switch", "-q", "-c", name, "main"]);
        act(self);
        self.commit(name);
        self.git(&["switch", "-q", "main"]);
    }

    /// Merges two branches as git does without touching the files: the tree, and whether there was no conflict.
    fn merge_tree(&self, ours: &str, theirs: &str) -> (String, bool) {
        let output = self.try_git(&["merge-tree", "--write-tree", ours, theirs]);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{ours} and {theirs}: {}", said(&output));
        let tree = String::from_utf8(output.stdout.clone()).unwrap();
        (tree.lines().next().unwrap().to_owned(), output.status.success())
    }

    /// The files of a tree.
    fn files(&self, tree: &str) -> TempDir {
        let folder = TempDir::new().unwrap();
        let archive = self.try_git(&["archive", "--format=tar", tree]).stdout;
        let tar = folder.path().join("tree.tar");
        fs::write(&tar, archive).unwrap();
        let done = Command::new("tar").arg("-xf").arg(&tar).arg("-C").arg(folder.path()).status().unwrap();
        assert!(done.success());
        fs::remove_file(tar).unwrap();
        folder
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

/// The folder of the program that was built, then where everything else is.
fn path() -> OsString {
    let program = Path::new(env!("CARGO_BIN_EXE_standing")).parent().unwrap().to_owned();
    let others = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(program).chain(std::env::split_paths(&others))).unwrap()
}

/// How often each line stands in the files of a folder, each with the header that it is below; a record of several lines
/// counts as one. What is shorter than two characters says nothing.
fn lines(folder: &Path) -> BTreeMap<String, usize> {
    let mut lines = BTreeMap::new();
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    for entry in entries.filter(|entry| entry.file_type().is_file()) {
        let name = entry.path().strip_prefix(folder).unwrap().display().to_string();
        let text = fs::read_to_string(entry.path()).unwrap().replace("\n[", "\n\u{1}[");
        for block in text.split('\u{1}') {
            let block: Vec<&str> = block.lines().map(|line| line.trim().trim_end_matches(',')).collect();
            let header = block.first().copied().unwrap_or_default();
            if header.starts_with("[[") {
                *lines.entry(format!("{name}: {}", block.join("\n").trim_end())).or_default() += 1;
                continue;
            }
            let header = if header.starts_with('[') { header } else { "" };
            for line in block.iter().filter(|line| line.len() > 1) {
                *lines.entry(format!("{name}: {header} {line}")).or_default() += 1;
            }
        }
    }
    lines
}

fn errors(folder: &Path) -> Vec<String> {
    let loaded = load(folder).unwrap();
    let errors = loaded.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    errors.map(|found| format!("{}: {}", found.rule, found.message)).collect()
}

/// Every command that records something.
const RECORDING: [&str; 25] = [
    "log acme/website 1 --who ana --role producer --date 2026-11-17 one",
    "log acme/website 2 --who ana --role producer --date 2026-11-02 two",
    "expense acme/website 320 stock photographs",
    "invoice acme/website 2 500",
    "paid acme/website 1",
    "progress acme/website 40 --by ana half",
    "pulse acme/website --who ana --clarity 4 clear",
    "touch acme --with eva --kind call --by ana --mood 4 fine",
    "touch acme --with eva --kind tough --cause budget --by ana --date 2026-11-02 not fine",
    "raise acme seo",
    "raise acme seo --date 2026-11-18",
    "change ask acme/website Spanish version --asked-by eva --hours 10",
    "change ask acme/website A newsletter --asked-by eva",
    "change decline acme/website slider --decided-by ana --told-by ana --told-mood 3 --reason no",
    "assign acme/website ben developer --hours 10",
    "assign acme/website ben designer --from 2026-12-01",
    "own acme/website timeline ana",
    "own acme/website scope ana",
    "waive acme/website invoices their parent is invoiced",
    "away ana 2026-12-21 2027-01-01",
    "away ana 2026-12-07",
    "add contact acme tom Tom --role manager",
    "add opportunity acme app An app",
    "add phase acme/website launch --hours 20",
    "add outcome acme/website bookings a week --target 120",
];

#[test]
fn whatever_two_people_record_is_there_once_whoever_merges() {
    let world = World::with_driver();
    let mut sides = vec![];
    for (at, command) in RECORDING.iter().enumerate() {
        world.branch(&format!("b{at}"), |world| {
            let words: Vec<&str> = command.split(' ').collect();
            let output = world.standing(&words);
            assert!(output.status.success(), "{command}: {}", said(&output));
        });
        sides.push(lines(world.files(&format!("b{at}")).path()));
    }
    let base = lines(world.files("main").path());
    let count = |lines: &BTreeMap<String, usize>, line: &str| lines.get(line).copied().unwrap_or_default();
    for (one, first) in RECORDING.iter().enumerate() {
        for (other, second) in RECORDING.iter().enumerate().skip(one + 1) {
            let (tree, clean) = world.merge_tree(&format!("b{one}"), &format!("b{other}"));
            let back = world.merge_tree(&format!("b{other}"), &format!("b{one}"));
            let pair = format!("{first}\n{second}");
            assert!(clean, "{pair}\n{}", world.git(&["diff", "main", &tree]));
            assert_eq!(back, (tree.clone(), true), "{pair}\n{}", world.git(&["diff", &back.0, &tree]));
            let folder = world.files(&tree);
            assert_eq!(errors(folder.path()), Vec::<String>::new(), "{pair}");
            let merged = lines(folder.path());
            for line in sides[one].keys().chain(sides[other].keys()).chain(base.keys()).chain(merged.keys()) {
                let [before, mine, theirs] =
                    [&base, &sides[one], &sides[other]].map(|side| count(side, line));
                let is_dates = line.contains("raised = [");
                let expected = if mine == before {
                    theirs
                } else if theirs == before {
                    mine
                } else {
                    mine.max(theirs)
                };
                assert!(is_dates || count(&merged, line) == expected, "{pair}\n{line}\n{merged:#?}");
            }
        }
    }
}

#[test]
fn a_merge_by_hand_puts_both_into_the_files() {
    let world = World::with_driver();
    world.branch("time", |world| {
        world.standing(&[
            "log",
            "acme/website",
            "2",
            "--who",
            "ana",
            "--role",
            "producer",
            "--date",
            "2026-11-17",
        ]);
    });
    world.branch("more", |world| {
        world.standing(&[
            "log",
            "acme/website",
            "5",
            "--who",
            "ana",
            "--role",
            "producer",
            "--date",
            "2026-11-18",
        ]);
    });
    world.git(&["merge", "-q", "time"]);
    world.git(&["merge", "-q", "more", "-m", "both"]);
    let text = world.read("clients/acme/website.toml");
    let days: Vec<usize> =
        ["11-16, who", "11-17, who", "11-18, who"].map(|day| text.find(day).unwrap()).into();
    assert!(days.is_sorted());
    assert_eq!(world.standing(&["check", "-q"]).status.code(), Some(0));
}

#[test]
fn one_record_that_both_changed_is_a_conflict_that_check_names() {
    let world = World::with_driver();
    for (name, hours) in [("five", "hours = 5"), ("six", "hours = 6")] {
        world.branch(name, |world| {
            world.write("clients/acme/website.toml", &PROJECT.replace("hours = 4,", &format!("{hours},")))
        });
    }
    world.git(&["merge", "-q", "five"]);
    let output = world.try_git(&["merge", "six"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let text = world.read("clients/acme/website.toml");
    let record = |hours: u8| {
        format!("  {{ date = 2026-11-16, who = \"ana\", hours = {hours}, role = \"producer\" }},\n")
    };
    let both = format!("<<<<<<< ours\n{}=======\n{}>>>>>>> theirs\n", record(5), record(6));
    assert_eq!(text, PROJECT.replace(&record(4), &both));
    let check = world.standing(&["check"]);
    assert_eq!(check.status.code(), Some(3));
    assert!(said(&check).contains("ours has line"), "{}", said(&check));
    assert!(said(&check).contains("theirs has line"), "{}", said(&check));
}

#[test]
fn what_moves_things_is_merged_or_left_in_conflict_but_never_lost() {
    let world = World::with_driver();
    world.branch("log", |world| {
        world.standing(&[
            "log",
            "acme/website",
            "2",
            "--who",
            "ana",
            "--role",
            "producer",
            "--date",
            "2026-11-17",
            "kept",
        ]);
    });
    let acts: [(&str, &[&str]); 4] = [
        ("person", &["rename", "ana", "anna"]),
        ("project", &["rename", "acme/website", "relaunch"]),
        ("client", &["rename", "acme", "nova"]),
        ("fmt", &["fmt"]),
    ];
    for (name, words) in acts {
        world.branch(name, |world| {
            if name == "fmt" {
                world.write(
                    "clients/acme/website.toml",
                    &PROJECT.replace("  { date = 2026-11-16, ", "  {date=2026-11-16, "),
                );
                world.commit("by hand");
            }
            let output = world.standing(words);
            assert!(output.status.success(), "{words:?}: {}", said(&output));
        });
        for (ours, theirs) in [("log", name), (name, "log")] {
            let (tree, clean) = world.merge_tree(ours, theirs);
            let folder = world.files(&tree);
            let merged: String = lines(folder.path()).into_keys().map(|line| line + "\n").collect();
            assert!(merged.contains("note = \"kept\""), "{ours} and {theirs}: {merged}");
            let left = errors(folder.path());
            if name == "person" {
                // The new record names whom the other branch renamed: check says so.
                assert!(
                    clean && left.iter().all(|error| error.contains("names nobody called \"ana\"")),
                    "{left:#?}"
                );
                assert!(!left.is_empty());
            } else {
                assert!(clean && left.is_empty(), "{ours} and {theirs}: {left:#?}");
            }
        }
    }
}

#[test]
fn a_clone_that_was_not_told_gets_gits_own_conflict_and_is_told_how() {
    let world = World::with_driver();
    for (name, date) in [("one", "2026-11-17"), ("two", "2026-11-18")] {
        world.branch(name, |world| {
            world.standing(&[
                "log",
                "acme/website",
                "2",
                "--who",
                "ana",
                "--role",
                "producer",
                "--date",
                date,
            ]);
        });
    }
    world.git(&["config", "--remove-section", "merge.standing"]);
    let check = world.standing(&["check"]);
    let hint = "git merges these files as text in this clone: run standing init --git once";
    assert_eq!(said(&check).matches(hint).count(), 1, "{}", said(&check));
    assert_eq!(said(&world.standing(&[])).matches(hint).count(), 1);
    assert_eq!(said(&world.standing(&["check", "-q"])).matches(hint).count(), 0);
    world.git(&["merge", "-q", "one"]);
    assert_eq!(world.try_git(&["merge", "two"]).status.code(), Some(1));
    let check = said(&world.standing(&["check"]));
    assert!(check.contains("HEAD has line") && check.contains("two has line"), "{check}");
    world.git(&["merge", "--abort"]);
    assert_eq!(world.standing(&["init", "--git"]).status.code(), Some(0));
    assert_eq!(said(&world.standing(&["check"])).matches(hint).count(), 0);
    world.git(&["merge", "-q", "two", "-m", "both"]);
    assert_eq!(errors(&world.here), Vec::<String>::new());
}

#[test]
fn a_clone_is_told_once_and_keeps_what_it_has() {
    let world = World::new();
    world.write(".gitignore", "*.swp");
    let output = world.standing(&["init", "--git"]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(world.read(".gitignore"), "*.swp\nprivate/\n.standing/\n");
    let attributes = world.read(".gitattributes");
    assert!(attributes.contains("clients/**/*.toml merge=standing\n"));
    assert_eq!(world.git(&["config", "merge.standing.driver"]).trim_end(), standing::git::DRIVER);
    let again = world.standing(&["init", "--git"]);
    assert!(again.status.success());
    assert_eq!(
        (world.read(".gitattributes"), world.read(".gitignore")),
        (attributes, "*.swp\nprivate/\n.standing/\n".to_owned())
    );
    // A new workspace in a repository is told by the way.
    let dry = world.standing(&["init", "--git", "--dry-run"]);
    assert!(dry.status.success());
}

#[test]
fn a_new_workspace_in_a_repository_is_told_of_the_driver() {
    let folder = TempDir::new().unwrap();
    let world = World { here: folder.path().join("new"), folder };
    fs::create_dir(&world.here).unwrap();
    world.git(&["init", "-q"]);
    assert!(world.standing(&["init", "--currency", "EUR", "--name", "Nord"]).status.success());
    assert_eq!(world.git(&["config", "merge.standing.driver"]).trim_end(), standing::git::DRIVER);
}

#[test]
fn the_driver_fails_above_128_and_merges_what_is_no_toml_as_git_does() {
    let world = World::with_driver();
    let files = ["base", "ours", "theirs"].map(|name| world.here.join(name).display().to_string());
    let driver = |path: &str| {
        let [base, ours, theirs] = &files;
        let output = world.standing(&["merge-driver", base, ours, theirs, "7", path]);
        (output.status.code().unwrap(), said(&output))
    };
    assert_eq!(driver("clients/acme/website.toml").0, 129);
    let write = |texts: [&[u8]; 3]| {
        for (file, text) in files.iter().zip(texts) {
            fs::write(file, text).unwrap();
        }
    };
    write([b"a = \nb\n\n\nc\n", b"a = \nB\n\n\nc\n", b"a = \nb\n\n\nC\n"]);
    assert_eq!(driver("clients/acme/website.toml").0, 0);
    assert_eq!(fs::read(&files[1]).unwrap(), b"a = \nB\n\n\nC\n");
    write([b"\xff\n", b"\xffa\n", b"\xffb\n"]);
    assert_eq!(driver("clients/acme/website.toml").0, 1);
    assert_eq!(fs::read(&files[1]).unwrap(), b"<<<<<<< ours\n\xffa\n=======\n\xffb\n>>>>>>> theirs\n");
    // Lines agree here, but they make one table twice.
    write([
        b"name = \"x\"\n\n\n",
        b"budget.hours = 3\nname = \"x\"\n\n\n",
        b"name = \"x\"\n\n\n[budget]\nhours = 4\n",
    ]);
    assert_eq!(driver("clients/acme/website.toml").0, 1);
    let text = fs::read_to_string(&files[1]).unwrap();
    assert!(text.contains("hours = 3") && text.contains("hours = 4") && text.contains("======="), "{text}");
    write([b"", b"name = \"x\"\n", b"name = \"x\"\n"]);
    assert_eq!(driver("sub/folder/clients/acme/website.toml").0, 0);
}
