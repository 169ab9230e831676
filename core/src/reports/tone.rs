//! How states feel, alike in every report.

use crate::figures::spending::state::{BudgetState, ScheduleState};
use crate::page::Tone;

/// How a project's budget feels.
pub(crate) const fn of_budget(state: BudgetState) -> Tone {
    match state {
        BudgetState::Over => Tone::Bad,
        BudgetState::AtRisk | BudgetState::Unknown => Tone::Warning,
        BudgetState::Ok => Tone::Good,
        BudgetState::None => Tone::Muted,
    }
}

/// How a schedule feels.
pub(crate) const fn of_schedule(state: ScheduleState) -> Tone {
    match state {
        ScheduleState::Late => Tone::Bad,
        ScheduleState::AtRisk | ScheduleState::Unknown => Tone::Warning,
        ScheduleState::OnTrack | ScheduleState::Ongoing | ScheduleState::Done => Tone::Good,
        ScheduleState::Paused | ScheduleState::Closed | ScheduleState::None => Tone::Muted,
    }
}
