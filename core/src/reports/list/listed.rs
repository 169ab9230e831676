//! What all lists are made of.

use serde::Serialize;

use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::model::project::Status;
use crate::page::{Block, Cell, Column, Page, Sheet, Tone};
use crate::reports::sort::sort_rows;

/// A list of things of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct List<R> {
    /// What is listed, in the plural.
    pub list: &'static str,
    /// Goes up when a key changes its meaning or leaves.
    pub version: u32,
    /// One for each thing.
    pub rows: Vec<R>,
    #[serde(skip)]
    title: String,
}

/// A row of a list.
pub trait Listed: Serialize {
    /// What is listed, in the plural.
    const KIND: &'static str;

    /// The columns of the table.
    fn columns() -> Vec<Column<'static, Self>>
    where
        Self: Sized;
}

impl<R: Listed> List<R> {
    pub(crate) fn new(portfolio: &Portfolio, as_of: Date, rows: Vec<R>) -> Self {
        let mut kind: String = R::KIND.into();
        if let Some(first) = kind.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let title = format!("{kind} of {} as of {as_of}", portfolio.agency.name);
        Self { list: R::KIND, version: 1, rows, title }
    }

    /// Puts the rows in the order of the value at a path of their JSON; false when no row has it.
    pub fn sort(&mut self, path: &str, descending: bool) -> bool {
        sort_rows(&mut self.rows, path, descending)
    }

    /// The list laid out.
    #[must_use]
    pub fn page(&self) -> Page {
        Page { title: self.title.clone(), blocks: vec![Block::Sheet(self.sheet())] }
    }

    /// Its rows in all their columns.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        Sheet::of(&R::columns(), &self.rows, None).or_say(format!("no {} match", R::KIND))
    }
}

/// Ids as one types them.
pub(crate) fn ids<'i>(ids: impl IntoIterator<Item = &'i str>) -> Vec<Box<str>> {
    ids.into_iter().map(Into::into).collect()
}

/// Words that may be cut short, or nothing.
pub(crate) fn text(text: Option<&str>) -> Cell {
    Cell::applies(text, |text| Cell::Text(text.to_owned()))
}

/// An id, or nothing.
pub(crate) fn id(id: Option<&str>) -> Cell {
    Cell::applies(id, |id| Cell::Id(id.to_owned()))
}

/// Several ids in one cell.
pub(crate) fn joined(ids: &[Box<str>]) -> Cell {
    if ids.is_empty() { Cell::Empty } else { Cell::Text(ids.join(", ")) }
}

/// How a project's status feels.
pub(crate) const fn tone(status: Status) -> Tone {
    match status {
        Status::Active | Status::Prospect => Tone::Plain,
        Status::Paused | Status::Done | Status::Lost | Status::Cancelled => Tone::Muted,
    }
}
