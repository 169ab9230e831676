//! What a record costs does not creep up: instructions where valgrind counts them, else the time beside `cat`'s. A program
//! of its own, since it measures and nothing may run beside it. Only of an optimized program it says anything:
//! `cargo test --release --test speed -- --nocapture`, or with `STANDING_PROGRAM=target/release/standing` in its place.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test says what went wrong by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

#[path = "../benches/generator/mod.rs"]
mod generator;
#[path = "../benches/speed/trace.rs"]
mod trace;
#[allow(dead_code, reason = "tests/promises needs the rest")]
mod world;

use generator::Size;
use world::command::{is_optimized, program};

/// Instructions of `report budget -f json` for each time entry of a workspace with all that stands around it: a
/// quarter more than were counted when this was set.
const CEILING: u64 = 6_770;

/// Hundredths of the instructions of `report budget -f json` that the same report takes as a table as wide as this.
const TABLE_CEILING: u64 = 125;
const WIDE: &str = "200";

/// How many time entries a project has that has grown.
const GROWN: [usize; 2] = [5_000, 20_000];

/// Instructions of `log --who` into such a project for each entry that is there, beyond those of a start: a quarter
/// more than were counted when this was set.
const WRITE_CEILING: u64 = 12_400;

/// System calls of such a write, however much the file holds.
const CALLS_CEILING: u64 = 600;

/// Hundredths of the file that such a write may write.
const BYTES_CEILING: u64 = 130;

/// Times the time of `cat`, where instructions cannot be counted; far more than it takes.
const SLACK: f64 = 10.0;

/// The day on which everything happens.
const TODAY: &str = "2026-06-30";

const REPORT: [&str; 5] = ["report", "budget", "--as-of", "2026-06-30", "-f"];

fn agency(size: &Size) -> TempDir {
    let folder = TempDir::new().unwrap();
    generator::write(folder.path(), size, 7).unwrap();
    folder
}

/// Whether the program is an optimized one; says so where it is not.
fn says_something() -> bool {
    if !is_optimized() {
        println!("SKIPPED: only an optimized program says what a record costs");
    }
    is_optimized()
}

#[test]
fn a_record_costs_no_more_than_it_did() {
    if !says_something() {
        return;
    }
    let (small, tiny) = (agency(&Size::SMALL), agency(&Size::TINY));
    let counted = |agency: &TempDir| instructions(agency.path(), "json");
    let Some((all, few)) = counted(&small).zip(counted(&tiny)) else {
        println!(
            "SKIPPED counting instructions: valgrind is not installed; the time beside cat's is looked at"
        );
        return compare_times(small.path());
    };
    let each = (all - few) / u64::try_from(Size::SMALL.entries - Size::TINY.entries).unwrap();
    println!("{each} instructions a time entry; the ceiling is {CEILING}");
    assert!(each <= CEILING, "{each} instructions a time entry are more than {CEILING}");
}

#[test]
fn a_table_costs_little_more_than_its_json() {
    if !says_something() {
        return;
    }
    let small = agency(&Size::SMALL);
    let counted = |format| instructions(small.path(), format);
    let Some((table, json)) = counted("table").zip(counted("json")) else {
        return println!("SKIPPED comparing formats: valgrind is not installed");
    };
    let hundredths = table * 100 / json;
    println!("a table takes {hundredths} % of the instructions of its JSON; the ceiling is {TABLE_CEILING}");
    assert!(hundredths <= TABLE_CEILING, "{hundredths} % are more than {TABLE_CEILING}");
}

/// `log` of an hour, into a project that has grown.
const LOG: [&str; 8] = ["log", "benchmark/grown", "1", "--who", "timer", "--date", "2026-06-29", "-q"];

#[test]
fn a_write_into_a_project_that_has_grown_costs_what_it_changes() {
    for entries in GROWN {
        let root = agency(&Size::TINY);
        let text = generator::grow(root.path(), "grown", entries).unwrap();
        let file = root.path().join("clients/benchmark/grown.toml");
        let bytes = text.len() as u64;
        let again = || fs::write(&file, &text).unwrap();
        let apart = TempDir::new().unwrap();
        let words: Vec<&str> = LOG.into_iter().chain(["-C", root.path().to_str().unwrap()]).collect();
        // The first write makes what later ones find.
        let mut first = Command::new(program());
        assert!(first.args(&words).env("STANDING_TODAY", TODAY).status().unwrap().success());
        again();
        match trace::traced(program(), &words, apart.path()) {
            None => println!("SKIPPED listening to a write: strace is not installed"),
            Some(traced) => {
                let hundredths = traced.bytes * 100 / bytes;
                println!(
                    "{entries} entries: {} system calls, {hundredths} % of the file written",
                    traced.calls
                );
                assert!(traced.calls <= CALLS_CEILING, "{} are more than {CALLS_CEILING}", traced.calls);
                assert!(hundredths <= BYTES_CEILING, "{hundredths} % are more than {BYTES_CEILING}");
            }
        }
        if !says_something() {
            continue;
        }
        again();
        let Some((all, start)) = counted(&words).zip(counted(&["--version"])) else {
            println!("SKIPPED counting instructions of a write: valgrind is not installed");
            continue;
        };
        let each = (all - start) / entries as u64;
        println!("{entries} entries: {each} instructions for each of them; the ceiling is {WRITE_CEILING}");
        assert!(each <= WRITE_CEILING, "{each} instructions are more than {WRITE_CEILING}");
    }
}

/// The instructions of a report in a format; `None` where they cannot be counted.
fn instructions(root: &Path, format: &str) -> Option<u64> {
    let root = root.to_str()?;
    counted(&REPORT.iter().copied().chain([format, "-C", root]).collect::<Vec<_>>())
}

/// The instructions of our program with these words; `None` where they cannot be counted.
fn counted(words: &[&str]) -> Option<u64> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null", program()]).args(words);
    valgrind.env("RAYON_NUM_THREADS", "1").env("COLUMNS", WIDE).env("STANDING_TODAY", TODAY);
    let output = valgrind.output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let count = said.lines().find_map(|line| line.split_once("Collected :"))?.1;
    count.trim().parse().ok()
}

fn compare_times(root: &Path) {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let (inner, found): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| path.is_dir());
        folders.extend(inner);
        files.extend(found);
    }
    let report = || timed(Command::new(program()).args(REPORT).args(["json", "-C"]).arg(root));
    let cat = || timed(Command::new("cat").args(&files));
    let mut ratios: Vec<f64> = (0..7).map(|_| report().as_secs_f64() / cat().as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    println!("{:.2} times the time of cat; the ceiling is {SLACK}", ratios[3]);
    assert!(ratios[3] <= SLACK, "{:.2} times the time of cat", ratios[3]);
}

fn timed(command: &mut Command) -> Duration {
    let start = Instant::now();
    assert!(command.stdout(Stdio::null()).status().unwrap().success());
    start.elapsed()
}
