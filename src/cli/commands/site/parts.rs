//! Parts of reports as parts of other pages.

use std::collections::BTreeSet;

use crate::cli::commands::site::paths::MOST;
use crate::cli::commands::site::sections::Section;
use crate::cli::commands::site::spoken::reworded;
use crate::model::project::{Project, Status};
use crate::page::{Block, Cell, Page, Sheet};
use crate::reports::list::{List, Listed};

/// A list below a title, if it has a row; whose the page is need not stand in each of them, nor the currency, which amounts say
/// where it is not the page's.
pub(crate) fn listed<R: Listed>(title: &str, list: &List<R>, whose: &str) -> Option<Block> {
    let mut sheet = list.sheet().titled(title);
    sheet.columns.retain(|column| column.head.path != whose && column.head.path != "currency");
    (!list.rows.is_empty()).then_some(Block::Sheet(sheet))
}

/// A part of a page, without what its heading says of each row.
pub(crate) fn below(section: Section, blocks: Vec<Block>) -> Vec<Block> {
    let mut blocks = retitled(blocks, section.title());
    for block in &mut blocks {
        if let Block::Sheet(sheet) = block {
            sheet.columns.retain(|column| column.head.path != "project");
        }
    }
    blocks
}

/// Parts of a report as parts of another page: its first table below a title.
pub(crate) fn retitled(blocks: Vec<Block>, title: &str) -> Vec<Block> {
    let mut title = Some(title);
    let mut retitle = |block| match block {
        Block::Sheet(sheet) if sheet.title.is_empty() => {
            Block::Sheet(Sheet { title: title.take().unwrap_or_default().to_owned(), ..sheet })
        }
        other => other,
    };
    blocks.into_iter().map(&mut retitle).collect()
}

/// A page whose tables are too wide for most screens, without the columns in which no row has anything but nothing or 0.
pub(crate) fn narrowed(mut page: Page) -> Page {
    for block in &mut page.blocks {
        let Block::Sheet(sheet) = block else { continue };
        let says_nothing = |cell: &Cell| match cell {
            Cell::Count(count) => *count == 0,
            Cell::Money(money) => money.amount.is_zero(),
            Cell::Hours(hours) => hours.0.is_zero(),
            other => other.is_blank(),
        };
        if sheet.columns.first().is_some_and(|column| !column.cells.is_empty()) {
            sheet.columns.retain(|column| !column.cells.iter().chain(&column.total).all(says_nothing));
        }
    }
    page
}

/// The same with each sentence only where the page says it first; whom it is about, the page says.
pub(crate) fn once(blocks: Vec<Block>, said: &mut BTreeSet<String>) -> Vec<Block> {
    let mut told = Vec::new();
    for block in blocks {
        match block {
            Block::Notes(notes) => {
                let new = notes.into_iter().filter(|note| said.insert(note.text.clone()));
                told.extend(new.map(|note| Block::Words(note.text)));
            }
            other => told.push(other),
        }
    }
    told
}

/// Puts the titles of requests in place of their ids in sentences, each of which is on a project.
pub(crate) fn by_title<'p>(blocks: &mut [Block], project: impl Fn(&str) -> Option<&'p Project>) {
    for block in blocks {
        let Block::Notes(notes) = block else { continue };
        for note in notes.iter_mut().take(MOST) {
            if let Some(project) = project(&note.about) {
                note.text = with_titles(&note.text, project);
            }
        }
    }
}

fn with_titles(text: &str, project: &Project) -> String {
    let change = |word: &str| project.changes.iter().find(|one| *one.id == *word);
    reworded(text, |word| change(word).map(|change| format!("\"{}\"", change.title)))
}

/// A status as one says it: what may still be won was not sold, and has no state of anything.
pub(crate) const fn status(status: Status) -> &'static str {
    match status {
        Status::Prospect => "not sold yet",
        Status::Lost => "lost, never sold",
        sold => sold.word(),
    }
}
