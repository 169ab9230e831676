//! What happened on a project after a day.

use serde::Serialize;

use crate::figures::requests::change::in_force;
use crate::figures::schedule::progress::progress;
use crate::model::Date;
use crate::model::change::{Change, ChangeStatus};
use crate::model::number::Number;
use crate::model::project::{Project, Status};
use crate::model::quantity::{Hours, Money};
use crate::why::words::percent;

/// Something that happened.
#[derive(Clone, Debug, Serialize)]
pub struct Happened {
    /// When.
    pub date: Date,
    /// What: `asked` and the answers to requests, `phase-done`, `progress`, `started`, `paused`, `done`, `cancelled`.
    pub what: &'static str,
    /// The title of the request or the name of the phase; of progress, from what to what.
    pub title: Option<String>,
    /// What a request that was agreed on costs.
    pub amount: Option<Money>,
    /// The same in hours, where it costs no money.
    pub hours: Option<Hours>,
    /// By how many working days it moves the due date.
    pub days: Option<i64>,
    /// What is given up in exchange.
    pub trade: Option<Box<str>>,
}

/// What happened after one day and by another, the earliest first; everything by that day where there is no first.
pub(crate) fn happened(project: &Project, as_of: Date, since: Option<Date>) -> Vec<Happened> {
    let is_new = |date: &Date| *date <= as_of && since.is_none_or(|since| *date > since);
    let requests = in_force(project, as_of).flat_map(|(change, status)| request(project, change, status));
    let phases = project.phases.iter().filter_map(|phase| {
        let name = phase.name.as_ref().unwrap_or(&phase.id);
        Some(event(phase.done?, "phase-done", Some(name.to_string())))
    });
    let mut all: Vec<Happened> = life(project, as_of).chain(requests).chain(phases).collect();
    all.retain(|one| is_new(&one.date));
    all.extend(since.and_then(|since| headway(project, since, as_of)));
    all.sort_by_key(|one| one.date);
    all
}

fn event(date: Date, what: &'static str, title: Option<String>) -> Happened {
    Happened { date, what, title, amount: None, hours: None, days: None, trade: None }
}

/// When it started, came to rest, and ended.
fn life(project: &Project, as_of: Date) -> impl Iterator<Item = Happened> {
    let status = project.status_at(as_of);
    let paused = project.paused.filter(|_| status == Status::Paused);
    let finished = project.finished_by(as_of);
    let started = project.start.map(|date| event(date, "started", None));
    let rests = paused.map(|date| event(date, "paused", None));
    let ends = finished.map(|date| event(date, status.word(), None));
    started.into_iter().chain(rests).chain(ends)
}

/// When something was asked for, and the answer.
fn request(project: &Project, change: &Change, status: ChangeStatus) -> Vec<Happened> {
    let asked = event(change.asked, "asked", Some(change.title.to_string()));
    let Some(decided) = change.decided.filter(|_| status != ChangeStatus::Open) else { return vec![asked] };
    let answer = event(decided, status.word(), Some(change.title.to_string()));
    let is_paid = status == ChangeStatus::Accepted && !change.amount.is_zero();
    let is_agreed = matches!(status, ChangeStatus::Accepted | ChangeStatus::Absorbed);
    let hours = status == ChangeStatus::Accepted && !is_paid && !change.hours.is_zero();
    let answer = Happened {
        amount: is_paid.then(|| Money { amount: change.amount.clone(), currency: project.currency }),
        hours: hours.then(|| Hours(change.hours.clone())),
        days: (is_agreed && change.days != 0).then_some(change.days),
        trade: change.trade.clone().filter(|_| is_agreed),
        ..answer
    };
    vec![asked, answer]
}

/// How far the work came after a day, where it is known of both days.
fn headway(project: &Project, since: Date, as_of: Date) -> Option<Happened> {
    let (before, now): (Number, Number) = (progress(project, since)?, progress(project, as_of)?);
    let readings = project.log.progress.iter().map(|reading| reading.date);
    let newest = readings.filter(|date| *date <= as_of && *date > since).max()?;
    let words = format!("{} to {}", percent(Some(&before)), percent(Some(&now)));
    (before != now).then(|| event(newest, "progress", Some(words)))
}
