//! A single write in a workspace of any size: an hour logged on a project of its own, which is the same in all, and which
//! has grown more or less.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use super::generator;
use super::run::{Pairs, Run, Subject};
use super::table::Table;
use super::trace::traced;

/// How many time entries the project has.
const GROWN: [usize; 3] = [0, 5_000, 20_000];

/// Measures `standing log` for each of them.
pub(super) fn measure(root: &Path, table: &mut Table) {
    for entries in GROWN {
        let text = generator::grow(root, "grown", entries).expect("a project can be written");
        let file = root.join("clients/benchmark/grown.toml");
        let log = Subject::standing().with([
            "log",
            "benchmark/grown",
            "1",
            "--who",
            "timer",
            "--date",
            "2026-06-29",
        ]);
        let log = log.with(["-q", "-C"]).with([root]);
        let again = || fs::write(&file, &text).expect("a file");
        let version = Subject::standing().with(["--version"]);
        let once = || {
            again();
            log.run()
        };
        let pairs = Pairs::of(once, || Some(version.run()?.and(replaced(&file))), 15);
        let what = format!("`log`, {entries} entries");
        table.ratio(&format!("{what} / `--version` and a flushed replace"), "≤ 3", pairs.as_ref());
        if let Some(pairs) = &pairs {
            table.note(&format!("{what}, ms"), "L ≤ 1.2 x M", format!("{:.1}", pairs.milliseconds()));
        }
        again();
        if let Some(traced) = log.listened(|program, words, folder| traced(program, words, folder)) {
            table.note(&format!("{what}, system calls"), "", traced.calls.to_string());
            let times = traced.bytes as f64 / text.len() as f64;
            let cell = format!("{:.3} MB ({times:.2} of the file)", traced.bytes as f64 / 1e6);
            table.note(&format!("{what}, written"), "≤ 1.3 of the file", cell);
        }
        again();
        let held = (log.peak() as f64, version.peak() as f64);
        let times = (held.0 - held.1) / text.len() as f64;
        let cell = format!("{:.1} ({times:.1} of the file beyond a start)", held.0 / 1e6);
        table.note(&format!("{what}, peak memory, MB"), "≤ 10 of the file", cell);
    }
    // Whoever else reads the workspace finds it as it was made.
    fs::remove_dir_all(root.join("clients/benchmark")).expect("a folder goes");
    fs::remove_file(root.join("people/timer.toml")).expect("a file goes");
}

/// The file replaced by itself, flushed, and its folder flushed.
fn replaced(file: &Path) -> Run {
    let text = fs::read(file).expect("it can be read");
    let start = Instant::now();
    let beside = file.with_extension("new");
    let mut new = File::create(&beside).expect("a file");
    new.write_all(&text).and_then(|()| new.sync_all()).expect("it can be written");
    fs::rename(&beside, file).expect("it can be replaced");
    let folder = File::open(file.parent().expect("it has a folder")).expect("a folder");
    folder.sync_all().expect("it can be flushed");
    Run { time: start.elapsed(), work: start.elapsed() }
}
