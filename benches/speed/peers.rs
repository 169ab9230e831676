//! What else answers the question: hours and money of each project against its budget.

use std::path::Path;
use std::process::Command;

use super::exported::{Files, write};
use super::run::Subject;

/// Hours and money of each project against its budget.
const QUESTION: &str = "select b.project, sum(e.hours), sum(e.hours * e.rate), b.hours, b.amount \
    from budget b left join entry e on e.project = b.project group by b.project";

/// A program that answers it.
pub(super) struct Peer {
    pub(super) name: &'static str,
    pub(super) subject: Subject,
    /// How often it is asked: some are slow.
    pub(super) pairs: usize,
}

/// The script that an agency would write by itself.
pub(super) fn script(root: &Path) -> Peer {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/speed/tomllib_script.py");
    let subject = Subject::new("python3").with([&script]).with([root]);
    Peer { name: "a home-made Python script with tomllib", subject, pairs: 1 }
}

/// Those that read files of their own, which are written into a folder.
pub(super) fn peers(root: &Path, folder: &Path) -> Vec<Peer> {
    let files = write(root, folder);
    let load = format!(".read {}", files.sql.display());
    // Where it is not installed, the question is not answered either.
    let _ = Command::new("sqlite3").arg(&files.database).arg(load).output();
    let Files { journal, timeclock, database, .. } = &files;
    let peer = |name, program: &str, file: &Path, words: &[&str], pairs| {
        let first: &[&str] = if program == "sqlite3" { &[] } else { &["-f"] };
        Peer { name, subject: Subject::new(program).with(first).with([file]).with(words), pairs }
    };
    vec![
        peer("SQLite, data loaded and indexed", "sqlite3", database, &[QUESTION], 5),
        peer("ledger `bal -B`", "ledger", journal, &["bal", "-B", "projects"], 1),
        peer("hledger `bal --budget`", "hledger", journal, &["bal", "--budget", "projects"], 1),
        peer("hledger `bal`, timeclock", "hledger", timeclock, &["bal", "projects"], 1),
    ]
}

/// What each says all hours are, where it is installed.
pub(super) fn sums(root: &Path, folder: &Path) -> Vec<(&'static str, Option<f64>)> {
    let files = write(root, folder);
    let _ =
        Command::new("sqlite3").arg(&files.database).arg(format!(".read {}", files.sql.display())).output();
    let ask = |program: &str, words: &[&str], file: &Path| {
        let first: &[&str] = if program == "sqlite3" { &[] } else { &["-f"] };
        Subject::new(program).with(first).with([file]).with(words).answer()
    };
    let total = ["bal", "--depth", "1", "projects"];
    let script = script(root).subject.answer();
    vec![
        (
            "SQLite",
            ask("sqlite3", &["select sum(hours) from entry"], &files.database).map(|text| number(&text)),
        ),
        ("ledger", ask("ledger", &total, &files.journal).map(|text| number(&text))),
        ("hledger, journal", ask("hledger", &total, &files.journal).map(|text| number(&text))),
        ("hledger, timeclock", ask("hledger", &total, &files.timeclock).map(|text| number(&text))),
        ("Python script", script.map(|text| text.lines().map(hours_of_line).sum())),
    ]
}

/// The first number of a text: `12,345.5 h` of a balance.
fn number(text: &str) -> f64 {
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    let text = text.replace(',', "");
    let digits = text.split(|c| !is_part(c)).find(|word| word.contains(|c: char| c.is_ascii_digit()));
    digits.and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

/// The hours in a line of the script.
fn hours_of_line(line: &str) -> f64 {
    line.split('\t').nth(2).and_then(|hours| hours.parse().ok()).unwrap_or_default()
}
