//! The workload of several weeks or months: a row for each person, a column for each week.

use std::collections::HashMap;

use crate::figures::workload::PersonState;
use crate::model::Date;
use crate::page::{Cell, Column, Sheet};
use crate::reports::workload::page::{sums, tone};
use crate::reports::workload::{Row, Together, Workload};

/// The load of everybody, week by week.
pub(crate) fn load(report: &Workload) -> Sheet {
    let cell = |row: &Row| match (&row.load, row.state) {
        (_, PersonState::Away) => Cell::State(PersonState::Away.word(), tone(PersonState::Away)),
        (Some(load), state) => Cell::Judged(load.clone(), tone(state)),
        (None, _) => Cell::known(row.assigned.as_ref().zip(row.capacity.as_ref()), |_| Cell::Empty),
    };
    let parts: Vec<&Together> = report.periods.iter().collect();
    let total = |part: &Together| sums(&part.totals)[0].clone();
    sheet("load: hours assigned over capacity", report, (&parts, &cell, &total))
}

/// The hours that everybody logged, week by week, as far as they have begun; `None` where none has.
pub(crate) fn logged(report: &Workload) -> Option<Sheet> {
    let parts: Vec<&Together> = report.periods.iter().filter(|part| part.totals.logged.is_some()).collect();
    let cell = |row: &Row| Cell::applies(row.logged.clone(), Cell::Hours);
    let total = |part: &Together| sums(&part.totals)[3].clone();
    (!parts.is_empty()).then(|| sheet("hours logged", report, (&parts, &cell, &total)))
}

/// What stands in a column, of a person and of all.
type Cells<'a> = (&'a [&'a Together], &'a dyn Fn(&Row) -> Cell, &'a dyn Fn(&Together) -> Cell);

fn sheet(title: &str, report: &Workload, (parts, cell, total): Cells<'_>) -> Sheet {
    let rows: HashMap<(&str, &str), &Row> =
        report.rows.iter().map(|row| ((&*row.person, &*row.period), row)).collect();
    let cells = |person: &str| {
        let of_part =
            |part: &&Together| rows.get(&(person, &*part.period)).map_or(Cell::Empty, |row| cell(row));
        [Cell::Id(person.to_owned())].into_iter().chain(parts.iter().map(of_part)).collect()
    };
    let totals = [Cell::Text("total".to_owned())].into_iter().chain(parts.iter().map(|part| total(part)));
    let people = people(&report.rows);
    Sheet {
        title: title.to_owned(),
        columns: columns(parts, report.header.as_of),
        totals: (people.len() > 1).then(|| totals.collect()),
        rows: people.into_iter().map(cells).collect(),
        empty: String::new(),
    }
}

/// A column for each part; where there is no room for all, those near the date of the report stay.
fn columns(parts: &[&Together], as_of: Date) -> Vec<Column> {
    let today = parts.iter().position(|part| as_of <= part.to).unwrap_or(parts.len());
    let column = |(place, part): (usize, &&Together)| {
        let rank = u8::try_from(place.abs_diff(today)).unwrap_or(u8::MAX - 1).clamp(1, u8::MAX - 1);
        Column { title: part.period.clone().into(), rank }
    };
    [Column::new("person", 0)].into_iter().chain(parts.iter().enumerate().map(column)).collect()
}

/// Everybody once, in the order of the rows.
pub(crate) fn people(rows: &[Row]) -> Vec<&str> {
    let mut people: Vec<&str> = Vec::new();
    for row in rows {
        // Where nothing else was asked for, the rows of a person follow each other.
        if people.last() != Some(&&*row.person) && !people.contains(&&*row.person) {
            people.push(&row.person);
        }
    }
    people
}
