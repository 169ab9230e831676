//! The workload report laid out: people week by week, each over the whole period, all of them together, and why below.
//! Of a single week or month it is one table.

use std::collections::{BTreeSet, HashMap};

use crate::figures::people::workload::PersonState;
use crate::page::{Block, Note, Page, Sheet};
use crate::reports::lack::{Lack, Lacking, below};
use crate::reports::workload::by::WorkloadBy;
use crate::reports::workload::columns::tone;
use crate::reports::workload::row::WorkloadRow;
use crate::reports::workload::whole::Whole;
use crate::reports::workload::{Workload, chart, columns, matrix};

/// Who hours without a person are told of.
const NOBODY: &str = "unstaffed";

pub(crate) fn page(report: &Workload) -> Page {
    let days = report.period;
    let title = format!("Workload of {}, {} to {}", report.header.workspace, days.from, days.to);
    let title = format!("{title}, as of {}", report.header.as_of);
    let has_parts = report.periods.len() > 1 && !report.rows.is_empty();
    let sheets = if has_parts { by_parts(report) } else { vec![people(report)] };
    let chart = Block::Chart(Box::new(chart::load(report, &report.rows)));
    let mut blocks: Vec<Block> = [chart].into_iter().chain(sheets.into_iter().map(Block::Sheet)).collect();
    let people = matrix::people(&report.rows).len();
    blocks.extend(below(notes(&report.rows), people, Lacking::person("standing workload --who")));
    Page { title, blocks }
}

/// People, each in each week or month.
pub(crate) fn people(report: &Workload) -> Sheet {
    let totals = (report.rows.len() > 1).then_some(&report.totals);
    Sheet::of(&columns::people(report.by.word()), &report.rows, totals).or_say("nobody matches")
}

/// How full the weeks of a single person are, the figures of each, and what is not known of them.
pub(crate) fn of_person(report: &Workload, rows: &[WorkloadRow]) -> Vec<Block> {
    let mut weeks = Sheet::of(&columns::people(report.by.word()), rows, None);
    weeks.columns.retain(|column| column.head.path != "person");
    let unknown = notes(rows).into_iter().filter(|(_, lack)| lack.is_some());
    let unknown = unknown.map(|(note, _)| Block::Words(note.text));
    [
        Block::Chart(Box::new(chart::load(report, rows))),
        Block::Sheet(weeks.titled(match report.by {
            WorkloadBy::Week => "week by week",
            WorkloadBy::Month => "month by month",
        })),
    ]
    .into_iter()
    .chain(unknown)
    .collect()
}

/// People week by week, each over the whole period, all of them together.
fn by_parts(report: &Workload) -> Vec<Sheet> {
    let together = || {
        let together = Sheet::of(&columns::together(report.by.word()), &report.periods, None);
        together.titled("all of them together")
    };
    let together = (report.wholes.len() > 1).then(together);
    let sheets = [Some(matrix::load(report)), matrix::logged(report), Some(whole(report)), together];
    sheets.into_iter().flatten().collect()
}

/// Everybody over the whole period, in the order of the rows.
fn whole(report: &Workload) -> Sheet {
    let over = match report.by {
        WorkloadBy::Week => "weeks overloaded",
        WorkloadBy::Month => "months overloaded",
    };
    let by_person: HashMap<&str, &Whole> = report.wholes.iter().map(|one| (&*one.person, one)).collect();
    let people = matrix::people(&report.rows).into_iter();
    let rows: Vec<&Whole> = people.filter_map(|person| by_person.get(person).copied()).collect();
    let totals = (rows.len() > 1).then_some(&report.totals);
    Sheet::of(&columns::whole(over), &rows, totals).titled("over the whole period")
}

/// The sentences of all rows: what is unknown once for each person, the rest with its week or month.
fn notes(rows: &[WorkloadRow]) -> Vec<(Note, Option<Lack>)> {
    let mut said: BTreeSet<(Option<&str>, &str)> = BTreeSet::new();
    let mut notes = Vec::new();
    for row in rows {
        for text in &row.why {
            let is_unknown = text.contains("unknown");
            let lack = if row.capacity.is_none() { Lack::File } else { Lack::AssignedHours };
            let is_dated = matches!(row.state, PersonState::Overloaded | PersonState::Unstaffed);
            let is_over = is_dated && !is_unknown;
            let is_new = is_over || said.insert((row.person.as_deref(), text));
            let text = if is_over { format!("{}: {text}", row.period) } else { text.clone() };
            let about = row.person.as_deref().unwrap_or(NOBODY).to_owned();
            let note = (Note { about, text, tone: tone(row.state) }, is_unknown.then_some(lack));
            notes.extend(is_new.then_some(note));
        }
    }
    notes
}
