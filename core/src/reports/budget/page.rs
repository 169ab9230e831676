//! The budget report laid out: projects or clients, what a single project has below it, and why below.

use crate::page::{Block, Note, Page, Sheet};
use crate::reports::budget::Budget;
use crate::reports::budget::columns;
use crate::reports::budget::details::{periods, phases};
use crate::reports::budget::row::BudgetRow;
use crate::reports::document::Listing;
use crate::reports::lack::{Lack, Lacking, below};
use crate::reports::tone::of_budget;

pub(crate) fn page(report: &Budget) -> Page {
    let title = format!("Budget of {} as of {}", report.header.workspace, report.header.as_of);
    let totals = &report.totals;
    let costs = totals.cost.is_some();
    let blocks = match &report.listing {
        Listing::Rows(rows) => {
            let projects = Sheet::of(&columns::projects(costs), rows, Some(totals));
            let mut blocks = vec![Block::Sheet(projects.or_say("no project matches"))];
            blocks.extend(phases(rows));
            blocks.extend(periods(rows));
            blocks.extend(below(
                rows.iter().flat_map(|row| notes(row)).collect(),
                rows.len(),
                Lacking::project("standing budget"),
            ));
            blocks
        }
        Listing::Groups(groups) => {
            let clients = Sheet::of(&columns::clients(costs), groups, Some(totals));
            vec![Block::Sheet(clients.or_say("no project matches"))]
        }
    };
    Page { title, blocks }
}

fn notes(row: &BudgetRow) -> impl Iterator<Item = (Note, Option<Lack>)> {
    let note =
        |text: &String| Note { about: row.project.clone(), text: text.clone(), tone: of_budget(row.state) };
    row.why.iter().zip(&row.lacks).map(move |(text, lack)| (note(text), *lack))
}
