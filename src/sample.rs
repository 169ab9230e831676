//! What tests are made of: workspaces of a few lines, and tables without a report.

use std::sync::Arc;

use crate::disk::Version;
use crate::model::portfolio::Portfolio;
use crate::page::{Cell, Column, Sheet, Sums, Unit};

/// What a workspace of these files says, beside one that says no more than its name.
pub(crate) fn portfolio(files: &[(&str, &str)]) -> Portfolio {
    let agency = ("standing.toml", "name = \"Agency\"\ncurrency = \"EUR\"\n");
    let files = std::iter::once(&agency).chain(files);
    let texts = files.map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let loaded = Version::of_texts(texts).load(&Arc::default(), true).unwrap();
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    loaded.portfolio.unwrap()
}

/// Totals of which no figure is unknown.
#[derive(Default)]
pub(crate) struct Totals(pub(crate) Vec<Cell>);

impl Sums for Totals {
    fn misses(&self, _: &str) -> bool {
        false
    }
}

/// A table of rows, a cell for each column of a title and a rank.
pub(crate) fn sheet(heads: &[(&'static str, u8)], rows: &[Vec<Cell>], totals: Option<&Totals>) -> Sheet {
    let column = |(place, (title, rank)): (usize, &(&'static str, u8))| {
        let cell = move |row: &Vec<Cell>| row.get(place).cloned().unwrap_or_default();
        let total = move |totals: &Totals| totals.0.get(place).cloned().unwrap_or_default();
        Column::<Vec<Cell>, Totals>::new(*title, *title, *rank, Unit::Any, cell).total("", total)
    };
    Sheet::of(&heads.iter().enumerate().map(column).collect::<Vec<_>>(), rows, totals)
}
