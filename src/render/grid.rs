//! The cells of a sheet as characters, and what its columns need to show them: the same for a terminal and for text.

use crate::page::{Cell, Sheet};

use super::cell::{Shown, Usual, shown};
use super::layout::Need;

/// A sheet with its cells as characters.
pub(super) struct Grid {
    pub(super) rows: Vec<Vec<Shown>>,
    pub(super) totals: Option<Vec<Shown>>,
    /// What each column needs.
    pub(super) needs: Vec<Need>,
}

impl Grid {
    pub(super) fn of(sheet: &Sheet, usual: Usual) -> Self {
        let usual: Vec<Usual> = (0..sheet.columns.len())
            .map(|column| Usual { is_mixed: is_mixed(sheet, column), ..usual })
            .collect();
        let mut needs: Vec<Need> = sheet.columns.iter().map(Need::of).collect();
        let mut row = |cells: &Vec<Cell>| -> Vec<Shown> {
            let cells = cells.iter().zip(&usual).zip(&mut needs);
            cells
                .map(|((cell, usual), need)| {
                    let shown = shown(cell, *usual);
                    need.take(&shown);
                    shown
                })
                .collect()
        };
        let rows = sheet.rows.iter().map(&mut row).collect();
        let totals = sheet.totals.as_ref().map(row);
        Self { rows, totals, needs }
    }
}

/// Whether a column has hours as well as money.
fn is_mixed(sheet: &Sheet, column: usize) -> bool {
    let cells = || sheet.rows.iter().chain(&sheet.totals).filter_map(|row| row.get(column));
    cells().any(|cell| matches!(cell, Cell::Hours(_) | Cell::IncompleteHours(_)))
        && cells().any(|cell| matches!(cell, Cell::Money(_) | Cell::Incomplete(_)))
}

/// Whether a sheet has a sum in one of these columns in which something unknown is missing.
pub(super) fn is_incomplete(sheet: &Sheet, is_shown: impl Fn(usize) -> bool) -> bool {
    let rows = sheet.rows.iter().chain(&sheet.totals);
    rows.flat_map(|row| row.iter().enumerate()).any(|(column, cell)| {
        matches!(cell, Cell::Incomplete(_) | Cell::IncompleteHours(_)) && is_shown(column)
    })
}
