//! Parts of reports as parts of other pages.

use std::collections::BTreeSet;

use crate::cli::commands::site::sections::Section;
use crate::model::project::Status;
use crate::page::{Block, Sheet};
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

/// A status as one says it: what may still be won was not sold, and has no state of anything.
pub(crate) const fn status(status: Status) -> &'static str {
    match status {
        Status::Prospect => "not sold yet",
        Status::Lost => "lost, never sold",
        sold => sold.word(),
    }
}
