//! The money report: what did each project earn and cost in a period, what was invoiced, what came, and what is still
//! to come?

pub(crate) mod chart;
pub(crate) mod columns;
pub(crate) mod groups;
pub(crate) mod page;
pub(crate) mod row;
pub(crate) mod totals;
pub(crate) mod why;

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::figures::earnings::income::EarningWindow;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::page::{Block, Page, Parts, Report, Sheet};
use crate::reports::document::{Header, Listing, missing_says, serialized_as_told};
use crate::reports::lack::{self, Lack};
use crate::reports::money::groups::{Grouping, all_of};
use crate::reports::money::row::{Earning, MoneyFlag};
use crate::reports::query::Query;
use crate::threads::each;

pub use crate::reports::money::groups::MoneyBy;
pub use crate::reports::money::row::{MoneyRow, ToInvoiceRow};
pub use crate::reports::money::totals::MoneyTotals;

/// The money report.
#[derive(Clone, Debug)]
pub struct Money {
    /// What stands around.
    pub header: Header,
    /// The days that it covers; receivables are those of its date.
    pub period: Period,
    /// Projects, or groups of them.
    pub listing: Listing<MoneyRow, MoneyTotals>,
    /// What can be invoiced today, the oldest first.
    pub to_invoice: Vec<ToInvoiceRow>,
    /// Over all projects.
    pub totals: MoneyTotals,
    by: Option<MoneyBy>,
}

impl Money {
    /// Every open invoice, the one due first at the top.
    #[must_use]
    pub fn open_invoices(&self) -> Sheet {
        page::open_invoices(self)
    }

    /// Why it is not known of these projects what can be invoiced.
    #[must_use]
    pub fn uninvoiced(&self, whose: &[String]) -> Block {
        let Listing::Rows(rows) = &self.listing else { return lack::uninvoiced(Vec::new()) };
        let by_name: HashMap<&str, Option<Lack>> =
            rows.iter().map(|row| (row.project.as_str(), row.uninvoiced)).collect();
        let reason = |name: &String| {
            let known = by_name.get(name.as_str()).copied().flatten();
            (known.unwrap_or(Lack::File), name.clone())
        };
        lack::uninvoiced(whose.iter().map(reason).collect())
    }
}

serialized_as_told!(Money);
missing_says!(MoneyTotals);

/// The money report on a period of the projects that a question is about: all of which there is anything to tell, and
/// those that it names one by one.
#[must_use]
pub fn report(portfolio: &Portfolio, query: &Query, period: Period, by: Option<MoneyBy>) -> Money {
    let window = EarningWindow { period, as_of: query.as_of };
    let projects = query.projects(portfolio, &[]);
    let names_it = |project: &Project| {
        query.named.is_some() && query.named_clients.binary_search(&project.client).is_err()
    };
    let is_listed = |earning: &Earning<'_>| earning.is_something() || names_it(earning.project);
    let earnings = each(&projects, |project| Earning::of(portfolio, project, window));
    let earnings: Vec<Earning<'_>> = earnings.into_iter().filter(is_listed).collect();
    let listing = match by {
        None => Listing::Rows(earnings.iter().map(|one| row::row(portfolio, query, one)).collect()),
        Some(by) => Listing::Groups(Grouping { portfolio, query, window }.groups(&earnings, by)),
    };
    let left_out: Vec<&str> = query.left_out.iter().map(String::as_str).collect();
    let mut to_invoice: Vec<ToInvoiceRow> =
        earnings.iter().filter_map(|earning| ToInvoiceRow::of(portfolio, earning)).collect();
    to_invoice.sort_by_key(|row| row.since);
    Money {
        header: Header::new("money", portfolio, query.as_of).version(2),
        period,
        listing,
        to_invoice,
        totals: all_of(portfolio, query, &earnings.iter().collect::<Vec<_>>(), &left_out, true),
        by,
    }
}

/// The period of a question that names none: the fiscal year of its date.
#[must_use]
pub fn usual_period(portfolio: &Portfolio, query: &Query) -> Period {
    let day = Period { from: query.as_of, to: query.as_of };
    Period::fiscal_year_of(query.as_of, portfolio.agency.calendar.fiscal_year_start).unwrap_or(day)
}

impl Report for Money {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.header.tell(parts)?;
        parts.part("period", &self.period)?;
        self.listing.tell(parts)?;
        parts.rows("to_invoice", &self.to_invoice)?;
        parts.part("totals", &self.totals)
    }

    fn page(&self) -> Page {
        page::page(self)
    }

    fn words() -> Vec<&'static str> {
        MoneyFlag::ALL.iter().map(|flag| flag.word()).collect()
    }

    fn states(&self) -> Vec<&'static str> {
        match &self.listing {
            Listing::Rows(rows) => rows.iter().flat_map(|row| &row.flags).map(|flag| flag.word()).collect(),
            Listing::Groups(groups) => {
                groups.iter().flat_map(|group| group.totals.flags()).map(MoneyFlag::word).collect()
            }
        }
    }

    fn worst_first(&mut self) {
        if let Listing::Rows(rows) = &mut self.listing {
            rows.sort_by_key(|row| {
                let (overdue, margin) = row.in_order.clone();
                (Reverse(overdue), margin.is_none(), margin)
            });
        }
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        self.listing.sort(path, descending)
    }
}
