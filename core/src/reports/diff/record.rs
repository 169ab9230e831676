//! Lines of records and keys: what somebody wrote, corrected or took out.

use serde_json::Value;

use crate::diagnostic::difference::{ANSWERS, Difference, Said, What, changed, own_day};
use crate::model::Date;
use crate::reports::diff::kind::{Kind, subject};
use crate::reports::diff::row::{DiffRow, Turn, Words, in_words, moved, value};

/// The days by which a record is judged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Days {
    /// The day of the older version.
    pub(crate) from: Option<Date>,
    /// The last day of which the books are closed.
    pub(crate) closed: Option<Date>,
}

/// The lines of differences, in the order of kinds within each subject; keys of one kind share a line.
pub(crate) fn lines(differences: &[Difference], days: Days) -> Vec<DiffRow> {
    let mut lines: Vec<DiffRow> = Vec::new();
    for difference in differences {
        let line = line(difference, days);
        let is_key = matches!(difference.what, What::Key(_));
        let same = |known: &&mut DiffRow| {
            is_key && known.words.what.is_empty() && known.subject == line.subject && known.kind == line.kind
        };
        match lines.iter_mut().rev().find(same) {
            Some(known) => known.take(line),
            None => lines.push(line),
        }
    }
    lines
}

fn line(difference: &Difference, days: Days) -> DiffRow {
    let kind = Kind::of(difference);
    let Difference { what, before, after, place } = difference;
    let change = match (before, after) {
        (None, _) => Turn::Added,
        (_, None) => Turn::Removed,
        _ if *what == What::Document => Turn::Renamed,
        _ => Turn::Changed,
    };
    // A key that is new or gone changes what has it.
    let change = if matches!(what, What::Key(_)) { Turn::Changed } else { change };
    let day = day(difference);
    let said = |said: &Option<Said>| said.as_ref().map_or(Value::Null, value);
    let before_day = |limit: Option<Date>| day.zip(limit);
    DiffRow {
        subject: subject(&place.document),
        kind,
        change,
        before: said(before),
        after: said(after),
        cause: None,
        file: Some(place.document.clone()),
        line: None,
        backdated: before_day(days.from).is_some_and(|(day, from)| day < from),
        after_close: before_day(days.closed).is_some_and(|(day, closed)| day <= closed),
        place: Some(place.clone()),
        words: words(difference, kind),
    }
}

impl DiffRow {
    /// Takes another key of the same kind up.
    fn take(&mut self, other: Self) {
        for (mine, theirs) in [(&mut self.before, other.before), (&mut self.after, other.after)] {
            match (mine, theirs) {
                (Value::Object(mine), Value::Object(theirs)) => mine.extend(theirs),
                (mine, theirs) if mine.is_null() => *mine = theirs,
                _ => {}
            }
        }
        self.backdated |= other.backdated;
        self.after_close |= other.after_close;
        self.words = Words { moved: moved(&self.before, &self.after), ..Words::default() };
    }
}

/// The day of a difference; nothing where it has none. What is added to a record later counts by its own day.
fn day(difference: &Difference) -> Option<Date> {
    let Difference { what, before, after, .. } = difference;
    let date = |said: &Said, key: &str| said.get(key)?.as_str()?.parse::<Date>().ok();
    match what {
        What::Document => None,
        What::Key(path) => {
            let is_day = ANSWERS.contains(&path.as_str()) || path == "readiness-since";
            let both = [after, before].into_iter().flatten();
            both.filter_map(|said| date(said, path)).find(|_| is_day)
        }
        What::Record(list) => {
            let own = own_day(list)?;
            let answers = match (before, after) {
                (Some(before), Some(after)) => {
                    let keys: Vec<&str> = changed(before, after);
                    let is_answer = keys.iter().any(|key| ANSWERS.contains(key));
                    let days = ANSWERS.iter().filter(|key| keys.contains(*key));
                    let days = days.filter_map(|key| date(after, key).or_else(|| date(before, key)));
                    is_answer.then(|| days.min())
                }
                _ => None,
            };
            let own = || [after, before].into_iter().flatten().filter_map(|said| date(said, own)).min();
            answers.unwrap_or_else(own)
        }
    }
}

/// The key that holds the day of what differs.
pub(crate) fn own_day_of(difference: &Difference) -> Option<&'static str> {
    if let What::Record(list) = &difference.what { own_day(list) } else { None }
}

/// A difference in words.
fn words(difference: &Difference, kind: Kind) -> Words {
    let Difference { what, before, after, place } = difference;
    let all = |said: &Option<Said>| said.as_ref().map(value).unwrap_or_default();
    match (what, before, after) {
        (What::Key(_), ..) => Words { what: String::new(), moved: moved(&all(before), &all(after)) },
        (What::Document, Some(before), Some(_)) => {
            let old = before.get("file").and_then(Value::as_str).unwrap_or_default();
            let moved = format!("{} → {}", subject(old), subject(&place.document));
            Words { what: "another id".to_owned(), moved }
        }
        (What::Document, ..) => {
            let said = after.as_ref().or(before.as_ref());
            let name = said.and_then(|said| said.get("name")).map(in_words).unwrap_or_default();
            Words { what: name, ..Words::default() }
        }
        (What::Record(_), Some(before), Some(after)) => {
            let moved = moved(&value(before), &value(after));
            Words { what: named(kind, after, false), moved }
        }
        (What::Record(_), ..) => {
            let said = after.as_ref().or(before.as_ref());
            Words { what: said.map(|said| named(kind, said, true)).unwrap_or_default(), ..Words::default() }
        }
    }
}

/// What a record is, by what people know it by; `whole` with what it says.
fn named(kind: Kind, said: &Said, whole: bool) -> String {
    let word = |key: &str| said.get(key).map(in_words).filter(|word| !word.is_empty());
    let or = |key: &str| word(key).unwrap_or_else(|| "?".to_owned());
    let note = |text: String| match word("note").filter(|_| whole) {
        Some(note) => format!("{text}: {note}"),
        None => text,
    };
    match kind {
        Kind::Time => note(format!("{} h by {} on {}", or("hours"), or("who"), or("date"))),
        Kind::Expense => note(format!("{} on {}", or("amount"), or("date"))),
        Kind::Invoice => format!("{}: {} of {}", or("number"), or("amount"), or("date")),
        Kind::Paid => note(format!("{} for {} on {}", or("amount"), or("invoice"), or("date"))),
        Kind::Progress => note(format!("{} % on {}", or("percent"), or("date"))),
        Kind::Touch => note(format!("{} with {} on {}", or("kind"), or("with"), or("date"))),
        Kind::Pulse => note(format!("by {} on {}", or("who"), or("date"))),
        Kind::Team if said.contains_key("who") => match word("roles") {
            Some(roles) if whole => format!("{} as {roles}", or("who")),
            _ => or("who"),
        },
        _ => match (word("id").or_else(|| word("metric")), word("title").or_else(|| word("name"))) {
            (Some(id), Some(title)) if whole => format!("{id}: {title}"),
            (Some(id), _) => id,
            _ if whole => in_words(&value(said)),
            _ => word("from").map_or_else(|| in_words(&value(said)), |from| format!("from {from}")),
        },
    }
}
