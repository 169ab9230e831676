//! A column as one value: its heading, its path in the JSON, its unit, and its cells. A report's table is a list of
//! them, so that no header, cell or total is ever matched by position.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::page::cell::Cell;

/// The rank of a column that is more than one needs: where there is no room for it, nobody is told.
pub const EXTRA: u8 = u8::MAX;

/// What is said of a column before any of its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The path of its value in the JSON, by which csv and options know it, such as `money.margin`.
    pub path: Cow<'static, str>,
    /// Its heading.
    pub title: Cow<'static, str>,
    /// What matters first: where the width does not do for all, columns with the highest number go first.
    pub rank: u8,
    /// What its cells are.
    pub unit: Unit,
}

/// What the cells of a column are, besides empty or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Names that one types.
    Id,
    /// Words.
    Words,
    /// Words that stand whole beside their row, or below it where there is no room.
    Reason,
    /// Words of a short list, with a tone.
    State,
    /// Dates.
    Date,
    /// Plans, drawn.
    Chart,
    /// How many.
    Count,
    /// Money.
    Money,
    /// Hours.
    Hours,
    /// Money or hours, whichever a budget has.
    Measure,
    /// Ratios, in percent.
    Share,
    /// Numbers without a unit.
    Index,
    /// Days that need not be whole.
    Days,
    /// Whatever a file has.
    Any,
}

/// Totals that know which of their figures miss something unknown.
pub trait Sums {
    /// Whether the figure at a path of their JSON does.
    fn misses(&self, path: &str) -> bool;
}

/// What makes a cell of a value.
type Drawn<'c, V> = Arc<dyn Fn(&V) -> Cell + Send + Sync + 'c>;

/// A column of a table whose rows are `R` and whose totals are `T`.
pub struct Column<'c, R: ?Sized, T = ()> {
    head: Head,
    cell: Drawn<'c, R>,
    total: Option<Total<'c, T>>,
    is_shown: bool,
}

/// The cell of a column in the totals, and the path of its value in their JSON.
struct Total<'c, T> {
    path: Cow<'static, str>,
    cell: Drawn<'c, T>,
}

impl Head {
    /// What is said of a column.
    #[must_use]
    pub fn new(
        path: impl Into<Cow<'static, str>>,
        title: impl Into<Cow<'static, str>>,
        rank: u8,
        unit: Unit,
    ) -> Self {
        Self { path: path.into(), title: title.into(), rank, unit }
    }
}

impl Unit {
    /// Whether its cells are figures, which stand at the right; `None` where that depends on the cells.
    #[must_use]
    pub const fn is_figure(self) -> Option<bool> {
        match self {
            Self::Id | Self::Words | Self::Reason | Self::State | Self::Date | Self::Chart => Some(false),
            Self::Count
            | Self::Money
            | Self::Hours
            | Self::Measure
            | Self::Share
            | Self::Index
            | Self::Days => Some(true),
            Self::Any => None,
        }
    }
}

impl<'c, R: ?Sized, T: Sums> Column<'c, R, T> {
    /// A column without a total: its path in the JSON, its heading, how soon it goes where there is little room, its
    /// unit, and the cell of a row.
    pub fn new(
        path: impl Into<Cow<'static, str>>,
        title: impl Into<Cow<'static, str>>,
        rank: u8,
        unit: Unit,
        cell: impl Fn(&R) -> Cell + Send + Sync + 'c,
    ) -> Self {
        Self { head: Head::new(path, title, rank, unit), cell: Arc::new(cell), total: None, is_shown: true }
    }

    /// The same with a cell of the totals, and the path of its value in their JSON.
    #[must_use]
    pub fn total(
        self,
        path: impl Into<Cow<'static, str>>,
        cell: impl Fn(&T) -> Cell + Send + Sync + 'c,
    ) -> Self {
        Self { total: Some(Total { path: path.into(), cell: Arc::new(cell) }), ..self }
    }

    /// The same as the first column, which says whose the totals are.
    #[must_use]
    pub fn heading_totals(self) -> Self {
        self.total("", |_| Cell::total())
    }

    /// The same, where that is so.
    #[must_use]
    pub fn only_if(self, is_shown: bool) -> Self {
        Self { is_shown: self.is_shown && is_shown, ..self }
    }

    /// The same with another rank.
    #[must_use]
    pub fn ranked(mut self, rank: u8) -> Self {
        self.head.rank = rank;
        self
    }

    /// The same of rows that are sums themselves: their cells are made as the cell of the totals is. `None` for a
    /// column that has none.
    pub fn of_sums<G: ?Sized + 'c>(&self, sums: fn(&G) -> &T) -> Option<Column<'c, G, T>>
    where
        T: 'c,
    {
        let Total { path, cell } = self.total.as_ref()?;
        let (of_row, known_as) = (Arc::clone(cell), path.clone());
        Some(Column {
            head: Head { path: path.clone(), ..self.head.clone() },
            cell: Arc::new(move |row: &G| marked(sums(row), &known_as, of_row(sums(row)))),
            total: Some(Total { path: path.clone(), cell: Arc::clone(cell) }),
            is_shown: self.is_shown,
        })
    }

    /// What is said of it.
    #[must_use]
    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// Whether it is a part of the table.
    pub(crate) const fn is_shown(&self) -> bool {
        self.is_shown
    }

    /// The cell of a row.
    pub(crate) fn cell(&self, row: &R) -> Cell {
        (self.cell)(row)
    }

    /// The cell of the totals.
    pub(crate) fn sum(&self, totals: &T) -> Cell {
        let of = |Total { path, cell }: &Total<'c, T>| marked(totals, path, cell(totals));
        self.total.as_ref().map_or(Cell::Empty, of)
    }
}

/// A cell of totals, which says where it misses something.
fn marked(totals: &impl Sums, path: &str, cell: Cell) -> Cell {
    if totals.misses(path) { cell.incomplete() } else { cell }
}

impl Sums for () {
    fn misses(&self, _: &str) -> bool {
        false
    }
}

impl<R: ?Sized, T> fmt::Debug for Column<'_, R, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Column").field("head", &self.head).finish_non_exhaustive()
    }
}
