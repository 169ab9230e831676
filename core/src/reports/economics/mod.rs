//! The economics report: does the agency earn money? A row for each month, quarter or year, and one for each person.

pub(crate) mod chart;
pub(crate) mod columns;
pub(crate) mod page;
pub(crate) mod row;

use crate::figures::economics::{Economy, EconomyMonth, Month, months};
use crate::model::Date;
use crate::model::calendar::plus_months;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::word::words;
use crate::page::{Chart, Page, Parts, Report, Sheet};
use crate::reports::document::{Header, serialized_as_told};
use crate::reports::money::MoneyTotals;
use crate::reports::query::Query;
use crate::reports::sort::sort_rows;
use crate::threads::each;

pub use crate::reports::economics::row::{EconomicsKeys, EconomicsRow, PersonRow};

words! {
    /// How long a row is.
    EconomicsBy {
        /// A month.
        Month = "month",
        /// A quarter of the calendar.
        Quarter = "quarter",
        /// A year of the calendar.
        Year = "year",
    }
}

/// The economics report.
#[derive(Clone, Debug)]
pub struct Economics {
    /// What stands around.
    pub header: Header,
    /// The days that it covers, up to its date.
    pub period: Period,
    /// One for each month, quarter or year.
    pub rows: Vec<EconomicsRow>,
    /// One for each person.
    pub people: Vec<PersonRow>,
    /// Over all rows.
    pub totals: EconomicsKeys,
    by: EconomicsBy,
}

serialized_as_told!(Economics);

impl Economics {
    /// The margin of each of its months from a day on: that of the money report with these totals, which would sum the same
    /// once more. `None` where costs are not told.
    #[must_use]
    pub fn margins(&self, from: Date, totals: &MoneyTotals) -> Option<Chart> {
        chart::margins(self, from, totals)
    }
}

/// Whether the projects that a question is about earn what everybody costs in a period.
#[must_use]
pub fn report(portfolio: &Portfolio, query: &Query, period: Period, by: EconomicsBy) -> Economics {
    let projects = query.projects(portfolio, &[]);
    let months = months(portfolio, &projects, period, query.as_of);
    let named = |month: &Month<'_>| (name(&month.part.name, by), EconomyMonth::of(portfolio, month));
    let named: Vec<(String, EconomyMonth)> = each(&months, named);
    let keys = |months: &[(String, EconomyMonth)]| {
        EconomicsKeys::of(portfolio, query, &Economy::of(months.iter().map(|(_, month)| month)))
    };
    let row = |together: &[(String, EconomyMonth)]| {
        let period = together.first().map(|(name, _)| name.clone()).unwrap_or_default();
        EconomicsRow { period, keys: keys(together) }
    };
    Economics {
        header: Header::new("economics", portfolio, query.as_of),
        period: period.up_to(query.as_of).unwrap_or(Period { from: period.from, to: period.from }),
        rows: named.chunk_by(|(one, _), (other, _)| one == other).map(row).collect(),
        people: row::people(portfolio, query, &months),
        totals: keys(&named),
        by,
    }
}

/// The period of a question that names none: the twelve months to the one of its date.
#[must_use]
pub fn usual_period(query: &Query) -> Period {
    let day = Period { from: query.as_of, to: query.as_of };
    let month = Period::month_of(query.as_of).unwrap_or(day);
    let first = plus_months(month.from, -11).unwrap_or(month.from);
    Period { from: first, to: month.to }
}

/// The name of the row that a month belongs to.
fn name(month: &str, by: EconomicsBy) -> String {
    let (year, number) = month.split_once('-').unwrap_or((month, "01"));
    match by {
        EconomicsBy::Month => month.to_owned(),
        EconomicsBy::Quarter => {
            format!("{year}-Q{}", (number.parse().unwrap_or(1_u32).saturating_sub(1)) / 3 + 1)
        }
        EconomicsBy::Year => year.to_owned(),
    }
}

impl Report for Economics {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.header.tell(parts)?;
        parts.part("period", &self.period)?;
        parts.rows("rows", &self.rows)?;
        parts.rows("people", &self.people)?;
        parts.part("totals", &self.totals)
    }

    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> Sheet {
        page::periods(self)
    }

    fn words() -> Vec<&'static str> {
        vec![LOSS]
    }

    fn states(&self) -> Vec<&'static str> {
        let is_loss = |row: &EconomicsRow| {
            row.keys.net.as_ref().and_then(Option::as_ref).is_some_and(|net| net.amount.is_negative())
        };
        if self.rows.iter().any(is_loss) { vec![LOSS] } else { Vec::new() }
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        sort_rows(&mut self.rows, path, descending)
    }
}

/// The flag of a row in which the agency lost money.
const LOSS: &str = "loss";
