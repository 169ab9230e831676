//! Records and dates put into lists: each where its day has its place among those that are there, in the form that the
//! list has. Many records take one pass, however many they are.

use std::collections::BTreeMap;

use crate::edit::lines::Splice;
use crate::edit::proof::Changed;
use crate::edit::table::Document;
use crate::edit::value::{DATES, Record};
use crate::edit::{Plan, list};
use crate::model::Date;
use crate::toml::layout::find::Spot;
use crate::toml::layout::{Entry, Inner, Item, Piece};
use crate::toml::path::Step;
use crate::toml::schema;

/// Records that come to stand together, before the item that has this place now.
type Places<'r> = BTreeMap<usize, Vec<&'r Record>>;

impl Document<'_> {
    /// Puts records into a list: as one line each among its items where it is in brackets or such records have one line
    /// each, else as sections. Where the list is a log, each comes behind the last one with the same or an earlier date.
    /// Keys are in the order of the format.
    pub(crate) fn add(self, path: &[Step], records: &[&Record], is_log: bool) -> Option<Plan> {
        let (Step::Key(key), table) = path.split_last()? else { return None };
        let list = self.schema.pattern(path);
        let order = self.schema.order(&format!("{list}[]"));
        let line = |record: &Record| record.clone().in_order(&order).in_one_line();
        let section = |record: &Record| record.clone().in_order(&order).in_lines();
        // What has no day in a log has any place; of terms the first may hold from ever.
        let is_from_ever = is_log && !schema::is_log(&list);
        let placed = |dates: &[Option<Date>]| match dates {
            [None, later @ ..] if is_from_ever => {
                places(&[&[Some(Date::MIN)], later].concat(), records, is_log)
            }
            dates => places(dates, records, is_log),
        };
        let (splices, places) = match self.layout.spot(path).and_then(Spot::value) {
            Some(value) => {
                let dates: Vec<Option<Date>> =
                    value.items()?.iter().map(|item| self.date(&item.value)).collect();
                let places = placed(&dates);
                let put = |(at, new): (&usize, &Vec<&Record>)| {
                    list::put(self.text, value, *at, &new.iter().map(|one| line(one)).collect::<Vec<_>>())
                };
                (places.iter().flat_map(put).collect(), places)
            }
            None => match self.dates_of_sections(path) {
                dates if dates.is_empty() && (is_log || schema::is_in_lines(&list)) => {
                    let places = placed(&dates);
                    let lines = places.values().flatten().map(|record| format!("  {},\n", line(record)));
                    (self.put_key(table, key, &format!("[\n{}]", lines.collect::<String>()))?, places)
                }
                dates => {
                    let places = placed(&dates);
                    let put = |(at, new): (&usize, &Vec<&Record>)| {
                        self.put_records(path, *at, &new.iter().map(|one| section(one)).collect::<Vec<_>>())
                    };
                    let splices: Option<Vec<Vec<Splice>>> = places.iter().map(put).collect();
                    (splices?.concat(), places)
                }
            },
        };
        Some((splices, Changed::Added(path.to_vec(), indices(&places))))
    }

    /// Puts a date into a list of dates, which stays on one line where it was.
    pub(crate) fn enter(self, path: &[Step], date: Date) -> Option<Plan> {
        let (Step::Key(key), table) = path.split_last()? else { return None };
        let written = date.to_string();
        let alone = format!("[{written}]");
        let (splices, at) = match self.layout.spot(path).and_then(Spot::value) {
            None => (self.put_key(table, key, &alone)?, 0),
            Some(list) if list.items()?.is_empty() => {
                (vec![Splice { span: list.span.clone(), text: alone }], 0)
            }
            Some(list) => {
                let read = |item: &Item| self.text.get(item.value.span.clone())?.parse::<Date>().ok();
                let is_before = |item: &Item| read(item).is_some_and(|other| other <= date);
                let at = list.items()?.iter().rposition(is_before).map_or(0, |last| last + 1);
                (list::put(self.text, list, at, &[written]), at)
            }
        };
        Some((splices, Changed::Added(path.to_vec(), vec![at])))
    }

    /// The days of the records of a list of sections.
    fn dates_of_sections(self, list: &[Step]) -> Vec<Option<Date>> {
        let records = self.layout.sections.iter();
        let records =
            records.filter(|section| matches!(section.path.strip_prefix(list), Some([Step::Item(_)])));
        records.map(|section| self.date_of(&section.entries)).collect()
    }

    /// The day of a record in braces.
    fn date(self, record: &Piece) -> Option<Date> {
        let Inner::Table(entries) = &record.inner else { return None };
        self.date_of(entries)
    }

    fn date_of(self, entries: &[Entry]) -> Option<Date> {
        let is_date = |key: &str| DATES.contains(&key);
        let entry = entries.iter().find(|entry| matches!(entry.keys.as_slice(), [key] if is_date(key)))?;
        self.text.get(entry.value.span.clone())?.parse().ok()
    }
}

/// Where records have their places among others of these days: in a log behind the last of the same or an earlier day,
/// and behind those without a day at its head; else behind all.
fn places<'r>(dates: &[Option<Date>], records: &[&'r Record], is_log: bool) -> Places<'r> {
    // The earliest day from each place on: the last one that is not later than a day ends those that come before it.
    let mut earliest = Vec::with_capacity(dates.len());
    let mut least = Date::MAX;
    for date in dates.iter().rev() {
        least = date.map_or(least, |date| least.min(date));
        earliest.push(least);
    }
    earliest.reverse();
    // What has no day at the head of dated terms holds from ever.
    let undated = dates.iter().take_while(|date| date.is_none()).count();
    let place = |date: Option<Date>| match date.filter(|_| is_log) {
        None => dates.len(),
        Some(date) => earliest.partition_point(|other| *other <= date).max(undated),
    };
    let mut records = records.to_vec();
    if is_log {
        records.sort_by_key(|record| record.date());
    }
    let mut places = Places::new();
    for record in records {
        places.entry(place(record.date())).or_default().push(record);
    }
    places
}

/// The places that records have once all are there.
fn indices(places: &Places<'_>) -> Vec<usize> {
    let mut indices = Vec::new();
    for (at, new) in places {
        let before = indices.len();
        indices.extend((before..before + new.len()).map(|before| at + before));
    }
    indices
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(day: u32) -> Date {
        Date::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn many_have_the_places_that_they_would_have_one_after_the_other() {
        let lists: [&[Option<u32>]; 7] = [
            &[],
            &[None, Some(4), Some(6)],
            &[Some(3)],
            &[Some(2), Some(4), Some(4), Some(9)],
            &[Some(9), Some(2), None, Some(5)],
            &[None, None],
            &[Some(7), Some(7), Some(1), Some(8), Some(6)],
        ];
        for days in lists {
            for new in [[4, 2, 9], [1, 1, 1], [9, 8, 7], [5, 6, 4], [30, 3, 30]] {
                let records: Vec<Record> = new.iter().enumerate().map(|(at, day)| record(*day, at)).collect();
                let dates: Vec<Option<Date>> = days.iter().map(|day| day.map(date)).collect();
                let mut one_by_one: Vec<(Option<Date>, Option<&Record>)> =
                    dates.iter().map(|date| (*date, None)).collect();
                for record in &records {
                    let is_before =
                        |(other, _): &(Option<Date>, _)| *other <= record.date() && other.is_some();
                    let undated = one_by_one.iter().take_while(|(other, _)| other.is_none()).count();
                    let at = one_by_one.iter().rposition(is_before).map_or(undated, |last| last + 1);
                    one_by_one.insert(at, (record.date(), Some(record)));
                }
                let all: Vec<&Record> = records.iter().collect();
                let places = places(&dates, &all, true);
                let at_once: Vec<(usize, &Record)> =
                    indices(&places).into_iter().zip(places.values().flatten().copied()).collect();
                let expected: Vec<(usize, &Record)> =
                    one_by_one.iter().enumerate().filter_map(|(at, (_, new))| Some((at, (*new)?))).collect();
                assert_eq!(at_once, expected, "{days:?} {new:?}");
            }
        }
    }

    fn record(day: u32, number: usize) -> Record {
        Record::default().with("date", date(day)).with("note", number.to_string())
    }
}
