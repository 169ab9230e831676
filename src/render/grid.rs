//! The columns of a sheet with what they need to show their cells: the same for a terminal and for text.

use crate::page::{Cell, Sheet, Strip, Unit};
use crate::render::cell::{Shown, Usual, currency_of, shown};
use crate::render::need::Need;

/// A column with what it needs. A cell becomes characters when it is measured and again when it is drawn: between the
/// two, thousands of rows would take much room.
pub(crate) struct Measured<'s> {
    strip: &'s Strip,
    usual: Usual,
    /// What its cells need.
    pub(crate) need: Need,
}

impl<'s> Measured<'s> {
    /// A column, measured.
    pub(crate) fn of(strip: &'s Strip, usual: Usual) -> Self {
        let usual = Usual { is_mixed: is_mixed(strip), ..usual };
        let mut need = Need::of(&strip.head);
        strip.all().for_each(|cell| need.take(&shown(cell, usual)));
        Self { strip, usual, need }
    }

    /// The same of so many of its cells, with these as characters, for whoever draws few of them, and at once.
    pub(crate) fn with_cells(strip: &'s Strip, usual: Usual, most: usize) -> (Self, Vec<Shown<'s>>) {
        let usual = Usual { is_mixed: is_mixed(strip), ..usual };
        let mut need = Need::of(&strip.head);
        let cells: Vec<Shown<'_>> = strip.cells.iter().take(most).map(|cell| shown(cell, usual)).collect();
        cells.iter().for_each(|cell| need.take(cell));
        strip.total.iter().for_each(|cell| need.take(&shown(cell, usual)));
        (Self { strip, usual, need }, cells)
    }

    /// All columns of a sheet, measured.
    pub(crate) fn all(sheet: &'s Sheet, usual: Usual) -> Vec<Self> {
        sheet.columns.iter().map(|strip| Self::of(strip, usual)).collect()
    }

    /// Its heading.
    pub(crate) fn title(&self) -> &'s str {
        &self.strip.head.title
    }

    /// Its cells, from top to bottom.
    pub(crate) fn cells(&self) -> &'s [Cell] {
        &self.strip.cells
    }

    /// The cell of a row as characters.
    pub(crate) fn cell(&self, row: usize) -> Shown<'s> {
        self.strip.cells.get(row).map_or(Shown::Blank, |cell| shown(cell, self.usual))
    }

    /// The cell of the totals as characters.
    pub(crate) fn total(&self) -> Shown<'s> {
        self.strip.total.as_ref().map_or(Shown::Blank, |cell| shown(cell, self.usual))
    }

    /// The same with its currency where hours stand above it: these are summed for what they cost.
    pub(crate) fn total_in_full(&self) -> Shown<'s> {
        let currency = self.usual.currency.filter(|_| !self.usual.is_mixed);
        let usual = Usual { currency, ..self.usual };
        self.strip.total.as_ref().map_or(Shown::Blank, |cell| shown(cell, usual))
    }

    /// Whether amounts in another currency than the page's stand in it.
    pub(crate) fn has_other_currency(&self) -> bool {
        let is_other = |cell: &Cell| currency_of(cell).is_some_and(|one| Some(one) != self.usual.currency);
        self.strip.cells.iter().any(is_other)
    }

    /// Whether it has a sum in which something unknown is missing.
    pub(crate) fn is_incomplete(&self) -> bool {
        self.strip.all().any(|cell| matches!(cell, Cell::Incomplete(_)))
    }
}

/// Whether a column has hours as well as money.
fn is_mixed(strip: &Strip) -> bool {
    let is_hours = |cell: &Cell| matches!(cell.plain(), Cell::Hours(_));
    let is_money = |cell: &Cell| matches!(cell.plain(), Cell::Money(_));
    matches!(strip.head.unit, Unit::Measure | Unit::Any)
        && strip.all().any(is_hours)
        && strip.all().any(is_money)
}
