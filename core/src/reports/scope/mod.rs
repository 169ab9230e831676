//! The scope report: what was asked beyond the agreement, what was answered, how fast, and what it did to the budget
//! and the due date. One row for each project with any change.

use std::cmp::Reverse;

use crate::figures::requests::change::in_force;
use crate::figures::requests::change_spent::changes_spent;
use crate::figures::requests::scope::{ScopeFlag, flags};
use crate::figures::requests::tally::ChangeTally;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::page::{Page, Parts, Report, Sheet};
use crate::reports::document::{Document, Header, Listing, missing_says, serialized_as_told};
use crate::reports::query::Query;
use crate::reports::scope::part::ScopePart;
use crate::reports::scope::row::row;

pub(crate) mod change;
pub(crate) mod columns;
pub(crate) mod groups;
pub(crate) mod page;
pub(crate) mod part;
pub(crate) mod row;
#[cfg(test)]
mod tests;
pub(crate) mod totals;
pub(crate) mod why;

pub use crate::reports::scope::change::Request;
pub use crate::reports::scope::groups::ScopeBy;
pub use crate::reports::scope::row::{Agreement, Extent, ScopeRow};
pub use crate::reports::scope::totals::ScopeTotals;

/// The scope report.
pub type Scope = Document<ScopeRow, ScopeTotals>;

serialized_as_told!(Scope);
missing_says!(ScopeTotals);

/// The scope report on the projects of a query: those with any change at its date, or all when it says so. Groups
/// take the place of the rows with `by`.
#[must_use]
pub fn report(portfolio: &Portfolio, query: &Query, by: Option<ScopeBy>) -> Scope {
    let whole = |project| {
        let tally = ChangeTally::of(in_force(project, query.as_of), query.as_of);
        let spent = changes_spent(portfolio, project, query.as_of);
        let flags = flags(project, &tally, &spent, query.as_of, &portfolio.agency.thresholds);
        ScopePart { name: portfolio.full_name(project), project, tally, spent: Some(spent), flags }
    };
    let is_listed = |project: &&Project| query.all || in_force(project, query.as_of).next().is_some();
    let projects = query.projects(portfolio, &[]);
    let parts: Vec<ScopePart> = projects.into_iter().filter(is_listed).map(whole).collect();
    Document {
        header: Header { version: 2, ..Header::new("scope", portfolio, query.as_of) },
        totals: totals::total(portfolio, query, &parts),
        listing: match by {
            None => Listing::Rows(parts.into_iter().map(|part| row(portfolio, part, query.as_of)).collect()),
            Some(by) => Listing::Groups(groups::groups(portfolio, query, &parts, by)),
        },
    }
}

impl Scope {
    /// Who answered each request that was answered, and why.
    #[must_use]
    pub fn answers(&self) -> Sheet {
        page::answers(self)
    }
}

impl Report for Scope {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.tell_all(parts)
    }

    fn page(&self) -> Page {
        page::page(self)
    }

    fn words() -> Vec<&'static str> {
        ScopeFlag::ALL.iter().map(|flag| flag.word()).collect()
    }

    fn states(&self) -> Vec<&'static str> {
        match &self.listing {
            Listing::Rows(rows) => rows.iter().flat_map(|row| &row.flags).map(|flag| flag.word()).collect(),
            Listing::Groups(groups) => {
                groups.iter().flat_map(|group| &group.totals.flags).map(|flag| flag.word()).collect()
            }
        }
    }

    fn worst_first(&mut self) {
        if let Listing::Rows(rows) = &mut self.listing {
            rows.sort_by_key(|row| {
                (row.flags.is_empty(), Reverse(row.at_stake.clone()), Reverse(row.flags.len()))
            });
        }
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        self.listing.sort(path, descending)
    }
}
