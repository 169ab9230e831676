//! The columns of the economics report: of months, quarters or years, and of people.

use crate::page::{Cell, Column, Sums, Unit};
use crate::reports::economics::row::{EconomicsKeys, EconomicsRow, PersonRow};

/// A column of months, quarters or years.
type PeriodColumn = Column<'static, EconomicsRow, EconomicsKeys>;

/// The columns of months, quarters or years, of which the heading says which it is.
pub(crate) fn periods(by: &'static str, costs: bool) -> Vec<PeriodColumn> {
    type Of = PeriodColumn;
    let of =
        |path: &'static str, title: &'static str, rank: u8, unit: Unit, cell: fn(&EconomicsKeys) -> Cell| {
            let marked = move |row: &EconomicsRow| {
                if row.misses(path) { cell(&row.keys).incomplete() } else { cell(&row.keys) }
            };
            Of::new(path, title, rank, unit, marked).total(path, cell)
        };
    vec![
        Of::new("period", by, 0, Unit::Id, |row| Cell::Id(row.period.clone())).heading_totals(),
        of("agi", "gross income", 1, Unit::Money, |keys| Cell::Money(keys.agi.clone())),
        of("net", "net", 2, Unit::Money, |keys| Cell::known(keys.net.clone().flatten(), Cell::Money))
            .only_if(costs),
        of("net_ratio", "net %", 6, Unit::Share, |keys| {
            Cell::applies(keys.net_ratio.clone().flatten(), Cell::Percent)
        })
        .only_if(costs),
        of("utilization", "utilization", 3, Unit::Share, |keys| {
            Cell::applies(keys.utilization.clone(), Cell::Percent)
        }),
        of("target", "target", 5, Unit::Share, |keys| Cell::applies(keys.target.clone(), Cell::Percent)),
        of("average_rate", "an hour brings", 4, Unit::Money, |keys| {
            Cell::applies(keys.average_rate.clone(), Cell::Money)
        }),
        of("break_even_rate", "must bring", 7, Unit::Money, |keys| {
            Cell::known(keys.break_even_rate.clone().flatten(), Cell::Money)
        })
        .only_if(costs),
        of("bench", "unsold", 8, Unit::Money, |keys| Cell::known(keys.bench.clone().flatten(), Cell::Money))
            .only_if(costs),
        of("overhead", "overhead", 9, Unit::Money, |keys| {
            Cell::known(keys.overhead.clone().flatten(), Cell::Money)
        })
        .only_if(costs),
        of("realization", "realization", 10, Unit::Share, |keys| {
            Cell::applies(keys.realization.clone(), Cell::Percent)
        }),
        of("overservicing", "overservicing", 11, Unit::Money, |keys| Cell::Money(keys.overservicing.clone())),
        of("revenue", "revenue", 12, Unit::Money, |keys| Cell::Money(keys.revenue.clone())),
        of("capacity", "capacity", 13, Unit::Hours, |keys| Cell::Hours(keys.capacity.clone())),
        of("billable", "billable", 14, Unit::Hours, |keys| Cell::Hours(keys.billable.clone())),
        of("logged", "logged", 15, Unit::Hours, |keys| Cell::Hours(keys.logged.clone())),
        of("cost_logged", "cost of logged", 16, Unit::Money, |keys| {
            Cell::known(keys.cost_logged.clone().flatten(), Cell::Money)
        })
        .only_if(costs),
        of("agi_per_fte", "a full post brings", 17, Unit::Money, |keys| {
            Cell::applies(keys.agi_per_fte.clone(), Cell::Money)
        }),
        of("dso", "days to pay", 18, Unit::Days, |keys| Cell::applies(keys.dso.clone(), Cell::Days)),
    ]
}

/// The columns of people.
pub(crate) fn people() -> [Column<'static, PersonRow>; 6] {
    type Of = Column<'static, PersonRow>;
    [
        Of::new("person", "person", 0, Unit::Id, |row| Cell::Id(row.person.to_string())),
        Of::new("utilization", "utilization", 1, Unit::Share, |row| {
            Cell::applies(row.utilization.clone(), Cell::Percent)
        }),
        Of::new("target", "target", 2, Unit::Share, |row| Cell::applies(row.target.clone(), Cell::Percent)),
        Of::new("gap", "below target", 3, Unit::Share, |row| Cell::applies(row.gap.clone(), Cell::Percent)),
        Of::new("billable", "billable", 4, Unit::Hours, |row| Cell::Hours(row.billable.clone())),
        Of::new("capacity", "capacity", 5, Unit::Hours, |row| Cell::known(row.capacity.clone(), Cell::Hours)),
    ]
}
