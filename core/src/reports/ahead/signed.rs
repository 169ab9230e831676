//! What is signed of each project, month by month, as a table of its own.

use std::cmp::Reverse;

use crate::model::number::Number;
use crate::model::quantity::Money;
use crate::page::{Block, Cell, Column, Sheet, Unit};
use crate::reports::ahead::Ahead;
use crate::reports::ahead::row::AheadTotals;
use crate::reports::lack::{Lack, of_projects};

/// What is signed of a project, in the workspace's currency.
#[derive(Clone, Debug)]
pub(crate) struct SignedRow {
    /// Its full name.
    pub project: String,
    /// In each month; `None` where a record that says it is missing.
    pub months: Option<Vec<Money>>,
    /// Which record that is.
    pub lack: Option<Lack>,
}

impl SignedRow {
    /// In all months together.
    fn sum(&self) -> Option<Number> {
        self.months.as_ref().map(|months| months.iter().map(|month| &month.amount).sum())
    }
}

/// The projects of which something is signed, or unknown: the dearest first.
pub(crate) fn sheet(report: &Ahead) -> Sheet {
    let is_some = |row: &&SignedRow| row.sum().is_none_or(|sum| !sum.is_zero());
    let mut rows: Vec<&SignedRow> = report.signed.iter().filter(is_some).collect();
    rows.sort_by_key(|row| Reverse(row.sum()));
    type Of<'c> = Column<'c, SignedRow, AheadTotals>;
    let project = Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone()));
    let month = |(place, month): (usize, &crate::reports::ahead::AheadRow)| {
        let total = month.sums.signed.clone();
        let of = move |row: &SignedRow| row.months.as_ref().and_then(|months| months.get(place).cloned());
        Of::new(month.period.clone(), month.period.clone(), 2, Unit::Money, move |row| {
            Cell::known(of(row), Cell::Money)
        })
        .total("signed", move |_| Cell::Money(total.clone()))
    };
    let currency = report.totals.backlog.currency;
    let all = Of::new("all", "in these months", 1, Unit::Money, move |row| {
        Cell::known(row.sum(), |sum| Cell::Money(currency.money(&sum)))
    });
    let all = all.total("signed", |totals| Cell::Money(totals.sums.signed.clone()));
    let months = report.rows.iter().enumerate().map(month);
    let columns: Vec<Of<'_>> = [project.heading_totals()].into_iter().chain(months).chain([all]).collect();
    Sheet::of(&columns, &rows, (!rows.is_empty()).then_some(&report.totals))
        .titled("what is signed, by project")
}

/// Which record is missing of those of which it is not known what is signed.
pub(crate) fn unknown(report: &Ahead) -> Block {
    let lacks = report.signed.iter().filter_map(|row| Some((row.lack?, row.project.clone())));
    of_projects(lacks.collect())
}
