//! The totals of the coverage report.

use std::borrow::Cow;

use serde::Serialize;

use crate::figures::people::coverage::{Coverage as ProjectCoverage, TaskState, covered_ratio};
use crate::model::project::Project;
use crate::model::quantity::Share;
use crate::reports::query::Query;
use crate::reports::totals::{Counts, Missing};

/// Sums over the rows.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageTotals {
    /// How many projects.
    pub projects: usize,
    /// How many tasks are asked.
    pub asked: usize,
    /// How many of them are covered.
    pub covered: usize,
    /// (covered + vacant soon) / asked.
    pub ratio: Option<Share>,
    /// How many tasks are in each state.
    pub states: Counts,
    /// The projects that each figure leaves out.
    pub missing: Missing,
}

/// A project of the report with its coverage.
pub(crate) type Covered<'c> = (&'c Project, Cow<'c, ProjectCoverage>);

const FIGURES: [&str; 5] = ["projects", "asked", "covered", "ratio", "states"];

/// The totals of these projects.
pub(crate) fn totals(query: &Query, listed: &[Covered]) -> CoverageTotals {
    let count = |state| listed.iter().map(|(_, coverage)| coverage.count(state)).sum::<usize>();
    let asked = listed.iter().map(|(_, coverage)| coverage.asked()).sum();
    let covered = count(TaskState::Covered);
    let mut missing = Missing::default();
    for project in &query.left_out {
        FIGURES.iter().for_each(|figure| missing.add(figure, project));
    }
    CoverageTotals {
        projects: listed.len(),
        asked,
        covered,
        ratio: covered_ratio(covered + count(TaskState::VacantSoon), asked).map(Share),
        states: Counts::of(TaskState::ALL, TaskState::word, count),
        missing,
    }
}
