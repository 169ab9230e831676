//! Branches that meet, with the real git: whatever two people wrote down is there once afterwards, whoever merges.

mod clones;
mod git_says;
mod helpless;
mod in_git;
mod moving;
mod random;
mod recording;
mod world;

use world::{PROJECT, World};

use crate::world::command::answer;

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
    assert_eq!(output.status.code(), Some(1), "{}", answer(&output));
    let text = world.read("clients/acme/website.toml");
    let record = |hours: u8| {
        format!("  {{ date = 2026-11-16, who = \"ana\", hours = {hours}, role = \"producer\" }},\n")
    };
    let [ours, theirs] = world.labels("six");
    let both = format!("<<<<<<< {ours}\n{}=======\n{}>>>>>>> {theirs}\n", record(5), record(6));
    assert_eq!(text, PROJECT.replace(&record(4), &both));
    let check = world.standing(&["check"]);
    assert_eq!(check.status.code(), Some(3));
    for side in [ours, theirs] {
        assert!(answer(&check).contains(&format!("{side} has line")), "{}", answer(&check));
    }
}
