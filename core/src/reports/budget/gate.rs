//! The words by which `--fail-on` names states of the budget, and behind `schedule:` those of the schedule: some words are
//! both, and mean something else.

use crate::figures::spending::state::{BudgetState, ScheduleState};

/// All words.
pub(crate) fn words() -> Vec<&'static str> {
    let budgets = BudgetState::ALL.iter().map(|state| state.word());
    let mut words: Vec<_> =
        budgets.chain(ScheduleState::ALL.iter().map(|state| of_schedule(*state))).collect();
    words.sort_unstable();
    words
}

/// The word of a state of the schedule.
pub(crate) const fn of_schedule(state: ScheduleState) -> &'static str {
    match state {
        ScheduleState::None => "schedule:none",
        ScheduleState::Unknown => "schedule:unknown",
        ScheduleState::OnTrack => "schedule:on-track",
        ScheduleState::AtRisk => "schedule:at-risk",
        ScheduleState::Late => "schedule:late",
        ScheduleState::Ongoing => "schedule:ongoing",
        ScheduleState::Paused => "schedule:paused",
        ScheduleState::Done => "schedule:done",
        ScheduleState::Closed => "schedule:closed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_schedule_is_its_own_behind_a_prefix() {
        for state in ScheduleState::ALL {
            assert_eq!(of_schedule(*state).strip_prefix("schedule:"), Some(state.word()));
        }
    }
}
