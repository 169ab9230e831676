//! A table of times becomes entries, whichever tool wrote it: row by row, with the length that is exact.

use crate::exchange::clock::{Length, hours_of, length};
use crate::exchange::day::{date_order, day};
use crate::exchange::digits::decimal_sign;
use crate::exchange::entry::{Entry, Export, Habits, Reason, Refused, Said, Unreadable, reason};
use crate::exchange::form::{Columns, Field, Form};
use crate::exchange::moment::{Stamp, day_of, elapsed, moment, seconds, stamp};
use crate::exchange::sheet::{Cells, sheet};
use crate::model::Date;
use crate::model::number::Number;

/// The entries of a table.
///
/// # Errors
/// When it is none, or lacks a column without which nothing can be read.
pub(crate) fn read(text: &str, form: &Form, habits: Habits) -> Result<Export, Unreadable> {
    let sheet = sheet(text)?;
    let columns = form.columns(&sheet)?;
    let rows = || sheet.rows.iter().map(|cells| Row { cells, columns: &columns, width: sheet.head.len() });
    let lengths = || rows().flat_map(|row| [row.cell(Field::Length), row.cell(Field::Rounded)]);
    let days =
        || rows().flat_map(|row| [row.cell(Field::Date), row.cell(Field::EndDate), row.day_of_start()]);
    let habits = Habits {
        date_order: habits.date_order.or_else(|| date_order(days())),
        decimal: habits.decimal.or_else(|| decimal_sign(lengths())),
        ..habits
    };
    let mut export = Export::default();
    for row in rows() {
        export.push(row.entry(habits).map_err(|why| Refused::at(row.cells.line, why)));
    }
    Ok(export)
}

/// A row with the places of its columns.
#[derive(Clone, Copy)]
struct Row<'s> {
    cells: &'s Cells,
    columns: &'s Columns,
    width: usize,
}

impl<'s> Row<'s> {
    /// What a column holds; nothing where it lacks.
    fn cell(self, field: Field) -> &'s str {
        self.columns.place(field).and_then(|at| self.cells.cells.get(at)).map_or("", str::trim)
    }

    fn text(self, field: Field) -> Option<String> {
        Some(self.cell(field)).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }

    /// The day that is written with the beginning.
    fn day_of_start(self) -> &'s str {
        self.cell(Field::Start).split_once([' ', 'T']).map_or("", |(day, _)| day)
    }

    fn entry(self, habits: Habits) -> Result<Entry, Reason> {
        let count = self.cells.cells.len();
        let beyond = self.cells.cells.iter().skip(self.width).any(|cell| !cell.trim().is_empty());
        if count < self.width || beyond {
            let why = format!("it has {count} cells, and the header has {}", self.width);
            return Err(reason(why, "complete the row, or export the file again"));
        }
        let start = self.stamp(Field::Start)?;
        let date = self.day(start.as_ref(), habits)?;
        let hours = self.hours(date, start.as_ref(), habits)?;
        let date = match &start {
            Some(start) if start.is_utc() => day_of(moment(date, start.time), habits)?,
            _ => date,
        };
        Ok(Entry {
            line: self.cells.line,
            date,
            hours,
            said: self.said(),
            note: self.note(),
            billable: billable(self.cell(Field::Billable))?,
            source_id: self.text(Field::Id),
        })
    }

    fn said(self) -> Said {
        let names = [self.cell(Field::FirstName), self.cell(Field::LastName)];
        let full = names.join(" ").trim().to_owned();
        Said {
            client: self.text(Field::Client),
            project: self.text(Field::Project),
            tags: Vec::new(),
            person: self.text(Field::Person).or(Some(full).filter(|name| !name.is_empty())),
            email: self.text(Field::Email),
            task: self.text(Field::Task),
            role: self.text(Field::Role),
            phase: self.text(Field::Phase),
        }
    }

    /// The note with its own line breaks.
    fn note(self) -> Option<String> {
        self.text(Field::Note).map(|note| note.replace("\r\n", "\n"))
    }

    fn stamp(self, field: Field) -> Result<Option<Stamp>, Reason> {
        match self.cell(field) {
            "" => Ok(None),
            cell => stamp(cell).map(Some),
        }
    }

    /// The day on which it began, as it is written.
    fn day(self, start: Option<&Stamp>, habits: Habits) -> Result<Date, Reason> {
        match (self.cell(Field::Date), start) {
            ("", Some(Stamp { day: Some(written), .. })) => day(written, habits.date_order),
            ("", _) => Err(reason("it has no date", "add one, or leave the row out of the export")),
            (cell, _) => day(cell, habits.date_order),
        }
    }

    /// How long it took: from the beginning to the end where both are told, and what is told beside that must agree.
    fn hours(self, date: Date, start: Option<&Stamp>, habits: Habits) -> Result<Number, Reason> {
        let told = match (self.cell(Field::Length), self.cell(Field::Rounded)) {
            ("", "") => None,
            ("", cell) | (cell, _) => Some(length(cell, habits.decimal)?),
        };
        let end = self.stamp(Field::End)?;
        let span = match (start, &end) {
            (Some(start), Some(end)) => {
                Some((self.span(date, (start, end), told.as_ref(), habits)?, start, end))
            }
            _ => None,
        };
        match (told, span) {
            (None, None) => Err(reason(
                "still running: neither an end nor a duration",
                "stop it in the source and export it again, or leave the row out",
            )),
            (Some(told), None) => Ok(told.hours),
            (None, Some((span, ..))) => positive(span),
            (Some(told), Some((span, start, end))) => {
                let is_exact = start.time.is_exact && end.time.is_exact;
                self.agreed(told, (span, is_exact))
            }
        }
    }

    /// The seconds from the beginning to the end; in the night in which clocks are changed, those that really passed.
    fn span(
        self,
        date: Date,
        (start, end): (&Stamp, &Stamp),
        told: Option<&Length>,
        habits: Habits,
    ) -> Result<i64, Reason> {
        let end_day = match (self.cell(Field::EndDate), &end.day) {
            ("", None) => None,
            ("", Some(written)) => Some(day(written, habits.date_order)?),
            (cell, _) => Some(day(cell, habits.date_order)?),
        };
        let ahead = match (start.offset, end.offset) {
            (Some(start), Some(end)) => end - start,
            _ => 0,
        };
        let from = seconds(date, start.time);
        let until = seconds(end_day.unwrap_or(date), end.time) - ahead;
        // Where the day of the end isn't told, an end before the beginning is that of the next day.
        let next = if end_day.is_none() && until < from { 86_400 } else { 0 };
        let span = until + next - from;
        let is_local = start.offset.is_none() && end.offset.is_none();
        let Some(zone) = habits.zone.filter(|_| is_local) else { return Ok(span) };
        let begun = moment(date, start.time);
        let passed = elapsed(begun, begun + chrono::TimeDelta::seconds(span), zone);
        let Some([least, most]) = passed else { return Ok(span) };
        // An hour that came twice is the one that the length tells.
        let fits =
            |one: &i64| told.is_some_and(|told| told.is_near(*one, start.time.is_exact && end.time.is_exact));
        Ok([span, most, least].into_iter().find(fits).unwrap_or(if least == most { least } else { span }))
    }

    /// The length that is exact, where both that are told agree.
    fn agreed(self, told: Length, (span, is_exact): (i64, bool)) -> Result<Number, Reason> {
        if !told.is_near(span, is_exact) {
            let (start, end) = (self.cell(Field::Start), self.cell(Field::End));
            let length = [self.cell(Field::Length), self.cell(Field::Rounded)];
            let length = length.into_iter().find(|cell| !cell.is_empty()).unwrap_or_default();
            let why = format!("from {start} to {end} is not {length}");
            return Err(reason(why, "correct it in the source and export it again, or leave the row out"));
        }
        if is_exact || !told.slack.is_zero() { positive(span) } else { Ok(told.hours) }
    }
}

fn positive(span: i64) -> Result<Number, Reason> {
    if span > 0 {
        return Ok(hours_of(span));
    }
    let what = if span == 0 { "ends when it begins" } else { "ends before it begins" };
    Err(reason(format!("no time: it {what}"), "leave the row out of the export"))
}

/// Whether a cell says that an entry is billed; one that says nothing leaves it so.
fn billable(cell: &str) -> Result<bool, Reason> {
    const YES: [&str; 12] = ["", "yes", "true", "1", "y", "x", "ja", "oui", "si", "sí", "sim", "billable"];
    const NO: [&str; 8] = ["no", "false", "0", "n", "nein", "non", "não", "non-billable"];
    let word = cell.to_lowercase();
    match (YES.contains(&&*word), NO.contains(&&*word)) {
        (true, _) => Ok(true),
        (_, true) => Ok(false),
        _ => Err(reason(format!("{cell:?} does not say whether it is billable"), "write Yes or No")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::form::{CLOCKIFY, KIMAI, SOLIDTIME, TOGGL};
    use crate::model::zone::Zone;

    fn lengths(text: &str, form: crate::exchange::form::Names) -> Vec<Result<i64, String>> {
        let habits = Habits { zone: Zone::from_name("Europe/Berlin"), ..Habits::default() };
        let export = read(text, &Form::of(form), habits).unwrap();
        let taken = export.entries.iter().map(|entry| {
            let seconds = entry.hours.clone() * Number::from(3600);
            (entry.line, Ok(seconds.ceil().filter(|whole| Number::from(*whole) == seconds).unwrap()))
        });
        let refused = export.refused.iter().map(|one| (one.line, Err(one.why.clone())));
        let mut all: Vec<_> = taken.chain(refused).collect();
        all.sort_by_key(|(line, _)| *line);
        all.into_iter().map(|(_, length)| length).collect()
    }

    #[test]
    fn the_exact_length_is_taken_and_a_contradiction_refused() {
        let head = "Project,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal)\n";
        let rows = [
            ("p,2026-03-02,09:00:00,2026-03-02,10:20:00,01:20:00,1.33", Ok(4_800)),
            ("p,2026-03-02,09:00:00,2026-03-02,10:20:00,,1.33", Ok(4_800)),
            ("p,2026-03-02,09:00 AM,2026-03-02,10:20 AM,01:20:31,1.34", Ok(4_831)),
            ("p,2026-03-02,09:00 AM,2026-03-02,10:20 AM,,1.33", Ok(4_800)),
            ("p,2026-03-02,,,,,1.33", Ok(4_788)),
            (
                "p,2026-03-02,09:00:00,2026-03-02,10:00:00,02:00:00,2.00",
                Err("from 09:00:00 to 10:00:00 is not 02:00:00"),
            ),
            ("p,2026-03-02,09:00:00,,,,", Err("still running: neither an end nor a duration")),
            ("p,2026-03-02,09:00:00,2026-03-02,09:00:00,,", Err("no time: it ends when it begins")),
            ("p,2026-03-02,09:00:00", Err("it has 3 cells, and the header has 7")),
            ("p,,09:00:00,,10:00:00,,", Err("it has no date")),
        ];
        let text = format!("{head}{}", rows.map(|(row, _)| row).join("\n"));
        let expected: Vec<Result<i64, String>> =
            rows.into_iter().map(|(_, length)| length.map_err(str::to_owned)).collect();
        assert_eq!(lengths(&text, CLOCKIFY), expected);
    }

    #[test]
    fn a_german_kimai_and_a_solidtime_in_utc() {
        let kimai = "Datum;Von;Bis;Dauer;Kunde;Projekt;Tätigkeit;Beschreibung;Abrechenbar;Benutzer\n\
                     02.03.2026;23:30;00:36;1:06;Acme;Website;Design;x;Ja;Ana Ruiz\n\
                     02.03.2026;9:00;9:06;0,10;Acme;Website;Design;x;Nein;Ana Ruiz\n";
        assert_eq!(lengths(kimai, KIMAI), [Ok(3_960), Ok(360)]);
        let solidtime = "Id,Description,Project,Client,Start,End,Duration,Billable\n\
                         a-1,x,Website,Acme,2026-03-02T23:30:00Z,2026-03-03T00:00:10Z,0:30:10,Yes\n";
        assert_eq!(lengths(solidtime, SOLIDTIME), [Ok(1_810)]);
        let habits = Habits { zone: Zone::from_name("Europe/Berlin"), ..Habits::default() };
        let entry = read(solidtime, &Form::of(SOLIDTIME), habits).unwrap().entries.remove(0);
        assert_eq!((entry.date, entry.source_id.as_deref()), ("2026-03-03".parse().unwrap(), Some("a-1")));
    }

    #[test]
    fn a_table_without_its_columns_is_refused_with_what_it_has() {
        let error = read("Projeto;Data\nx;y\n", &Form::of(TOGGL), Habits::default()).unwrap_err();
        assert_eq!(error.why, "there is no column \"start date\"; the columns are Projeto, Data");
        let twice = read("Start date,Duration,Duration\n", &Form::of(TOGGL), Habits::default()).unwrap_err();
        assert_eq!(twice.why, "two columns are called \"Duration\"");
    }
}
