//! How much of the whole work is done.

use crate::figures::window::Window;
use crate::model::Date;
use crate::model::log::Progress;
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

/// The day on which that share was found: of the newest reading, or of the latest phase that is done; of a project that
/// is done, the day of its finish.
#[must_use]
pub fn progress_date(project: &Project, as_of: Date) -> Option<Date> {
    if project.status_at(as_of) == Status::Done {
        return project.finished;
    }
    let reading = known_readings(project, as_of).map(|reading| reading.date).max();
    reading.or_else(|| project.phases.iter().filter_map(|phase| phase.done_by(as_of)).max())
}

fn known_readings(project: &Project, as_of: Date) -> impl Iterator<Item = &Progress> {
    project.log.progress.iter().filter(move |reading| reading.date <= as_of)
}

/// What was noted of the newest reading that has a note, and on which day; none older than so many days.
#[must_use]
pub fn newest_note(project: &Project, as_of: Date, days: i64) -> Option<(Date, &str)> {
    let counts = Window::aged(as_of, days);
    let noted = known_readings(project, as_of).filter(|reading| counts.contains(reading.date));
    let noted = noted.filter_map(|reading| Some((reading.date, reading.note.as_deref()?)));
    noted.max_by_key(|(date, _)| *date)
}

fn newest_reading(project: &Project, as_of: Date) -> Option<Number> {
    share(known_readings(project, as_of).max_by_key(|reading| reading.date)?)
}

fn share(reading: &Progress) -> Option<Number> {
    reading.percent.over(&Number::from(100))
}

/// The share that was read on each day with a reading, in order; the last one of a day counts.
pub(crate) fn newest_of_each_day(project: &Project, as_of: Date) -> Vec<(Date, Number)> {
    let mut readings: Vec<&Progress> = known_readings(project, as_of).collect();
    readings.sort_by_key(|reading| reading.date);
    let mut shares: Vec<(Date, Number)> = Vec::with_capacity(readings.len());
    for reading in readings {
        let Some(share) = share(reading) else { continue };
        match shares.last_mut().filter(|(date, _)| *date == reading.date) {
            Some((_, of_day)) => *of_day = share,
            None => shares.push((reading.date, share)),
        }
    }
    shares
}

/// The share of the phases that are done by a date; `None` without phases.
pub(crate) fn phases_done(project: &Project, as_of: Date) -> Option<Number> {
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
