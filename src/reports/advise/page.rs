//! The advise report laid out: the gaps with who could fill them, whom to hire, and what speaks for each candidate.

use crate::figures::advice::How;
use crate::page::{Block, Cell, Column, Note, Page, Sheet, Tone};
use crate::reports::advise::{Advise, HIRE, Nominee, Row};

const GAPS: [Column; 7] = [
    Column::new("project", 0),
    Column::new("task", 1),
    Column::new("how", 2),
    Column::new("who", 3),
    Column::new("as", 4),
    Column::new("hours free", 5),
    Column::new("else", 6),
];

const OPENINGS: [Column; 3] =
    [Column::new("hire", 0), Column::new("hours a week", 1), Column::new("gaps", 2)];

pub(crate) fn page(report: &Advise) -> Page {
    Page {
        title: format!("Advice for {} as of {}", report.header.workspace, report.header.as_of),
        blocks: vec![
            Block::Sheet(gaps(&report.rows)),
            Block::Sheet(openings(&report.rows)),
            Block::Notes(notes(&report.rows)),
        ],
    }
}

fn gaps(rows: &[Row]) -> Sheet {
    Sheet {
        title: String::new(),
        columns: GAPS.to_vec(),
        rows: rows.iter().map(gap).collect(),
        totals: None,
        empty: "no active project has a gap".to_owned(),
    }
}

fn gap(row: &Row) -> Vec<Cell> {
    let first = row.candidates.first();
    let hire = row.otherwise.as_ref().map(|opening| opening.hire.to_string());
    let others: Vec<&str> = row.candidates.iter().skip(1).map(|one| &*one.person).collect();
    let role = first.map(|first| first.role.to_string()).or(hire);
    vec![
        Cell::Id(row.project.clone()),
        Cell::Id(row.task.to_string()),
        Cell::State(row.word(), tone(first)),
        Cell::applies(first, |first| Cell::Id(first.person.to_string())),
        Cell::applies(role, Cell::Text),
        Cell::applies(first, |first| Cell::known(first.hours_free.clone(), Cell::Hours)),
        Cell::Text(others.join(", ")),
    ]
}

const fn tone(first: Option<&Nominee>) -> Tone {
    match first {
        Some(Nominee { how: How::Assign, .. }) => Tone::Good,
        Some(Nominee { how: How::Train | How::Ask, .. }) => Tone::Warning,
        None => Tone::Bad,
    }
}

/// Each role to hire for once, with the listed gaps that call for it.
fn openings(rows: &[Row]) -> Sheet {
    let mut openings: Vec<(Cell, Cell, Vec<String>, &str)> = Vec::new();
    for row in rows {
        let Some(opening) = &row.otherwise else { continue };
        let gap = format!("{} {}", row.project, row.task);
        match openings.iter_mut().find(|(.., role)| *role == &*opening.hire) {
            Some((_, _, gaps, _)) => gaps.push(gap),
            None => {
                let role = Cell::Id(opening.hire.to_string());
                openings.push((role, Cell::Hours(opening.hours.clone()), vec![gap], &opening.hire));
            }
        }
    }
    let cells = |(role, hours, gaps, _)| {
        let gaps: Vec<String> = gaps;
        vec![role, hours, Cell::Text(gaps.join(", "))]
    };
    Sheet {
        title: HIRE.to_owned(),
        columns: OPENINGS.to_vec(),
        rows: openings.into_iter().map(cells).collect(),
        totals: None,
        empty: "nobody".to_owned(),
    }
}

/// What speaks for each first candidate, said once.
fn notes(rows: &[Row]) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for first in rows.iter().filter_map(|row| row.candidates.first()) {
        let (about, text) = (first.person.to_string(), first.reasons.join(", "));
        if !notes.iter().any(|note| note.about == about && note.text == text) {
            notes.push(Note { about, text, tone: Tone::Plain });
        }
    }
    notes
}
