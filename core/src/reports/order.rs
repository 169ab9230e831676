//! Which state is worse than which, alike in every report: what burns first, then what nobody knows, then what is well.

use crate::figures::people::workload::PersonState;
use crate::figures::spending::state::{BudgetState, ScheduleState};

/// The place of a project's budget.
pub(crate) const fn of_budget(state: BudgetState) -> u8 {
    match state {
        BudgetState::Over => 0,
        BudgetState::AtRisk => 1,
        BudgetState::Unknown => 2,
        BudgetState::Ok => 3,
        BudgetState::None => 4,
    }
}

/// The place of a schedule.
pub(crate) const fn of_schedule(state: ScheduleState) -> u8 {
    match state {
        ScheduleState::Late => 0,
        ScheduleState::AtRisk => 1,
        ScheduleState::Unknown => 2,
        ScheduleState::OnTrack => 3,
        ScheduleState::Ongoing => 4,
        ScheduleState::None => 5,
        ScheduleState::Paused => 6,
        ScheduleState::Done => 7,
        ScheduleState::Closed => 8,
    }
}

/// The place of what a person carries.
pub(crate) const fn of_person(state: PersonState) -> u8 {
    match state {
        PersonState::Overloaded => 0,
        PersonState::Unstaffed => 1,
        PersonState::Away => 2,
        PersonState::Unknown => 3,
        PersonState::Ok => 4,
        PersonState::Free => 5,
    }
}
