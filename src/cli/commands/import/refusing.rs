//! Rows that cannot be taken: each is named, those with the same reason together.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::cli::failure::Failure;
use crate::cli::session::output;
use crate::cli::writing::desk::Desk;
use crate::cli::writing::print::Format;
use crate::exchange::entry::Refused;
use crate::render::json;
use crate::why::words::counted;

/// Names the rows that cannot be taken; unless they are to be skipped, that is all.
///
/// # Errors
/// When there are some, and they are not to be skipped.
pub(crate) fn refuse(
    desk: &Desk<'_>,
    (refused, rows): (&[Refused], usize),
    file: &str,
    skips: bool,
) -> Result<(), Failure> {
    if refused.is_empty() {
        return Ok(());
    }
    let voice = desk.setting.voice;
    for group in groups(refused) {
        let (message, help) = group.words(file);
        if skips {
            voice.advice(&message, Some(&help));
        } else {
            voice.failure(&Failure::usage(message).hint(help));
        }
    }
    let bad = counted(refused.len(), "row", "rows");
    if skips {
        voice.warning(&format!("{bad} of {rows} left out"));
        return Ok(());
    }
    if desk.format == Format::Json {
        let result = json!({
            "wrote": [],
            "record": { "file": file, "rows": rows, "refused": listed(refused, file) },
            "now": null,
        });
        output::write(desk.setting, |out| json::write(out, &result))?;
    }
    Err(Failure::usage(format!("nothing was written: {bad} of {rows} can't be taken"))
        .hint("correct them as said, or add --skip-bad to import the others"))
}

/// Refused rows for programs.
pub(crate) fn listed(refused: &[Refused], file: &str) -> Value {
    let one = |row: &Refused| json!({ "file": file, "line": row.line, "why": row.why, "help": row.help });
    refused.iter().map(one).collect()
}

/// Rows that are refused for one reason.
struct Group<'r> {
    why: &'r str,
    help: &'r str,
    lines: Vec<usize>,
}

/// What is wrong with a whole file begins so: one row says it for all.
const OF_THE_FILE: [&str; 3] = ["add --date-order", "add --decimal", "add --zone"];

/// By what rows are told together: the reason and the help, or the help alone.
fn together(row: &Refused) -> (&str, &str) {
    let is_of_all = OF_THE_FILE.iter().any(|help| row.help.starts_with(help));
    (if is_of_all { "" } else { &row.why }, &row.help)
}

/// Refused rows by their reasons, in the order of the first of each.
fn groups(refused: &[Refused]) -> Vec<Group<'_>> {
    let mut places: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for row in refused {
        let place = *places.entry(together(row)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.lines.push(row.line),
            None => groups.push(Group { why: &row.why, help: &row.help, lines: vec![row.line] }),
        }
    }
    groups
}

impl Group<'_> {
    fn words(&self, file: &str) -> (String, String) {
        let first = self.lines.first().copied().unwrap_or_default();
        let others = self.lines.get(1..).unwrap_or_default();
        let more = match others {
            [] => String::new(),
            [one] => format!(" (and on line {one})"),
            several => format!(" (and on lines {})", ranges(several)),
        };
        (format!("{file}:{first}: {}{more}", self.why), self.help.to_owned())
    }
}

/// Lines as a person lists them: `3, 5-9`.
fn ranges(lines: &[usize]) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for line in lines {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *line => *last = *line,
            _ => ranges.push((*line, *line)),
        }
    }
    let written = |(first, last): &(usize, usize)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    };
    ranges.iter().map(written).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_listed_shortly() {
        assert_eq!(ranges(&[3]), "3");
        assert_eq!(ranges(&[3, 5, 6, 7, 9]), "3, 5-7, 9");
    }
}
