//! The chart of the workload report: how full everybody is, week by week.

use std::collections::HashMap;

use crate::figures::people::workload::PersonState;
use crate::page::chart::{Chart, Drawing, HeatRow, LoadCell, LoadCells};
use crate::reports::workload::Workload;
use crate::reports::workload::matrix::{of_people, people};
use crate::reports::workload::row::WorkloadRow;
use crate::why::words::{counted, list};

/// So many people are drawn.
const DRAWN: usize = 60;
/// So many are named in the sentence.
const NAMED: usize = 3;

/// How full everybody of these rows is in each part of the report's period.
pub(crate) fn load(report: &Workload, rows: &[WorkloadRow]) -> Chart {
    let cells: HashMap<(&str, &str), &WorkloadRow> =
        of_people(rows).map(|(person, row)| ((person, &*row.period), row)).collect();
    let everybody = people(rows);
    let row = |person: &&str| HeatRow {
        name: (*person).to_owned(),
        cells: report
            .periods
            .iter()
            .map(|part| cells.get(&(*person, &*part.period)).map_or(LoadCell::Free, |row| cell(row)))
            .collect(),
    };
    Chart {
        title: format!("how full everybody is, by {}", report.by.word()),
        finding: finding(report, rows, everybody.len()),
        drawing: Drawing::Cells(LoadCells {
            columns: report.periods.iter().map(|part| part.period.clone()).collect(),
            rows: everybody.iter().take(DRAWN).map(row).collect(),
            more: everybody.len().saturating_sub(DRAWN),
        }),
        table: None,
        is_in_text: false,
    }
}

fn cell(row: &WorkloadRow) -> LoadCell {
    match (&row.load, row.state) {
        (_, PersonState::Away) => LoadCell::Away(PersonState::Away.word()),
        (Some(load), _) if row.tentative.as_ref().is_some_and(|hours| hours.0.is_positive()) => {
            LoadCell::Tentative(load.clone())
        }
        (Some(load), _) => LoadCell::Load(load.clone()),
        (None, _) if row.assigned.is_some() && row.capacity.is_some() => LoadCell::Free,
        (None, _) => LoadCell::Unknown,
    }
}

fn finding(report: &Workload, rows: &[WorkloadRow], everybody: usize) -> String {
    let mut over: Vec<&str> = Vec::new();
    let overloaded = of_people(rows).filter(|(_, row)| row.state == PersonState::Overloaded);
    for (person, _) in overloaded {
        if !over.contains(&person) {
            over.push(person);
        }
    }
    if everybody == 1 {
        let weeks = rows.iter().filter(|row| row.state == PersonState::Overloaded).count();
        let all = report.periods.len();
        return match weeks {
            0 => "no more hours assigned than there are".to_owned(),
            some => format!("more hours assigned than there are in {some} of {all} {}s", report.by.word()),
        };
    }
    let people = counted(everybody, "person", "people");
    match over.as_slice() {
        [] => format!("{people}: nobody is overloaded"),
        [one] => format!("{people}: {one} is overloaded"),
        some if some.len() <= NAMED => format!("{people}: {} are overloaded", list(some.iter().copied())),
        many => format!("{people}: {} of them are overloaded", many.len()),
    }
}
