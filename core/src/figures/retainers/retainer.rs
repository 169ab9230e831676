//! The periods of a retainer: what each allows, what was carried into it, what was used and what went past it.

use crate::figures::requests::change::in_force;
use crate::figures::retainers::rollover::Unused;
use crate::figures::retainers::term::{last_day, spans, terms};
use crate::figures::schedule::resting::rests;
use crate::model::Date;
use crate::model::calendar::Calendar;
use crate::model::change::ChangeStatus;
use crate::model::log::{HoursSum, TimeEntry};
use crate::model::number::Number;
use crate::model::project::Project;
use crate::model::quantity::Hours;
use crate::model::retainer::{Overage, RetainerTerms};

/// One period of a retainer, in hours.
#[derive(Clone, Debug)]
pub struct Period {
    /// Its number; the first is 1, and those that rest have theirs too.
    pub index: i64,
    /// The first day.
    pub from: Date,
    /// The last day; `None` past the year 9999.
    pub to: Option<Date>,
    /// The terms in force on its first day.
    pub terms: RetainerTerms,
    /// Its own hours, plus those of changes, less the debt of earlier ones.
    pub allowance: Option<Number>,
    /// Unused hours of earlier periods that are usable in it.
    pub carried: Option<Number>,
    /// Billable hours, those over included.
    pub used: Number,
    /// Usable hours that nobody used.
    pub left: Option<Number>,
    /// Hours past all that was usable, in the period in which they were worked.
    pub over: Option<Number>,
    /// Hours that expired or were capped at its start.
    pub lost: Option<Number>,
    /// Hours over that later periods still owe at its end.
    pub debt: Option<Number>,
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
    /// The place of its period in [`Periods::periods`].
    pub period: usize,
    /// What becomes of it.
    pub overage: Overage,
}

/// The periods that have begun and do not rest, and the entries that went past them.
#[derive(Clone, Debug, Default)]
pub struct Periods {
    /// From the first to the one in force.
    pub periods: Vec<Period>,
    /// What went past, in the order of the log within each period.
    pub over: Vec<OverEntry>,
    /// The places of the entries in the log that count to the period in force, where it allows no hours but a fee.
    pub current_entries: Vec<usize>,
}

/// What passes from one period to the next.
#[derive(Default)]
struct Ledger {
    unused: Unused,
    debt: Number,
}

/// When a period lies, and its terms.
struct TermSpan<'p> {
    index: i64,
    days: (Date, Date),
    terms: &'p RetainerTerms,
}

/// The billable time of a retainer by a date, and its periods.
struct Billable<'p> {
    project: &'p Project,
    spans: &'p [TermSpan<'p>],
    as_of: Date,
}

impl Periods {
    /// The period in force.
    #[must_use]
    pub fn current(&self) -> Option<&Period> {
        self.periods.last()
    }

    /// The hours past an allowance of which this becomes.
    pub fn over_that(&self, overage: Overage) -> impl Iterator<Item = &OverEntry> {
        self.over.iter().filter(move |over| over.overage == overage)
    }

    /// How many of the periods that ended before a date, in a row up to the last of them, had hours over, and one more
    /// where the one in force has already.
    #[must_use]
    pub fn over_in_a_row(&self, as_of: Date) -> i64 {
        let has_ended = |period: &&Period| period.to.is_some_and(|to| to < as_of);
        let ended = self.periods.iter().filter(has_ended).rev().take_while(|period| period.is_over());
        let in_force = self.periods.iter().filter(|period| !has_ended(period) && period.is_over());
        i64::try_from(ended.count() + in_force.count()).unwrap_or(i64::MAX)
    }
}

impl Period {
    /// The hours that it allows with those carried into it.
    #[must_use]
    pub fn usable(&self) -> Option<Number> {
        Some(self.allowance.as_ref()? + self.carried.as_ref()?)
    }

    /// Whether hours went past it, as printed.
    #[must_use]
    pub fn is_over(&self) -> bool {
        is_printed_above_zero(self.over.as_ref())
    }

    /// Whether later periods owe hours at its end, as printed.
    #[must_use]
    pub fn is_owed(&self) -> bool {
        is_printed_above_zero(self.debt.as_ref())
    }
}

fn is_printed_above_zero(hours: Option<&Number>) -> bool {
    hours.is_some_and(|hours| Hours(hours.clone()).printed().is_positive())
}

/// The periods of a retainer that have begun by a date; none where there is no retainer, no start, or nothing was won.
#[must_use]
pub fn periods(project: &Project, calendar: &Calendar, as_of: Date) -> Periods {
    let spans = counted(project, calendar, as_of);
    if spans.is_empty() {
        return Periods::default();
    }
    let changed = changed_hours(project, &spans, as_of);
    let billable = Billable { project, spans: &spans, as_of };
    let mut result = Periods::default();
    let mut ledger = Ledger::default();
    let mut by_period: Option<Vec<Vec<usize>>> = None;
    for ((span, changed), used) in spans.iter().zip(changed).zip(billable.hours()) {
        let nth = result.periods.len();
        let mut period = open(span, nth, &changed, &mut ledger);
        period.used = used.total();
        settle(&mut period, &mut ledger);
        let days = |until| Number::from(calendar.working_days(period.from, until));
        period.pace = period.to.and_then(|to| days(as_of.min(to)).over(&days(to)));
        if let Some(over) = period.over.as_ref().filter(|over| over.is_positive()) {
            let by_period = by_period.get_or_insert_with(|| billable.by_period());
            let of_period = by_period.get(nth).map_or(&[][..], Vec::as_slice);
            result.over.extend(
                last_entries(project, of_period, over).into_iter().map(|(entry, hours)| OverEntry {
                    entry,
                    hours,
                    period: nth,
                    overage: span.terms.overage,
                }),
            );
        }
        result.periods.push(period);
    }
    if spans.last().is_some_and(|span| span.terms.hours.is_none()) {
        result.current_entries = billable.by_period().pop().unwrap_or_default();
    }
    result
}

/// The periods that have begun and count: those of whose days so far one at least lies in no pause.
fn counted<'p>(project: &'p Project, calendar: &Calendar, as_of: Date) -> Vec<TermSpan<'p>> {
    let Some((retainer, start)) = terms(project) else { return Vec::new() };
    let mut resting: Vec<_> = rests(project, as_of).collect();
    resting.sort_by_key(|days| days.from);
    // The first day from one on that lies in no pause.
    let begins = |from: Date| {
        resting.iter().fold(from, |day, rest| match rest.contains(day) {
            true => rest.to.succ_opt().unwrap_or(rest.to),
            false => day,
        })
    };
    let spans = spans(start, retainer.every, last_day(project, calendar, as_of)).into_iter();
    let counted = (1..).zip(spans).filter_map(|(index, days)| {
        let terms = retainer.terms.at(days.0).or_else(|| retainer.terms.first())?;
        (begins(days.0) <= days.1.min(as_of)).then_some(TermSpan { index, days, terms })
    });
    counted.collect()
}

/// The place of the period that a date counts to: the nearest one, where it lies outside all of them, and the last before
/// it, where it lies in one that rests.
fn place_of(spans: &[TermSpan<'_>], date: Date) -> usize {
    spans.partition_point(|span| span.days.0 <= date).saturating_sub(1)
}

/// For each period the hours of the accepted changes decided in it.
fn changed_hours(project: &Project, spans: &[TermSpan<'_>], as_of: Date) -> Vec<Number> {
    let mut changed = vec![Number::zero(); spans.len()];
    for (change, status) in in_force(project, as_of) {
        let decided = change.decided.filter(|_| status == ChangeStatus::Accepted);
        if let Some(hours) = decided.and_then(|decided| changed.get_mut(place_of(spans, decided))) {
            *hours = &*hours + &change.hours;
        }
    }
    changed
}

impl Billable<'_> {
    /// Each entry with its place in the log and the place of its period.
    fn entries(&self) -> impl Iterator<Item = (&TimeEntry, usize, usize)> {
        let entries = self.project.log.time.entries().iter().zip(0..);
        let billable = entries.filter(|(entry, _)| entry.billable && entry.date <= self.as_of);
        billable.map(|(entry, place)| (entry, place, place_of(self.spans, entry.date)))
    }

    /// The hours of each period.
    fn hours(&self) -> Vec<HoursSum> {
        let mut sums = vec![HoursSum::default(); self.spans.len()];
        for (entry, _, period) in self.entries() {
            if let Some(sum) = sums.get_mut(period) {
                sum.add(&self.project.log.time, entry);
            }
        }
        sums
    }

    /// The places of the entries of each period: by date, also where a file has them otherwise.
    fn by_period(&self) -> Vec<Vec<usize>> {
        let mut dated: Vec<_> =
            self.entries().map(|(entry, place, period)| (entry.date, place, period)).collect();
        dated.sort_unstable();
        let mut places = vec![Vec::new(); self.spans.len()];
        for (_, place, period) in dated {
            places.get_mut(period).into_iter().for_each(|places| places.push(place));
        }
        places
    }
}

fn hours_at(project: &Project, place: usize) -> Option<Number> {
    let log = &project.log.time;
    log.entries().get(place).map(|entry| log.hours(entry))
}

/// A period at its start, the n-th of those that count: its allowance less the debt, and what earlier ones leave to it.
fn open(span: &TermSpan<'_>, nth: usize, changed: &Number, ledger: &mut Ledger) -> Period {
    let (from, to) = span.days;
    let mut period = Period {
        index: span.index,
        from,
        to: Some(to).filter(|to| *to < Date::MAX),
        terms: span.terms.clone(),
        allowance: None,
        carried: None,
        used: Number::zero(),
        left: None,
        over: None,
        lost: None,
        debt: None,
        pace: None,
    };
    let Some(hours) = &span.terms.hours else { return period };
    let nth = i64::try_from(nth).unwrap_or(i64::MAX);
    let own = (hours + changed).or_zero();
    let allowance = (&own - &ledger.debt).or_zero();
    ledger.debt = (&ledger.debt - &own).or_zero();
    period.lost = Some(ledger.unused.expire(span.terms, nth));
    period.carried = Some(ledger.unused.total.clone());
    ledger.unused.add(nth, allowance.clone());
    period.allowance = Some(allowance);
    period
}

/// A period at its end: what was used of it, left of it, went past it, and is owed.
fn settle(period: &mut Period, ledger: &mut Ledger) {
    if period.allowance.is_none() {
        return;
    }
    let over = ledger.unused.take(period.used.clone());
    period.left = Some(ledger.unused.total.clone());
    if period.terms.overage == Overage::Next {
        ledger.debt = &ledger.debt + &over;
    }
    period.over = Some(over);
    period.debt = Some(ledger.debt.clone());
}

/// The last entries of a period that together make up the hours over, each with how much of it; one that straddles is
/// split.
fn last_entries(project: &Project, entries: &[usize], over: &Number) -> Vec<(usize, Number)> {
    let mut rest = over.clone();
    let mut last = Vec::new();
    for place in entries.iter().rev() {
        if !rest.is_positive() {
            break;
        }
        let Some(hours) = hours_at(project, *place) else { continue };
        let hours = hours.min(rest.clone());
        rest = rest - &hours;
        last.push((*place, hours));
    }
    last.reverse();
    last
}

#[cfg(test)]
mod tests;
