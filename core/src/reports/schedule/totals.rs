//! The totals of the schedule report.

use serde::Serialize;

use crate::figures::spending::state::ScheduleState;
use crate::reports::schedule::row::ScheduleRow;
use crate::reports::totals::{Counts, Missing};

/// Counts over the rows.
#[derive(Clone, Debug, Serialize)]
pub struct ScheduleTotals {
    /// How many projects.
    pub projects: usize,
    /// How many of them are in each state.
    pub states: Counts,
    /// The same of their phases.
    pub phases: Counts,
    /// The projects that each figure leaves out.
    pub missing: Missing,
}

/// The totals of these rows, and of the projects that could not be read.
pub(crate) fn totals<'r>(
    rows: impl Iterator<Item = &'r ScheduleRow> + Clone,
    left_out: &[String],
) -> ScheduleTotals {
    let mut missing = Missing::default();
    for project in left_out {
        ["projects", "states", "phases"].iter().for_each(|figure| missing.add(figure, project));
    }
    let states = |state| rows.clone().filter(|row| row.state == state).count();
    let phases = || rows.clone().flat_map(|row| &row.phases);
    let of_phases = |state| phases().filter(|phase| phase.state == state).count();
    ScheduleTotals {
        projects: rows.clone().count(),
        states: Counts::of(ScheduleState::ALL, ScheduleState::word, states),
        phases: Counts::of(ScheduleState::ALL, ScheduleState::word, of_phases),
        missing,
    }
}
