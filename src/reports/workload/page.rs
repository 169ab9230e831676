//! The workload report laid out: people week by week, each over the whole period, all of them together, and why below.
//! Of a single week or month it is one table.

use std::collections::BTreeSet;

use crate::figures::workload::PersonState;
use crate::model::quantity::{Hours, Share};
use crate::page::{Block, Cell, Column, Note, Page, Sheet, Tone};
use crate::reports::workload::{By, Row, Together, Totals, Whole, Workload, matrix};

pub(crate) fn page(report: &Workload) -> Page {
    let days = report.period;
    let title = format!("Workload of {}, {} to {}", report.header.workspace, days.from, days.to);
    let title = format!("{title}, as of {}", report.header.as_of);
    let has_parts = report.periods.len() > 1 && !report.rows.is_empty();
    let sheets = match has_parts {
        true => {
            let together = (report.wholes.len() > 1).then(|| together(report));
            let sheets = [Some(matrix::load(report)), matrix::logged(report), Some(whole(report)), together];
            sheets.into_iter().flatten().collect()
        }
        false => vec![people(report)],
    };
    let mut blocks: Vec<Block> = sheets.into_iter().map(Block::Sheet).collect();
    blocks.push(Block::Notes(notes(&report.rows)));
    Page { title, blocks }
}

const fn part(by: By) -> &'static str {
    match by {
        By::Week => "week",
        By::Month => "month",
    }
}

fn people(report: &Workload) -> Sheet {
    let columns = [
        Column::new("person", 0),
        Column::new(part(report.by), 1),
        Column::new("state", 2),
        Column::new("load", 3),
        Column::new("assigned", 5),
        Column::new("capacity", 4),
        Column::new("logged", 6),
        Column::new("billable", 7),
        Column::new("utilization", 8),
        Column::new("days away", 9),
        Column::new("unplanned", 10),
        Column::new("projects a day", 11),
    ];
    let total = |totals| {
        let [load, assigned, capacity, logged, billable, utilization, unplanned] = sums(totals);
        let hours = [load, assigned, capacity, logged, billable, utilization, Cell::Empty, unplanned];
        let head = [Cell::Text("total".to_owned()), Cell::Empty, Cell::Empty];
        head.into_iter().chain(hours).chain([Cell::Empty]).collect()
    };
    Sheet {
        columns: columns.to_vec(),
        rows: report.rows.iter().map(cells).collect(),
        totals: (report.rows.len() > 1).then(|| total(&report.totals)),
        empty: "nobody matches".to_owned(),
        ..Sheet::default()
    }
}

fn cells(row: &Row) -> Vec<Cell> {
    let hours = |hours: &Option<Hours>| Cell::applies(hours.clone(), Cell::Hours);
    let load = match (&row.load, &row.assigned, &row.capacity) {
        (Some(load), _, _) => Cell::Bar(load.clone(), tone(row.state)),
        (None, Some(_), Some(_)) => Cell::Empty,
        (None, _, _) => Cell::Unknown,
    };
    vec![
        Cell::Id(row.person.to_string()),
        Cell::Id(row.period.clone()),
        Cell::State(row.state.word(), tone(row.state)),
        load,
        Cell::known(row.assigned.clone(), Cell::Hours),
        Cell::known(row.capacity.clone(), Cell::Hours),
        hours(&row.logged),
        hours(&row.billable),
        Cell::applies(row.utilization.clone(), Cell::Percent),
        Cell::applies(row.away.filter(|days| *days > 0), Cell::Count),
        Cell::applies(row.unplanned.share.clone(), Cell::Percent),
        Cell::applies(row.switching.clone(), Cell::Index),
    ]
}

/// Load, assigned, capacity, logged, billable, utilization, and the share that is unplanned.
pub(crate) fn sums(totals: &Totals) -> [Cell; 7] {
    let hours = |figure: &str, sum: &Hours| match totals.missing.of(figure) {
        [] => Cell::Hours(sum.clone()),
        _ => Cell::IncompleteHours(sum.clone()),
    };
    let ratio = |figure: &str, share: &Option<Share>| match totals.missing.of(figure) {
        [] => Cell::applies(share.clone(), Cell::Percent),
        _ => Cell::Unknown,
    };
    let begun = |figure: &str, sum: &Option<Hours>| Cell::applies(sum.as_ref(), |sum| hours(figure, sum));
    [
        ratio("load", &totals.load),
        hours("assigned", &totals.assigned),
        hours("capacity", &totals.capacity),
        begun("logged", &totals.logged),
        begun("billable", &totals.billable),
        ratio("utilization", &totals.utilization),
        ratio("unplanned", &totals.unplanned.share),
    ]
}

/// Everybody over the whole period, in the order of the rows.
fn whole(report: &Workload) -> Sheet {
    let over = match report.by {
        By::Week => "weeks overloaded",
        By::Month => "months overloaded",
    };
    let columns = [
        Column::new("person", 0),
        Column::new(over, 4),
        Column::new("load", 1),
        Column::new("assigned", 3),
        Column::new("capacity", 2),
        Column::new("logged", 5),
        Column::new("billable", 7),
        Column::new("utilization", 6),
        Column::new("days away", 8),
        Column::new("unplanned", 9),
        Column::new("projects a day", 10),
    ];
    let cells = |head: Cell, totals: &Totals, away: Cell, switching: Cell| {
        let [load, assigned, capacity, logged, billable, utilization, unplanned] = sums(totals);
        let over = Cell::counted(totals.states.get(PersonState::Overloaded.word()));
        vec![head, over, load, assigned, capacity, logged, billable, utilization, away, unplanned, switching]
    };
    let row = |one: &Whole| {
        let away = Cell::applies(one.away.filter(|days| *days > 0), Cell::Count);
        let switching = Cell::applies(one.switching.clone(), Cell::Index);
        cells(Cell::Id(one.person.to_string()), &one.totals, away, switching)
    };
    let of_person = |person: &str| report.wholes.iter().find(|one| *one.person == *person).map(row);
    let rows: Vec<Vec<Cell>> = matrix::people(&report.rows).into_iter().filter_map(of_person).collect();
    let total = || cells(Cell::Text("total".to_owned()), &report.totals, Cell::Empty, Cell::Empty);
    Sheet {
        title: "over the whole period".to_owned(),
        columns: columns.to_vec(),
        totals: (rows.len() > 1).then(total),
        rows,
        empty: String::new(),
    }
}

fn together(report: &Workload) -> Sheet {
    let columns = [
        Column::new(part(report.by), 0),
        Column::new("overloaded", 7),
        Column::new("free", 8),
        Column::new("load", 1),
        Column::new("assigned", 3),
        Column::new("capacity", 2),
        Column::new("logged", 4),
        Column::new("billable", 5),
        Column::new("utilization", 6),
        Column::new("unplanned", 9),
    ];
    let cells = |part: &Together| {
        let count = |state: PersonState| Cell::counted(part.totals.states.get(state.word()));
        let heads = [Cell::Id(part.period.clone()), count(PersonState::Overloaded), count(PersonState::Free)];
        heads.into_iter().chain(sums(&part.totals)).collect()
    };
    Sheet {
        title: "all of them together".to_owned(),
        columns: columns.to_vec(),
        rows: report.periods.iter().map(cells).collect(),
        ..Sheet::default()
    }
}

/// The sentences of all rows: what is unknown once for each person, the rest with its week or month.
fn notes(rows: &[Row]) -> Vec<Note> {
    let mut said: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut notes = Vec::new();
    for row in rows {
        for text in &row.why {
            let is_over = row.state == PersonState::Overloaded && !text.contains("unknown");
            let is_new = is_over || said.insert((&row.person, text));
            let text = if is_over { format!("{}: {text}", row.period) } else { text.clone() };
            let note = Note { about: row.person.to_string(), text, tone: tone(row.state) };
            notes.extend(is_new.then_some(note));
        }
    }
    notes
}

pub(crate) const fn tone(state: PersonState) -> Tone {
    match state {
        PersonState::Overloaded => Tone::Bad,
        PersonState::Unknown => Tone::Warning,
        PersonState::Ok => Tone::Good,
        PersonState::Away | PersonState::Free => Tone::Muted,
    }
}
