//! Runs of programs, two in turn, and what they took.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// A program with its words.
#[derive(Clone)]
pub(super) struct Subject {
    name: String,
    program: OsString,
    words: Vec<OsString>,
    /// Files that are given to it, as many at a time as a command line holds.
    files: Vec<PathBuf>,
}

/// What a run took.
struct Run {
    time: Duration,
    /// The most memory it held, in bytes.
    peak: u64,
}

impl Subject {
    pub(super) fn new(name: &str, program: &str) -> Self {
        Self { name: name.to_owned(), program: program.into(), words: Vec::new(), files: Vec::new() }
    }

    pub(super) fn named(self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self }
    }

    pub(super) fn with(mut self, words: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.words.extend(words.into_iter().map(|word| word.as_ref().to_owned()));
        self
    }

    pub(super) fn each(self, files: Vec<PathBuf>) -> Self {
        Self { files, ..self }
    }

    /// `None` where it is not installed.
    fn run(&self) -> Option<Run> {
        if self.files.is_empty() {
            return self.once(&[]);
        }
        let runs = self.files.chunks(1_000).map(|files| self.once(files));
        runs.reduce(|one, other| {
            let (one, other) = (one?, other?);
            Some(Run { time: one.time + other.time, peak: one.peak.max(other.peak) })
        })?
    }

    fn once(&self, files: &[PathBuf]) -> Option<Run> {
        let start = Instant::now();
        let mut command = Command::new(&self.program);
        command.args(&self.words).args(files).stdout(Stdio::null()).stderr(Stdio::null());
        let used = command.spawn().ok()?.wait4().expect("it can be waited for");
        let time = start.elapsed();
        assert!(used.status.success() || self.program == "rg", "{} failed", self.name);
        Some(Run { time, peak: used.rusage.maxrss })
    }
}

/// Runs both in turn after one run of each, and prints the medians and the ratio pair by pair.
pub(super) fn compare(one: &Subject, other: &Subject, pairs: usize) {
    let name = format!("{} / {}", one.name, other.name);
    let (Some(_), Some(_)) = (one.run(), other.run()) else {
        println!("{name:<46} absent");
        return;
    };
    let runs: Vec<(Run, Run)> = (0..pairs).filter_map(|_| one.run().zip(other.run())).collect();
    let mut ratios: Vec<f64> =
        runs.iter().map(|(one, other)| one.time.as_secs_f64() / other.time.as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    let median = |time: fn(&(Run, Run)) -> f64| {
        let mut times: Vec<f64> = runs.iter().map(time).collect();
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    let peak = |run: fn(&(Run, Run)) -> u64| runs.iter().map(run).max().unwrap_or_default() as f64 / 1e6;
    println!(
        "{name:<46} {:>9.1} {:>9.1} {:>8.1} {:>8.1}  {:.2} ({:.2}–{:.2})",
        median(|(one, _)| one.time.as_secs_f64() * 1e3),
        median(|(_, other)| other.time.as_secs_f64() * 1e3),
        peak(|(one, _)| one.peak),
        peak(|(_, other)| other.peak),
        ratios[pairs / 2],
        ratios[0],
        ratios[pairs - 1],
    );
}
