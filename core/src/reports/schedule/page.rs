//! The schedule report laid out: projects with their bars, of a single project its phases, and why below.

use crate::page::{Block, Note, Page, Sheet};
use crate::reports::document::Listing;
use crate::reports::lack::{Lack, Lacking, below};
use crate::reports::schedule::Schedule;
use crate::reports::schedule::row::ScheduleRow;
use crate::reports::schedule::{chart, columns};
use crate::reports::tone::of_schedule as tone;

/// What is said where there is no row.
const NOTHING: &str = "no project matches";

pub(crate) fn page(report: &Schedule) -> Page {
    let title = format!("Schedule of {} as of {}", report.header.workspace, report.header.as_of);
    let today = report.header.as_of;
    let blocks = match &report.listing {
        Listing::Rows(rows) => {
            let projects = Sheet::of(&columns::projects(today), rows, None);
            let chart = chart::of_projects(rows, today);
            let mut blocks = vec![Block::Chart(Box::new(chart)), Block::Sheet(projects.or_say(NOTHING))];
            if let [row] = rows.as_slice() {
                let phases = Sheet::of(&columns::phases(today), &row.phases, None);
                blocks.push(Block::Sheet(phases.titled(format!("Phases of {}", row.project))));
            }
            blocks.extend(below(
                rows.iter().flat_map(notes).collect(),
                rows.len(),
                Lacking::project("standing schedule"),
            ));
            blocks
        }
        Listing::Groups(groups) => {
            let clients = Sheet::of(&columns::clients(), groups, Some(&report.totals));
            vec![Block::Sheet(clients.or_say(NOTHING))]
        }
    };
    Page { title, blocks }
}

fn notes(row: &ScheduleRow) -> impl Iterator<Item = (Note, Option<Lack>)> {
    let note = |text: &String| Note { about: row.project.clone(), text: text.clone(), tone: tone(row.state) };
    row.why.iter().zip(&row.lacks).map(move |(text, lack)| (note(text), *lack))
}
