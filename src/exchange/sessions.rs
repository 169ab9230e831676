//! Time for hledger's own formats: timedot, and timeclock with times of day that are made up.

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::{NaiveTime, TimeDelta};

use crate::exchange::tables::material::Material;
use crate::exchange::tables::{Cell, Table};
use crate::exchange::written::Counts;
use crate::model::Date;
use crate::model::duration::written;
use crate::model::number::Number;

/// A row of the table of times.
struct Session<'t> {
    date: Date,
    project: &'t str,
    hours: &'t Number,
    who: &'t str,
    note: &'t str,
    role: &'t str,
    phase: &'t str,
    source_id: &'t str,
    billable: bool,
}

impl<'t> Session<'t> {
    fn of(table: &Table<'_>, row: &'t [Cell]) -> Option<Self> {
        let text = |name: &str| match table.cell(row, name) {
            Some(Cell::Text(text)) => text.as_str(),
            _ => "",
        };
        let (Some(Cell::Date(date)), Some(Cell::Number(hours))) =
            (table.cell(row, "date"), table.cell(row, "hours"))
        else {
            return None;
        };
        Some(Self {
            date: *date,
            project: text("project"),
            hours,
            who: text("who"),
            note: text("note"),
            role: text("role"),
            phase: text("phase"),
            source_id: text("ref"),
            billable: table.cell(row, "billable") != Some(&Cell::Boolean(false)),
        })
    }

    fn account(&self) -> String {
        self.project.replace('/', ":")
    }
}

fn sessions<'t>(table: &'t Table) -> Vec<Session<'t>> {
    let mut all: Vec<Session<'t>> = table.rows.iter().filter_map(|row| Session::of(table, row)).collect();
    all.sort_by_key(|session| session.date);
    all
}

/// timedot: a line a project and day, in hours.
#[must_use]
pub fn timedot(material: &Material<'_>, counts: &Counts) -> String {
    let table = crate::exchange::tables::worked::time(material);
    let mut days: BTreeMap<Date, Vec<Session<'_>>> = BTreeMap::new();
    for session in sessions(&table) {
        days.entry(session.date).or_default().push(session);
    }
    let mut text = "; Made by standing: hours by day.\n".to_owned();
    for (day, own) in days {
        let _ = writeln!(text, "\n{day}");
        for one in own {
            let note = one.note.split_whitespace().collect::<Vec<_>>().join(" ");
            let note = if note.is_empty() { String::new() } else { format!(" {note}") };
            let _ = writeln!(
                text,
                "{}  {}  ; who:{}{}",
                one.account(),
                counts.decimal(one.hours),
                one.who,
                &note.replace(',', " ")
            );
        }
    }
    text
}

/// timeclock: one session after the other from nine o'clock on, each person by itself. What we know of an entry stands in
/// its comment, so that `standing import timeclock` finds every one there already.
#[must_use]
pub fn timeclock(material: &Material<'_>, counts: &Counts) -> String {
    let table = crate::exchange::tables::worked::time(material);
    let mut text =
        "; Made by standing: lengths are true, times of day are not. Each begins when the one before ends.\n"
            .to_owned();
    let mut last: Option<(Date, i64)> = None;
    for one in sessions(&table) {
        let seconds: i64 = counts.units(one.hours, 3600).parse().unwrap_or_default();
        let begin = match last {
            Some((date, end)) if date == one.date && end < 86_400 => end,
            _ => 32_400,
        };
        last = Some((one.date, begin + seconds));
        let moment = |seconds: i64| one.date.and_time(NaiveTime::MIN) + TimeDelta::seconds(seconds);
        let flat = one.note.split_whitespace().collect::<Vec<_>>().join(" ").replace(';', ",");
        let words = if flat.is_empty() { String::new() } else { format!("  {flat}") };
        let _ = writeln!(text, "i {} {}{words}  ; {}", moment(begin), one.account(), one.tags(&flat));
        let _ = writeln!(text, "o {}", moment(begin + seconds));
    }
    text
}

impl Session<'_> {
    /// What a comment tells of it; a note that does not fit its line stands last, as JSON.
    fn tags(&self, flat: &str) -> String {
        let pairs = [("who", self.who), ("role", self.role), ("phase", self.phase), ("ref", self.source_id)];
        let mut tags: Vec<String> = pairs
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| format!("{key}:{value}"))
            .collect();
        // Of what no whole second holds, the clock has the nearest.
        let seconds = self.hours * &Number::from(3600);
        if Number::parse(&seconds.rounded(0), false).as_ref() != Ok(&seconds) {
            tags.push(format!("hours:{}", written(self.hours)));
        }
        if !self.billable {
            tags.push("billable:no".to_owned());
        }
        if self.note != flat {
            tags.push(format!("note:{}", serde_json::Value::from(self.note)));
        }
        tags.join(", ")
    }
}
