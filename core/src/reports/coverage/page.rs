//! The coverage report laid out: projects, then people, then a sentence for each task that nobody answers for.

use crate::page::{Block, Page, Sheet};
use crate::reports::coverage::Coverage;
use crate::reports::coverage::columns;
use crate::reports::coverage::why::{person_note, project_notes};
use crate::reports::lack::{Lacking, below};

pub(crate) fn page(report: &Coverage) -> Page {
    let projects = report.rows.iter().flat_map(project_notes);
    let people = report.people.iter().filter_map(person_note);
    let notes = projects.map(|note| (note, None)).chain(people).collect();
    let below = below(notes, report.people.len(), Lacking::person("standing coverage --who"));
    let projects = Sheet::of(&columns::projects(), &report.rows, Some(&report.totals));
    let people = Sheet::of(&columns::people(), &report.people, None);
    let sheets = [
        projects.or_say("no project matches"),
        people.titled("people").or_say("nobody is with us on that day"),
    ];
    Page {
        title: format!("Coverage of {} as of {}", report.header.workspace, report.header.as_of),
        blocks: sheets.into_iter().map(Block::Sheet).chain(below).collect(),
    }
}
