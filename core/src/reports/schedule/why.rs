//! Why a schedule is what it is, and which record its forecast lacks: one sentence each.

use crate::figures::missing::Missing;
use crate::figures::schedule::lateness::working_days_late;
use crate::figures::schedule::waiting::waiting;
use crate::figures::spending::budget::ProjectFigures;
use crate::figures::spending::state::ScheduleState;
use crate::model::Date;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Status};
use crate::reports::budget::why::no_schedule;
use crate::reports::lack::{Lack, Reason};
use crate::why::budget::{lack, schedule};

/// The sentences on one project.
pub(crate) fn why(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Vec<Reason> {
    let state = schedule(portfolio, figures, as_of).map(|text| Reason { text, lack: no_schedule(figures) });
    let overdue = figures.finish.filter(|_| figures.schedule == ScheduleState::Late);
    let finish = overdue.map(|finish| format!("at the pace so far it will be finished on {finish}"));
    let split = split(portfolio, figures, as_of);
    let alarms = finish.into_iter().chain(split).map(|text| Reason { text, lack: None });
    state.into_iter().chain(alarms).chain(unknown(portfolio, figures, as_of)).collect()
}

/// Whose the days are by which it is late: those on which it waited for the client, and the rest.
fn split(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<String> {
    let late = working_days_late(portfolio, figures, as_of).filter(|late| *late > 0)?;
    let waited = waiting(figures.project, &portfolio.agency.calendar, as_of).days;
    let ours = (late - waited).max(0);
    let whose =
        if ours == 0 { "none of them is ours".to_owned() } else { format!("{ours} of them are ours") };
    (waited > 0).then(|| format!("{late} working days late, {waited} spent waiting for the client: {whose}"))
}

/// Why there is no forecast where there could be one.
fn unknown(portfolio: &Portfolio, figures: &ProjectFigures<'_>, as_of: Date) -> Option<Reason> {
    let project = figures.project;
    let is_open = matches!(project.status_at(as_of), Status::Prospect | Status::Active);
    let is_asked = is_open && project.billing != Billing::Retainer && figures.plan.due().is_some();
    if !is_asked || figures.finish.is_some() {
        return None;
    }
    let lacks = |missing| {
        let text = format!("forecast unknown: {}", lack(portfolio, project, &missing));
        Reason { text, lack: Some(Lack::from(&missing)) }
    };
    let known = |text: String| Reason { text, lack: None };
    Some(match (project.start, &figures.progress) {
        (None, _) => lacks(Missing::Start),
        (Some(start), _) if start > as_of => known(format!("no forecast yet: it starts on {start}")),
        (Some(_), None) => lacks(Missing::Progress),
        (Some(_), Some(progress)) if progress.is_zero() => {
            known("no forecast yet: none of it is done".to_owned())
        }
        (Some(_), Some(_)) => known("forecast unknown: its plan has no working day".to_owned()),
    })
}
