//! What several people and a power cut do to an agency: a new name, two branches that meet, a writer that is killed.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::world::{changed, git, sh, step};
use crate::world::command::{self, standing};

pub(crate) fn a_new_name(root: &Path) {
    step(root, "standing rename acme/website relaunch", "project acme/website is now acme/relaunch", &[]);
    step(
        root,
        "standing rename ben benno",
        "person ben is now benno; 4 references updated",
        &[
            "-  { who = \"ben\", roles = [\"designer\"], from = 2026-11-02, hours = 24 },",
            "+  { who = \"benno\", roles = [\"designer\"], from = 2026-11-02, hours = 24 },",
            "-  { date = 2026-11-17, who = \"ben\", hours = 7.5, note = \"drafts\" },",
            "-  { date = 2026-11-18, who = \"ben\", hours = 8 },",
            "+  { date = 2026-11-17, who = \"benno\", hours = 7.5, note = \"drafts\" },",
            "+  { date = 2026-11-18, who = \"benno\", hours = 8 },",
            "-  { date = 2026-11-20, who = \"ben\", clarity = 4, resources = 3 },",
            "+  { date = 2026-11-20, who = \"benno\", clarity = 4, resources = 3 },",
        ],
    );
}

/// Two people write to the same lists at once, and the real git puts them together with the driver that `init` set up.
pub(crate) fn two_branches(root: &Path) {
    let main = git(root, "branch --show-current");
    let main = main.trim();
    git(root, "switch --quiet --create train");
    step(
        root,
        "STANDING_USER=benno standing log relaunch 4 --date thu on the train",
        "4 h logged for benno on 2026-11-19",
        &["+  { date = 2026-11-19, who = \"benno\", hours = 4, note = \"on the train\" },"],
    );
    step(
        root,
        "standing touch acme --with tom --kind email --by benno the drafts",
        "email with tom by benno",
        &[
            "+  { date = 2026-11-20, with = \"tom\", by = \"benno\", kind = \"email\", note = \"the drafts\" },",
        ],
    );
    git(root, &format!("switch --quiet {main}"));
    step(
        root,
        "standing log relaunch 1.25 --date thu a call about it",
        "1.25 h logged for ana on 2026-11-19",
        &["+  { date = 2026-11-19, who = \"ana\", hours = 1.25, note = \"a call about it\" },"],
    );
    step(
        root,
        "standing touch acme --with eva --kind meeting the plan for winter",
        "meeting with eva by ana",
        &[
            "+  { date = 2026-11-20, with = \"eva\", by = \"ana\", kind = \"meeting\", note = \"the plan for winter\" },",
        ],
    );
    git(root, "merge --quiet --message together train");
    assert_eq!(
        changed(root, "HEAD^1 HEAD"),
        [
            "+  { date = 2026-11-20, with = \"tom\", by = \"benno\", kind = \"email\", note = \"the drafts\" },",
            "+  { date = 2026-11-19, who = \"benno\", hours = 4, note = \"on the train\" },",
        ]
    );
    assert_eq!(
        changed(root, "HEAD^2 HEAD"),
        [
            "+  { date = 2026-11-20, with = \"eva\", by = \"ana\", kind = \"meeting\", note = \"the plan for winter\" },",
            "+  { date = 2026-11-19, who = \"ana\", hours = 1.25, note = \"a call about it\" },",
        ]
    );
}

/// How long a writer is tried to be caught in the middle, on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(60);

/// A writer of several files is killed when it has begun: the next command finishes what it had begun, and says so.
pub(crate) fn a_crash(root: &Path) {
    let start = Instant::now();
    while !is_killed_in_the_middle(root, &["rename", "acme/tom", "thomas"]) {
        assert!(start.elapsed() < PATIENCE, "no writer could be caught in the middle");
        // It had not begun yet, or had ended already.
        if !git(root, "status --porcelain").is_empty() {
            assert!(sh(root, "standing undo").status.success());
        }
    }
    let check = sh(root, "standing check");
    let said = command::said(&check);
    assert!(said.contains("note: finished an interrupted write: standing rename acme/tom thomas"), "{said}");
    git(root, "add --all");
    assert_eq!(
        changed(root, "--cached"),
        [
            "-id = \"tom\"",
            "+id = \"thomas\"",
            "-  { date = 2026-11-20, with = \"tom\", by = \"benno\", kind = \"email\", note = \"the drafts\" },",
            "+  { date = 2026-11-20, with = \"thomas\", by = \"benno\", kind = \"email\", note = \"the drafts\" },",
            "-by = \"tom\"",
            "+by = \"thomas\"",
        ]
    );
    git(root, "commit --quiet --message thomas");
    assert!(!command::said(&sh(root, "standing check")).contains("interrupted"), "it is said once");
}

/// Starts a command and kills it as soon as its journal is there; whether the journal is still there then.
fn is_killed_in_the_middle(root: &Path, words: &[&str]) -> bool {
    let mut command = standing(root, words);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let journal = root.join(".standing/journal");
    while !journal.exists() && child.try_wait().unwrap().is_none() {
        std::hint::spin_loop();
    }
    // On Unix this is SIGKILL.
    let _ = child.kill();
    child.wait().unwrap();
    journal.exists()
}
