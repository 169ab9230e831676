//! The quick road and that of the `toml` crate read the same: whatever the quick one takes, the other takes with the
//! same tree and the same model. Tried on real files that were damaged at random: a few thousand times, and in an
//! optimized build two hundred thousand times.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use toml::de::DeTable;

use super::super::directory::Directory;
use super::super::project::{Scope, project};
use super::super::tree::quick::Records;
use super::super::tree::{Data, Node};
use super::*;
use crate::model::id::ClientId;

const TRIES: u64 = if cfg!(debug_assertions) { 3_000 } else { 200_000 };

/// Longer files teach no more, and take longer.
const LONGEST: usize = 4 * 1024;

/// What people write, and what they should not have written.
const PIECES: [&str; 56] = [
    "1_000",
    "1__0",
    "+3",
    "-3",
    "-0",
    "1e3",
    "0x10",
    ".5",
    "3.",
    "07",
    "0.50",
    "\"7.5\"",
    "inf",
    "nan",
    "true",
    "false",
    "2026-02-28",
    "2026-02-30",
    "2026-1-1",
    "0000-01-01",
    "2026-01-01T10:00:00",
    "2026-01-01 10:00",
    "10:00:00",
    "\"",
    "'",
    "\"\"",
    "''",
    "\"\"\"",
    "'''",
    "\\\"",
    "\\\\",
    "\\n",
    "\\u00e9",
    "\\x41",
    "\\e",
    "\\q",
    "\t",
    "\r\n",
    "\r",
    "\n",
    "\u{7f}",
    "\u{1}",
    "é",
    "\u{feff}",
    "# standing: allow(day-limit) a reason\n",
    " # a comment\n",
    ",",
    "{}",
    "[]",
    "[log]\n",
    "[[changes]]\n",
    "[log.custom]\n",
    "a.b = 1\n",
    "\"who\" = 'ana'",
    "hours = 1, ",
    "  { date = 2026-01-05, who = \"ana\", hours = 1.5, note = \"a \\\"b\\\"\", billable = false, rate = 95.50 },\n",
];

/// A sequence that is the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }

    fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }
}

fn damaged(text: &str, chance: &mut Chance) -> String {
    let start = chance.place(text);
    let end = text.floor_char_boundary((start + chance.below(24)).min(text.len())).max(start);
    let (before, cut, after) = (&text[..start], &text[start..end], &text[end..]);
    let line = |text: &str, at: usize| {
        let begin = text[..at].rfind('\n').map_or(0, |place| place + 1);
        text[begin..].split_inclusive('\n').next().unwrap_or_default().to_owned()
    };
    match chance.below(8) {
        0 => format!("{before}{after}"),
        1 => format!("{before}{cut}{cut}{after}"),
        2 => format!("{before}{}{after}", PIECES[chance.below(PIECES.len())]),
        3 => text.replacen(&line(text, start), "", 1),
        4 => {
            let twice = line(text, start);
            text.replacen(&twice, &twice.repeat(2), 1)
        }
        5 if chance.below(8) == 0 => text.replace('\n', "\r\n"),
        6 => {
            let at = text[start..].find(|c: char| c.is_ascii_digit()).map_or(start, |place| start + place);
            let rest = text[at..].trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{}{}{rest}", &text[..at], PIECES[chance.below(16)])
        }
        _ => format!("{before}{}{cut}{after}", PIECES[chance.below(PIECES.len())]),
    }
}

/// Every project of the examples, cut where it is too long.
fn projects() -> Vec<String> {
    let mut folders: Vec<PathBuf> = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else if path.components().any(|part| part.as_os_str() == "clients") {
                texts.push(shortened(&fs::read_to_string(path).unwrap()));
            }
        }
    }
    texts.sort();
    texts
}

/// The first lines of a text, its last list closed.
fn shortened(text: &str) -> String {
    let mut short = String::new();
    for line in text.split_inclusive('\n').take_while(|line| !line.is_empty()) {
        if short.len() + line.len() > LONGEST {
            return short + "]\n";
        }
        short += line;
    }
    short
}

fn directory() -> Directory {
    let people = ["ana", "ben", "mira", "tomke", "jonas", "lena"].into_iter();
    Directory::new(people, ["acme"].into_iter())
}

/// Whether two nodes hold the same; tables have no order.
fn is_same(text: &str, quick: Node<'_>, exact: Node<'_>) -> bool {
    match (quick.data(), exact.data()) {
        (Data::Table(_), Data::Table(_)) => {
            let is_there = |child: Node<'_>| {
                exact.get(child.key().text).is_some_and(|other| is_same(text, child, other))
            };
            quick.count() == exact.count() && quick.children().all(is_there)
        }
        (Data::List(_), Data::List(_)) => {
            let pairs = || quick.children().zip(exact.children());
            quick.count() == exact.count() && pairs().all(|(one, other)| is_same(text, one, other))
        }
        (Data::Lines(bytes), Data::List(_)) => {
            let mut same = Vec::new();
            let read = |at, node: Node<'_>| {
                Some(exact.children().nth(at).is_some_and(|other| is_same(text, node, other)))
            };
            let all = Records::new(text, bytes.clone()).each(|_| None, read, &mut same);
            // What is no record is said by whoever reads the list, and the quick road ends there.
            all.is_none() || (same.len() == exact.count() && same.into_iter().all(|same| same))
        }
        (one, other) => format!("{one:?}") == format!("{other:?}"),
    }
}

/// Says where the roads part, if the quick one takes a text; whether it does.
fn compare(text: &str) -> Result<bool, String> {
    let Some(tree) = quick(text) else { return Ok(false) };
    let names = directory();
    let scope = Scope { names: &names, client_id: ClientId(0), client: None, id: "site" };
    let make = |table: &mut Table<'_>| project(table, &scope);
    let quickly = quickly(text, Kind::Project, make);
    if quickly.is_none() && has_lines(&tree) {
        // What stands in them was unusual, and the other road decides.
        return Ok(false);
    }
    let parsed = DeTable::parse(text).map_err(|error| error.to_string())?;
    let exact_tree = exact(parsed.get_ref());
    if !tree.root().zip(exact_tree.root()).is_some_and(|(one, other)| is_same(text, one, other)) {
        return Err("another tree".to_owned());
    }
    let Some(quickly) = quickly else { return Ok(true) };
    let exactly = exactly(Reading::new("clients/acme/site.toml", text, Kind::Project), make);
    if exactly.is_broken || !exactly.diagnostics.is_empty() {
        return Err(format!("refused: {:?}", exactly.diagnostics));
    }
    let (one, other) = (format!("{:?}", quickly.value), format!("{:?}", exactly.value));
    if one == other { Ok(true) } else { Err(format!("{one}\n{other}")) }
}

/// Whether the longest list was left as lines.
fn has_lines(tree: &Tree<'_>) -> bool {
    let time = tree.root().and_then(|root| root.get("log")).and_then(|log| log.get("time"));
    time.is_some_and(|time| matches!(time.data(), Data::Lines(_)))
}

const SPELLINGS: &str = "name = 'Site' # so\nstatus = \"active\"\nbilling = \"fixed\"\nfirm = [ \"budget\", ]\n\n\
    [budget]\namount = 1_000\nhours = \"7.50\"\n\n[[phases]]\nid = \"a\"\n[[phases]]\nid = \"b\"\nhours = 3.0\n\n\
    [phases.custom]\nx = {y = [1, 2.5], z = 'a'}\n\n[log]\ntime = [\n\
      { date = 2026-01-02, who = \"ana\", hours = 3.50, role = \"designer\", phase = \"a\", note = \"x \\\"y\\\" \\\\\", rate = 95 },\n\
    # standing: allow(day-limit) a reason\n\
      {who='ben',hours=1_0,date=2026-01-03 ,},\n\n\
      { date = 2026-01-05, who = \"ana\", hours = \"0.00005\", billable = true, unplanned = true, rate = 95.50 },\n\
    ]\nexpenses = [{ date = 2026-01-02, amount = -3.25, note = \"é\" }]\n";

#[test]
fn both_roads_read_the_same() {
    assert_eq!(compare(SPELLINGS), Ok(true));
    let mut texts = projects();
    texts.extend([SPELLINGS.to_owned(), SPELLINGS.replace('\n', "\r\n")]);
    let taken: usize = (0..TRIES)
        .into_par_iter()
        .map(|seed| {
            let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
            let mut text = texts[chance.below(texts.len())].clone();
            for _ in 0..=chance.below(3) {
                text = damaged(&text, &mut chance);
            }
            match compare(&text) {
                Ok(is_taken) => usize::from(is_taken),
                Err(parted) => panic!("seed {seed}: {parted}\n---\n{text}"),
            }
        })
        .sum();
    assert!(taken > usize::try_from(TRIES).unwrap() / 20, "the quick road took only {taken}");
}
