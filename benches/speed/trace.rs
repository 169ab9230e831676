//! What a run asks of the system: its calls, and the bytes that it writes, where `strace` is there to tell.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a run asked of the system.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Traced {
    /// How many calls it made.
    pub(crate) calls: u64,
    /// How many bytes it wrote to files: what it prints is not among them.
    pub(crate) bytes: u64,
}

/// Runs a program with these words and listens; `None` where nothing listens.
pub(crate) fn traced(
    program: &str,
    words: impl IntoIterator<Item = impl AsRef<OsStr>>,
    folder: &Path,
) -> Option<Traced> {
    let log = folder.join("calls");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-s", "0", "-o"]).arg(&log).arg(program).args(words);
    strace
        .env("RAYON_NUM_THREADS", "1")
        .env("STANDING_TODAY", "2026-06-30")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if !strace.status().ok()?.success() {
        return None;
    }
    let calls = String::from_utf8_lossy(&std::fs::read(&log).ok()?).into_owned();
    let _ = std::fs::remove_file(log);
    let begun = calls.lines().filter(|line| !line.contains(" resumed>"));
    Some(Traced { calls: begun.count() as u64, bytes: calls.lines().filter_map(written).sum() })
}

/// The bytes that a call wrote to a file.
fn written(line: &str) -> Option<u64> {
    let call = line.split_once(' ')?.1.trim_start();
    let is_write =
        ["write(", "pwrite64(", "writev(", "<... write resumed>"].iter().any(|name| call.starts_with(name));
    let is_printed = ["write(1,", "write(2,"].iter().any(|begin| call.starts_with(begin));
    (is_write && !is_printed).then(|| call.rsplit_once("= ")?.1.trim().parse().ok()).flatten()
}
