//! The cells of a sheet as characters, and what its columns need to show them: the same for a terminal and for text.

use crate::page::{Cell, Sheet};
use crate::render::cell::{Shown, Usual, shown};
use crate::render::layout::Need;

/// What the columns of a sheet need. A cell becomes characters when it is measured and again when it is drawn: between
/// the two, thousands of rows would take much room.
pub(crate) struct Grid {
    usual: Vec<Usual>,
    /// What each column needs.
    pub(crate) needs: Vec<Need>,
}

impl Grid {
    pub(crate) fn of(sheet: &Sheet, usual: Usual) -> Self {
        let usual: Vec<Usual> = (0..sheet.columns.len())
            .map(|column| Usual { is_mixed: is_mixed(sheet, column), ..usual })
            .collect();
        let mut needs: Vec<Need> = sheet.columns.iter().map(Need::of).collect();
        for row in sheet.rows.iter().chain(&sheet.totals) {
            for ((cell, usual), need) in row.iter().zip(&usual).zip(&mut needs) {
                need.take(&shown(cell, *usual));
            }
        }
        Self { usual, needs }
    }

    /// The cell of a row in a column as characters, with what its column needs.
    pub(crate) fn cell(&self, row: &[Cell], column: usize) -> Option<(Shown, &Need)> {
        Some((shown(row.get(column)?, *self.usual.get(column)?), self.needs.get(column)?))
    }
}

/// Whether a column has hours as well as money.
fn is_mixed(sheet: &Sheet, column: usize) -> bool {
    let cells = || sheet.rows.iter().chain(&sheet.totals).filter_map(|row| row.get(column));
    cells().any(|cell| matches!(cell, Cell::Hours(_) | Cell::IncompleteHours(_)))
        && cells().any(|cell| matches!(cell, Cell::Money(_) | Cell::Incomplete(_)))
}

/// Whether a sheet has a sum in one of these columns in which something unknown is missing.
pub(crate) fn is_incomplete(sheet: &Sheet, is_shown: impl Fn(usize) -> bool) -> bool {
    let rows = sheet.rows.iter().chain(&sheet.totals);
    rows.flat_map(|row| row.iter().enumerate()).any(|(column, cell)| {
        matches!(cell, Cell::Incomplete(_) | Cell::IncompleteHours(_)) && is_shown(column)
    })
}
