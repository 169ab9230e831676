//! The columns of the coverage report: of projects, and of people.

use crate::figures::people::coverage::TaskState;
use crate::figures::people::workload::PersonState;
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::coverage::person::CoveragePerson;
use crate::reports::coverage::row::CoverageRow;
use crate::reports::coverage::totals::CoverageTotals;

/// A column of projects.
type CoverageColumn = Column<'static, CoverageRow, CoverageTotals>;

/// The columns of projects.
pub(crate) fn projects() -> Vec<CoverageColumn> {
    type Of = CoverageColumn;
    vec![
        Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())).heading_totals(),
        Of::new("ratio", "covered", 1, Unit::Share, |row| Cell::applies(row.ratio.clone(), Cell::Percent))
            .total("ratio", |totals| Cell::applies(totals.ratio.clone(), Cell::Percent)),
        tasks("states.gap", "gaps", 2, TaskState::Gap),
        tasks("states.ambiguous", "ambiguous", 3, TaskState::Ambiguous),
        tasks("states.vacant-soon", "vacant soon", 4, TaskState::VacantSoon),
        tasks("states.away", "away", 5, TaskState::Away),
        Of::new("asked", "asked", 6, Unit::Count, |row| Cell::counted(row.asked))
            .total("asked", |totals| Cell::counted(totals.asked)),
        tasks("states.waived", "waived", 7, TaskState::Waived),
        Of::new("hybrid", "hybrid", 8, Unit::Id, |row| {
            Cell::applies(row.hybrid.as_ref(), |who| Cell::Id(who.to_string()))
        }),
    ]
}

/// How many tasks are in a state.
fn tasks(path: &'static str, title: &'static str, rank: u8, state: TaskState) -> CoverageColumn {
    let of_row =
        move |row: &CoverageRow| Cell::counted(row.tasks.iter().filter(|task| task.state == state).count());
    let of_all = move |totals: &CoverageTotals| Cell::counted(totals.states.get(state.word()));
    CoverageColumn::new(path, title, rank, Unit::Count, of_row).total(path, of_all)
}

/// The columns of people.
pub(crate) fn people() -> Vec<Column<'static, CoveragePerson>> {
    type Of = Column<'static, CoveragePerson>;
    vec![
        Of::new("person", "person", 0, Unit::Id, |one| Cell::Id(one.person.to_string())),
        Of::new("state", "state", 1, Unit::State, |one| Cell::State(one.state.word(), tone(one.state))),
        Of::new("load", "load", 2, Unit::Share, |one| Cell::known(one.load.clone(), Cell::Percent)),
        Of::new("projects", "projects", 3, Unit::Count, |one| Cell::counted(one.projects.len())),
        Of::new("accountable", "accountable", 4, Unit::Count, |one| Cell::counted(one.accountable)),
        Of::new("sole", "alone", 5, Unit::Count, |one| Cell::counted(one.sole)),
        Of::new("hours", "hours a week", 6, Unit::Hours, |one| Cell::known(one.hours.clone(), Cell::Hours)),
        Of::new("capacity", "of", 7, Unit::Hours, |one| Cell::known(one.capacity.clone(), Cell::Hours)),
        Of::new("switching", "projects a day", 8, Unit::Index, |one| {
            Cell::applies(one.switching.clone(), Cell::Index)
        }),
        Of::new("roles", "roles", 9, Unit::Words, |one| {
            let held = one.roles.iter().filter(|(_, count)| **count > 0);
            let roles: Vec<String> = held.map(|(role, count)| format!("{role} {count}")).collect();
            Cell::Text(roles.join(", "))
        }),
    ]
}

pub(crate) const fn tone(state: PersonState) -> Tone {
    match state {
        PersonState::Overloaded | PersonState::Unstaffed => Tone::Bad,
        PersonState::Unknown => Tone::Warning,
        PersonState::Away => Tone::Muted,
        PersonState::Free => Tone::Plain,
        PersonState::Ok => Tone::Good,
    }
}
