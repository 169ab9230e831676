//! The periods of a retainer: what each allows, what was carried into it, what was used and what went past it.

use std::collections::VecDeque;

use crate::model::Date;
use crate::model::calendar::{Calendar, day_before, plus_months};
use crate::model::change::ChangeStatus;
use crate::model::number::Number;
use crate::model::project::{Project, Status};
use crate::model::retainer::{Overage, Retainer};

use super::change::{current_due, in_force};

/// One period of a retainer, in hours.
#[derive(Clone, Debug)]
pub struct Period {
    /// Its number; the first is 1.
    pub index: i64,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Its own hours, plus those of changes, less the debt of earlier ones.
    pub allowance: Option<Number>,
    /// Unused hours of earlier periods that are usable in it.
    pub carried: Option<Number>,
    /// Billable hours, those over included.
    pub used: Number,
    /// Usable hours that nobody used.
    pub left: Option<Number>,
    /// Hours past all that was usable.
    pub over: Option<Number>,
    /// Hours that expired or were capped at its start.
    pub lost: Option<Number>,
    /// Working days gone over working days of the period.
    pub pace: Option<Number>,
}

/// Part of an entry, or all of it, that went past the allowance of its period.
#[derive(Clone, Debug)]
pub struct OverEntry {
    /// The place of the entry in the log.
    pub entry: usize,
    /// How much of it, in hours.
    pub hours: Number,
}

/// The periods that have begun, and the entries that went past them.
#[derive(Clone, Debug, Default)]
pub struct Periods {
    /// From the first to the one in force.
    pub periods: Vec<Period>,
    /// What went past, in the order of the log within each period.
    pub over: Vec<OverEntry>,
    /// The places of the entries in the log that count to the period in force.
    pub current_entries: Vec<usize>,
}

/// Hours of earlier periods that are still usable, oldest first, each with its period's number.
type Unused = VecDeque<(i64, Number)>;

/// What passes from one period to the next.
#[derive(Default)]
struct Ledger {
    unused: Unused,
    debt: Number,
}

impl Periods {
    /// The period in force.
    #[must_use]
    pub fn current(&self) -> Option<&Period> {
        self.periods.last()
    }
}

/// The periods of a retainer that have begun by a date; none where there is no retainer, no start, or nothing was won.
#[must_use]
pub fn periods(project: &Project, calendar: &Calendar, as_of: Date) -> Periods {
    let Some((terms, start)) = project.retainer.as_ref().zip(project.start) else {
        return Periods::default();
    };
    let spans = spans(start, terms, last_day(project, calendar, as_of));
    let changed = changed_hours(project, &spans, as_of);
    let entries = entries_by_period(project, &spans, as_of);
    let mut result = Periods::default();
    let mut ledger = Ledger::default();
    for (((from, to), changed), entries) in spans.iter().zip(changed).zip(&entries) {
        let index = i64::try_from(result.periods.len()).unwrap_or(i64::MAX).saturating_add(1);
        let used = entries.iter().filter_map(|place| hours_at(project, *place)).sum();
        let mut period = open(terms, index, &changed, &mut ledger);
        (period.from, period.to, period.used) = (*from, *to, used);
        settle(&mut period, terms, &mut ledger);
        let days = |until| Number::from(calendar.working_days(*from, until));
        period.pace = days(as_of.min(*to)).over(&days(*to));
        if let Some(over) = period.over.as_ref().filter(|over| over.is_positive()) {
            result.over.extend(last_entries(project, entries, over));
        }
        result.periods.push(period);
    }
    result.current_entries = entries.into_iter().next_back().unwrap_or_default();
    result
}

/// The last day on which a period can begin: none begins after the project is finished, due or paused.
fn last_day(project: &Project, calendar: &Calendar, as_of: Date) -> Option<Date> {
    let status = project.status_at(as_of);
    if matches!(status, Status::Prospect | Status::Lost) {
        return None;
    }
    let paused = project.paused.filter(|_| status == Status::Paused);
    let ends = [project.finished_by(as_of), current_due(project, calendar, as_of), paused];
    ends.into_iter().flatten().chain([as_of]).min()
}

/// First and last day of each period that has begun by `last`: period i begins (i − 1) months or quarters after the
/// start, and ends the day before the next.
fn spans(start: Date, terms: &Retainer, last: Option<Date>) -> Vec<(Date, Date)> {
    let begins = |index: i64| plus_months(start, index * terms.every.months());
    let begun = (0..).map_while(begins).take_while(|begin| last.is_some_and(|last| *begin <= last));
    let ends = (1..).map(|index| begins(index).map_or(Date::MAX, day_before));
    begun.zip(ends).collect()
}

/// The place of the period that a date counts to: the nearest one, where it lies outside all of them.
fn place_of(spans: &[(Date, Date)], date: Date) -> usize {
    spans.partition_point(|(from, _)| *from <= date).saturating_sub(1)
}

/// For each period the hours of the accepted changes decided in it.
fn changed_hours(project: &Project, spans: &[(Date, Date)], as_of: Date) -> Vec<Number> {
    let mut changed = vec![Number::zero(); spans.len()];
    for (change, status) in in_force(project, as_of) {
        let decided = change.decided.filter(|_| status == ChangeStatus::Accepted);
        if let Some(hours) = decided.and_then(|decided| changed.get_mut(place_of(spans, decided))) {
            *hours = &*hours + &change.hours;
        }
    }
    changed
}

/// For each period the places of its billable entries, in the order of the log.
fn entries_by_period(project: &Project, spans: &[(Date, Date)], as_of: Date) -> Vec<Vec<usize>> {
    let mut by_period = vec![Vec::new(); spans.len()];
    for (place, entry) in project.log.time.entries().iter().enumerate() {
        if entry.billable && entry.date <= as_of {
            if let Some(entries) = by_period.get_mut(place_of(spans, entry.date)) {
                entries.push(place);
            }
        }
    }
    by_period
}

fn hours_at(project: &Project, place: usize) -> Option<Number> {
    let log = &project.log.time;
    log.entries().get(place).map(|entry| log.hours(entry))
}

/// A period at its start: its allowance less the debt, and what earlier ones leave to it.
fn open(terms: &Retainer, index: i64, changed: &Number, ledger: &mut Ledger) -> Period {
    let mut period = Period {
        index,
        from: Date::MIN,
        to: Date::MIN,
        allowance: None,
        carried: None,
        used: Number::zero(),
        left: None,
        over: None,
        lost: None,
        pace: None,
    };
    let Some(hours) = &terms.hours else { return period };
    let own = (hours + changed).or_zero();
    let allowance = (&own - &ledger.debt).or_zero();
    ledger.debt = (&ledger.debt - &own).or_zero();
    period.lost = Some(expire(&mut ledger.unused, terms, index));
    period.carried = Some(ledger.unused.iter().map(|(_, hours)| hours).sum());
    ledger.unused.push_back((index, allowance.clone()));
    period.allowance = Some(allowance);
    period
}

/// Takes away what is too old for a period or past the cap, the oldest first, and says how much that was.
fn expire(unused: &mut Unused, terms: &Retainer, index: i64) -> Number {
    let total = |unused: &Unused| -> Number { unused.iter().map(|(_, hours)| hours).sum() };
    let before = total(unused);
    while unused.front().is_some_and(|(from, _)| index - from > terms.rollover) {
        unused.pop_front();
    }
    if let Some(cap) = &terms.rollover_cap {
        let excess = (total(unused) - cap).or_zero();
        take(unused, excess);
    }
    before - total(unused)
}

/// Takes hours from the oldest first; what they do not suffice for is returned.
fn take(unused: &mut Unused, mut hours: Number) -> Number {
    for (_, left) in unused.iter_mut() {
        let taken = left.clone().min(hours.clone());
        *left = &*left - &taken;
        hours = hours - taken;
    }
    unused.retain(|(_, left)| !left.is_zero());
    hours
}

/// A period at its end: what was used of it, left of it, and went past it.
fn settle(period: &mut Period, terms: &Retainer, ledger: &mut Ledger) {
    if period.allowance.is_none() {
        return;
    }
    let over = take(&mut ledger.unused, period.used.clone());
    period.left = Some(ledger.unused.iter().map(|(_, hours)| hours).sum());
    if terms.overage == Overage::Next {
        ledger.debt = &ledger.debt + &over;
    }
    period.over = Some(over);
}

/// The last entries of a period that together make up the hours over; one that straddles is split.
fn last_entries(project: &Project, entries: &[usize], over: &Number) -> Vec<OverEntry> {
    let mut rest = over.clone();
    let mut last = Vec::new();
    for place in entries.iter().rev() {
        if !rest.is_positive() {
            break;
        }
        let Some(hours) = hours_at(project, *place) else { continue };
        let hours = hours.min(rest.clone());
        rest = rest - &hours;
        last.push(OverEntry { entry: *place, hours });
    }
    last.reverse();
    last
}
