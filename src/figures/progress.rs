//! How much of the whole work is done.

use crate::model::Date;
use crate::model::number::Number;
use crate::model::project::{Project, Status};

/// The share of the work that is done: 1 for a project that is done; else the newest reading; else the share of the
/// phases that are done, by hours where all have them, otherwise by their count. `None` when nobody said so.
#[must_use]
pub fn progress(project: &Project, as_of: Date) -> Option<Number> {
    if project.status_at(as_of) == Status::Done {
        return Some(Number::one());
    }
    newest_reading(project, as_of).or_else(|| phases_done(project, as_of))
}

fn newest_reading(project: &Project, as_of: Date) -> Option<Number> {
    let readings = project.log.progress.iter().filter(|reading| reading.date <= as_of);
    let newest = readings.max_by_key(|reading| reading.date)?;
    newest.percent.over(&Number::from(100))
}

fn phases_done(project: &Project, as_of: Date) -> Option<Number> {
    let phases = &project.phases;
    let by_hours: Option<Vec<&Number>> = phases.iter().map(|phase| phase.hours.as_ref()).collect();
    let whole: Option<Number> = by_hours.map(|hours| hours.into_iter().sum());
    let one = Number::one();
    let (whole, counted) = match whole.filter(|whole| !whole.is_zero()) {
        Some(whole) => (whole, true),
        None => (phases.iter().map(|_| &one).sum(), false),
    };
    let weight = |phase: &crate::model::project::Phase| {
        if counted { phase.hours.clone() } else { Some(Number::one()) }
    };
    let done: Number = phases.iter().filter(|phase| phase.done_by(as_of).is_some()).filter_map(weight).sum();
    done.share_of(&whole)
}
