//! Clones that know the driver, and clones that do not: what git does then, and what is said.

use std::fs;

use tempfile::TempDir;

use super::world::{World, errors};
use crate::world::command::answer;

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
    let hint = "in this clone, git merges these files as plain text: run standing init --git once";
    assert_eq!(answer(&check).matches(hint).count(), 1, "{}", answer(&check));
    assert_eq!(answer(&world.standing(&[])).matches(hint).count(), 1);
    assert_eq!(answer(&world.standing(&["check", "-q"])).matches(hint).count(), 0);
    world.git(&["merge", "-q", "one"]);
    assert_eq!(world.try_git(&["merge", "two"]).status.code(), Some(1));
    let check = answer(&world.standing(&["check"]));
    assert!(check.contains("HEAD has line") && check.contains("two has line"), "{check}");
    world.git(&["merge", "--abort"]);
    assert_eq!(world.standing(&["init", "--git"]).status.code(), Some(0));
    assert_eq!(answer(&world.standing(&["check"])).matches(hint).count(), 0);
    world.git(&["merge", "-q", "two", "-m", "both"]);
    assert_eq!(errors(&world.here), Vec::<String>::new());
}

#[test]
fn a_clone_is_told_once_and_keeps_what_it_has() {
    let world = World::new();
    world.write(".gitignore", "*.swp");
    let output = world.standing(&["init", "--git"]);
    assert!(output.status.success(), "{}", answer(&output));
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
        (output.status.code().unwrap(), answer(&output))
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
