//! Runs of programs, two in turn, and what they took; and the program itself as it is released.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use std::{env, fs};

use wait4::Wait4;

/// The released program: what benchmarks are built with can be caught when it panics, and is slower.
static STANDING: LazyLock<PathBuf> = LazyLock::new(|| {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo).args(["build", "--release", "--locked", "--quiet"]).status();
    assert!(built.is_ok_and(|status| status.success()), "the program can be built");
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("standing");
    fs::copy(env!("CARGO_BIN_EXE_standing"), &program).expect("it can be copied");
    program
});

/// A program with its words.
#[derive(Clone)]
pub(super) struct Subject {
    program: OsString,
    words: Vec<OsString>,
    /// Files that are given to it, as many at a time as a command line holds.
    files: Vec<PathBuf>,
}

/// The word with which this program only runs another, and prints the most memory that it held: what a program held
/// counts what its parent held before, so that the parent must be small.
pub(super) const PEAK: &str = "peak";

/// Runs a program with its words and prints the most memory that it held, in bytes.
pub(super) fn print_peak(mut words: impl Iterator<Item = OsString>) {
    let mut command = Command::new(words.next().expect("a program is named"));
    command.args(words).env_remove("LD_LIBRARY_PATH").stdout(Stdio::null());
    let used = command.spawn().and_then(|child| child.wait4()).expect("it can be run");
    println!("{}", used.rusage.maxrss);
}

/// What a run took.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// From its start to its end.
    pub(super) time: Duration,
    /// What processors spent on it.
    pub(super) work: Duration,
}

/// Two programs, run in turn.
pub(super) struct Pairs(pub(super) Vec<(Run, Run)>);

impl Subject {
    pub(super) fn new(program: &str) -> Self {
        Self { program: program.into(), words: Vec::new(), files: Vec::new() }
    }

    pub(super) fn standing() -> Self {
        Self { program: STANDING.clone().into(), words: Vec::new(), files: Vec::new() }
    }

    pub(super) fn with(mut self, words: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.words.extend(words.into_iter().map(|word| word.as_ref().to_owned()));
        self
    }

    pub(super) fn each(self, files: Vec<PathBuf>) -> Self {
        Self { files, ..self }
    }

    /// What listens to it makes of it.
    pub(super) fn listened<T>(
        &self,
        listen: impl FnOnce(&str, &[OsString], &Path) -> Option<T>,
    ) -> Option<T> {
        listen(self.program.to_str()?, &self.words, Path::new(env!("CARGO_TARGET_TMPDIR")))
    }

    /// What it prints; `None` where it is not installed.
    pub(super) fn answer(&self) -> Option<String> {
        let output = self.command().output().ok()?;
        assert!(output.status.success(), "{:?}: {}", self.words, String::from_utf8_lossy(&output.stderr));
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// `None` where it is not installed.
    pub(super) fn run(&self) -> Option<Run> {
        if self.files.is_empty() {
            return self.once(&[]);
        }
        let runs = self.files.chunks(1_000).map(|files| self.once(files));
        runs.reduce(|one, other| Some(one?.and(other?)))?
    }

    /// Where cargo's libraries are would make each start longer.
    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.words).env_remove("LD_LIBRARY_PATH");
        command
    }

    /// The most memory that it held in three runs, in bytes.
    pub(super) fn peak(&self) -> u64 {
        let once = || {
            let mut apart = Command::new(env::current_exe().expect("it runs"));
            let printed = apart.arg(PEAK).arg(&self.program).args(&self.words).output().expect("it runs");
            String::from_utf8_lossy(&printed.stdout).trim().parse().expect("a number of bytes")
        };
        (0..3).map(|_| once()).max().unwrap_or_default()
    }

    fn once(&self, files: &[PathBuf]) -> Option<Run> {
        let start = Instant::now();
        let mut command = self.command();
        command.args(files).stdout(Stdio::null()).stderr(Stdio::null());
        let used = command.spawn().ok()?.wait4().expect("it can be waited for");
        let time = start.elapsed();
        let failed = !used.status.success() && self.program != "rg";
        assert!(!failed, "{:?} {:?} failed", self.program, self.words);
        Some(Run { time, work: used.rusage.utime + used.rusage.stime })
    }
}

impl Run {
    /// One after the other.
    pub(super) fn and(self, other: Self) -> Self {
        Self { time: self.time + other.time, work: self.work + other.work }
    }
}

impl Pairs {
    /// Runs both in turn after one run of each; `None` where one is not installed.
    pub(super) fn of(
        one: impl Fn() -> Option<Run>,
        other: impl Fn() -> Option<Run>,
        pairs: usize,
    ) -> Option<Self> {
        if pairs > 1 {
            one().zip(other())?;
        }
        (0..pairs).map(|_| one().zip(other())).collect::<Option<Vec<_>>>().map(Self)
    }

    /// The median, pair by pair, of how many times the second the first took.
    pub(super) fn ratio(&self, measure: impl Fn(&Run) -> Duration) -> f64 {
        let ratio = |(one, other): &(Run, Run)| measure(one).as_secs_f64() / measure(other).as_secs_f64();
        median(self.0.iter().map(ratio).collect())
    }

    /// The median of the first's times, in milliseconds.
    pub(super) fn milliseconds(&self) -> f64 {
        median(self.0.iter().map(|(one, _)| one.time.as_secs_f64() * 1e3).collect())
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
