//! A portfolio and a query become a report value, one file a report.

use serde::{Serialize, Serializer};

use crate::diagnostic::Finding;
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::portfolio::Portfolio;
use crate::page;
use crate::page::Parts;

pub mod advise;
pub mod brief;
pub mod budget;
pub mod check;
pub mod checkup;
pub mod clients;
pub mod coverage;
pub mod list;
pub mod money;
pub mod overview;
pub mod query;
pub mod schedule;
pub mod scope;
pub mod sort;
pub(crate) mod tone;
pub mod totals;
pub mod workload;

/// What stands around the rows of every report.
#[derive(Clone, Debug, Serialize)]
pub struct Header {
    /// The report's name.
    pub report: &'static str,
    /// Goes up when a key changes its meaning or leaves.
    pub version: u32,
    /// The agency's name.
    pub workspace: Box<str>,
    /// The date of the report.
    pub as_of: Date,
    /// The currency of the totals.
    pub currency: Currency,
}

/// What a report lists: its rows, or sums of them by a key.
#[derive(Clone, Debug)]
pub enum Listing<R, G> {
    /// One for each subject of the report.
    Rows(Vec<R>),
    /// One for each key.
    Groups(Vec<Group<G>>),
}

impl<R: Serialize + Sync, G: Serialize + Sync> Listing<R, G> {
    /// Says what is listed.
    ///
    /// # Errors
    /// When it is not taken.
    pub fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        match self {
            Self::Rows(rows) => parts.rows("rows", rows),
            Self::Groups(groups) => parts.rows("groups", groups),
        }
    }

    /// Puts what is listed in the order of a figure, as [`sort::sort_rows`] does.
    pub fn sort(&mut self, path: &str, descending: bool) -> bool {
        match self {
            Self::Rows(rows) => sort::sort_rows(rows, path, descending),
            Self::Groups(groups) => sort::sort_rows(groups, path, descending),
        }
    }
}

/// The totals of the rows that share a key.
#[derive(Clone, Debug, Serialize)]
pub struct Group<G> {
    /// What they share; `None` where nobody wrote it.
    pub key: Option<String>,
    /// Their totals.
    #[serde(flatten)]
    pub totals: G,
}

/// A report: header, listing, totals, findings.
#[derive(Clone, Debug)]
pub struct Document<R, T> {
    /// What stands around.
    pub header: Header,
    /// Rows, or groups of them.
    pub listing: Listing<R, T>,
    /// Over all rows.
    pub totals: T,
    /// Errors and warnings of the documents that were read.
    pub findings: Vec<Finding>,
}

impl Header {
    /// The header of a report on a portfolio.
    #[must_use]
    pub fn new(report: &'static str, portfolio: &Portfolio, as_of: Date) -> Self {
        let agency = &portfolio.agency;
        Self { report, version: 1, workspace: agency.name.clone(), as_of, currency: agency.currency }
    }

    /// Says what stands around.
    ///
    /// # Errors
    /// When it is not taken.
    pub fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        parts.part("report", self.report)?;
        parts.part("version", &self.version)?;
        parts.part("workspace", &self.workspace)?;
        parts.part("as_of", &self.as_of)?;
        parts.part("currency", &self.currency)
    }
}

impl<R: Serialize + Sync, T: Serialize + Sync> Document<R, T> {
    fn tell_all<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.header.tell(parts)?;
        self.listing.tell(parts)?;
        parts.part("totals", &self.totals)?;
        parts.part("findings", &self.findings)
    }
}

/// Makes reports serializable as what they tell.
macro_rules! serialized_as_told {
    ($($report:ty),+) => {$(
        impl Serialize for $report {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                page::serialize(self, serializer)
            }
        }
    )+};
}

serialized_as_told!(
    advise::Advise,
    budget::Budget,
    checkup::Checkup,
    clients::Clients,
    coverage::Coverage,
    money::Money,
    schedule::Schedule,
    scope::Scope,
    workload::Workload
);
