//! Some of the random merges through the real git: its driver gives what the merge gives, whoever merges.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Stdio;

use standing::edit::merge::Merged;
use standing::format::Kind;

use super::random::promise::{Trial, resolved};
use super::random::trial;
use super::world::World;

const COUNT: u64 = 40;

fn path(trial: &Trial) -> &'static str {
    match trial.list.kind {
        Kind::Agency => "standing.toml",
        Kind::Person => "people/ana.toml",
        Kind::Client => "clients/acme/client.toml",
        _ => "clients/acme/website.toml",
    }
}

/// Puts each of three texts on a branch of its own: `base3`, `ours3`, `theirs3`.
fn recorded(world: &World, trials: &HashMap<u64, Trial>) {
    let mut stream = String::new();
    for (seed, trial) in trials {
        for (name, text) in ["base", "ours", "theirs"].iter().zip(&trial.texts) {
            let from = if *name == "base" { String::new() } else { format!("from refs/heads/base{seed}\n") };
            let file = format!("M 100644 inline {}\ndata {}\n{text}\n", path(trial), text.len());
            write!(stream, "commit refs/heads/{name}{seed}\ncommitter Ana <ana@example.com> 0 +0000\ndata 1\nx\n{from}{file}\n").unwrap();
        }
    }
    let mut command = world.command("git");
    command.args(["fast-import", "--quiet"]).stdin(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(stream.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
}

#[test]
fn git_gives_what_the_merge_gives() {
    let world = World::with_driver();
    let trials: HashMap<u64, Trial> = (0..COUNT).map(|seed| (seed, trial(seed))).collect();
    recorded(&world, &trials);
    let mut conflicts = 0;
    for (seed, trial) in &trials {
        let (tree, is_clean) = world.merge_tree(&format!("ours{seed}"), &format!("theirs{seed}"));
        let back = world.merge_tree(&format!("theirs{seed}"), &format!("ours{seed}"));
        let text = |tree: &str| world.git(&["show", &format!("{tree}:{}", path(trial))]);
        let (text, back) = (text(&tree), text(&back.0));
        match trial.merged() {
            Merged::Clean(merged) => {
                assert!(is_clean && text == merged && back == merged, "{}", trial.shown())
            }
            Merged::Conflict(merged) => {
                conflicts += 1;
                assert!(!is_clean, "{}", trial.shown());
                for side in 0..2 {
                    assert_eq!(resolved(&text, side), resolved(&merged, side), "{}", trial.shown());
                    assert_eq!(resolved(&back, 1 - side), resolved(&merged, side), "{}", trial.shown());
                }
            }
            Merged::Unsure => panic!("{}", trial.shown()),
        }
    }
    assert!(conflicts > 4, "{conflicts}");
}
