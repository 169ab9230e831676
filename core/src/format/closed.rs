//! What of an edit lies in books that are closed: what it adds of such a day, and what it changes or takes out of what such
//! a day's records say. What is added to such a record with a later day of its own (an invoice paid today) does not.

use serde_json::Value;

use crate::diagnostic::difference::{ANSWERS, Difference, Said, What, changed, own_day};
use crate::edit::Record;
use crate::edit::compare::{Text, differences};
use crate::format::kind::Kind;
use crate::format::terms::{Terms, all_terms, from};
use crate::model::Date;
use crate::model::project::{Billing, Status};

/// Something of closed books that an edit would write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// What would be done to it.
    pub turn: Turn,
    /// The day that it is of; `None` where it held from ever.
    pub day: Option<Date>,
    /// Its document.
    pub document: String,
    /// Where, as a path.
    pub path: String,
}

/// What would be done to something of closed books.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// It comes.
    Added,
    /// It says something else, or goes.
    Changed,
    /// Terms that held then become others.
    Held,
    /// The books are closed up to an earlier day, or no longer.
    Opened,
}

/// Days of a file's own keys, besides those that are added later.
const OF_FILES: [&str; 4] = ["readiness-since", "start", "from", "brief.date"];

/// The key of the last day that is closed.
const BOOKS: &str = "books-closed";

/// Keys by which what a file's records say means something else.
const MEANINGS: [&str; 2] = ["currency", "billing"];

/// What of the books that are closed up to a day an edit of a document would write.
#[must_use]
pub fn touched(kind: Kind, before: Option<Text<'_>>, after: Option<Text<'_>>, closed: Date) -> Vec<Touched> {
    let schema = kind.schema();
    // What was not TOML said nothing.
    let Some(found) = differences(schema, before, after) else { return Vec::new() };
    let document = after.or(before).map_or("", |text| text.document);
    let records = || {
        let all = differences(schema, None, before).unwrap_or_default();
        all.iter().any(|one| matches!(one.what, What::Record(_)) && Judge { closed }.of(one).is_some())
    };
    let judge = Judge { closed };
    let of_difference = |difference: &Difference| {
        let is_meaning = matches!(&difference.what, What::Key(key) if MEANINGS.contains(&key.as_str()));
        let judged = match is_meaning && (kind != Kind::Project || records()) {
            true => Some((Turn::Changed, closed)),
            false => judge.of(difference),
        };
        let (turn, day) = judged?;
        let path = difference.place.path.to_string();
        Some(Touched { turn, day: Some(day), document: document.to_owned(), path })
    };
    let terms =
        |text: Option<Text<'_>>| text.and_then(|text| all_terms(text.text, schema)).unwrap_or_default();
    // What comes or goes whole is judged as that; what somebody costs always has a file.
    let held = match (before, after) {
        _ if kind == Kind::Costs => judge.held(&terms(before), &terms(after)),
        (Some(_), Some(_)) => judge.held(&terms(before), &terms(after)),
        _ => Vec::new(),
    };
    let held = held.into_iter().map(|(path, day)| Touched {
        turn: Turn::Held,
        day,
        document: document.to_owned(),
        path,
    });
    found.iter().filter_map(of_difference).chain(held).collect()
}

/// Judges by the last day of which the books are closed.
#[derive(Clone, Copy)]
struct Judge {
    closed: Date,
}

impl Judge {
    /// What a difference does to closed books, and of which day.
    fn of(self, difference: &Difference) -> Option<(Turn, Date)> {
        let Difference { what, before, after, .. } = difference;
        match (what, before, after) {
            (What::Document, None, Some(said)) => {
                let is_retainer = word(said, "billing") == Some(Billing::Retainer.word());
                let start = is_retainer.then(|| self.day(said, "start")).flatten();
                Some((Turn::Added, start.or_else(|| self.earliest(said, &ANSWERS))?))
            }
            (What::Document, Some(said), None) => {
                let is_sold = ![Status::Prospect, Status::Lost]
                    .map(Status::word)
                    .iter()
                    .any(|status| word(said, "status") == Some(status));
                let start = is_sold.then(|| self.day(said, "start")).flatten();
                Some((Turn::Changed, start.or_else(|| self.earliest(said, &ANSWERS))?))
            }
            (What::Document, ..) => None,
            (What::Key(path), Some(before), after) if path == BOOKS => {
                let opens = after.as_ref().is_none_or(|after| date(after, BOOKS) < date(before, BOOKS));
                opens.then_some((Turn::Opened, self.closed))
            }
            (What::Key(path), ..) => {
                let is_day = ANSWERS.contains(&path.as_str()) || OF_FILES.contains(&path.as_str());
                let day = |said: &Option<Said>| said.as_ref().and_then(|said| self.day(said, path));
                match (day(before), day(after)) {
                    _ if !is_day => None,
                    (Some(before), _) => Some((Turn::Changed, before)),
                    (None, after) => Some((Turn::Added, after?)),
                }
            }
            (What::Record(list), ..) if is_terms(list) => None,
            (What::Record(list), None, Some(said)) => Some((Turn::Added, self.earliest(said, &days(list))?)),
            (What::Record(list), Some(said), None) => {
                Some((Turn::Changed, self.earliest(said, &days(list))?))
            }
            (What::Record(list), Some(before), Some(after)) => self.changed(list, before, after),
            (What::Record(_), None, None) => None,
        }
    }

    fn changed(self, list: &str, before: &Said, after: &Said) -> Option<(Turn, Date)> {
        let keys = changed(before, after);
        let moved: Vec<&str> = days(list).into_iter().filter(|day| keys.contains(day)).collect();
        if let Some(day) = self.earliest(before, &moved) {
            return Some((Turn::Changed, day));
        }
        if let Some(day) = self.earliest(after, &moved) {
            return Some((Turn::Added, day));
        }
        // A request is not closed before its answer is.
        let is_answered_later =
            |said: &Said| ANSWERS.iter().any(|key| date(said, key).is_some_and(|day| day > self.closed));
        let is_later = moved.iter().any(|key| date(after, key).or_else(|| date(before, key)).is_some());
        if is_later || list == "changes" && is_answered_later(before) {
            return None;
        }
        Some((Turn::Changed, self.earliest(before, &days(list))?))
    }

    /// The terms that held on closed days and do not say the same there: in which list, and from when they held.
    fn held(self, before: &[Terms], after: &[Terms]) -> Vec<(String, Option<Date>)> {
        let closed = |terms: &[Terms]| -> Vec<(String, Record)> {
            let all = terms
                .iter()
                .flat_map(|terms| terms.records.iter().map(|record| (terms.of.list.clone(), record.clone())));
            all.filter(|(_, term)| from(term).is_none_or(|from| from <= self.closed)).collect()
        };
        let (before, after) = (closed(before), closed(after));
        let is_in = |all: &[(String, Record)], (list, one): &(String, Record)| {
            all.iter().any(|(other, term)| other == list && term.says_like(one))
        };
        let gone = before.iter().filter(|one| !is_in(&after, one));
        let new = after.iter().filter(|one| !is_in(&before, one));
        gone.chain(new).map(|(list, term)| (list.clone(), from(term))).collect()
    }

    /// The day of a key, where it is closed.
    fn day(self, said: &Said, key: &str) -> Option<Date> {
        date(said, key).filter(|day| *day <= self.closed)
    }

    /// The earliest closed day of some keys.
    fn earliest(self, said: &Said, keys: &[&str]) -> Option<Date> {
        let of_list = |key: &&str| said.get(*key).and_then(Value::as_array).into_iter().flatten();
        let in_lists = keys.iter().flat_map(of_list).filter_map(|day| day.as_str()?.parse::<Date>().ok());
        let alone = keys.iter().filter_map(|key| date(said, key));
        alone.chain(in_lists).filter(|day| *day <= self.closed).min()
    }
}

/// Whether a list is one of terms: those are judged by what holds.
fn is_terms(list: &str) -> bool {
    matches!(list, "rates" | "capacity" | "retainer") || list.ends_with(".history")
}

/// The keys of a list's records that hold days on which something happened.
fn days(list: &str) -> Vec<&'static str> {
    let own = own_day(list).or_else(|| (list == "team").then_some("from"));
    let raised = (list == "opportunities").then_some("raised");
    own.into_iter().chain(raised).chain(ANSWERS).collect()
}

fn date(said: &Said, key: &str) -> Option<Date> {
    said.get(key)?.as_str()?.parse().ok()
}

fn word<'s>(said: &'s Said, key: &str) -> Option<&'s str> {
    said.get(key)?.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROJECT: &str = r#"name = "Site"
status = "active"
billing = "hourly"
start = 2026-08-01

[rates]
default = 100

[[phases]]
id = "design"
hours = 80

[[changes]]
id = "late"
title = "Late"
asked = 2026-09-20

[log]
time = [
  { date = 2026-09-10, who = "ana", hours = 3 },
  { date = 2026-10-02, who = "ana", hours = 2 },
]
invoices = [
  { number = "1", date = 2026-09-30, amount = 300 },
]
"#;

    /// What an edit does to books that are closed up to the end of September: how, and of which day.
    fn judged(old: &str, new: &str) -> Vec<(Turn, Option<String>)> {
        assert!(PROJECT.contains(old), "{old}");
        let after = PROJECT.replacen(old, new, 1);
        let text = |text| Some(Text { document: "clients/acme/site.toml", text });
        let found =
            touched(Kind::Project, text(PROJECT), text(after.as_str()), "2026-09-30".parse().unwrap());
        found.into_iter().map(|one| (one.turn, one.day.map(|day| day.to_string()))).collect()
    }

    #[test]
    fn what_is_of_a_closed_day_is_touched() {
        let (added, changed) = (Turn::Added, Turn::Changed);
        let entry = "  { date = 2026-09-10, who = \"ana\", hours = 3 },\n";
        for (old, new, turn, day) in [
            (entry, "", changed, "2026-09-10"),
            ("hours = 3 }", "hours = 4 }", changed, "2026-09-10"),
            ("hours = 3 }", "hours = 3, note = \"a call\" }", changed, "2026-09-10"),
            (
                "time = [\n",
                "time = [\n  { date = 2026-09-01, who = \"ana\", hours = 1 },\n",
                added,
                "2026-09-01",
            ),
            ("amount = 300", "amount = 300, paid = 2026-09-30", added, "2026-09-30"),
            ("amount = 300", "amount = 400", changed, "2026-09-30"),
            ("hours = 80", "hours = 80\ndone = 2026-09-29", added, "2026-09-29"),
            ("title = \"Late\"", "title = \"Later\"", changed, "2026-09-20"),
            ("start = 2026-08-01", "start = 2026-10-01", changed, "2026-08-01"),
            ("billing = \"hourly\"", "billing = \"fixed\"", changed, "2026-09-30"),
        ] {
            assert_eq!(judged(old, new), [(turn, Some(day.to_owned()))], "{new}");
        }
        let moved = judged("date = 2026-10-02", "date = 2026-09-30");
        assert_eq!(moved, [(added, Some("2026-09-30".to_owned()))], "an entry moves into closed books");
    }

    #[test]
    fn terms_that_held_are_touched_and_later_ones_are_not() {
        assert_eq!(judged("default = 100", "default = 120"), [(Turn::Held, None), (Turn::Held, None)]);
        let listed = "[[rates]]\ndefault = 100\n\n[[rates]]\nfrom = 2026-10-01\ndefault = 120";
        assert_eq!(judged("[rates]\ndefault = 100", listed), []);
        let earlier = listed.replace("2026-10-01", "2026-09-30");
        let day = Some("2026-09-30".to_owned());
        assert_eq!(judged("[rates]\ndefault = 100", &earlier), [(Turn::Held, day)]);
    }

    #[test]
    fn books_are_opened_by_an_earlier_day_or_none() {
        let judged = |before: &str, after: &str| {
            let text = |said: &str| format!("name = \"Studio\"\ncurrency = \"EUR\"\n{said}");
            let (before, after) = (text(before), text(after));
            let of = |text| Some(Text { document: "standing.toml", text });
            let found = touched(Kind::Agency, of(&before), of(&after), "2026-09-30".parse().unwrap());
            found.into_iter().map(|one| one.turn).collect::<Vec<_>>()
        };
        let (now, earlier) = ("books-closed = 2026-09-30\n", "books-closed = 2026-08-31\n");
        assert_eq!(judged(now, earlier), [Turn::Opened]);
        assert_eq!(judged(now, ""), [Turn::Opened]);
        assert_eq!(judged(now, "books-closed = 2026-10-31\n"), []);
        assert_eq!(judged("", now), []);
    }

    #[test]
    fn a_first_file_of_costs_is_judged_by_what_held() {
        let judged = |text: &str| {
            let after = Some(Text { document: "private/costs.toml", text });
            let found = touched(Kind::Costs, None, after, "2026-09-30".parse().unwrap());
            found.into_iter().map(|one| (one.turn, one.day.map(|day| day.to_string()))).collect::<Vec<_>>()
        };
        let day = Some("2026-09-01".to_owned());
        assert_eq!(judged("[[ana.history]]\nfrom = 2026-09-01\nhourly = 50\n"), [(Turn::Held, day)]);
        assert_eq!(judged("[ana]\nhourly = 50\n"), [(Turn::Held, None)]);
        assert_eq!(judged("[[ana.history]]\nfrom = 2026-10-01\nhourly = 50\n"), []);
    }

    #[test]
    fn what_comes_later_is_not_touched() {
        for (old, new) in [
            ("hours = 2 }", "hours = 9 }"),
            ("amount = 300", "amount = 300, paid = 2026-10-05"),
            ("hours = 80", "hours = 80\ndone = 2026-10-01"),
            ("hours = 80", "hours = 90"),
            (
                "asked = 2026-09-20",
                "asked = 2026-09-20\nstatus = \"accepted\"\ndecided = 2026-10-04\nhours = 5",
            ),
            ("name = \"Site\"", "name = \"Shop\"\nfinished = 2026-10-09"),
            // How it is laid out says nothing.
            ("[rates]\ndefault = 100", "rates.default = 100"),
            (
                "  { date = 2026-09-10, who = \"ana\", hours = 3 },",
                "{ who = \"ana\", date = 2026-09-10, hours = 3.0 },",
            ),
        ] {
            assert_eq!(judged(old, new), [], "{new}");
        }
    }
}
