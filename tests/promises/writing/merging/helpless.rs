//! A clone whose `standing` is missing, older, another program or broken: git merges lines then, and both sides are there.

use std::ffi::OsString;
use std::fs;
use std::process::Output;

use super::world::{World, errors};
use crate::world::command::answer;

/// Two branches that log time at the same place of one file.
fn two_branches() -> World {
    let world = World::with_driver();
    for (name, date) in [("one", "2026-11-17"), ("two", "2026-11-18")] {
        world.branch(name, |world| {
            let line = format!("log acme/website 2 --who ana --role producer --date {date}");
            world.standing(&line.split(' ').collect::<Vec<_>>());
        });
    }
    world
}

fn others() -> OsString {
    std::env::var_os("PATH").unwrap_or_default()
}

/// What a merge leaves where our driver did not do it.
fn assert_merged_as_lines(world: &World, merge: &Output) {
    assert_eq!(merge.status.code(), Some(1), "{}", answer(merge));
    let told = "standing could not merge this file, so git merges its lines: clients/acme/website.toml";
    assert!(answer(merge).contains(told), "{}", answer(merge));
    let text = world.read("clients/acme/website.toml");
    for there in ["2026-11-17", "2026-11-18", "<<<<<<<", "======="] {
        assert!(text.contains(there), "{there} is missing: {text}");
    }
    let check = answer(&world.standing(&["check"]));
    for side in world.labels("two") {
        assert!(check.contains(&format!("{side} has line")), "{check}");
    }
}

#[test]
fn whatever_takes_the_place_of_the_program_loses_nothing() {
    let world = two_branches();
    world.git(&["merge", "-q", "one"]);
    let before = world.read("clients/acme/website.toml");
    for act in [
        "echo 'error: unrecognized subcommand' >&2; exit 2",
        "exit 1",
        "exit 64",
        "exit 125",
        "exit 129",
        "kill -ABRT $$",
        "kill -KILL $$",
    ] {
        let folder = world.folder.path().join("bin");
        fs::create_dir_all(&folder).unwrap();
        let program = folder.join("standing");
        fs::write(&program, format!("#!/bin/sh\n{act}\n")).unwrap();
        assert!(world.command("chmod").arg("+x").arg(&program).status().unwrap().success());
        let others = others();
        let path = std::iter::once(folder).chain(std::env::split_paths(&others));
        let path = std::env::join_paths(path).unwrap();
        let merge = world.command("git").args(["merge", "two"]).env("PATH", path).output().unwrap();
        println!("{act}");
        assert_merged_as_lines(&world, &merge);
        world.git(&["merge", "--abort"]);
        assert_eq!(world.read("clients/acme/website.toml"), before);
    }
}

#[test]
fn a_clone_without_the_program_gets_both_sides_and_is_told() {
    let world = two_branches();
    let is_installed = world.command("sh").args(["-c", "command -v standing"]).env("PATH", others()).output();
    if is_installed.unwrap().status.success() {
        println!("SKIPPED: standing is installed here, so git finds it");
        return;
    }
    let without = |words: &[&str]| world.command("git").args(words).env("PATH", others()).output().unwrap();
    assert!(without(&["merge", "-q", "one"]).status.success());
    assert_merged_as_lines(&world, &without(&["merge", "two"]));
    // Where lines agree, they are merged.
    without(&["merge", "--abort"]);
    world.branch("client", |world| {
        world.standing(&["set", "acme/website", "name", "Site"]);
    });
    let merge = without(&["merge", "-q", "client", "-m", "both"]);
    assert!(merge.status.success(), "{}", answer(&merge));
    assert_eq!(errors(&world.here), Vec::<String>::new());
}
