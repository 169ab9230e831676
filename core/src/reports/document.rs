//! What all reports are made of: what stands around, rows or groups of them, totals, findings.

use serde::Serialize;

use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::page::{Cell, Column, Parts, Sums, Unit};
use crate::reports::sort;

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

/// A row on one project.
pub trait OfProject {
    /// The id of its client, and its full name.
    fn key(&self) -> (&str, &str);
}

impl<R: OfProject + Clone, G> Listing<R, G> {
    /// The rows on some projects, of a report on all in the order of the portfolio.
    pub(crate) fn rows_of(&self, portfolio: &Portfolio, projects: &[&Project]) -> Vec<R> {
        let Self::Rows(rows) = self else { return Vec::new() };
        let row = |project: &&Project| {
            let client = portfolio.client_of(project).map_or("", |client| &*client.id);
            let full = portfolio.full_name(project);
            let place = rows.binary_search_by(|row| row.key().cmp(&(client, &full))).ok()?;
            rows.get(place).cloned()
        };
        projects.iter().filter_map(row).collect()
    }
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

impl<T: Sums + 'static> Group<T> {
    /// The columns of groups: their key below a heading, and whatever the columns of rows have totals of.
    pub(crate) fn columns<R>(
        title: &'static str,
        of_rows: &[Column<'static, R, T>],
    ) -> Vec<Column<'static, Self, T>> {
        let key = |group: &Self| Cell::known(group.key.clone(), Cell::Id);
        let key = Column::new("key", title, 0, Unit::Id, key).heading_totals();
        // The first column of rows says whose they are.
        let sums = of_rows.iter().skip(1).filter_map(|column| column.of_sums(|group: &Self| &group.totals));
        [key].into_iter().chain(sums).collect()
    }
}

/// A figure that `--no-costs` leaves out: not there, unknown, or known.
pub type Confidential<Q> = Option<Option<Q>>;

/// A report: header, listing, totals, findings.
#[derive(Clone, Debug)]
pub struct Document<R, T> {
    /// What stands around.
    pub header: Header,
    /// Rows, or groups of them.
    pub listing: Listing<R, T>,
    /// Over all rows.
    pub totals: T,
}

impl Header {
    /// The header of a report on a portfolio.
    #[must_use]
    pub fn new(report: &'static str, portfolio: &Portfolio, as_of: Date) -> Self {
        let agency = &portfolio.agency;
        Self { report, version: 1, workspace: agency.name.clone(), as_of, currency: agency.currency }
    }

    /// The same of another version.
    #[must_use]
    pub fn version(self, version: u32) -> Self {
        Self { version, ..self }
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
    /// Says everything.
    ///
    /// # Errors
    /// When it is not taken.
    pub(crate) fn tell_all<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.header.tell(parts)?;
        self.listing.tell(parts)?;
        parts.part("totals", &self.totals)
    }
}

/// Makes a report serializable as what it tells.
macro_rules! serialized_as_told {
    ($report:ty) => {
        impl serde::Serialize for $report {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::page::serialize(self, serializer)
            }
        }
    };
}

/// Makes totals say which of their figures miss something: those that `missing` names.
macro_rules! missing_says {
    ($totals:ty) => {
        impl crate::page::Sums for $totals {
            fn misses(&self, path: &str) -> bool {
                self.missing.misses(path)
            }
        }
    };
}

pub(crate) use {missing_says, serialized_as_told};
