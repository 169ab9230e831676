//! A signal may interrupt any call to the system: it is made again, and the report is the same.

use std::fs;

use crate::world::command::{answer, is_installed, program, run, sealed};
use crate::world::folder::folder;

/// The calls that may be interrupted, each with how many of it the loader of programs makes before we begin.
const CALLS: [(&str, usize); 4] = [("openat", 0), ("getdents64", 0), ("statx", 0), ("read", 4)];

#[test]
fn what_a_signal_interrupts_is_done_again() {
    if !is_installed("strace") {
        println!("SKIPPED: there is no strace");
        return;
    }
    let folder = folder([
        ("standing.toml", "name = \"Nord\"\ncurrency = \"EUR\"\n[rates]\ndefault = 100\n"),
        ("people/ana.toml", "name = \"Ana\"\n"),
        ("private/costs.toml", "[ana]\nhourly = 60\n"),
        ("clients/acme/client.toml", "name = \"Acme\"\n"),
        ("clients/acme/site.toml", "name = \"Site\"\nstatus = \"active\"\nbilling = \"hourly\"\n"),
    ]);
    let words = ["budget", "-q", "-f", "json"];
    let expected = run(folder.path(), words).stdout;
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut tried = 0;
    for (call, skipped) in CALLS {
        for when in skipped + 1.. {
            let mut strace = sealed("strace", folder.path());
            strace.env("PATH", std::env::var_os("PATH").unwrap()).args(["-f", "-o"]).arg(log.path());
            strace.args(["-e", &format!("inject={call}:error=EINTR:when={when}"), program()]);
            let output = strace.args(words).output().unwrap();
            if !fs::read_to_string(log.path()).unwrap().contains("(INJECTED)") {
                break;
            }
            assert!(output.status.success(), "{call} {when}: {}", answer(&output));
            assert_eq!(output.stdout, expected, "{call} {when}");
            tried += 1;
        }
    }
    if tried == 0 {
        println!("SKIPPED: no call can be interrupted here");
        return;
    }
    assert!(tried > 20, "{tried}");
}
