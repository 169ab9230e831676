//! Several users in one folder: nobody is shut out of a file, or of the program's own, by what a colleague wrote; what would
//! shut somebody out is refused before it begins.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;

use crate::world::command::{answer, is_installed, said, sealed};
use crate::world::folder::{documents, folder, lend_program};

/// Two colleagues, the group that they share, and somebody who is in none.
const ANA: u32 = 65_533;
const BEN: u32 = 65_532;
const GROUP: u32 = 65_500;

struct Shared {
    outer: TempDir,
    program: PathBuf,
}

impl Shared {
    /// A workspace of Ana's for the group, with these modes; nothing where nobody can become somebody else.
    fn new((of_folders, of_files): (u32, u32)) -> Option<Self> {
        let website = "name = \"Website\"\nstatus = \"active\"\nbilling = \"hourly\"\n";
        let outer = folder([
            ("w/standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"),
            ("w/people/ana.toml", "name = \"Ana\"\n"),
            ("w/private/costs.toml", "[ana]\nhourly   = 40\n"),
            ("w/clients/acme/client.toml", "name = \"Acme\"\n"),
            ("w/clients/acme/website.toml", website),
        ]);
        fs::set_permissions(outer.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let program = lend_program(outer.path());
        let shared = Self { outer, program };
        for entry in walkdir::WalkDir::new(shared.root()).contents_first(true).into_iter().map(Result::unwrap)
        {
            let mode = if entry.file_type().is_dir() { of_folders } else { of_files };
            if chown(entry.path(), Some(ANA), Some(GROUP)).is_err() {
                println!("SKIPPED: nobody but the administrator gives files away");
                return None;
            }
            fs::set_permissions(entry.path(), fs::Permissions::from_mode(mode)).unwrap();
        }
        if !is_installed("setpriv") {
            println!("SKIPPED: there is no setpriv to become somebody else with");
            return None;
        }
        let output = shared.run((ANA, &[GROUP]), "check");
        assert!(output.status.success(), "{}", answer(&output));
        Some(shared)
    }

    fn root(&self) -> PathBuf {
        self.outer.path().join("w")
    }

    /// Runs a command as somebody who is in these groups, with the mask that most people have.
    fn run(&self, (user, groups): (u32, &[u32]), line: &str) -> Output {
        let mut setpriv = sealed("setpriv", &self.root());
        let groups: Vec<String> = groups.iter().map(u32::to_string).collect();
        let groups = if groups.is_empty() {
            "--clear-groups".to_owned()
        } else {
            format!("--groups={}", groups.join(","))
        };
        setpriv.env("PATH", std::env::var_os("PATH").unwrap());
        setpriv.args([format!("--reuid={user}"), format!("--regid={user}"), groups]);
        setpriv.arg(&self.program).args(line.split(' ')).output().unwrap_or_else(|_| {
            let mut command = sealed("false", self.outer.path());
            command.process_group(0).output().unwrap()
        })
    }

    fn of(&self, path: &str) -> (u32, u32, u32) {
        let found = fs::metadata(self.root().join(path)).unwrap();
        (found.uid(), found.gid(), found.mode() & 0o7777)
    }
}

const LOG: &str = "log acme/website 1 --who ana";

#[test]
fn colleagues_of_a_group_write_by_turns_and_nobody_is_shut_out() {
    for modes in [(0o2775, 0o664), (0o2770, 0o660), (0o775, 0o664), (0o777, 0o666)] {
        let Some(shared) = Shared::new(modes) else { return };
        for turn in 0..3 {
            for (user, line) in
                [(BEN, LOG), (ANA, LOG), (BEN, "set acme name Nova"), (ANA, "set acme name Acme")]
            {
                let output = shared.run((user, &[GROUP]), line);
                assert!(output.status.success(), "{modes:?} {turn} {user} {line}: {}", answer(&output));
            }
            for path in ["clients/acme/website.toml", "clients/acme/client.toml"] {
                let (_, group, mode) = shared.of(path);
                assert_eq!((group, mode), (GROUP, modes.1), "{path}");
            }
        }
        // What is new is for both, too; so is what moves several files.
        for (user, line) in [
            (BEN, "add client basso Basso"),
            (ANA, "add project basso/site Site --billing hourly"),
            (BEN, "log basso/site 1 --who ana"),
            (ANA, "rename basso corvo"),
            (BEN, "undo"),
            (ANA, "log basso/site 1 --who ana"),
            (BEN, "undo"),
            (ANA, "budget -q"),
            (BEN, "budget -q"),
        ] {
            let output = shared.run((user, &[GROUP]), line);
            assert!(output.status.success(), "{modes:?} {user} {line}: {}", answer(&output));
        }
        for entry in walkdir::WalkDir::new(shared.root().join(".standing")).into_iter().map(Result::unwrap) {
            let found = entry.metadata().unwrap();
            let is_open = found.mode() & 0o060 == 0o060 && found.gid() == GROUP;
            assert!(
                is_open || entry.file_name() == ".gitignore",
                "{}: {:o}",
                entry.path().display(),
                found.mode()
            );
        }
    }
}

#[test]
fn what_would_shut_somebody_out_is_refused_before_it_begins() {
    // A file that the group may not write, one whose group the writer is not in, and one that is nobody's but its owner's.
    for (modes, groups, mode) in [
        ((0o2775, 0o644), &[GROUP][..], 0o644),
        ((0o777, 0o666), &[][..], 0o666),
        ((0o777, 0o666), &[GROUP][..], 0o620),
        ((0o777, 0o666), &[GROUP][..], 0o600),
    ] {
        let Some(shared) = Shared::new(modes) else { return };
        let path = shared.root().join("clients/acme/website.toml");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let (before, owner) = (documents(&shared.root()), shared.of("clients/acme/website.toml"));
        let output = shared.run((BEN, groups), LOG);
        assert!(matches!(output.status.code(), Some(3 | 4)), "{mode:o}: {}", answer(&output));
        assert!(said(&output).starts_with("error"), "{mode:o}: {}", said(&output));
        assert_eq!((documents(&shared.root()), shared.of("clients/acme/website.toml")), (before, owner));
        assert!(shared.run((ANA, &[GROUP]), LOG).status.success());
    }
}

#[test]
fn what_the_administrator_writes_stays_its_owners() {
    for modes in [(0o755, 0o644), (0o700, 0o600), (0o2775, 0o664)] {
        let Some(shared) = Shared::new(modes) else { return };
        for line in [LOG, "add client basso Basso", "rename basso corvo"] {
            let output = shared.run((0, &[0]), line);
            assert!(output.status.success(), "{}", answer(&output));
        }
        assert_eq!(shared.of("clients/acme/website.toml"), (ANA, GROUP, modes.1));
        assert_eq!(shared.of("clients/corvo/client.toml").0, ANA);
        for line in [LOG, "undo", "budget -q", "set corvo name Corvo", "undo", "undo", "check"] {
            let output = shared.run((ANA, &[GROUP]), line);
            assert!(output.status.success(), "{modes:?} {line}: {}", answer(&output));
        }
    }
}

#[test]
fn a_note_is_seen_by_nobody_who_may_not_see_what_it_quotes() {
    let Some(shared) = Shared::new((0o2775, 0o664)) else { return };
    let seen = |path: &Path| fs::metadata(path).unwrap().mode() & 0o077;
    let history = shared.root().join(".standing/history");
    assert!(shared.run((ANA, &[GROUP]), LOG).status.success());
    assert_eq!(seen(&history.join("000001.json")), 0o064);
    fs::set_permissions(shared.root().join("private"), fs::Permissions::from_mode(0o700)).unwrap();
    let output = shared.run((ANA, &[GROUP]), "fmt private/costs.toml");
    assert!(output.status.success(), "{}", answer(&output));
    assert_eq!(seen(&history.join("000002.json")), 0);
}
