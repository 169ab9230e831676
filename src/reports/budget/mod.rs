//! The budget report: is this project on budget and on time, and how do we know?

mod details;
mod keys;
mod page;
mod row;
mod totals;
mod why;

use rayon::prelude::*;

use crate::diagnostic::Finding;
use crate::figures::budget::{ProjectFigures, project_figures};
use crate::figures::state::{BudgetState, ScheduleState};
use crate::model::portfolio::Portfolio;
use crate::model::project::Status;
use crate::model::word::words;
use crate::page::{Page, Report};

use super::query::Query;
use super::{Document, Group, Header, Listing};

pub use row::Row;
pub use totals::Totals;

words! {
    /// What rows are summed by.
    By {
        /// By client.
        Client = "client",
    }
}

/// The budget report.
pub type Budget = Document<Row, Totals>;

/// The budget report on the projects that a question is about: active and paused ones, unless it says otherwise.
#[must_use]
pub fn report(portfolio: &Portfolio, query: &Query, by: Option<By>) -> Budget {
    let projects = query.projects(portfolio, &[Status::Active, Status::Paused]);
    let figures: Vec<ProjectFigures<'_>> =
        projects.par_iter().map(|project| project_figures(portfolio, project, query.as_of)).collect();
    let totals = |figures: &[&ProjectFigures<'_>], left_out: &[&str]| {
        totals::totals(portfolio, query, figures, left_out)
    };
    let left_out: Vec<&str> = query.left_out.iter().map(String::as_str).collect();
    let all: Vec<&ProjectFigures<'_>> = figures.iter().collect();
    let listing = match by {
        None => {
            Listing::Rows(figures.par_iter().map(|figures| row::row(portfolio, query, figures)).collect())
        }
        Some(By::Client) => Listing::Groups(by_client(portfolio, &all, &left_out, totals)),
    };
    Document {
        header: Header::new("budget", portfolio, query.as_of),
        listing,
        totals: totals(&all, &left_out),
        findings: Vec::new(),
    }
}

fn by_client<'f>(
    portfolio: &Portfolio,
    figures: &[&'f ProjectFigures<'f>],
    left_out: &[&str],
    totals: impl Fn(&[&'f ProjectFigures<'f>], &[&str]) -> Totals,
) -> Vec<Group<Totals>> {
    let mut groups = Vec::new();
    for (id, client) in portfolio.clients() {
        let from = figures.partition_point(|figures| figures.project.client < id);
        let to = figures.partition_point(|figures| figures.project.client <= id);
        let of_client = figures.get(from..to).unwrap_or_default();
        let prefix = format!("{}/", client.id);
        let missed: Vec<_> = left_out.iter().filter(|name| name.starts_with(&prefix)).copied().collect();
        if !of_client.is_empty() || !missed.is_empty() {
            groups.push(Group { key: Some(client.id.to_string()), totals: totals(of_client, &missed) });
        }
    }
    groups
}

impl Report for Budget {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn words() -> Vec<&'static str> {
        let states = BudgetState::ALL.iter().map(|state| state.word());
        let schedules = ScheduleState::ALL.iter().map(|state| state.word());
        let mut words: Vec<_> = states.chain(schedules).collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    fn states(&self) -> Vec<&'static str> {
        match &self.listing {
            Listing::Rows(rows) => {
                rows.iter().flat_map(|row| [row.state.word(), row.schedule.word()]).collect()
            }
            Listing::Groups(groups) => groups.iter().flat_map(|group| group.totals.words()).collect(),
        }
    }

    fn sort(&mut self, path: &str, descending: bool) -> bool {
        self.listing.sort(path, descending)
    }

    fn set_findings(&mut self, findings: Vec<Finding>) {
        self.findings = findings;
    }
}
