//! A table laid out: columns side by side, each with its own cells.

use std::borrow::Borrow;

use crate::page::cell::Cell;
use crate::page::column::{Column, Head, Sums};

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// A line above, or nothing.
    pub title: String,
    /// Its columns, all of the same length.
    pub columns: Vec<Strip>,
    /// What is said when there is no row.
    pub empty: String,
    /// Whether one can choose among its columns where it is printed.
    pub has_choice: bool,
    /// Whether it is more than most want to see, so that a page shows it where somebody asks.
    pub is_folded: bool,
}

/// A column of a sheet, from top to bottom.
#[derive(Clone, Debug)]
pub struct Strip {
    /// What is said of it.
    pub head: Head,
    /// Its cell in each row.
    pub cells: Vec<Cell>,
    /// Its cell in a last row set apart, where the sheet has one.
    pub total: Option<Cell>,
}

impl Sheet {
    /// The rows of a report in its columns, and their totals where there are any.
    pub fn of<R: ?Sized, T: Sums>(
        columns: &[Column<'_, R, T>],
        rows: &[impl Borrow<R>],
        totals: Option<&T>,
    ) -> Self {
        let strip = |column: &Column<'_, R, T>| Strip {
            head: column.head().clone(),
            cells: rows.iter().map(|row| column.cell(row.borrow())).collect(),
            total: totals.map(|totals| column.sum(totals)),
        };
        let columns = columns.iter().filter(|column| column.is_shown()).map(strip).collect();
        Self { columns, ..Self::default() }
    }

    /// The same below a line.
    #[must_use]
    pub fn titled(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// The same, which says something where it has no row.
    #[must_use]
    pub fn or_say(self, empty: impl Into<String>) -> Self {
        Self { empty: empty.into(), ..self }
    }

    /// The same, which a page shows where somebody asks for it.
    #[must_use]
    pub fn folded(self) -> Self {
        Self { is_folded: true, ..self }
    }

    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |column| column.cells.len())
    }

    /// Whether it has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there is nothing to show of it, not even that it has no row.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.is_empty() && self.empty.is_empty()
    }

    /// Whether it ends in totals.
    #[must_use]
    pub fn has_totals(&self) -> bool {
        self.columns.iter().any(|column| column.total.is_some())
    }
}

impl Strip {
    /// Its cells, and the total's.
    pub fn all(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().chain(&self.total)
    }

    /// Whether it has nothing to show.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.all().all(Cell::is_blank)
    }
}
