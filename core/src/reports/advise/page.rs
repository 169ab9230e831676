//! The advise report laid out: what is wanting with who could take it on, whom to hire, and what speaks for each.

use crate::figures::people::need::Because;
use crate::page::{Block, Note, Page, Sheet, Tone};
use crate::reports::advise::columns::{CallsFor, Vacancy, needs, vacancies};
use crate::reports::advise::row::{AdviseRow, HIRE};
use crate::reports::advise::{Advise, Meanwhile};

/// What is said before everything else where nobody's roles are written.
const ROLES_FIRST: &str =
    "nobody's roles are on record, so nobody can be proposed: standing set PERSON roles account-manager";

pub(crate) fn page(report: &Advise) -> Page {
    let needs = Sheet::of(&needs(), &report.rows, None);
    let vacancies = Sheet::of(&vacancies(), &openings(report), None);
    let first = Note { about: "first".to_owned(), text: ROLES_FIRST.to_owned(), tone: Tone::Warning };
    let first = (!report.has_roles).then(|| Block::Notes(vec![first]));
    let rows: Vec<&AdviseRow> = report.rows.iter().collect();
    let blocks = [
        Block::Sheet(needs.or_say("nothing is wanting on any active project")),
        Block::Sheet(vacancies.titled(HIRE).or_say("nobody")),
        Block::Notes(notes(&rows)),
        Block::Notes(report.meanwhile.iter().map(Meanwhile::note).collect()),
    ];
    Page {
        title: format!("Advice for {} as of {}", report.header.workspace, report.header.as_of),
        blocks: first.into_iter().chain(blocks).collect(),
    }
}

/// Some of the rows, with what speaks for each who could take it on, and what is left to others meanwhile.
pub(crate) fn some(rows: &[&AdviseRow], meanwhile: &[&Meanwhile]) -> Vec<Block> {
    let meanwhile = Block::Notes(meanwhile.iter().map(|one| one.note()).collect());
    if rows.is_empty() {
        return vec![meanwhile];
    }
    let mut sheet = Sheet::of(&needs(), rows, None);
    let hours = sheet.columns.iter_mut().filter(|column| column.head.path == "hours");
    hours.for_each(|column| column.head.title = "hours a week".into());
    vec![Block::Sheet(sheet), Block::Notes(notes(rows)), meanwhile]
}

/// Each role to hire for once, with the listed projects that call for it, their hours and the earliest day.
fn openings(report: &Advise) -> Vec<Vacancy<'_>> {
    let mut openings: Vec<Vacancy<'_>> = Vec::new();
    for row in &report.rows {
        let Some(opening) = &row.otherwise else { continue };
        let (project, hours, from) = (row.project.as_str(), row.hours.0.clone(), row.from);
        let calls = CallsFor { project, hours, from };
        match openings.iter_mut().find(|known| *known.role == *opening.hire) {
            Some(known) => {
                known.by = known.by.min(opening.by);
                known.add(calls);
            }
            None => openings.push(Vacancy {
                role: &opening.hire,
                hours: report.totals.hire.get(&opening.hire).unwrap_or(&opening.hours),
                by: opening.by,
                projects: vec![calls],
            }),
        }
    }
    openings
}

/// What speaks for each first candidate, said once, with what to type.
fn notes(rows: &[&AdviseRow]) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for first in rows.iter().filter_map(|row| row.candidates.first()) {
        let (about, text) = (first.person.to_string(), first.reasons.join(", "));
        if !notes.iter().any(|note| note.about == about && note.text == text) {
            notes.push(Note { about, text, tone: Tone::Plain });
        }
    }
    for (row, first) in rows.iter().filter_map(|row| Some((row, row.candidates.first()?))) {
        notes.push(Note { about: row.project.clone(), text: first.command.clone(), tone: Tone::Plain });
    }
    for (row, why) in rows.iter().filter_map(|row| Some((row, row.refused.as_ref()?))) {
        let who = if row.because == Because::VacantSoon { "nobody else" } else { "nobody" };
        let text = format!("{who} has room for {}: {why}", row.role);
        notes.push(Note { about: row.project.clone(), text, tone: Tone::Warning });
    }
    notes
}
