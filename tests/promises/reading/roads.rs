//! The quick road of the reader and that of the `toml` crate read the same: whatever the quick one takes, the other takes
//! with the same tree and the same model, and whatever the other refuses, the quick one has no answer to. Tried on the
//! examples' files and on generated ones that were damaged at random: a few thousand times, and where there is time
//! for more a hundred thousand times.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use standing::disk::is_quick;
use standing::format::Kind;
use tempfile::TempDir;

use crate::generator::{self, Size};
use crate::world::chance::{Chance, tries};
use crate::world::command::{run, well};
use crate::world::folder::repository;

const TRIES: usize = 3_000;

/// Longer files teach no more, and take longer.
const LONGEST: usize = 4 * 1024;

/// What people write, and what they should not have written.
const PIECES: [&str; 64] = [
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
    "\"0:10\"",
    "\"1:20:30\"",
    "\"1:60\"",
    "\"10m\"",
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
    "\"\"\"a\n \"b\" \\\n  c\"\"\"",
    "'''a\n 'b' c'''",
    "\"\"\"\n]\n\"\"\"",
    "\\\n",
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

/// Somewhere between two characters of a text.
fn place(text: &str, chance: &mut Chance) -> usize {
    text.floor_char_boundary(chance.below(text.len() + 1))
}

fn damaged(text: &str, chance: &mut Chance) -> String {
    let start = place(text, chance);
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
            format!("{}{}{rest}", &text[..at], PIECES[chance.below(20)])
        }
        _ => format!("{before}{}{cut}{after}", PIECES[chance.below(PIECES.len())]),
    }
}

/// Every file of the examples and of a generated agency, cut where it is too long.
fn files() -> Vec<(Kind, String)> {
    let generated = TempDir::new().unwrap();
    generator::write(generated.path(), &Size::TINY, 7).unwrap();
    let examples = repository().join("examples");
    let roots = fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<(Kind, String)> =
        roots.chain([generated.path().to_owned()]).flat_map(|root| files_of(&root)).collect();
    let others = crate::trials::FILES.iter().filter(|(path, _)| *path == "imports.toml");
    files.extend(others.map(|(path, text)| (Kind::of(path).unwrap(), (*text).to_owned())));
    files.sort_by(|one, other| one.1.cmp(&other.1));
    files
}

fn files_of(root: &Path) -> Vec<(Kind, String)> {
    let (mut folders, mut files): (Vec<PathBuf>, _) = (vec![root.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let document = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            match Kind::of(&document) {
                _ if path.is_dir() => folders.push(path),
                Some(kind) => files.push((kind, shortened(&fs::read_to_string(path).unwrap()))),
                None => {}
            }
        }
    }
    files
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

/// Everybody whom a text names, so that most of its records are sound.
fn people(text: &str) -> Vec<&str> {
    let named = text.split(['"', '\'']).filter(|word| {
        !word.is_empty()
            && word.len() < 20
            && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    });
    let mut people: Vec<&str> = named.collect();
    people.sort_unstable();
    people.dedup();
    people
}

const SPELLINGS: &str = "name = 'Site' # so\nstatus = \"active\"\nbilling = \"fixed\"\nfirm = [ \"budget\", ]\n\n\
    [budget]\namount = 1_000\nhours = \"7.50\"\n\n[[phases]]\nid = \"a\"\n[[phases]]\nid = \"b\"\nhours = 3.0\n\n\
    [phases.custom]\nx = {y = [1, 2.5], z = 'a'}\n\n[[changes]]\nid = \"c\"\ntitle = \"C\"\nasked = 2026-01-01\n\n[log]\ntime = [\n\
      { date = 2026-01-02, who = \"ana\", hours = 3.50, role = \"designer\", phase = \"a\", note = \"x \\\"y\\\" \\\\\", rate = 95 },\n\
      { date = 2026-01-02, who = \"ana\", hours = \"1:20:30\", change = \"c\", note = \"y\" },\n\
      { date = 2026-01-02, who = \"ana\", hours = \"0:10\", ref = \"x-1\" },\n\
      { date = 2026-01-02, who = \"ana\", hours = 1, note = \"\"\"\nseen\n  \"twice\" \\\\\n\"\"\" },\n\
    # standing: allow(day-limit) a reason\n\
      {who='ben',hours=1_0,date=2026-01-03 ,},\n\n\
      { date = 2026-01-05, who = \"ana\", hours = \"0.00005\", billable = true, unplanned = true, rate = 95.50 },\n\
    ]\nexpenses = [{ date = 2026-01-02, amount = -3.25, note = '''\né\n''' }]\n";

#[test]
fn both_roads_read_the_same() {
    assert_eq!(is_quick(Kind::Project, SPELLINGS, &["ana", "ben"]), Ok(true));
    let mut files = files();
    for spelling in [SPELLINGS.to_owned(), SPELLINGS.replace('\n', "\r\n")] {
        files.extend(vec![(Kind::Project, spelling); 20]);
    }
    let kinds = [Kind::Agency, Kind::Person, Kind::Client, Kind::Project, Kind::Costs, Kind::Imports];
    assert!(kinds.iter().all(|kind| files.iter().any(|(known, _)| known == kind)));
    let tries = tries(TRIES);
    let taken: usize = (0..tries).into_par_iter().map(|seed| usize::from(tried(&files, seed))).sum();
    assert!(taken > tries / 20, "the quick road took only {taken}");
}

/// Whether the quick road took a file that was damaged by chance.
fn tried(files: &[(Kind, String)], seed: usize) -> bool {
    let mut chance = Chance::new(u64::try_from(seed).unwrap().wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let (kind, sound) = &files[chance.below(files.len())];
    let mut text = sound.clone();
    for _ in 0..=chance.below(3) {
        text = damaged(&text, &mut chance);
    }
    match is_quick(*kind, &text, &people(sound)) {
        Ok(is_taken) => is_taken,
        Err(parted) => panic!("seed {seed}, {kind:?}: {parted}\n---\n{text}"),
    }
}

#[test]
fn what_people_leave_reads_as_what_was_made() {
    let [made, left] = [(); 2].map(|()| TempDir::new().unwrap());
    let size = Size { projects: 150, entries: 3_000, ..Size::TINY };
    for root in [&made, &left] {
        generator::write(root.path(), &size, 7).unwrap();
    }
    generator::roughen(left.path(), 7, false).unwrap();
    let report = |root: &TempDir| {
        let words = ["budget", "*", "-f", "csv", "--as-of", "2026-06-30"];
        well(run(root.path(), words))
    };
    assert_eq!(report(&left), report(&made));
    let texts = files_of(left.path());
    for way in
        ["{date=", ", date = 20", "  # checked", "[[log.time]]", "who = '", "\"\"\"\n", "note = \"web-"]
    {
        assert!(texts.iter().any(|(_, text)| text.contains(way)), "nobody wrote {way}");
    }
}
