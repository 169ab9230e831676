//! A workspace as people leave it: one project in ten is edited by hand, notes are words like ids, and where it is asked
//! for, one time entry in a hundred is one that a rule warns of.

use std::fs;
use std::io;
use std::path::Path;

use super::random::Random;

/// One project file in so many is edited by hand.
const EDITED: usize = 10;
/// One entry in so many is written twice, where some are.
const REPEATED: usize = 100;
/// One note in so many is a word like an id.
const TICKETS: usize = 3;

/// How an entry begins as `standing fmt` writes it.
const ENTRY: &str = "  { date = ";

/// Whether a line is a time entry as `standing fmt` writes it.
fn is_entry(line: &str) -> bool {
    let behind_date = line.strip_prefix(ENTRY).and_then(|rest| rest.get(10..));
    behind_date.is_some_and(|rest| rest.starts_with(", who = \"") && rest.contains("\", hours = "))
}

/// Where a string ends, of which this is what follows its first quote.
fn end_of_string(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.bytes().position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    })
}

/// Makes the projects of a workspace look as people leave them. With `warned`, one entry in a hundred stands there
/// twice, which is a warning each.
///
/// # Errors
/// Whatever the file system answers when a file can't be read or written.
pub fn roughen(root: &Path, seed: u64, warned: bool) -> io::Result<()> {
    let mut index = 0;
    for client in sorted(&root.join("clients"))? {
        for path in sorted(&client)? {
            if path.file_name().is_some_and(|name| name == "client.toml") {
                continue;
            }
            let mut random = Random::of(seed, "rough", index);
            let text = with_tickets(&fs::read_to_string(&path)?, &mut random);
            let text = if warned { repeated(&text, &mut random) } else { text };
            let by_hand = random.one_in(EDITED);
            fs::write(&path, if by_hand { edited(&text, &mut random) } else { text })?;
            index += 1;
        }
    }
    Ok(())
}

fn sorted(folder: &Path) -> io::Result<Vec<std::path::PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// The same with a text made of each line.
fn line_by_line(text: &str, mut line: impl FnMut(&str, &mut String)) -> String {
    let mut made = String::with_capacity(text.len() + text.len() / 8);
    text.split_inclusive('\n').for_each(|one| line(one, &mut made));
    made
}

/// Entries whose note is a word such as `web-4821`.
fn with_tickets(text: &str, random: &mut Random) -> String {
    line_by_line(text, |line, made| match line.split_once(", note = \"") {
        Some((before, rest)) if is_entry(line) && random.one_in(TICKETS) => {
            let end = end_of_string(rest).expect("a string ends");
            let ticket =
                format!("{}-{}", random.pick(&["web", "app", "ops", "fix"]), 1_000 + random.below(9_000));
            made.push_str(&format!("{before}, note = \"{ticket}{}", &rest[end..]));
        }
        _ => made.push_str(line),
    })
}

/// Some entries twice.
fn repeated(text: &str, random: &mut Random) -> String {
    line_by_line(text, |line, made| {
        made.push_str(line);
        if is_entry(line) && random.one_in(REPEATED) {
            made.push_str(line);
        }
    })
}

/// A file that somebody has edited by hand: one of five ways, all of them valid.
fn edited(text: &str, random: &mut Random) -> String {
    match random.below(5) {
        0 => line_by_line(text, |line, made| match line.strip_prefix(ENTRY) {
            Some(rest) if is_entry(line) => {
                made.push_str(&format!("{{date={}", rest.replacen(" },", "},", 1)))
            }
            _ => made.push_str(line),
        }),
        1 => line_by_line(text, |line, made| match entry_parts(line) {
            Some((date, rest)) => made.push_str(&format!("  {{ {rest}, date = {date} }},\n")),
            None => made.push_str(line),
        }),
        2 => line_by_line(text, |line, made| {
            if is_entry(line) && random.one_in(10) {
                made.push_str("  # checked\n");
            }
            made.push_str(line);
        }),
        3 => as_tables(text),
        _ => with_long_note(&line_by_line(text, |line, made| match is_entry(line) {
            true => {
                made.push_str(&line.replacen("who = \"", "who = '", 1).replacen("\", hours", "', hours", 1))
            }
            false => made.push_str(line),
        })),
    }
}

/// The date of an entry, and what else it says.
fn entry_parts(line: &str) -> Option<(&str, &str)> {
    let (date, rest) = line.strip_prefix(ENTRY).filter(|_| is_entry(line))?.split_once(", ")?;
    Some((date, rest.strip_suffix(" },\n")?))
}

/// Entries as tables of their own, `[[log.time]]`, behind everything else.
fn as_tables(text: &str) -> String {
    let Some((head, rest)) = text.split_once("\ntime = [\n") else { return text.to_owned() };
    let Some((entries, tail)) = rest.split_once("\n]\n") else { return text.to_owned() };
    let mut tables = String::new();
    for line in entries.lines() {
        let line = format!("{line}\n");
        let Some((date, keys)) = entry_parts(&line) else { return text.to_owned() };
        let Some(keys) = in_lines(keys) else { return text.to_owned() };
        tables.push_str(&format!("\n[[log.time]]\ndate = {date}\n{keys}"));
    }
    format!("{head}\n{tail}{tables}")
}

/// The keys of an entry, a line each; none where a string holds a comma.
fn in_lines(keys: &str) -> Option<String> {
    let lines: Vec<&str> = keys.split(", ").collect();
    let is_key = |line: &&str| {
        line.split_once(" = ").is_some_and(|(key, value)| {
            key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                && (!value.starts_with('"')
                    || (value.len() > 1 && value.ends_with('"') && !value.ends_with("\\\"")))
        })
    };
    lines.iter().all(is_key).then(|| lines.iter().map(|line| format!("{line}\n")).collect())
}

/// One note over three lines.
fn with_long_note(text: &str) -> String {
    let note = ", note = \"";
    let Some(at) = text.find(note) else { return text.to_owned() };
    let (before, rest) = text.split_at(at + note.len() - 1);
    let end = rest.get(1..).and_then(end_of_string);
    let Some(end) = end.filter(|end| !rest[1..=*end].contains('\\')) else { return text.to_owned() };
    let (inside, behind) = (&rest[1..=end], &rest[end + 2..]);
    format!("{before}\"\"\"\n{inside}\nand so on\n\"\"\"{behind}")
}
