//! Writers that meet, and writers that are killed: no record that was acknowledged is lost, and no file is half written.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use standing::diagnostic::Severity;
use standing::disk::load;
use tempfile::TempDir;

use crate::world::chance::times;
use crate::world::command::{printed, run, said, standing};
use crate::world::folder::{folder, write};

fn workspace() -> TempDir {
    folder([
        ("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n"),
        ("clients/acme/client.toml", "name = \"Acme\"\n\n[log]\ntouches = []\n"),
    ])
}

fn add_contact(root: &Path, id: &str) -> Command {
    let mut command = standing(root, ["add", "contact", "acme", id]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The ids of the client's contacts; the workspace must be without an error.
fn contacts(root: &Path) -> BTreeSet<String> {
    let loaded = load(root).unwrap();
    let errors: Vec<_> =
        loaded.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    loaded.portfolio.unwrap().clients[0].contacts.iter().map(|contact| contact.id.to_string()).collect()
}

/// Every file and folder but the program's own.
fn entries(root: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter();
    let entries = entries.filter_entry(|entry| entry.file_name() != ".standing").map(Result::unwrap);
    entries.map(|entry| entry.path().strip_prefix(root).unwrap().display().to_string()).collect()
}

const ENTRIES: [&str; 4] = ["clients", "clients/acme", "clients/acme/client.toml", "standing.toml"];

#[test]
fn eight_writers_of_one_file_lose_nothing() {
    let root = workspace();
    let write = |id: &str| {
        let start = Instant::now();
        loop {
            let output = add_contact(root.path(), id).output().unwrap();
            // On a busy machine the turn may come too late; then nothing was written, and one tries again.
            if output.status.code() != Some(4) || start.elapsed() > Duration::from_secs(120) {
                assert!(output.status.success(), "{}", said(&output));
                return;
            }
        }
    };
    thread::scope(|scope| {
        for writer in 0..8 {
            scope.spawn(move || (0..50 * times()).for_each(|turn| write(&format!("c{writer}-{turn}"))));
        }
    });
    assert_eq!(contacts(root.path()).len(), 400 * times() as usize);
    println!("{} records of 8 writers", 400 * times());
    assert_eq!(entries(root.path()), ENTRIES);
}

/// How often a test kills a writer.
fn turns() -> u32 {
    300 * times()
}

/// For how long, on a machine that has other things to do.
fn patience() -> Duration {
    Duration::from_secs(15) * times()
}

/// Starts a command and kills it after a while; whether it had ended well by then.
fn killed(mut command: Command, after: Duration) -> bool {
    let mut child = command.spawn().unwrap();
    thread::sleep(after);
    let _ = child.kill();
    child.wait().unwrap().success()
}

#[test]
fn a_writer_may_be_killed_at_any_moment() {
    let root = workspace();
    let start = Instant::now();
    assert!(add_contact(root.path(), "first").status().unwrap().success());
    let usual = start.elapsed();
    let mut acknowledged = BTreeSet::from(["first".to_owned()]);
    let (start, mut tried) = (Instant::now(), 0);
    for turn in 0..turns() {
        if start.elapsed() > patience() {
            break;
        }
        tried += 1;
        let id = format!("c{turn}");
        if killed(add_contact(root.path(), &id), usual * (turn % 60) / 40) {
            acknowledged.insert(id);
        }
        assert!(contacts(root.path()).is_superset(&acknowledged));
    }
    println!("{tried} writers were killed, {} of them too late", acknowledged.len() - 1);
    assert!(add_contact(root.path(), "last").status().unwrap().success());
    assert_eq!(entries(root.path()), ENTRIES, "what the killed ones left is gone");
}

#[test]
fn a_write_of_several_files_may_be_killed_at_any_moment() {
    let root = workspace();
    let client = |id: &str| format!("name = \"{id}\"\nreferred-by = \"acme\"\n");
    for id in ["basso", "corvo", "delta"] {
        write(root.path(), format!("clients/{id}/client.toml"), client(id));
    }
    let rename = |from: &str, to: &str| {
        let mut command = standing(root.path(), ["rename", from, to]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let is_there = |id: &str| root.path().join("clients").join(id).is_dir();
    let start = Instant::now();
    assert!(rename("acme", "nova").status().unwrap().success());
    let (usual, start, mut tried) = (start.elapsed(), Instant::now(), 0);
    for turn in 0..turns() {
        if start.elapsed() > patience() {
            break;
        }
        tried += 1;
        let (from, to) = if is_there("acme") { ("acme", "nova") } else { ("nova", "acme") };
        let done = killed(rename(from, to), usual * (turn % 60) / 40);
        // A reader finishes what was begun.
        let check = run(root.path(), ["check"]);
        assert!(check.status.success(), "{}", printed(&check));
        assert!(is_there(from) != is_there(to) && (!done || is_there(to)), "{turn}");
        let now = if is_there("acme") { "acme" } else { "nova" };
        for id in ["basso", "corvo", "delta"] {
            let text = fs::read_to_string(root.path().join(format!("clients/{id}/client.toml"))).unwrap();
            assert_eq!(text, client(id).replace("acme", now));
        }
    }
    println!("{tried} writers of several files were killed");
}

#[test]
fn a_reader_sees_no_half_of_a_write() {
    let root = workspace();
    for id in ["basso", "corvo", "delta", "esker", "fjord"] {
        let text = format!("name = \"{id}\"\nreferred-by = \"acme\"\n");
        write(root.path(), format!("clients/{id}/client.toml"), text);
    }
    let is_over = std::sync::atomic::AtomicBool::new(false);
    let seen = thread::scope(|scope| {
        scope.spawn(|| {
            for turn in 0.. {
                if is_over.load(std::sync::atomic::Ordering::Relaxed) {
                    break;
                }
                let (from, to) = if turn % 2 == 0 { ("acme", "nova") } else { ("nova", "acme") };
                let output = run(root.path(), ["rename", from, to]);
                assert!(output.status.success(), "{}", said(&output));
            }
        });
        let seen: Vec<_> = (0..150 * times()).map(|_| run(root.path(), ["check", "-f", "short"])).collect();
        is_over.store(true, std::sync::atomic::Ordering::Relaxed);
        seen
    });
    for output in seen {
        assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
        // Nobody was killed, so nothing is finished for anybody.
        assert_eq!(said(&output), "");
    }
}

/// Runs a command where no file may become larger than 512 bytes, as on a full disk.
#[cfg(unix)]
fn on_a_full_disk(command: &Command, is_told: bool) -> std::process::Output {
    let trap = if is_told { "trap '' XFSZ; " } else { "" };
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{trap}ulimit -f 1; exec \"$0\" \"$@\"")]).arg(command.get_program());
    shell.args(command.get_args()).current_dir(command.get_current_dir().unwrap()).output().unwrap()
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_file() {
    let root = workspace();
    for id in 0..40 {
        assert!(add_contact(root.path(), &format!("c{id}")).status().unwrap().success());
    }
    let path = root.path().join("clients/acme/client.toml");
    let before = fs::read(&path).unwrap();
    assert!(before.len() > 1024);
    // Told that there is no room, it says so; killed for it, it says nothing. Neither leaves half a file.
    for is_told in [true, false] {
        let output = on_a_full_disk(&add_contact(root.path(), "one-more"), is_told);
        assert!(!output.status.success());
        if is_told {
            assert_eq!(output.status.code(), Some(4));
            assert!(said(&output).starts_with("error: cannot write"));
        }
        assert_eq!(fs::read(&path).unwrap(), before);
        assert_eq!(contacts(root.path()).len(), 40);
    }
    assert!(add_contact(root.path(), "one-more").status().unwrap().success());
    assert_eq!(entries(root.path()), ENTRIES);
}

/// What takes the lock away from under a writer: a clean-up by git, a program that syncs, one that moves it aside.
#[cfg(unix)]
fn removers(root: &Path) -> [Box<dyn Fn() + Sync + '_>; 3] {
    let own = root.join(".standing");
    let (lock, aside) = (own.join("lock"), root.join(".aside"));
    [
        Box::new({
            let own = own.clone();
            move || drop(fs::remove_dir_all(&own))
        }),
        Box::new(move || drop(fs::remove_file(&lock))),
        Box::new(move || {
            let _ = fs::rename(&own, &aside);
            let _ = fs::remove_dir_all(&aside);
        }),
    ]
}

#[cfg(unix)]
#[test]
fn writers_lose_nothing_while_their_lock_is_taken_away() {
    for way in 0..3 {
        let root = workspace();
        let remove = &removers(root.path())[way];
        let is_over = std::sync::atomic::AtomicBool::new(false);
        let write = |id: &str| -> bool {
            let output = add_contact(root.path(), id).output().unwrap();
            assert!(matches!(output.status.code(), Some(0 | 4)), "{}", said(&output));
            output.status.success()
        };
        let acknowledged: BTreeSet<String> = thread::scope(|scope| {
            let writers: Vec<_> = (0..6)
                .map(|writer| {
                    scope.spawn(move || {
                        let ids = (0..20 * times()).map(|turn| format!("c{writer}-{turn}"));
                        ids.filter(|id| write(id)).collect::<Vec<_>>()
                    })
                })
                .collect();
            let is_over = &is_over;
            scope.spawn(move || {
                for turn in 0.. {
                    if is_over.load(std::sync::atomic::Ordering::Relaxed) {
                        break;
                    }
                    thread::sleep(Duration::from_millis(5 + 37 * turn % 230));
                    remove();
                }
            });
            let done = writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
            is_over.store(true, std::sync::atomic::Ordering::Relaxed);
            done
        });
        // Who exits with 0 has its record in the file, and who says that nothing was written has none there.
        assert_eq!(contacts(root.path()), acknowledged);
        println!("{} of {} were acknowledged", acknowledged.len(), 120 * times());
        assert!(add_contact(root.path(), "last").status().unwrap().success());
        assert_eq!(entries(root.path()), ENTRIES);
    }
}
