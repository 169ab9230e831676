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
const CEILING: u64 = 6_340;

/// Hundredths of the instructions of `report budget -f json` that the same report takes in each format, a table as wide as
/// this.
const FORMAT_CEILINGS: [(&str, u64); 3] = [("table", 125), ("plain", 115), ("csv", 115)];
const WIDE: &str = "200";

/// Hundredths of the instructions of a report that it takes where one entry in a hundred is warned of, in any format: a
/// sixth more than were counted; its JSON says where each of them stands.
const WARNED_CEILING: u64 = 135;

/// Hundredths of the instructions of a report that it takes where one project in ten was edited by hand.
const HANDS_CEILING: u64 = 130;

/// How many time entries a project has that has grown.
const GROWN: [usize; 2] = [5_000, 20_000];

/// Instructions of `log --who` into such a project for each entry that is there, beyond those of a start: a quarter
/// more than were counted when this was set.
const WRITE_CEILING: u64 = 11_000;

/// System calls of such a write, however much the file holds.
const CALLS_CEILING: u64 = 700;

/// Hundredths of the file that such a write may write.
const BYTES_CEILING: u64 = 130;

/// Hundredths of the file that such a write may hold in memory at once, beyond a start.
const HELD_CEILING: u64 = 1_000;

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
fn no_format_costs_much_more_than_json() {
    if !says_something() {
        return;
    }
    let small = agency(&Size::SMALL);
    for (format, ceiling) in FORMAT_CEILINGS {
        let counted = |format| instructions(small.path(), format);
        demand_share(&format!("as {format}, against JSON"), counted(format).zip(counted("json")), ceiling);
    }
}

#[test]
fn warnings_and_hands_cost_little() {
    if !says_something() {
        return;
    }
    let [formed, left, warned] = [(); 3].map(|()| agency(&Size::SMALL));
    generator::roughen(left.path(), 7, false).unwrap();
    generator::roughen(warned.path(), 7, true).unwrap();
    let counted = |agency: &TempDir, format| instructions(agency.path(), format);
    let hands = counted(&left, "json").zip(counted(&formed, "json"));
    demand_share("with one project in ten edited by hand", hands, HANDS_CEILING);
    for format in ["json", "table", "csv"] {
        let warnings = counted(&warned, format).zip(counted(&left, format));
        demand_share(&format!("with 1 % of entries warned of, as {format}"), warnings, WARNED_CEILING);
    }
}

/// Demands that one count is no more than so many hundredths of another, where both could be counted.
fn demand_share(what: &str, counts: Option<(u64, u64)>, ceiling: u64) {
    let Some((one, other)) = counts else {
        return println!("SKIPPED {what}: valgrind is not installed");
    };
    let hundredths = one * 100 / other;
    println!("{what}: {hundredths} % of the instructions; the ceiling is {ceiling}");
    assert!(hundredths <= ceiling, "{what}: {hundredths} % are more than {ceiling}");
}

/// `log` of an hour, into a project that has grown.
const LOG: [&str; 8] = ["log", "benchmark/grown", "1", "--who", "timer", "--date", "2026-06-29", "-q"];

#[test]
fn a_write_into_a_project_that_has_grown_costs_what_it_changes() {
    for entries in GROWN {
        let root = agency(&Size::TINY);
        let text = generator::grow(root.path(), "grown", entries).unwrap();
        let grown = Grown { file: root.path().join("clients/benchmark/grown.toml"), text, entries };
        let apart = TempDir::new().unwrap();
        let words: Vec<&str> = LOG.into_iter().chain(["-C", root.path().to_str().unwrap()]).collect();
        // The first write makes what later ones find.
        let mut first = Command::new(program());
        assert!(first.args(&words).env("STANDING_TODAY", TODAY).status().unwrap().success());
        grown.demand_few_calls(&words, apart.path());
        if says_something() {
            grown.demand_few_instructions(&words);
            grown.demand_little_memory(&words, apart.path());
        }
    }
}

/// A project that has grown, to be written into once more.
struct Grown {
    file: PathBuf,
    text: String,
    entries: usize,
}

impl Grown {
    fn again(&self) {
        fs::write(&self.file, &self.text).unwrap();
    }

    fn demand_few_calls(&self, words: &[&str], apart: &Path) {
        self.again();
        let Some(traced) = trace::traced(program(), words, apart) else {
            return println!("SKIPPED listening to a write: strace is not installed");
        };
        let hundredths = traced.bytes * 100 / self.text.len() as u64;
        println!(
            "{} entries: {} system calls, {hundredths} % of the file written",
            self.entries, traced.calls
        );
        assert!(traced.calls <= CALLS_CEILING, "{} are more than {CALLS_CEILING}", traced.calls);
        assert!(hundredths <= BYTES_CEILING, "{hundredths} % are more than {BYTES_CEILING}");
    }

    fn demand_few_instructions(&self, words: &[&str]) {
        self.again();
        let Some((all, start)) = counted(words).zip(counted(&["--version"])) else {
            return println!("SKIPPED counting instructions of a write: valgrind is not installed");
        };
        let (entries, each) = (self.entries, (all - start) / self.entries as u64);
        println!("{entries} entries: {each} instructions for each of them; the ceiling is {WRITE_CEILING}");
        assert!(each <= WRITE_CEILING, "{each} instructions are more than {WRITE_CEILING}");
    }

    fn demand_little_memory(&self, words: &[&str], apart: &Path) {
        self.again();
        let Some((most, start)) = held(words, apart).zip(held(&["--version"], apart)) else {
            return println!("SKIPPED the memory of a write: valgrind is not installed");
        };
        let (entries, hundredths) = (self.entries, (most - start) * 100 / self.text.len() as u64);
        println!(
            "{entries} entries: {hundredths} % of the file held in memory; the ceiling is {HELD_CEILING}"
        );
        assert!(hundredths <= HELD_CEILING, "{hundredths} % are more than {HELD_CEILING}");
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

/// The most memory that our program asks for at once with these words, in bytes; `None` where it cannot be counted.
fn held(words: &[&str], apart: &Path) -> Option<u64> {
    let log = apart.join("held");
    let mut valgrind = Command::new("valgrind");
    valgrind.arg("--tool=massif").arg(format!("--massif-out-file={}", log.display())).arg(program());
    valgrind.args(words).env("RAYON_NUM_THREADS", "1").env("STANDING_TODAY", TODAY);
    valgrind.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    let said = fs::read_to_string(log).ok()?;
    said.lines().filter_map(|line| line.strip_prefix("mem_heap_B=")?.parse::<u64>().ok()).max()
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
