//! A file that is read again, to show a place in it or a key of it, must be what it was when it was read first. Nothing is
//! printed of two moments.

use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::world::command::{answer, is_installed, program, run, said, sealed};
use crate::world::folder::folder;

/// How long opening the file takes, in microseconds: time enough to save it meanwhile.
const DELAY: &str = "inject=openat:delay_enter=1500000";

const SITE: &str = "name = \"Site\"\nstatus = \"active\"\nbilling = \"hourly\"\n\n[budget]\namount = 42.000\n\n[log]\n\
    time = [\n  { date = 2026-11-02, who = \"ana\", hours = 2 },\n]\n";

/// All of them read the project again.
const COMMANDS: [&[&str]; 6] = [
    &["budget", "-f", "json"],
    &["check", "-f", "short"],
    &["status", "-f", "json"],
    &["show", "acme/site"],
    &["export", "sql"],
    &["explain", "spent.hours", "acme/site"],
];

fn workspace() -> TempDir {
    folder([
        ("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n[rates]\ndefault = 100\n"),
        ("people/ana.toml", "name = \"Ana\"\n"),
        ("clients/acme/client.toml", "name = \"Acme\"\n"),
        ("clients/acme/site.toml", SITE),
    ])
}

/// Runs a command, and saves another text when it opens the project for the second time.
fn disturbed(root: &Path, words: &[&str]) -> Output {
    let (site, apart) = (root.join("clients/acme/site.toml"), TempDir::new().unwrap());
    let log = apart.path().join("log");
    let mut strace = sealed("strace", root);
    strace.env("PATH", std::env::var_os("PATH").unwrap()).args(["-f", "-qq", "-o"]).arg(&log);
    strace.arg("-P").arg(&site).args(["-e", "trace=openat", "-e", DELAY, program()]).args(words);
    let running = strace.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let opened = || fs::read_to_string(&log).unwrap_or_default().matches("openat(").count();
    let start = Instant::now();
    while opened() < 2 {
        assert!(start.elapsed() < Duration::from_secs(60), "{words:?} does not read it again");
        thread::sleep(Duration::from_millis(5));
    }
    fs::write(site, SITE.replace("hours = 2 ", "hours = 20 ")).unwrap();
    running.wait_with_output().unwrap()
}

#[test]
fn nothing_is_printed_of_two_moments() {
    let can_delay = is_installed("strace") && {
        let root = workspace();
        let mut strace = sealed("strace", root.path());
        strace.env("PATH", std::env::var_os("PATH").unwrap()).args(["-qq", "-e", DELAY]);
        strace.args([program(), "--version"]).output().unwrap().status.success()
    };
    if !can_delay {
        return println!("SKIPPED: nothing can be delayed without strace");
    }
    thread::scope(|scope| {
        for words in COMMANDS {
            scope.spawn(move || {
                let root = workspace();
                let calm = run(root.path(), words);
                assert!(!calm.stdout.is_empty(), "{words:?}: {}", answer(&calm));
                let output = disturbed(root.path(), words);
                assert_eq!(output.status.code(), Some(4), "{words:?}: {}", answer(&output));
                assert!(output.stdout.is_empty(), "{words:?}: {}", answer(&output));
                let message = "clients/acme/site.toml was changed while it was being read";
                assert!(said(&output).contains(message), "{words:?}: {}", said(&output));
            });
        }
    });
}
