//! The workload of several weeks or months: a row for each person, a column for each week.

use std::collections::{HashMap, HashSet};

use crate::figures::people::workload::PersonState;
use crate::page::{Cell, Column, Sheet, Unit};
use crate::reports::workload::Workload;
use crate::reports::workload::columns;
use crate::reports::workload::columns::tone;
use crate::reports::workload::row::WorkloadRow;
use crate::reports::workload::together::Together;

/// A column of one week or month of each person.
type PartColumn<'r> = Column<'r, str>;

/// The load of everybody, week by week.
pub(crate) fn load(report: &Workload) -> Sheet {
    let cell = |row: &WorkloadRow| match (&row.load, row.state) {
        (_, PersonState::Away) => Cell::State(PersonState::Away.word(), tone(PersonState::Away)),
        (Some(load), state) => Cell::Judged(load.clone(), tone(state)),
        (None, _) => Cell::known(row.assigned.as_ref().zip(row.capacity.as_ref()), |_| Cell::Empty),
    };
    let (total, parts) = (columns::load(), report.periods.iter().collect());
    let matrix = Matrix { report, parts, unit: Unit::Any, cell: &cell };
    matrix.sheet(|part| total.sum(&part.totals)).titled("load: hours assigned over capacity")
}

/// The hours that everybody logged, week by week, as far as they have begun; `None` where none has.
pub(crate) fn logged(report: &Workload) -> Option<Sheet> {
    let parts: Vec<&Together> = report.periods.iter().filter(|part| part.totals.logged.is_some()).collect();
    let (total, has_begun) = (columns::logged(), !parts.is_empty());
    let matrix = Matrix { report, parts, unit: Unit::Hours, cell: &|row| total.cell(row) };
    has_begun.then(|| matrix.sheet(|part| total.sum(&part.totals)).titled("hours logged"))
}

/// Weeks or months side by side, and what stands in the cell of a row.
struct Matrix<'r> {
    report: &'r Workload,
    parts: Vec<&'r Together>,
    unit: Unit,
    cell: &'r (dyn Fn(&WorkloadRow) -> Cell + Sync),
}

impl Matrix<'_> {
    fn sheet(&self, total: impl Fn(&Together) -> Cell) -> Sheet {
        let rows: HashMap<(&str, &str), &WorkloadRow> =
            of_people(&self.report.rows).map(|(person, row)| ((person, &*row.period), row)).collect();
        let person = PartColumn::new("person", "person", 0, Unit::Id, |person| Cell::Id(person.to_owned()));
        let rows = &rows;
        let part = |(part, rank): (&&Together, u8)| {
            let (period, sum) = (part.period.clone(), total(part));
            let cell =
                move |person: &str| rows.get(&(person, &*period)).map_or(Cell::Empty, |row| (self.cell)(row));
            let title = part.period.clone();
            PartColumn::new(title.clone(), title, rank, self.unit, cell).total("", move |()| sum.clone())
        };
        let parts = self.parts.iter().zip(self.ranks()).map(part);
        let columns: Vec<PartColumn<'_>> = [person.heading_totals()].into_iter().chain(parts).collect();
        let people = people(&self.report.rows);
        Sheet::of(&columns, &people, (people.len() > 1).then_some(&()))
    }

    /// Where there is no room for all, those near the date of the report stay.
    fn ranks(&self) -> impl Iterator<Item = u8> {
        let today = self.parts.iter().position(|part| self.report.header.as_of <= part.to);
        let today = today.unwrap_or(self.parts.len());
        (0..self.parts.len()).map(move |place| {
            u8::try_from(place.abs_diff(today)).unwrap_or(u8::MAX - 1).clamp(1, u8::MAX - 1)
        })
    }
}

/// Everybody once, in the order of the rows.
pub(crate) fn people(rows: &[WorkloadRow]) -> Vec<&str> {
    let mut known: HashSet<&str> = HashSet::new();
    of_people(rows).map(|(person, _)| person).filter(|person| known.insert(person)).collect()
}

/// The rows of people, without those of nobody.
pub(crate) fn of_people(rows: &[WorkloadRow]) -> impl Iterator<Item = (&str, &WorkloadRow)> {
    rows.iter().filter_map(|row| Some((row.person.as_deref()?, row)))
}
