//! The periods of a retainer: what each allows, what was carried into it, what was used and what went past it.

use crate::figures::change::in_force;
use crate::figures::rollover::Unused;
use crate::figures::term::{last_day, spans, terms};
use crate::model::Date;
use crate::model::calendar::Calendar;
use crate::model::change::ChangeStatus;
use crate::model::log::{HoursSum, TimeEntry};
use crate::model::number::Number;
use crate::model::project::Project;
use crate::model::retainer::{Overage, RetainerTerms};

/// One period of a retainer, in hours.
#[derive(Clone, Debug)]
pub struct Period {
    /// Its number; the first is 1.
    pub index: i64,
    /// The first day.
    pub from: Date,
    /// The last day; `None` past the year 9999.
    pub to: Option<Date>,
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
    /// The places of the entries in the log that count to the period in force, where it allows no hours but a fee.
    pub current_entries: Vec<usize>,
}

/// What passes from one period to the next.
#[derive(Default)]
struct Ledger {
    unused: Unused,
    debt: Number,
}

/// The billable time of a retainer by a date, and its periods.
struct Billable<'p> {
    project: &'p Project,
    spans: &'p [(Date, Date)],
    as_of: Date,
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
    let Some((retainer, start)) = terms(project) else { return Periods::default() };
    let Some(terms) = retainer.terms.first() else { return Periods::default() };
    let spans = spans(start, retainer.every, last_day(project, calendar, as_of));
    let changed = changed_hours(project, &spans, as_of);
    let billable = Billable { project, spans: &spans, as_of };
    let mut result = Periods::default();
    let mut ledger = Ledger::default();
    for (((from, to), changed), used) in spans.iter().zip(changed).zip(billable.hours()) {
        let nth = result.periods.len();
        let index = i64::try_from(nth).unwrap_or(i64::MAX).saturating_add(1);
        let mut period = open(terms, index, &changed, &mut ledger);
        (period.from, period.to, period.used) = (*from, Some(*to).filter(|to| *to < Date::MAX), used.total());
        settle(&mut period, terms, &mut ledger);
        let days = |until| Number::from(calendar.working_days(*from, until));
        period.pace = period.to.and_then(|to| days(as_of.min(to)).over(&days(to)));
        if let Some(over) = period.over.as_ref().filter(|over| over.is_positive()) {
            result.over.extend(last_entries(project, &billable.entries_of(nth), over));
        }
        result.periods.push(period);
    }
    if terms.hours.is_none() {
        result.current_entries = billable.entries_of(spans.len().saturating_sub(1));
    }
    result
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

    /// The places of the entries of one period: by date, also where a file has them otherwise.
    fn entries_of(&self, period: usize) -> Vec<usize> {
        let of_period = self.entries().filter(|(_, _, of)| *of == period);
        let mut dated: Vec<(Date, usize)> = of_period.map(|(entry, place, _)| (entry.date, place)).collect();
        dated.sort_unstable();
        dated.into_iter().map(|(_, place)| place).collect()
    }
}

fn hours_at(project: &Project, place: usize) -> Option<Number> {
    let log = &project.log.time;
    log.entries().get(place).map(|entry| log.hours(entry))
}

/// A period at its start: its allowance less the debt, and what earlier ones leave to it.
fn open(terms: &RetainerTerms, index: i64, changed: &Number, ledger: &mut Ledger) -> Period {
    let mut period = Period {
        index,
        from: Date::MIN,
        to: None,
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
    period.lost = Some(ledger.unused.expire(terms, index));
    period.carried = Some(ledger.unused.total.clone());
    ledger.unused.add(index, allowance.clone());
    period.allowance = Some(allowance);
    period
}

/// A period at its end: what was used of it, left of it, and went past it.
fn settle(period: &mut Period, terms: &RetainerTerms, ledger: &mut Ledger) {
    if period.allowance.is_none() {
        return;
    }
    let over = ledger.unused.take(period.used.clone());
    period.left = Some(ledger.unused.total.clone());
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{change, date, number, project, worked};
    use crate::model::project::{Billing, Status};
    use crate::model::retainer::{Every, Retainer};

    fn retainer(start: &str, hours: &str, rollover: i64, overage: Overage) -> Project {
        let mut retainer = project("care");
        retainer.billing = Billing::Retainer;
        retainer.start = Some(date(start));
        let hours = Some(number(hours));
        let terms = RetainerTerms { hours, rollover, overage, ..RetainerTerms::default() };
        retainer.retainer = Some(Retainer::always(Every::Month, terms));
        retainer
    }

    fn log(project: &mut Project, entries: &[(&str, &str)]) {
        entries.iter().for_each(|(date, hours)| project.log.time.push(worked(date, hours)));
    }

    /// from, to, allowance, carried, used, left, over, lost
    fn table(project: &Project, as_of: &str) -> Vec<String> {
        let periods = periods(project, &Calendar::default(), date(as_of)).periods;
        let line = |period: &Period| {
            let hours = [&period.allowance, &period.carried, &Some(period.used.clone()), &period.left];
            let hours = hours.into_iter().chain([&period.over, &period.lost]);
            let hours: Vec<_> = hours.map(|hours| hours.as_ref().unwrap().rounded(1)).collect();
            format!("{} {} {}", period.from, period.to.unwrap(), hours.join(" "))
        };
        periods.iter().map(line).collect()
    }

    /// Worked by hand: a start on the 31st of a leap year, a change of 2.5 h in April, an entry that straddles.
    #[test]
    fn rollover_from_the_thirty_first() {
        let mut care = retainer("2024-01-31", "10", 1, Overage::Bill);
        let mut more = change("more", "2024-04-10", Some(("accepted", "2024-04-15")));
        more.hours = number("2.5");
        care.changes = vec![more];
        let entries = [("2024-02-12", "6"), ("2024-02-29", "5"), ("2024-03-29", "2"), ("2024-04-02", "12")];
        log(&mut care, &entries);
        log(&mut care, &[("2024-04-29", "9"), ("2024-05-02", "4"), ("2024-05-08", "20")]);
        assert_eq!(
            table(&care, "2024-05-07"),
            [
                "2024-01-31 2024-02-28 10.0 0.0 6.0 4.0 0.0 0.0",
                "2024-02-29 2024-03-30 10.0 4.0 7.0 7.0 0.0 0.0",
                "2024-03-31 2024-04-29 12.5 7.0 21.0 0.0 1.5 0.0",
                "2024-04-30 2024-05-30 10.0 0.0 4.0 6.0 0.0 0.0",
            ]
        );
        let over = periods(&care, &Calendar::default(), date("2024-05-07")).over;
        assert_eq!(over.len(), 1);
        assert_eq!((over[0].entry, over[0].hours.rounded(1)), (4, "1.5".to_owned()));
    }

    /// help.productive.io 9902502: 40 h a month; September worked 30, October 60: October has 50 available.
    #[test]
    fn ten_unused_hours_are_available_in_the_next_month() {
        let mut help = retainer("2024-09-01", "40", 1, Overage::Bill);
        log(&mut help, &[("2024-09-10", "30"), ("2024-10-10", "60")]);
        let october = &table(&help, "2024-10-31")[1];
        assert_eq!(october, "2024-10-01 2024-10-31 40.0 10.0 60.0 0.0 10.0 0.0");
    }

    #[test]
    fn what_goes_past_is_taken_from_the_next_periods() {
        let mut next = retainer("2024-03-01", "8", 0, Overage::Next);
        log(&mut next, &[("2024-03-04", "20"), ("2024-05-04", "1")]);
        assert_eq!(
            table(&next, "2024-05-31"),
            [
                "2024-03-01 2024-03-31 8.0 0.0 20.0 0.0 12.0 0.0",
                "2024-04-01 2024-04-30 0.0 0.0 0.0 0.0 0.0 0.0",
                "2024-05-01 2024-05-31 4.0 0.0 1.0 3.0 0.0 0.0",
            ]
        );
    }

    #[test]
    fn a_cap_loses_the_oldest_hours_first() {
        let mut capped = retainer("2024-01-01", "10", 2, Overage::Bill);
        let terms = capped.first_terms().unwrap().clone();
        let terms = RetainerTerms { rollover_cap: Some(number("12")), ..terms };
        capped.retainer = Some(Retainer::always(Every::Month, terms));
        log(&mut capped, &[("2024-04-01", "15")]);
        assert_eq!(
            table(&capped, "2024-05-01")[2..],
            [
                "2024-03-01 2024-03-31 10.0 12.0 0.0 22.0 0.0 8.0",
                "2024-04-01 2024-04-30 10.0 12.0 15.0 7.0 0.0 10.0",
                "2024-05-01 2024-05-31 10.0 7.0 0.0 17.0 0.0 0.0",
            ]
        );
    }

    #[test]
    fn the_hours_over_are_those_of_the_last_days() {
        let mut care = retainer("2024-03-01", "8", 0, Overage::Absorb);
        log(&mut care, &[("2024-03-20", "6"), ("2024-03-04", "5")]);
        let over = periods(&care, &Calendar::default(), date("2024-03-31")).over;
        assert_eq!(
            over.iter().map(|one| (one.entry, one.hours.clone())).collect::<Vec<_>>(),
            [(0, number("3"))]
        );
    }

    #[test]
    fn time_outside_every_period_counts_to_the_nearest() {
        let mut ended = retainer("2024-03-01", "8", 0, Overage::Bill);
        ended.due = Some(date("2024-04-10"));
        log(&mut ended, &[("2024-02-20", "1"), ("2024-06-01", "3")]);
        let used: Vec<_> = table(&ended, "2024-07-01");
        assert_eq!(used.len(), 2);
        assert_eq!(used[0], "2024-03-01 2024-03-31 8.0 0.0 1.0 7.0 0.0 0.0");
        assert_eq!(used[1], "2024-04-01 2024-04-30 8.0 0.0 3.0 5.0 0.0 7.0");
    }

    #[test]
    fn nothing_begins_before_the_start_or_for_a_prospect() {
        let mut care = retainer("2024-03-01", "8", 0, Overage::Bill);
        assert!(table(&care, "2024-02-29").is_empty());
        care.status = Status::Prospect;
        assert!(table(&care, "2024-05-01").is_empty());
    }
}
