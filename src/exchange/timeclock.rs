//! timeclock, as Emacs, ledger and hledger write it: `i` opens a session on an account, `o` closes one. Several may be open
//! at once. The account is `client:project`, with a task behind it if there is one; what else we know stands in the comment
//! as hledger's tags: `; who:ana, role:designer`.

use chrono::NaiveDateTime;

use crate::exchange::clock::hours_of;
use crate::exchange::day::day;
use crate::exchange::entry::{Entry, Export, Habits, Reason, Refused, Said, reason};
use crate::exchange::moment::{moment, stamp};
use crate::model::number::Number;

/// A session that is open.
struct Open<'t> {
    line: usize,
    start: NaiveDateTime,
    account: &'t str,
    words: &'t str,
    comment: &'t str,
}

/// The entries of a file.
pub(crate) fn read(text: &str, habits: Habits) -> Export {
    let mut export = Export::default();
    let mut open: Vec<Open<'_>> = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        if let Err(why) = step((line, content.trim_end()), habits, &mut open, &mut export) {
            export.refused.push(Refused::at(line, why));
        }
    }
    for session in open {
        let why =
            reason("still running: the session is not closed", "close it with an o line, or leave it out");
        export.refused.push(Refused::at(session.line, why));
    }
    export.entries.sort_by_key(|entry| entry.line);
    export.refused.sort_by_key(|refused| refused.line);
    export
}

fn step<'t>(
    (line, content): (usize, &'t str),
    habits: Habits,
    open: &mut Vec<Open<'t>>,
    export: &mut Export,
) -> Result<(), Reason> {
    let Some((code, rest)) = content.split_once(' ') else {
        return if content.is_empty() || is_remark(content) { Ok(()) } else { Err(unknown(content)) };
    };
    match code {
        "i" => {
            let (start, rest) = when(rest, habits)?;
            let (said, comment) = parted(rest);
            let (account, words) = said.split_once("  ").unwrap_or((said, ""));
            let (account, words) = (account.trim(), words.trim());
            if open.iter().any(|session| session.account == account) {
                return Err(reason(format!("{account:?} is open already"), "close it first with an o line"));
            }
            open.push(Open { line, start, account, words, comment });
            Ok(())
        }
        "o" | "O" => {
            let (end, rest) = when(rest, habits)?;
            let account = parted(rest).0.split("  ").next().unwrap_or_default().trim();
            let is_meant = |session: &Open<'_>| account.is_empty() || session.account == account;
            let Some(at) = open.iter().rposition(is_meant) else {
                return Err(reason("it closes a session that was not opened", "add an i line before it"));
            };
            let session = open.remove(at);
            let opened = session.line;
            let closed = session.closed(end).map_err(|why| Refused::at(opened, why));
            export.push(closed);
            Ok(())
        }
        "b" | "h" => Ok(()),
        _ if is_remark(content) => Ok(()),
        _ => Err(unknown(content)),
    }
}

fn is_remark(content: &str) -> bool {
    content.starts_with([';', '#', '*', '%']) || content.trim().is_empty()
}

fn unknown(content: &str) -> Reason {
    let short: String = content.chars().take(40).collect();
    reason(format!("{short:?} is not a line of a timeclock"), "begin it with i, o or ;")
}

/// The moment at the beginning of a text, and what follows.
fn when(text: &str, habits: Habits) -> Result<(NaiveDateTime, &str), Reason> {
    let text = text.trim_start();
    let (date, rest) = text.split_once(' ').unwrap_or((text, ""));
    let (time, rest) = rest.trim_start().split_once(' ').unwrap_or((rest.trim_start(), ""));
    let (date, time) = (day(date, habits.date_order)?, stamp(time)?.time);
    Ok((moment(date, time), rest.trim_start()))
}

/// What stands before a comment, and the comment.
fn parted(text: &str) -> (&str, &str) {
    text.split_once(';').map_or((text, ""), |(said, comment)| (said, comment))
}

impl Open<'_> {
    fn closed(self, end: NaiveDateTime) -> Result<Entry, Reason> {
        let seconds = (end - self.start).num_seconds();
        if seconds <= 0 {
            return Err(reason(
                "no time: it doesn't end after it begins",
                "correct its o line, or leave it out",
            ));
        }
        let tags = Tags::of(self.comment);
        let mut parts = self.account.split(':').map(|part| part.trim().to_owned());
        let (first, second) = (parts.next().filter(|part| !part.is_empty()), parts.next());
        let task = parts.collect::<Vec<_>>().join(":");
        let (client, project) = match second {
            Some(project) => (first, Some(project)),
            None => (None, first),
        };
        let said = Said {
            client,
            project,
            person: tags.text("who"),
            task: Some(task).filter(|task| !task.is_empty()),
            role: tags.text("role"),
            phase: tags.text("phase"),
            ..Said::default()
        };
        let words = Some(self.words.to_owned()).filter(|words| !words.is_empty());
        Ok(Entry {
            line: self.line,
            date: self.start.date(),
            hours: tags.hours(&hours_of(seconds)).unwrap_or_else(|| hours_of(seconds)),
            said,
            note: tags.note.clone().or(words),
            billable: tags.text("billable").as_deref() != Some("no"),
            source_id: tags.text("ref"),
        })
    }
}

/// What a comment tells as `key:value`, with commas between.
struct Tags {
    pairs: Vec<(String, String)>,
    /// A note that does not fit its line, as JSON; it stands last.
    note: Option<String>,
}

impl Tags {
    fn of(comment: &str) -> Self {
        let (pairs, note) = match comment.split_once("note:\"") {
            Some((pairs, note)) => (pairs, serde_json::from_str(&format!("\"{}", note.trim_end())).ok()),
            None => (comment, None),
        };
        let pair = |part: &str| {
            let (key, value) = part.split_once(':')?;
            Some((key.trim().to_owned(), value.trim().to_owned()))
        };
        Self { pairs: pairs.split(',').filter_map(pair).collect(), note }
    }

    /// The hours that are told, where these are the same to half a second.
    fn hours(&self, clock: &Number) -> Option<Number> {
        let told = Number::parse(&self.text("hours")?, false).ok()?;
        let apart = &(&told - clock) * &Number::from(7200);
        let one = Number::one();
        (told.is_positive() && apart <= one && -apart <= one).then_some(told)
    }

    fn text(&self, key: &str) -> Option<String> {
        let found = self.pairs.iter().find(|(known, value)| known == key && !value.is_empty());
        found.map(|(_, value)| value.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::duration::written;

    #[test]
    fn sessions_open_and_close() {
        let text = "; a remark\n\
                    i 2026/03/02 09:00:00 acme:website  the form  ; who:ana, role:designer, billable:no, ref:a-1\n\
                    i 2026-03-02 09:30:00 acme:shop\n\
                    o 2026-03-02 10:00:00 acme:website\n\
                    o 2026-03-02 10:10:00\n\
                    i 2026-03-02 23:30:00 acme:shop:design  x  ; note:\"two\\nlines; of it\"\n\
                    o 2026-03-03 00:10:10\n\
                    o 2026-03-03 00:20:00\n\
                    i 2026-03-03 09:00:00 acme:shop\n\
                    p nothing\n";
        let export = read(text, Habits::default());
        let found: Vec<_> = export
            .entries
            .iter()
            .map(|one| {
                (one.line, one.date.to_string(), written(&one.hours), one.note.as_deref(), one.billable)
            })
            .collect();
        assert_eq!(
            found,
            [
                (2, "2026-03-02".to_owned(), "1".to_owned(), Some("the form"), false),
                (3, "2026-03-02".to_owned(), "0:40".to_owned(), None, true),
                (6, "2026-03-02".to_owned(), "0:40:10".to_owned(), Some("two\nlines; of it"), true),
            ]
        );
        let first = export.entries.first().unwrap();
        assert_eq!(first.said.client.as_deref(), Some("acme"));
        assert_eq!((first.said.role.as_deref(), first.source_id.as_deref()), (Some("designer"), Some("a-1")));
        let lines: Vec<usize> = export.refused.iter().map(|one| one.line).collect();
        assert_eq!(lines, [8, 9, 10]);
    }
}
