//! How fast reports are on generated agencies, against what else reads the same files or answers the same question:
//! `cargo bench [-- small medium large huge]`. Only ratios of paired runs mean anything; the machine's own speed does
//! not. What is not installed is named as absent. `cargo bench -- write SIZE FOLDER` only writes the agency, with `rough` as
//! people leave it, with `warned` with one entry in a hundred warned of, too.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark says what went wrong by panicking"
)]

mod exported;
mod peers;
mod run;
mod table;
mod trace;
mod write;

use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "../generator/mod.rs"]
mod generator;

use generator::Size;
use run::{Pairs, Subject};
use table::Table;

const SIZES: [(&str, Size); 4] =
    [("small", Size::SMALL), ("medium", Size::MEDIUM), ("large", Size::LARGE), ("huge", Size::HUGE)];
const SEED: u64 = 7;
const AS_OF: &str = "2026-06-30";

fn main() {
    let asked: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    if asked.first().is_some_and(|word| word == run::PEAK) {
        return run::print_peak(env::args_os().skip(2));
    }
    if let [word, name, folder, hands @ ..] = &asked[..]
        && word == "write"
    {
        let (_, size) = SIZES.iter().find(|(known, _)| known == name).expect("a size is named");
        generator::write(Path::new(folder), size, SEED).expect("the workspace can be written");
        if let [hands] = hands {
            generator::roughen(Path::new(folder), SEED, hands == "warned").expect("it can be edited");
        }
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("agencies");
    let mut table = Table::default();
    for (name, size) in SIZES {
        let chosen = if asked.is_empty() { name == "medium" } else { asked.iter().any(|word| word == name) };
        if chosen {
            let root = folder.join(name);
            generator::write(&root, &size, SEED).expect("the workspace can be written");
            measure(name, &root, &mut table);
            if name == "small" {
                compare_sums(&root, &folder);
            }
            rough(name, &size, &root, &mut table);
            let _ = fs::remove_dir_all(&root);
        }
    }
    let _ = fs::remove_dir_all(folder);
    table.print();
}

/// One size, the promises in their order.
fn measure(name: &str, root: &Path, table: &mut Table) {
    let files = files_below(root);
    let bytes: u64 = files.iter().map(|file| fs::metadata(file).map_or(0, |data| data.len())).sum();
    table.begin(&format!("{name}: {:.0} MB in {} files", bytes as f64 / 1e6, files.len()));
    let standing = |words: &[&str]| {
        let subject = Subject::standing().with(words);
        subject.with(["-C"]).with([root]).with(["--as-of", AS_OF])
    };
    let pairs = if name == "huge" { 3 } else { 9 };
    let compared = |one: &Subject, other: &Subject, pairs| Pairs::of(|| one.run(), || other.run(), pairs);
    let budget = standing(&["report", "budget", "-f", "json"]);
    let cat = Subject::new("cat").each(files);
    let against_cat = compared(&budget, &cat, pairs);
    table.ratio("`report budget -f json` / `cat`", "≤ 1.2 (2.0)", against_cat.as_ref());
    if let Some(pairs) = &against_cat {
        let milliseconds = pairs.milliseconds();
        table.note(
            "`report budget -f json`, ms for each MB",
            "flat",
            format!("{:.2}", milliseconds * 1e6 / bytes as f64),
        );
        table.note("peak memory, MB", "≤ 64 at L, ≤ 6 x M", format!("{:.1}", budget.peak() as f64 / 1e6));
    }
    table.ratio(
        "`check` / budget",
        "≤ 1.3",
        compared(&standing(&["check", "-f", "json"]), &budget, pairs).as_ref(),
    );
    for report in ["scope", "coverage", "clients", "checkup", "advise", "schedule", "workload", "money"] {
        let words = ["report", report, "-f", "json"];
        table.ratio(
            &format!("`report {report}` / budget"),
            "",
            compared(&standing(&words), &budget, pairs).as_ref(),
        );
    }
    table.ratio("`standing` / budget", "", compared(&standing(&["status"]), &budget, pairs).as_ref());
    formats(root, table, &budget);
    write::measure(root, table);
    let version = Subject::standing().with(["--version"]);
    let git = Subject::new("git").with(["--version"]);
    table.ratio("`standing --version` / `git --version`", "≤ 1", compared(&version, &git, 31).as_ref());
    others(name, root, table, &budget);
}

/// Every format against the same report as JSON, in time and in memory.
fn formats(root: &Path, table: &mut Table, json: &Subject) {
    let held = json.peak() as f64;
    for format in ["table", "plain", "csv", "markdown", "html"] {
        let words = ["report", "budget", "-f", format, "--as-of", AS_OF, "-C"];
        let subject = Subject::standing().with(words).with([root]);
        let what = format!("`report budget -f {format}` / its JSON");
        let goal = if format == "table" { "(1.25)" } else { "(1.15)" };
        table.ratio(&what, goal, Pairs::of(|| subject.run(), || json.run(), 5).as_ref());
        table.note(&format!("{what}, memory"), "≤ 1.3", format!("{:.2}", subject.peak() as f64 / held));
    }
}

/// What warnings and hands cost: the same workspace as people leave it, with one entry in a hundred warned of, against
/// the same without.
fn rough(name: &str, size: &Size, root: &Path, table: &mut Table) {
    let other = root.with_extension("warned");
    generator::write(&other, size, SEED).expect("the workspace can be written");
    generator::roughen(root, SEED, false).expect("the workspace can be edited");
    generator::roughen(&other, SEED, true).expect("the workspace can be edited");
    let files = files_below(root);
    let pairs = if name == "huge" { 3 } else { 9 };
    let report = |root: &Path, format: &str| {
        Subject::standing().with(["report", "budget", "--as-of", AS_OF, "-f", format, "-C"]).with([root])
    };
    let (left, cat) = (report(root, "json"), Subject::new("cat").each(files));
    let pairs_of_cat = Pairs::of(|| left.run(), || cat.run(), pairs);
    table.ratio("as people leave it: `report budget -f json` / `cat`", "≤ 1.2 (2.0)", pairs_of_cat.as_ref());
    for format in ["json", "table", "csv"] {
        let (one, none) = (report(&other, format), report(root, format));
        let pairs = Pairs::of(|| one.run(), || none.run(), pairs);
        table.ratio(&format!("1 % of entries warned of / none, {format}"), "≤ 1.15", pairs.as_ref());
    }
    let _ = fs::remove_dir_all(&other);
}

/// Programs that read the same files, or answer the same question from their own.
fn others(name: &str, root: &Path, table: &mut Table, budget: &Subject) {
    let rg = Subject::new("rg").with(["-c", "date"]).with([root]);
    table.ratio("`rg -c date` / budget", "", Pairs::of(|| rg.run(), || budget.run(), 5).as_ref());
    if name == "huge" {
        return;
    }
    let mut peers = vec![peers::script(root)];
    if name != "large" {
        peers.extend(peers::peers(root, root.parent().expect("it has one")));
    }
    for peer in peers {
        let goal = match peer.name.split(' ').next() {
            Some("a") => "≥ 100",
            Some("SQLite,") => "≥ 3",
            Some("ledger") => "≥ 60",
            _ => "≥ 150",
        };
        let pairs = Pairs::of(|| peer.subject.run(), || budget.run(), peer.pairs);
        table.ratio(&format!("{} / budget", peer.name), goal, pairs.as_ref());
    }
}

/// Says what each program holds all hours for: they must agree.
fn compare_sums(root: &Path, folder: &Path) {
    let words = ["report", "budget", "-f", "json", "*"];
    let everything = Subject::standing().with(words).with(["-C"]).with([root]);
    let text = everything.with(["--as-of", AS_OF]).answer().expect("it is here");
    let report: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let rows = report["rows"].as_array().expect("it has rows");
    let hours = |row: &serde_json::Value| row["spent"]["hours"].to_string().parse::<f64>().expect("hours");
    let ours: f64 = rows.iter().map(hours).sum();
    println!("all hours: {ours:.2} h");
    for (name, sum) in peers::sums(root, folder) {
        match sum {
            None => println!("{name}: absent"),
            Some(sum) => {
                println!("{name}: {sum:.2} h");
                assert!((sum - ours).abs() < ours / 10_000.0, "{name} says {sum} h, and we say {ours} h");
            }
        }
    }
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
