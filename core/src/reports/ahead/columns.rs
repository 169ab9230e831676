//! The columns of the ahead report: of months, of what ends, of what has no days, of roles.

use crate::page::{Cell, Column, Sums, Unit};
use crate::reports::ahead::edges::{EndRow, RoleRow, UndatedRow};
use crate::reports::ahead::row::{AheadRow, AheadSums, AheadTotals};
use crate::reports::budget::keys::Measure;

/// A column of months.
type MonthColumn = Column<'static, AheadRow, AheadTotals>;

/// The columns of months; that of costs where these are told.
pub(crate) fn months(costs: bool) -> Vec<MonthColumn> {
    type Of = MonthColumn;
    let of = |path: &'static str, title: &'static str, rank: u8, unit: Unit, cell: fn(&AheadSums) -> Cell| {
        let marked = move |row: &AheadRow| {
            if row.misses(path) { cell(&row.sums).incomplete() } else { cell(&row.sums) }
        };
        Of::new(path, title, rank, unit, marked).total(path, move |totals| cell(&totals.sums))
    };
    vec![
        Of::new("period", "month", 0, Unit::Id, |row| Cell::Id(row.period.clone())).heading_totals(),
        of("signed", "signed", 1, Unit::Money, |sums| Cell::Money(sums.signed.clone())),
        of("likely", "likely", 2, Unit::Money, |sums| Cell::Money(sums.likely.clone())),
        of("to_be_invoiced", "to invoice", 6, Unit::Money, |sums| Cell::Money(sums.to_be_invoiced.clone())),
        of("cash", "cash", 3, Unit::Money, |sums| Cell::Money(sums.cash.clone())),
        of("capacity", "capacity", 7, Unit::Hours, |sums| Cell::Hours(sums.capacity.clone())),
        of("assigned", "assigned", 8, Unit::Hours, |sums| Cell::Hours(sums.assigned.clone())),
        of("free", "free", 4, Unit::Hours, |sums| Cell::Hours(sums.free.clone())),
        of("load", "load", 5, Unit::Share, |sums| Cell::applies(sums.load.clone(), Cell::Percent)),
        of("tentative", "tentative", 9, Unit::Hours, |sums| Cell::Hours(sums.tentative.clone())),
        of("unstaffed", "unstaffed", 10, Unit::Hours, |sums| Cell::Hours(sums.unstaffed.clone())),
        of("unsigned", "unsigned", 11, Unit::Money, |sums| Cell::Money(sums.unsigned.clone())),
        of("break_even", "break-even", 12, Unit::Money, |sums| {
            Cell::known(sums.break_even.clone().flatten(), Cell::Money)
        })
        .only_if(costs),
        of("target_hours", "target", 13, Unit::Hours, |sums| Cell::Hours(sums.target_hours.clone())),
    ]
}

/// The columns of what ends.
pub(crate) fn ends() -> [Column<'static, EndRow>; 4] {
    type Of = Column<'static, EndRow>;
    let value = |row: &EndRow| match &row.value {
        Some(Measure::Amount(money)) => Cell::Money(money.clone()),
        Some(Measure::Hours(hours)) => Cell::Hours(hours.clone()),
        None => Cell::Unknown,
    };
    [
        Of::new("date", "ends", 0, Unit::Date, |row| Cell::Date(row.date)),
        Of::new("what", "what", 1, Unit::Words, |row| Cell::Text(row.what.word().to_owned())),
        Of::new("id", "of", 2, Unit::Id, |row| Cell::Id(row.id.clone())),
        Of::new("value", "value", 3, Unit::Measure, value),
    ]
}

/// The columns of what may be won and has no days.
pub(crate) fn undated() -> [Column<'static, UndatedRow>; 5] {
    type Of = Column<'static, UndatedRow>;
    [
        Of::new("id", "without a date", 0, Unit::Id, |row| Cell::Id(row.id.clone())),
        Of::new("what", "what", 3, Unit::Words, |row| Cell::Text(row.what.word().to_owned())),
        Of::new("value", "value", 2, Unit::Money, |row| Cell::known(row.value.clone(), Cell::Money)),
        Of::new("chance", "chance", 4, Unit::Share, |row| Cell::Percent(row.chance.clone())),
        Of::new("weighted", "weighted", 1, Unit::Money, |row| Cell::known(row.weighted.clone(), Cell::Money)),
    ]
}

/// The columns of roles.
pub(crate) fn roles() -> [Column<'static, RoleRow>; 6] {
    type Of = Column<'static, RoleRow>;
    [
        Of::new("period", "month", 0, Unit::Id, |row| Cell::Id(row.period.clone())),
        Of::new("role", "role", 1, Unit::Id, |row| Cell::Id(row.role.clone())),
        Of::new("capacity", "capacity", 3, Unit::Hours, |row| Cell::Hours(row.capacity.clone())),
        Of::new("assigned", "assigned", 4, Unit::Hours, |row| Cell::Hours(row.assigned.clone())),
        Of::new("tentative", "tentative", 5, Unit::Hours, |row| Cell::Hours(row.tentative.clone())),
        Of::new("free", "free", 2, Unit::Hours, |row| Cell::Hours(row.free.clone())),
    ]
}
