//! How fast reports are on generated agencies, against what else reads the same files or answers the same question:
//! `cargo bench [-- small medium large huge]`. Only ratios of paired runs mean anything; the machine's own speed does
//! not. What is not installed is named as absent. `cargo bench -- write SIZE FOLDER` only writes the agency.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark says what went wrong by panicking"
)]

mod journal;
mod run;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

#[path = "../generator/mod.rs"]
mod generator;

use generator::Size;
use run::{Subject, compare};

const SIZES: [(&str, Size); 4] =
    [("small", Size::SMALL), ("medium", Size::MEDIUM), ("large", Size::LARGE), ("huge", Size::HUGE)];
const SEED: u64 = 7;
const AS_OF: &str = "2026-06-30";

fn main() {
    let asked: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    if let [word, name, folder] = &asked[..]
        && word == "write"
    {
        let (_, size) = SIZES.iter().find(|(known, _)| known == name).expect("a size is named");
        return generator::write(Path::new(folder), size, SEED).expect("the workspace can be written");
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("agencies");
    for (name, size) in SIZES {
        let chosen = if asked.is_empty() { name == "medium" } else { asked.iter().any(|word| word == name) };
        if chosen {
            measure(name, &folder, &size);
        }
    }
    let _ = fs::remove_dir_all(folder);
}

/// One size: a table of ratios, each of the median of paired runs.
fn measure(name: &str, folder: &Path, size: &Size) {
    let root = folder.join(name);
    generator::write(&root, size, SEED).expect("the workspace can be written");
    let files = files_below(&root);
    let bytes: u64 = files.iter().map(|file| fs::metadata(file).map_or(0, |data| data.len())).sum();
    println!("\n{name}: {:.1} MB in {} files", bytes as f64 / 1e6, files.len());
    println!("{:<46} {:>9} {:>9} {:>8} {:>8}  ratio (least–most)", "", "a ms", "b ms", "a MB", "b MB");
    let budget = || standing(&root, &["report", "budget", "-f", "json"]);
    let cat = Subject::new("cat", "cat").each(files.clone());
    compare(&budget(), &cat, 9);
    compare(&standing(&root, &["report", "budget"]).named("budget, table"), &cat, 5);
    for report in ["scope", "coverage", "clients", "checkup"] {
        compare(&standing(&root, &["report", report, "-f", "json"]).named(report), &budget(), 5);
    }
    compare(&standing(&root, &["check", "-f", "json"]).named("check"), &budget(), 5);
    let version = Subject::new("standing --version", env!("CARGO_BIN_EXE_standing")).with(["--version"]);
    compare(&version, &Subject::new("git --version", "git").with(["--version"]), 15);
    compare(&Subject::new("rg -c date", "rg").with(["-c", "date"]).with([&root]), &budget(), 5);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/speed/tomllib_script.py");
    compare(&Subject::new("Python script, tomllib", "python3").with([&script, &root]), &budget(), 1);
    if name == "small" || name == "medium" {
        peers(&root, folder, &budget());
    }
    let _ = fs::remove_dir_all(&root);
}

/// Programs that answer the same question from their own files.
fn peers(root: &Path, folder: &Path, budget: &Subject) {
    let files = journal::write(root, folder);
    let ledger = Subject::new("ledger bal -B", "ledger").with(["-f"]).with([&files.journal]);
    compare(&ledger.with(["bal", "-B", "projects"]), budget, 3);
    let hledger = Subject::new("hledger bal --budget", "hledger").with(["-f"]).with([&files.journal]);
    compare(&hledger.with(["bal", "--budget", "projects"]), budget, 1);
    let load =
        Command::new("sqlite3").arg(&files.database).arg(format!(".read {}", files.sql.display())).status();
    if load.is_ok_and(|status| status.success()) {
        let sqlite = Subject::new("sqlite3, data loaded", "sqlite3").with([&files.database]);
        compare(&sqlite.with([journal::QUESTION]), budget, 5);
    } else {
        println!("{:<46} absent", "sqlite3");
    }
}

fn standing(root: &Path, words: &[&str]) -> Subject {
    let subject = Subject::new("standing budget", env!("CARGO_BIN_EXE_standing"));
    subject.with(words).with(["--as-of", AS_OF, "-C"]).with([root])
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
