//! The columns of the schedule report: of projects, of phases, of clients.

use crate::figures::spending::state::ScheduleState;
use crate::model::Date;
use crate::page::{Cell, Column, Unit};
use crate::reports::document::Group;
use crate::reports::schedule::chart::{phase_timeline, timeline};
use crate::reports::schedule::row::{SchedulePhase, ScheduleRow};
use crate::reports::schedule::totals::ScheduleTotals;
use crate::reports::tone::of_schedule as tone;

/// The columns of projects; their charts mark a day.
pub(crate) fn projects(today: Date) -> Vec<Column<'static, ScheduleRow>> {
    type Of = Column<'static, ScheduleRow>;
    vec![
        Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())),
        Of::new("state", "state", 1, Unit::State, |row| Cell::State(row.state.word(), tone(row.state))),
        Of::new("chart", "chart", 2, Unit::Chart, move |row| Cell::Timeline(timeline(row, today))),
        Of::new("due.current", "due", 3, Unit::Date, |row| date(row.due.current)),
        Of::new("days_late", "days late", 4, Unit::Count, |row| Cell::applies(row.days_late, Cell::Count)),
        Of::new("forecast.finish", "finish", 5, Unit::Date, |row| date(row.forecast.finish)),
        Of::new("waited", "theirs", 5, Unit::Count, |row| {
            Cell::applies(Some(row.waited).filter(|days| *days > 0), Cell::Count)
        }),
        Of::new("days_ours", "ours", 5, Unit::Count, |row| {
            Cell::applies(row.days_ours.filter(|_| row.waited > 0), Cell::Count)
        }),
        Of::new("progress", "done", 6, Unit::Share, |row| Cell::applies(row.progress.clone(), Cell::Percent)),
        Of::new("planned", "planned", 7, Unit::Share, |row| {
            Cell::applies(row.planned.clone(), Cell::Percent)
        }),
        Of::new("start", "start", 8, Unit::Date, |row| date(row.start)),
        Of::new("due.original", "due at first", 9, Unit::Date, |row| {
            date(row.due.original.filter(|due| Some(*due) != row.due.current))
        }),
    ]
}

/// The columns of phases; their charts mark a day.
pub(crate) fn phases(today: Date) -> Vec<Column<'static, SchedulePhase>> {
    type Of = Column<'static, SchedulePhase>;
    vec![
        Of::new("id", "phase", 0, Unit::Id, |phase| Cell::Id(phase.id.to_string())),
        Of::new("state", "state", 1, Unit::State, |phase| Cell::State(phase.state.word(), tone(phase.state))),
        Of::new("chart", "chart", 2, Unit::Chart, move |phase| Cell::Timeline(phase_timeline(phase, today))),
        Of::new("due.current", "due", 3, Unit::Date, |phase| date(phase.due.current)),
        Of::new("days_late", "days late", 4, Unit::Count, |phase| {
            Cell::applies(phase.days_late, Cell::Count)
        }),
        Of::new("forecast.finish", "finish", 5, Unit::Date, |phase| date(phase.forecast.finish)),
        Of::new("start", "start", 6, Unit::Date, |phase| date(phase.start)),
        Of::new("due.original", "due at first", 7, Unit::Date, |phase| {
            date(phase.due.original.filter(|due| Some(*due) != phase.due.current))
        }),
    ]
}

/// The columns of clients: how many of their projects are in each state.
pub(crate) fn clients() -> Vec<Column<'static, Group<ScheduleTotals>, ScheduleTotals>> {
    type Of = Column<'static, ScheduleTotals, ScheduleTotals>;
    let projects = |totals: &ScheduleTotals| Cell::counted(totals.projects);
    let projects = Of::new("projects", "projects", 1, Unit::Count, projects).total("projects", projects);
    let states = ScheduleState::ALL.iter().zip(2..).map(|(state, rank)| {
        let count = |totals: &ScheduleTotals| Cell::counted(totals.states.get(state.word()));
        let path = format!("states.{}", state.word());
        Of::new(path.clone(), state.word(), rank, Unit::Count, count).total(path, count)
    });
    let head = Of::new("key", "client", 0, Unit::Id, |_| Cell::total());
    Group::columns("client", &[head, projects].into_iter().chain(states).collect::<Vec<_>>())
}

fn date(date: Option<Date>) -> Cell {
    Cell::applies(date, Cell::Date)
}
