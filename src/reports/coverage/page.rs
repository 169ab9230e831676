//! The coverage report laid out: projects, then people, then a sentence for each task that nobody answers for.

use crate::page::{Block, Page, Sheet};
use crate::reports::coverage::Coverage;
use crate::reports::coverage::columns;
use crate::reports::coverage::why::{person_note, project_notes};

pub(crate) fn page(report: &Coverage) -> Page {
    let projects = report.rows.iter().flat_map(project_notes);
    let notes = projects.chain(report.people.iter().filter_map(person_note)).collect();
    let projects = Sheet::of(&columns::projects(), &report.rows, Some(&report.totals));
    let people = Sheet::of(&columns::people(), &report.people, None);
    Page {
        title: format!("Coverage of {} as of {}", report.header.workspace, report.header.as_of),
        blocks: vec![
            Block::Sheet(projects.or_say("no project matches")),
            Block::Sheet(people.titled("people").or_say("nobody is with us on that day")),
            Block::Notes(notes),
        ],
    }
}
