//! The advise report laid out: the gaps with who could fill them, whom to hire, and what speaks for each candidate.

use crate::page::{Block, Note, Page, Sheet, Tone};
use crate::reports::advise::Advise;
use crate::reports::advise::columns::{Vacancy, gaps, vacancies};
use crate::reports::advise::row::{AdviseRow, HIRE};

pub(crate) fn page(report: &Advise) -> Page {
    let gaps = Sheet::of(&gaps(), &report.rows, None);
    let vacancies = Sheet::of(&vacancies(), &openings(&report.rows), None);
    Page {
        title: format!("Advice for {} as of {}", report.header.workspace, report.header.as_of),
        blocks: vec![
            Block::Sheet(gaps.or_say("no active project has a gap")),
            Block::Sheet(vacancies.titled(HIRE).or_say("nobody")),
            Block::Notes(notes(&report.rows)),
        ],
    }
}

/// Each role to hire for once, with the listed gaps that call for it.
fn openings(rows: &[AdviseRow]) -> Vec<Vacancy<'_>> {
    let mut openings: Vec<Vacancy<'_>> = Vec::new();
    for row in rows {
        let Some(opening) = &row.otherwise else { continue };
        let gap = format!("{} {}", row.project, row.task);
        match openings.iter_mut().find(|known| *known.role == *opening.hire) {
            Some(known) => known.gaps.push(gap),
            None => openings.push(Vacancy { role: &opening.hire, hours: &opening.hours, gaps: vec![gap] }),
        }
    }
    openings
}

/// What speaks for each first candidate, said once.
fn notes(rows: &[AdviseRow]) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for first in rows.iter().filter_map(|row| row.candidates.first()) {
        let (about, text) = (first.person.to_string(), first.reasons.join(", "));
        if !notes.iter().any(|note| note.about == about && note.text == text) {
            notes.push(Note { about, text, tone: Tone::Plain });
        }
    }
    notes
}
