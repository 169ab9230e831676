//! klog: records of a day with durations and ranges. A break is a negative entry there; hours are above 0 here, so that a
//! break shortens the other entries of its day: those before it first, the nearest of them first.

use crate::exchange::clock::{TimeOfDay, hours_of, time_of_day};
use crate::exchange::day::day;
use crate::exchange::entry::{Entry, Export, Reason, Refused, Said, reason};
use crate::model::Date;

/// An entry as klog counts it.
#[derive(Clone, Debug)]
struct Counted {
    line: usize,
    date: Date,
    /// Negative for a break.
    minutes: i64,
    text: String,
    tags: Vec<String>,
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    entries: Vec<Counted>,
    refused: Vec<Refused>,
    /// The day of the record.
    date: Option<Date>,
    /// What is said of the whole record.
    summary: Vec<String>,
    /// How far the entries of the record are indented.
    indent: Option<usize>,
}

/// The entries of a file.
pub(crate) fn read(text: &str) -> Export {
    let mut reading = Reading::default();
    for (line, content) in (1..).zip(text.lines()) {
        reading.line(line, content);
    }
    let Reading { entries, refused, .. } = reading;
    let mut export = Export { entries: Vec::new(), refused };
    let mut days: Vec<Date> = entries.iter().map(|entry| entry.date).collect();
    days.sort_unstable();
    days.dedup();
    for day in days {
        let own: Vec<&Counted> = entries.iter().filter(|entry| entry.date == day).collect();
        net(&own, &mut export);
    }
    export.entries.sort_by_key(|entry| entry.line);
    export.refused.sort_by_key(|refused| refused.line);
    export
}

impl Reading {
    fn line(&mut self, line: usize, content: &str) {
        let indent = content.len() - content.trim_start_matches([' ', '\t']).len();
        let words = content.trim();
        if words.is_empty() {
            *self = Self {
                entries: std::mem::take(&mut self.entries),
                refused: std::mem::take(&mut self.refused),
                ..Self::default()
            };
        } else if indent == 0 {
            self.head(line, words);
        } else if let Some(date) = self.date {
            match self.indent {
                Some(usual) if indent > usual => self.more(words),
                _ => {
                    self.indent = Some(indent);
                    self.entry((line, date), words);
                }
            }
        }
    }

    /// The line of a record's day, or what is said of the record.
    fn head(&mut self, line: usize, words: &str) {
        if self.date.is_some() {
            self.summary.push(words.to_owned());
            return;
        }
        let first = words.split_whitespace().next().unwrap_or_default();
        match day(first, None) {
            Ok(date) => self.date = Some(date),
            Err(why) => self.refused.push(Refused::at(line, why)),
        }
    }

    /// Another line of the entry before.
    fn more(&mut self, words: &str) {
        if let Some(last) = self.entries.last_mut() {
            last.text = format!("{}\n{words}", last.text);
            last.tags.extend(tags(words));
        }
    }

    fn entry(&mut self, (line, date): (usize, Date), words: &str) {
        match counted(words) {
            Ok((minutes, text)) => {
                let own = self.summary.iter().flat_map(|said| tags(said)).chain(tags(text)).collect();
                let text = if text.is_empty() { self.summary.join("\n") } else { text.to_owned() };
                self.entries.push(Counted { line, date, minutes, text, tags: own });
            }
            Err(why) => self.refused.push(Refused::at(line, why)),
        }
    }
}

/// The minutes of an entry, and what is said of it.
fn counted(words: &str) -> Result<(i64, &str), Reason> {
    // What is said of a duration may have signs of its own.
    let is_time = |start: &str| start.contains(':') && !start.trim_end().contains([' ', '\t']);
    if let Some((start, rest)) = words.split_once('-').filter(|(start, _)| is_time(start)) {
        let rest = rest.trim_start();
        let (end, text) = rest.split_once([' ', '\t']).unwrap_or((rest, ""));
        if end.starts_with('?') {
            let help = "stop it (klog stop), or leave it out";
            return Err(reason("still running: an open range", help));
        }
        let minutes = wall(end)? - wall(start.trim())?;
        if minutes < 0 {
            let help = "write <23:00 for the day before, or 1:00> for the next";
            return Err(reason(format!("{words:?} ends before it begins"), help));
        }
        return Ok((minutes, text.trim()));
    }
    let (amount, text) = words.split_once([' ', '\t']).unwrap_or((words, ""));
    let none = || {
        reason(
            format!("{words:?} is not an entry"),
            "write a duration or a range, such as 1h30m or 8:00 - 9:30",
        )
    };
    Ok((duration(amount).ok_or_else(none)?, text.trim()))
}

/// `1h30m`, `-45m`, `+2h`.
fn duration(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (hours, minutes) = match digits.split_once('h') {
        Some((hours, "")) => (hours, "0"),
        Some((hours, minutes)) => (hours, minutes.strip_suffix('m')?),
        None => ("0", digits.strip_suffix('m')?),
    };
    let whole = |digits: &str| -> Option<i64> {
        let is_number = (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { digits.parse().ok() } else { None }
    };
    Some(sign * (whole(hours)? * 60 + whole(minutes)?))
}

/// Minutes since the midnight of the record's day: `<23:00` is of the day before, `1:00>` of the next.
fn wall(text: &str) -> Result<i64, Reason> {
    let (text, before) = text.strip_prefix('<').map_or((text, 0), |text| (text, 1));
    let (text, after) = text.strip_suffix('>').map_or((text, 0), |text| (text, 1));
    let TimeOfDay { seconds, .. } = time_of_day(text)?;
    Ok(seconds / 60 + (after - before) * 1440)
}

/// `#name` and the value of `#name=value`.
fn tags(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in text.split('#').skip(1) {
        let is_inside = |sign: &char| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '=' | '/');
        let tag: String = part.chars().take_while(is_inside).collect();
        match tag.split_once('=') {
            Some((name, value)) => found.extend([name.to_owned(), value.to_owned()]),
            None => found.push(tag),
        }
    }
    found.retain(|tag| !tag.is_empty());
    found
}

/// What is left of the entries of a day once its breaks are taken off.
fn net(day: &[&Counted], export: &mut Export) {
    let mut left: Vec<i64> = day.iter().map(|entry| entry.minutes.max(0)).collect();
    let mut missing = 0;
    for (at, pause) in day.iter().enumerate().filter(|(_, entry)| entry.minutes < 0) {
        let mut rest = -pause.minutes;
        let order = (0..at).rev().chain(at + 1..left.len());
        for place in order.collect::<Vec<_>>() {
            let Some(minutes) = left.get_mut(place) else { continue };
            let taken = rest.min(*minutes);
            *minutes -= taken;
            rest -= taken;
        }
        missing += rest;
    }
    if missing > 0 || left.iter().all(|minutes| *minutes == 0) {
        if let Some(first) = day.first() {
            let why = format!("no time: nothing of {} is left once its breaks are taken off", first.date);
            let help = "leave the day out, or log the time that the breaks belong to";
            export.refused.push(Refused::at(first.line, reason(why, help)));
        }
        return;
    }
    for (entry, minutes) in day.iter().zip(left).filter(|(_, minutes)| *minutes > 0) {
        export.entries.push(Entry {
            line: entry.line,
            date: entry.date,
            hours: hours_of(minutes * 60),
            said: Said { tags: entry.tags.clone(), ..Said::default() },
            note: Some(entry.text.clone()).filter(|text| !text.is_empty()),
            billable: true,
            source_id: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_break_shortens_what_was_before_it() {
        let text = "2020-05-25\nAll for #acme\n    8:00 - 12:00 a\n    13:00-17:00 b #website\n    -1h lunch\n    -3h30m\n      more of it\n";
        let export = read(text);
        let found: Vec<(usize, String, Option<&str>)> = export
            .entries
            .iter()
            .map(|entry| (entry.line, crate::model::duration::written(&entry.hours), entry.note.as_deref()))
            .collect();
        assert_eq!(found, [(3, "3.5".to_owned(), Some("a"))]);
        assert_eq!(export.entries.first().unwrap().said.tags, ["acme"]);
    }

    #[test]
    fn a_day_without_time_is_told() {
        let export = read("2021-03-02\n\t-8h2m\n\n2021-03-03\n\t<23:00 - 0:00\n\t8:00 - ?\n\tsoon\n");
        let refused: Vec<(usize, &str)> = export.refused.iter().map(|one| (one.line, &*one.why)).collect();
        assert_eq!(
            refused,
            [
                (2, "no time: nothing of 2021-03-02 is left once its breaks are taken off"),
                (6, "still running: an open range"),
                (7, "\"soon\" is not an entry"),
            ]
        );
        assert_eq!(export.entries.len(), 1);
    }

    #[test]
    fn tags_have_names_and_values() {
        assert_eq!(tags("a #ticket=481 #üñï, #x"), ["ticket", "481", "üñï", "x"]);
    }
}
