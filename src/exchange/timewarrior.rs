//! Timewarrior: the lines of its data files, or the JSON of `timew export`. Both are in UTC, and know neither client nor
//! person: these come from tags that are mapped, or from the command line.

use serde_json::Value;

use crate::exchange::clock::hours_of;
use crate::exchange::entry::{Entry, Export, Habits, Reason, Refused, Said, Unreadable, reason};
use crate::exchange::moment::{compact, day_of};

/// What Timewarrior tells of one interval.
#[derive(Debug, Default)]
struct Interval<'t> {
    start: &'t str,
    end: Option<&'t str>,
    tags: Vec<String>,
    annotation: Option<String>,
}

/// The entries of a data file, or of an export.
///
/// # Errors
/// When it begins as JSON and is none.
pub(crate) fn read(text: &str, habits: Habits) -> Result<Export, Unreadable> {
    if text.trim_start().starts_with('[') { json(text, habits) } else { Ok(lines(text, habits)) }
}

fn lines(text: &str, habits: Habits) -> Export {
    let mut export = Export::default();
    for (line, content) in (1..).zip(text.lines()) {
        if content.trim().is_empty() {
            continue;
        }
        let entry = interval(content).and_then(|found| found.entry(line, habits));
        export.push(entry.map_err(|why| Refused::at(line, why)));
    }
    export
}

/// `inc 20260302T090000Z - 20260302T103000Z # website "two words" # "a note"`.
fn interval(line: &str) -> Result<Interval<'_>, Reason> {
    let help = "export it again, or leave the line out";
    let none = || reason("not an interval: a line begins with inc", help);
    let rest = line.trim_end().strip_prefix("inc").ok_or_else(none)?;
    let (span, words) = match rest.split_once('#') {
        Some((span, words)) => (span.trim(), words),
        None => (rest.trim(), ""),
    };
    let (start, end) = match span.split_once(" - ") {
        Some((start, end)) => (start.trim(), Some(end.trim())),
        None => (span, None),
    };
    let (tags, annotation) = parted(words);
    let annotation = annotation.map(|text| unquoted(text.trim())).filter(|text| !text.is_empty());
    if start.is_empty() {
        return Err(none());
    }
    Ok(Interval { start, end, tags: words_of(tags), annotation })
}

/// Tags, and what stands behind the next sign outside of quotes.
fn parted(words: &str) -> (&str, Option<&str>) {
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (at, sign) in words.char_indices() {
        match sign {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            '#' if !is_quoted => return (words.get(..at).unwrap_or_default(), words.get(at + 1..)),
            _ => {}
        }
    }
    (words, None)
}

/// Words, each alone or in quotes.
fn words_of(text: &str) -> Vec<String> {
    let (mut words, mut word) = (Vec::new(), String::new());
    let (mut is_quoted, mut is_escaped) = (false, false);
    for sign in text.chars() {
        match sign {
            _ if is_escaped => {
                word.push(sign);
                is_escaped = false;
            }
            '\\' => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            sign if sign.is_whitespace() && !is_quoted => words.push(std::mem::take(&mut word)),
            sign => word.push(sign),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

fn unquoted(text: &str) -> String {
    let inside = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
    inside.replace("\\\"", "\"")
}

fn json(text: &str, habits: Habits) -> Result<Export, Unreadable> {
    let parsed: Result<Vec<Value>, _> = serde_json::from_str(text);
    let values = parsed.map_err(|error| Unreadable {
        line: error.line(),
        why: format!("this is not JSON from line {}, column {} on", error.line(), error.column()),
        help: "write it again: timew export > FILE".to_owned(),
    })?;
    let mut export = Export::default();
    for (line, value) in begins(text).into_iter().zip(&values) {
        let word = |key: &str| value.get(key).and_then(Value::as_str);
        let tags = value.get("tags").and_then(Value::as_array);
        let tags = tags.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        let annotation = word("annotation").filter(|text| !text.is_empty()).map(str::to_owned);
        let found = Interval { start: word("start").unwrap_or_default(), end: word("end"), tags, annotation };
        export.push(found.entry(line, habits).map_err(|why| Refused::at(line, why)));
    }
    Ok(export)
}

/// The lines on which the objects of a list begin.
fn begins(text: &str) -> Vec<usize> {
    let (mut line, mut depth, mut found) = (1, 0_usize, Vec::new());
    let (mut is_quoted, mut is_escaped) = (false, false);
    for sign in text.chars() {
        match sign {
            '\n' => line += 1,
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '{' | '[' => {
                if depth == 1 {
                    found.push(line);
                }
                depth += 1;
            }
            '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

impl Interval<'_> {
    fn entry(self, line: usize, habits: Habits) -> Result<Entry, Reason> {
        let start = compact(self.start)?;
        let Some(end) = self.end else {
            let help = "stop it (timew stop) and export it again, or leave the line out";
            return Err(reason("still running: the interval has no end", help));
        };
        let seconds = (compact(end)? - start).num_seconds();
        if seconds <= 0 {
            let why = "no time: it doesn't end after it begins";
            return Err(reason(why, "correct it (timew modify) and export it again, or leave the line out"));
        }
        Ok(Entry {
            line,
            date: day_of(start, habits)?,
            hours: hours_of(seconds),
            said: Said { tags: self.tags, ..Said::default() },
            note: self.annotation,
            billable: true,
            source_id: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_annotations() {
        for (line, tags, annotation) in [
            ("inc a - b", &[][..], None),
            ("inc a - b # foo bar", &["foo", "bar"], None),
            (
                "inc a - b # \"two words\" foo # \"a # in a note\"",
                &["two words", "foo"],
                Some("a # in a note"),
            ),
            ("inc a - b # # \"alone\"", &[], Some("alone")),
            ("inc a - b # \"a # b\"", &["a # b"], None),
        ] {
            let found = interval(line).unwrap();
            assert_eq!(
                (found.tags, found.annotation.as_deref()),
                (tags.iter().map(|t| (*t).to_owned()).collect(), annotation),
                "{line}"
            );
        }
        assert!(interval("exc a - b").is_err());
    }

    #[test]
    fn objects_know_their_lines() {
        assert_eq!(begins("[\n{\"a\":\"{\\\"\"},\n{\"b\":[{}]}\n]"), [2, 3]);
        assert_eq!(begins("[{}, {}]"), [1, 1]);
    }
}
