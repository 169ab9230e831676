//! The chart of the schedule report: plans and what became of them, one below the other.

use crate::figures::spending::state::ScheduleState;
use crate::model::Date;
use crate::page::Timeline;
use crate::page::chart::{Chart, Drawing, Plan, Plans};
use crate::reports::schedule::row::{SchedulePhase, ScheduleRow};
use crate::reports::tone::of_schedule as tone;
use crate::why::words::counted;

/// So many plans are drawn, the worst first; of more nobody sees the axis.
const DRAWN: usize = 40;

/// The plans of projects on a day; of a single project those of its phases too.
pub(crate) fn of_projects(rows: &[ScheduleRow], today: Date) -> Chart {
    let mut ranked: Vec<&ScheduleRow> = rows.iter().collect();
    ranked.sort_by_key(|row| rank(row.state));
    let phases = match rows {
        [row] => {
            row.phases.iter().filter(|phase| has_dates(phase)).map(|phase| of_phase(phase, today)).collect()
        }
        _ => Vec::new(),
    };
    let plans = ranked.iter().take(DRAWN).map(|row| of_project(row, today));
    Chart {
        title: "plans on their days".to_owned(),
        finding: finding(rows),
        drawing: Drawing::Plans(Plans {
            today,
            rows: plans.chain(phases).collect(),
            more: rows.len().saturating_sub(DRAWN),
        }),
        table: None,
        is_in_text: false,
    }
}

/// The worst first.
const fn rank(state: ScheduleState) -> u8 {
    match state {
        ScheduleState::Late => 0,
        ScheduleState::AtRisk => 1,
        ScheduleState::OnTrack | ScheduleState::Unknown => 2,
        ScheduleState::Ongoing => 3,
        ScheduleState::Paused => 4,
        ScheduleState::None => 5,
        ScheduleState::Done | ScheduleState::Closed => 6,
    }
}

/// What is drawn of a project.
pub(crate) fn timeline(row: &ScheduleRow, today: Date) -> Timeline {
    let is_done = row.state == ScheduleState::Done;
    Timeline {
        start: row.start,
        due: row.due.current,
        done: if is_done { row.due.current } else { row.earned_until },
        finish: row.forecast.finish,
        today,
        tone: tone(row.state),
    }
}

/// What is drawn of a phase.
pub(crate) fn phase_timeline(phase: &SchedulePhase, today: Date) -> Timeline {
    let is_done = phase.state == ScheduleState::Done;
    Timeline {
        start: phase.start,
        due: phase.due.current,
        done: phase.due.current.filter(|_| is_done),
        finish: phase.forecast.finish,
        today,
        tone: tone(phase.state),
    }
}

fn of_project(row: &ScheduleRow, today: Date) -> Plan {
    Plan {
        name: row.project.clone(),
        state: row.state.word(),
        timeline: timeline(row, today),
        first_due: row.due.original.filter(|due| Some(*due) != row.due.current),
        is_firm: row.is_firm,
        waits: row.waits.clone(),
    }
}

fn has_dates(phase: &SchedulePhase) -> bool {
    phase.start.is_some() || phase.due.current.is_some() || phase.forecast.finish.is_some()
}

fn of_phase(phase: &SchedulePhase, today: Date) -> Plan {
    Plan {
        name: phase.name.as_ref().unwrap_or(&phase.id).to_string(),
        state: phase.state.word(),
        timeline: phase_timeline(phase, today),
        first_due: phase.due.original.filter(|due| Some(*due) != phase.due.current),
        is_firm: false,
        waits: Vec::new(),
    }
}

fn finding(rows: &[ScheduleRow]) -> String {
    let count = |state| rows.iter().filter(|row| row.state == state).count();
    let states = [
        (ScheduleState::Late, "late"),
        (ScheduleState::AtRisk, "at risk"),
        (ScheduleState::Unknown, "unknown"),
        (ScheduleState::OnTrack, "on track"),
        (ScheduleState::Ongoing, "ongoing"),
        (ScheduleState::Paused, "paused"),
        (ScheduleState::None, "without a due date"),
        (ScheduleState::Done, "done"),
        (ScheduleState::Closed, "closed"),
    ];
    let counts = states.into_iter().map(|(state, word)| (count(state), word)).filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, word)| format!("{count} {word}")).collect();
    let all = counted(rows.len(), "project", "projects");
    let latest = rows
        .iter()
        .filter_map(|row| Some((row.days_late.filter(|days| *days > 0)?, row)))
        .max_by_key(|(days, _)| *days);
    let latest = latest.map(|(days, row)| format!("; {} most of all, by {days} days", row.project));
    format!("{all}: {}{}", counts.join(", "), latest.filter(|_| rows.len() > 1).unwrap_or_default())
}
