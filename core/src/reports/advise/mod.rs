//! The advise report: for everything that is wanting now, or will be by a date that is known, who of our own people could
//! take it on, and for whom to hire where nobody fits.

pub(crate) mod columns;
mod meanwhile;
pub(crate) mod page;
mod refused;
pub(crate) mod row;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::figures::people::advice::{Advice, Advised, How, advice, has_roles};
use crate::figures::people::coverage::Coverage;
use crate::figures::people::covering::Covering;
use crate::figures::people::workload::{is_carried, workloads};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Hours;
use crate::page::{Block, Page, Parts, Report};
use crate::reports::advise::row::HIRE;
use crate::reports::document::{Header, serialized_as_told};
use crate::reports::query::Query;
use crate::reports::sort::sort_rows;
use crate::reports::totals::Missing;
use crate::threads::each;

pub use crate::reports::advise::meanwhile::Meanwhile;
pub use crate::reports::advise::row::{AdviseRow, Nominee, Opening};

/// The advise report.
#[derive(Clone, Debug)]
pub struct Advise {
    /// What stands around.
    pub header: Header,
    /// One for each project, role and reason that something is wanting.
    pub rows: Vec<AdviseRow>,
    /// What people leave to others while they are away for long, and who has room for it.
    pub meanwhile: Vec<Meanwhile>,
    /// How many, whom to hire, and what could not be read.
    pub totals: AdviseTotals,
    /// Whether it is written of anybody which roles they can hold.
    pub has_roles: bool,
}

/// Sums over the rows.
#[derive(Clone, Debug, Serialize)]
pub struct AdviseTotals {
    /// How many rows there are.
    pub rows: usize,
    /// Hours a week to hire for, by role.
    pub hire: BTreeMap<Box<str>, Hours>,
    /// The projects that could not be read.
    pub missing: Missing,
}

serialized_as_told!(Advise);

/// The advice on the projects that a question is about: active ones, unless it says otherwise. Whatever it is about,
/// what is wanting on all active projects uses up the hours of those who could take it on.
#[must_use]
pub fn report(portfolio: &Portfolio, query: &Query) -> Advise {
    let covering = Covering::as_far_as_hiring(portfolio, query.as_of);
    let listed = query.active_projects(portfolio);
    let is_listed = |project: &Project| {
        let key = |one: &&Project| (one.client, &*one.id).cmp(&(project.client, &*project.id));
        listed.binary_search_by(key).is_ok()
    };
    let looked_at = |project: &&Project| is_carried(project, query.as_of) || is_listed(project);
    let projects: Vec<&Project> = portfolio.projects.iter().filter(looked_at).collect();
    let coverage: Vec<Coverage> = each(&projects, |project| covering.of(project));
    let covered: Vec<(&Project, &Coverage)> = projects.into_iter().zip(&coverage).collect();
    let carried = covered.iter().copied().filter(|(project, _)| is_carried(project, query.as_of));
    let workloads = workloads(portfolio, &carried.collect::<Vec<_>>(), query.as_of);
    let Advised { wanting, meanwhile, leaves } = advice(portfolio, &covered, &workloads, query.as_of);
    let listed = wanting.iter().filter(|advice: &&Advice<'_>| is_listed(advice.need.project));
    let rows: Vec<AdviseRow> = listed.map(|advice| row::row(portfolio, advice)).collect();
    let meanwhile = meanwhile::all(portfolio, (&meanwhile, &leaves), query.as_of, is_listed);
    let mut missing = Missing::default();
    query.left_out.iter().for_each(|project| missing.add("rows", project));
    Advise {
        header: Header { version: 2, ..Header::new("advise", portfolio, query.as_of) },
        totals: AdviseTotals { rows: rows.len(), hire: hire(&rows), missing },
        rows,
        meanwhile,
        has_roles: has_roles(portfolio),
    }
}

/// The hours a week of all rows that call for hiring, by role.
fn hire(rows: &[AdviseRow]) -> BTreeMap<Box<str>, Hours> {
    let mut hire: BTreeMap<Box<str>, Hours> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.otherwise.is_some()) {
        let sum = hire.entry(row.role.clone()).or_insert_with(|| Hours(Number::zero()));
        sum.0 = &sum.0 + &row.hours.0;
    }
    hire
}

impl Advise {
    /// What is wanting on each project, and who could take it on, found for all in one look at its rows.
    #[must_use]
    pub fn by_project(&self) -> HashMap<&str, Vec<Block>> {
        self.parted(|row| Some(&row.project), |one| &one.project)
    }

    /// What is wanting because of each person, and who could take it on.
    #[must_use]
    pub fn by_person(&self) -> HashMap<&str, Vec<Block>> {
        self.parted(|row| row.person.as_deref(), |one| &one.person)
    }

    fn parted<'a>(
        &'a self,
        whose: impl Fn(&'a AdviseRow) -> Option<&'a str>,
        leaves: impl Fn(&'a Meanwhile) -> &'a str,
    ) -> HashMap<&'a str, Vec<Block>> {
        let mut parts: HashMap<&str, (Vec<&AdviseRow>, Vec<&Meanwhile>)> = HashMap::new();
        for row in &self.rows {
            whose(row).into_iter().for_each(|whose| parts.entry(whose).or_default().0.push(row));
        }
        for one in &self.meanwhile {
            parts.entry(leaves(one)).or_default().1.push(one);
        }
        parts.into_iter().map(|(whose, (rows, meanwhile))| (whose, page::some(&rows, &meanwhile))).collect()
    }
}

impl Report for Advise {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.header.tell(parts)?;
        parts.rows("rows", &self.rows)?;
        parts.part("totals", &self.totals)
    }

    fn page(&self) -> Page {
        page::page(self)
    }

    fn words() -> Vec<&'static str> {
        How::ALL.iter().map(|how| how.word()).chain([HIRE]).collect()
    }

    fn states(&self) -> Vec<&'static str> {
        self.rows.iter().map(AdviseRow::word).collect()
    }

    fn worst_first(&mut self) {
        let hours = |row: &AdviseRow| Reverse(row.hours.0.clone());
        self.rows.sort_by_key(|row| (row.because, hours(row)));
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        sort_rows(&mut self.rows, path, descending)
    }
}
