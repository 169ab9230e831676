//! A single write in a workspace of any size: an hour logged on a project of its own, which is the same in all.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use super::run::{Pairs, Run, Subject};

const CLIENT: &str = "name = \"Benchmark\"\nlead = \"timer\"\n";
const PROJECT: &str = "name = \"Benchmark\"\nstatus = \"active\"\nbilling = \"hourly\"\nstart = 2026-01-01\n\n\
    [rates]\ndefault = 100\n\n[log]\ntime = [\n]\n";

/// Adds the project to a workspace, with who works on it.
pub(super) fn prepare(root: &Path) {
    let folder = root.join("clients/benchmark");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(root.join("people/timer.toml"), "name = \"Timer\"\n").expect("a file");
    fs::write(folder.join("client.toml"), CLIENT).expect("a file");
    fs::write(folder.join("site.toml"), PROJECT).expect("a file");
}

/// `standing log` against `standing --version` and one flushed replace of the file.
pub(super) fn measured(root: &Path, standing: &dyn Fn(&[&str]) -> Subject) -> Option<Pairs> {
    let file = root.join("clients/benchmark/site.toml");
    let log = standing(&["log", "benchmark/site", "1", "--who", "timer", "--date", "2026-06-29", "-q"]);
    let version = Subject::standing().with(["--version"]);
    let once = || {
        fs::write(&file, PROJECT).expect("a file");
        log.run()
    };
    Pairs::of(once, || Some(version.run()?.and(replaced(&file))), 15)
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
