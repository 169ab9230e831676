//! `report budget -f json` of everything to nowhere, against `cat` of the same files: `cargo bench [-- small|medium|large]`.
//! Only ratios of paired runs mean anything; the machine's own speed does not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test says what went wrong by panicking"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

#[path = "../generator/mod.rs"]
mod generator;

use generator::Size;

const SIZES: [(&str, Size); 4] =
    [("small", Size::SMALL), ("medium", Size::MEDIUM), ("large", Size::LARGE), ("huge", Size::HUGE)];
const PAIRS: usize = 7;
const SEED: u64 = 7;

fn main() {
    let asked: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("agencies");
    if let [word, name, to] = &asked[..]
        && word == "write"
    {
        let size = SIZES.iter().find(|(known, _)| known == name).expect("a size is named").1;
        generator::write(Path::new(to), &size, SEED).expect("the workspace can be written");
        return;
    }
    println!(
        "{:<8} {:>7} {:>9} {:>9} {:>9} {:>16}",
        "size", "MB", "files", "standing", "cat", "standing / cat"
    );
    for (name, size) in SIZES {
        let chosen = if asked.is_empty() { name != "large" } else { asked.iter().any(|word| word == name) };
        if chosen {
            measure(name, &folder.join(name), &size);
        }
    }
    let _ = fs::remove_dir_all(folder);
}

fn measure(name: &str, root: &Path, size: &Size) {
    let _ = fs::remove_dir_all(root);
    generator::write(root, size, SEED).expect("the workspace can be written");
    let files = files_below(root);
    let bytes: u64 = files.iter().map(|file| fs::metadata(file).map_or(0, |data| data.len())).sum();
    let (mut report, mut cat) = (Vec::new(), Vec::new());
    timed(&mut standing(root));
    read_all(&files);
    for _ in 0..PAIRS {
        report.push(timed(&mut standing(root)));
        cat.push(read_all(&files));
    }
    let mut ratios: Vec<f64> =
        report.iter().zip(&cat).map(|(a, b)| a.as_secs_f64() / b.as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    println!(
        "{name:<8} {:>7.1} {:>9} {:>6} ms {:>6} ms {:>7.2} ({:.2}–{:.2})",
        bytes as f64 / 1e6,
        files.len(),
        median(&mut report).as_millis(),
        median(&mut cat).as_millis(),
        ratios[PAIRS / 2],
        ratios[0],
        ratios[PAIRS - 1],
    );
}

fn standing(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standing"));
    command.args(["report", "budget", "-f", "json", "--as-of", "2026-06-30", "-C"]).arg(root);
    command
}

/// `cat` of the files to nowhere, as many at a time as a command line holds.
fn read_all(files: &[PathBuf]) -> Duration {
    files.chunks(1000).map(|chunk| timed(Command::new("cat").args(chunk))).sum()
}

fn timed(command: &mut Command) -> Duration {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).status().expect("the command can be run");
    let time = start.elapsed();
    assert!(status.success(), "{command:?} failed");
    time
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder can be read").flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}
