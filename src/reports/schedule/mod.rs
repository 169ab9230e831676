//! The schedule report: when does each project begin, when is it due, and when will it be finished as things go?

pub(crate) mod page;
pub(crate) mod row;
pub(crate) mod why;

use rayon::prelude::*;
use serde::Serialize;

use crate::diagnostic::Finding;
use crate::figures::budget::project_figures;
use crate::figures::state::ScheduleState;
use crate::model::portfolio::Portfolio;
use crate::model::project::Status;
use crate::model::word::words;
use crate::page::{Page, Parts, Report};
use crate::reports::query::Query;
use crate::reports::totals::{Counts, Missing};
use crate::reports::{Document, Group, Header, Listing};

pub use crate::reports::schedule::row::Row;

words! {
    /// What rows are summed by.
    By {
        /// By client.
        Client = "client",
    }
}

/// The schedule report.
pub type Schedule = Document<Row, Totals>;

/// Counts over the rows.
#[derive(Clone, Debug, Serialize)]
pub struct Totals {
    /// How many projects.
    pub projects: usize,
    /// How many of them are in each state.
    pub states: Counts,
    /// The same of their phases.
    pub phases: Counts,
    /// The projects that each figure leaves out.
    pub missing: Missing,
}

/// The schedule of the projects that a question is about: active and paused ones, unless it says otherwise.
#[must_use]
pub fn report(portfolio: &Portfolio, query: &Query, by: Option<By>) -> Schedule {
    let projects = query.projects(portfolio, &[Status::Active, Status::Paused]);
    let rows: Vec<Row> = projects
        .par_iter()
        .map(|project| row::row(portfolio, query, &project_figures(portfolio, project, query.as_of)))
        .collect();
    let totals = totals(rows.iter(), &query.left_out);
    let listing = match by {
        None => Listing::Rows(rows),
        Some(By::Client) => Listing::Groups(by_client(portfolio, query, &rows)),
    };
    Document {
        header: Header::new("schedule", portfolio, query.as_of),
        listing,
        totals,
        findings: Vec::new(),
    }
}

fn totals<'r>(rows: impl Iterator<Item = &'r Row> + Clone, left_out: &[String]) -> Totals {
    let mut missing = Missing::default();
    for project in left_out {
        ["projects", "states", "phases"].iter().for_each(|figure| missing.add(figure, project));
    }
    let states = |state| rows.clone().filter(|row| row.state == state).count();
    let phases = || rows.clone().flat_map(|row| &row.phases);
    let of_phases = |state| phases().filter(|phase| phase.state == state).count();
    Totals {
        projects: rows.clone().count(),
        states: Counts::of(ScheduleState::ALL, ScheduleState::word, states),
        phases: Counts::of(ScheduleState::ALL, ScheduleState::word, of_phases),
        missing,
    }
}

fn by_client(portfolio: &Portfolio, query: &Query, rows: &[Row]) -> Vec<Group<Totals>> {
    let group = |client: &str| {
        let prefix = format!("{client}/");
        let left_out: Vec<String> =
            query.left_out.iter().filter(|name| name.starts_with(&prefix)).cloned().collect();
        let from = rows.partition_point(|row| &*row.client < client);
        let to = rows.partition_point(|row| &*row.client <= client);
        let totals = totals(rows.get(from..to).unwrap_or_default().iter(), &left_out);
        let is_listed = totals.projects > 0 || !left_out.is_empty();
        is_listed.then(|| Group { key: Some(client.to_owned()), totals })
    };
    portfolio.clients().filter_map(|(_, client)| group(&client.id)).collect()
}

impl Report for Schedule {
    fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
        self.tell_all(parts)
    }

    fn page(&self) -> Page {
        page::page(self)
    }

    fn words() -> Vec<&'static str> {
        ScheduleState::ALL.iter().map(|state| state.word()).collect()
    }

    fn states(&self) -> Vec<&'static str> {
        match &self.listing {
            Listing::Rows(rows) => rows.iter().map(|row| row.state.word()).collect(),
            Listing::Groups(groups) => {
                groups.iter().flat_map(|group| group.totals.states.occurring()).collect()
            }
        }
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        self.listing.sort(path, descending)
    }

    fn set_findings(&mut self, findings: Vec<Finding>) {
        self.findings = findings;
    }
}
