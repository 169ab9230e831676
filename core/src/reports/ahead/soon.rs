//! The look ahead in short: this month and the next two, and of each role what it has free in each month.

use crate::model::number::Number;
use crate::model::quantity::{Hours, Money};
use crate::page::{Cell, Column, Sheet, Strip, Sums, Unit};
use crate::reports::ahead::row::AheadRow;
use crate::reports::ahead::{Ahead, RoleRow};

/// So many months are soon.
const SOON: usize = 3;

/// The money of these months together.
struct SoonSums {
    signed: Money,
    likely: Money,
    break_even: Option<Money>,
    is_incomplete: bool,
}

impl SoonSums {
    /// What is left of so much once everything is paid: of the figures as they stand beside it, like the overview's.
    fn left(&self, of: Number) -> Option<Money> {
        let even = self.break_even.as_ref()?;
        Some(Money { amount: of - even.printed(), currency: even.currency })
    }
}

impl Sums for SoonSums {
    fn misses(&self, path: &str) -> bool {
        self.is_incomplete && matches!(path, "signed" | "net.signed" | "net.likely")
    }
}

/// This month and the next two: what is signed and likely, and what is left of it once everything is paid.
pub(crate) fn sheet(report: &Ahead) -> Sheet {
    of_months(report, report.rows.get(..SOON.min(report.rows.len())).unwrap_or_default())
}

/// What is left of what is signed, and with what is likely, of each month once everything is paid; nothing where costs are
/// not told.
pub(crate) fn left(report: &Ahead) -> Vec<Strip> {
    let all = of_months(report, &report.rows).columns;
    all.into_iter().filter(|column| column.head.path.starts_with("net.")).collect()
}

/// From which month on what is signed no longer pays for the month; nothing where costs are not told or not known.
pub(crate) fn unpaid(report: &Ahead) -> Option<String> {
    let is_paid = |row: &AheadRow| {
        let even = row.sums.break_even.as_ref()?.as_ref()?;
        Some(row.sums.signed.printed() >= even.printed())
    };
    let paid: Vec<bool> = report.rows.iter().map(is_paid).collect::<Option<_>>()?;
    let first = paid.iter().rposition(|paid| *paid).map_or(0, |last| last + 1);
    let unpaid = report.rows.get(first).map(|row| &row.period);
    Some(match (unpaid, first) {
        (None, _) => "What is signed pays for the last of these months.".to_owned(),
        (Some(_), 0) => "What is signed pays for none of these months.".to_owned(),
        (Some(month), _) => format!("From {month} on what is signed no longer pays for the month."),
    })
}

fn of_months(report: &Ahead, rows: &[AheadRow]) -> Sheet {
    let currency = report.header.currency;
    let sum =
        |of: fn(&AheadRow) -> &Money| currency.money(&rows.iter().map(|row| &of(row).amount).sum::<Number>());
    let even: Option<Vec<&Number>> =
        rows.iter().map(|row| Some(&row.sums.break_even.as_ref()?.as_ref()?.amount)).collect();
    let totals = SoonSums {
        signed: sum(|row| &row.sums.signed),
        likely: sum(|row| &row.sums.likely),
        break_even: even.map(|even| currency.money(&even.into_iter().sum::<Number>())),
        is_incomplete: rows.iter().any(|row| row.misses("signed")),
    };
    let of_month = |row: &AheadRow| SoonSums {
        signed: row.sums.signed.clone(),
        likely: row.sums.likely.clone(),
        break_even: row.sums.break_even.clone().flatten(),
        is_incomplete: row.misses("signed"),
    };
    type Of<'c> = Column<'c, AheadRow, SoonSums>;
    let of = |path: &'static str, title: &'static str, cell: fn(&SoonSums) -> Cell| {
        Of::new(path, title, 1, Unit::Money, move |row| {
            let sums = of_month(row);
            if sums.misses(path) { cell(&sums).incomplete() } else { cell(&sums) }
        })
        .total(path, cell)
    };
    let with_costs = report.totals.sums.break_even.is_some();
    let columns = [
        Of::new("period", "month", 0, Unit::Id, |row| Cell::Id(row.period.clone())).heading_totals(),
        of("signed", "signed", |sums| Cell::Money(sums.signed.clone())),
        of("likely", "likely", |sums| Cell::Money(sums.likely.clone())),
        of("break_even", "break-even", |sums| Cell::known(sums.break_even.clone(), Cell::Money))
            .only_if(with_costs),
        of("net.signed", "signed less break-even", |sums| {
            Cell::known(sums.left(sums.signed.printed()), Cell::Money)
        })
        .only_if(with_costs),
        of("net.likely", "with what is likely", |sums| {
            Cell::known(sums.left(sums.signed.printed() + sums.likely.printed()), Cell::Money)
        })
        .only_if(with_costs),
    ];
    Sheet::of(&columns, rows, (rows.len() > 1).then_some(&totals)).titled("this month and the next two")
}

/// The hours that each role has free, month by month: a row for each role.
pub(crate) fn free_by_role(report: &Ahead) -> Sheet {
    let mut roles: Vec<&str> = report.roles.iter().map(|row| row.role.as_str()).collect();
    roles.sort_unstable();
    roles.dedup();
    let free = |role: &str, month: &str| {
        let is_it = |row: &&RoleRow| row.role == role && row.period == month;
        report.roles.iter().find(is_it).map(|row| row.free.clone())
    };
    let of_month = |month: &AheadRow| {
        let name = month.period.clone();
        Column::<&str>::new(name.clone(), name.clone(), 1, Unit::Hours, move |role: &&str| {
            Cell::applies(free(role, &name), |hours: Hours| Cell::Hours(hours))
        })
    };
    let role = Column::<&str>::new("role", "role", 0, Unit::Id, |role: &&str| Cell::Text((*role).to_owned()));
    let columns: Vec<Column<'_, &str>> = [role].into_iter().chain(report.rows.iter().map(of_month)).collect();
    Sheet::of(&columns, &roles, None).titled("hours free by role: capacity less what is assigned")
}
