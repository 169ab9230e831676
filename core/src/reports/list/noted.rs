//! Records of logs as lists have them: where each stands, what it goes by, and its note, which memory does not keep.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Place;
use crate::model::Date;
use crate::page::{Cell, Column, Sums, Unit};
use crate::reports::list::listed::text;

/// Where a record of a log stands.
#[derive(Clone, Debug, Serialize)]
pub struct NotedRecord {
    /// What somebody wrote about it.
    pub note: Option<String>,
    /// What `set` and `remove` take for it behind the id of its file: `log.time.2026-11-02.2`.
    pub address: String,
    /// Its file below the workspace.
    pub file: String,
    /// The line of it, from 1.
    pub line: Option<usize>,
    /// The record.
    #[serde(skip)]
    pub place: Place,
}

/// A row with a note.
pub trait HasNote {
    /// Where its record stands.
    fn noted(&mut self) -> &mut NotedRecord;
}

/// The places of the records of a log, each by its day, in the order of the file.
pub(crate) struct Places {
    file: String,
    list: &'static str,
    /// How many there are of each day, and how many of them were passed.
    days: BTreeMap<Date, (usize, usize)>,
    next: usize,
}

impl Places {
    /// The places of a log whose records have these days.
    pub(crate) fn of(file: String, list: &'static str, days: impl Iterator<Item = Date>) -> Self {
        let mut counts: BTreeMap<Date, (usize, usize)> = BTreeMap::new();
        days.for_each(|day| counts.entry(day).or_default().0 += 1);
        Self { file, list, days: counts, next: 0 }
    }

    /// The place of the next record, which is of this day.
    pub(crate) fn next(&mut self, day: Date) -> NotedRecord {
        let (count, passed) = self.days.entry(day).or_default();
        *passed += 1;
        let nth = if *count > 1 { format!(".{passed}") } else { String::new() };
        let place = Place::key(self.file.clone(), format!("{}[{}]", self.list, self.next));
        self.next += 1;
        let address = format!("{}.{day}{nth}", self.list);
        NotedRecord { note: None, address, file: self.file.clone(), line: None, place }
    }
}

/// The column of notes, and that of addresses.
pub(crate) fn columns<R: 'static, T: Sums>(
    noted: fn(&R) -> &NotedRecord,
    ranks: (u8, u8),
) -> [Column<'static, R, T>; 2] {
    [
        Column::new("note", "note", ranks.0, Unit::Words, move |row| text(noted(row).note.as_deref())),
        Column::new("address", "address", ranks.1, Unit::Id, move |row| Cell::Id(noted(row).address.clone())),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_of_one_day_are_counted() {
        let days = ["2026-11-02", "2026-11-03", "2026-11-02"].map(|day| day.parse::<Date>().unwrap());
        let mut places = Places::of("clients/a/b.toml".to_owned(), "log.time", days.into_iter());
        let told = days.map(|day| {
            let noted = places.next(day);
            format!("{} {}", noted.address, noted.place.path)
        });
        assert_eq!(
            told,
            [
                "log.time.2026-11-02.1 log.time[0]",
                "log.time.2026-11-03 log.time[1]",
                "log.time.2026-11-02.2 log.time[2]"
            ]
        );
    }
}
