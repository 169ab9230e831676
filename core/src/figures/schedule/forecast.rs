//! When a project will be finished, as things go.

use crate::figures::schedule::earned_schedule::EarnedSchedule;
use crate::figures::schedule::plan::Plan;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::project::{Project, Status};

/// The day of the finish: `finished` for a project that is done; else the ceil(N · AT / ES)-th working day from the
/// start, but not before the date asked for; `None` for projects that are paused or closed.
#[must_use]
pub fn finish(
    project: &Project,
    plan: &Plan<'_>,
    schedule: Option<&EarnedSchedule>,
    as_of: Date,
) -> Option<Date> {
    match project.status_at(as_of) {
        Status::Done => return project.finished,
        Status::Paused | Status::Cancelled | Status::Lost => return None,
        Status::Prospect | Status::Active => {}
    }
    let schedule = schedule?;
    let (length, at) = schedule.length.zip(schedule.at)?;
    let days = (Number::from(length) * Number::from(at)).over(schedule.es.as_ref()?)?;
    plan.nth_day(days.ceil()?).map(|day| day.max(as_of))
}
