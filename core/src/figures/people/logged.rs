//! The hours that each person logged in each week or month.

use std::collections::BTreeMap;

use crate::figures::retainers::retainer::{OverEntry, periods};
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::log::{HoursSum, TimeEntry};
use crate::model::number::Number;
use crate::model::period::Part;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project};
use crate::model::retainer::Overage;
use crate::threads::each;

/// Hours that somebody logged.
#[derive(Clone, Debug, Default)]
pub struct Logged {
    /// All.
    pub hours: Number,
    /// Those that clients are billed: neither our own projects' nor what a retainer absorbs.
    pub billable: Number,
    /// Those that nobody had planned.
    pub unplanned: Number,
    /// The days of the part on which they are.
    days: Days,
    /// How many pairs of a day and a project they are on.
    pub project_days: i64,
}

/// The parts of a period, and the date up to which records exist.
#[derive(Clone, Copy, Debug)]
pub struct SheetParts<'q> {
    /// Weeks or months, one after the other.
    pub parts: &'q [Part],
    /// The date of the report.
    pub as_of: Date,
}

/// A person, and the place of a part.
pub(crate) type PersonPart = (PersonId, usize);

/// Days of a week or a month: a bit for each, from its first on.
#[derive(Clone, Copy, Debug, Default)]
struct Days(u32);

impl Days {
    fn note(&mut self, part: &Part, date: Date) {
        self.0 |= u32::try_from((date - part.days.from).num_days()).map_or(0, |day| 1_u32.unbounded_shl(day));
    }

    fn count(self) -> i64 {
        self.0.count_ones().into()
    }
}

/// What everybody logged in each part, up to the date of the report.
pub(crate) fn logged(portfolio: &Portfolio, span: SheetParts<'_>) -> BTreeMap<PersonPart, Logged> {
    let of_projects = each(&portfolio.projects, |project| of_project(portfolio, project, span));
    let mut all: BTreeMap<PersonPart, Logged> = BTreeMap::new();
    for (key, hours) in of_projects.into_iter().flatten() {
        all.entry(key).or_default().add(&hours);
    }
    all
}

fn of_project(
    portfolio: &Portfolio,
    project: &Project,
    span: SheetParts<'_>,
) -> BTreeMap<PersonPart, Logged> {
    let log = &project.log.time;
    let mut sums: BTreeMap<PersonPart, ([HoursSum; 3], Days)> = BTreeMap::new();
    for entry in log.entries() {
        let Some((part, key)) = placed(entry, span) else { continue };
        let ([hours, billable, unplanned], days) = sums.entry(key).or_default();
        hours.add(log, entry);
        if entry.billable && project.billing != Billing::Internal {
            billable.add(log, entry);
        }
        if entry.unplanned {
            unplanned.add(log, entry);
        }
        days.note(part, entry.date);
    }
    let sums = sums.into_iter().map(|(key, ([hours, billable, unplanned], days))| {
        let (hours, billable, unplanned) = (hours.total(), billable.total(), unplanned.total());
        (key, Logged { hours, billable, unplanned, days, project_days: days.count() })
    });
    let mut hours: BTreeMap<PersonPart, Logged> = sums.collect();
    for over in absorbed(portfolio, project, span.as_of) {
        let placed = log.entries().get(over.entry).and_then(|entry| placed(entry, span));
        if let Some(logged) = placed.and_then(|(_, key)| hours.get_mut(&key)) {
            logged.billable = &logged.billable - over.hours;
        }
    }
    hours
}

/// The part that an entry lies in, with its place, and whose it is.
fn placed<'s>(entry: &TimeEntry, span: SheetParts<'s>) -> Option<(&'s Part, PersonPart)> {
    if entry.date > span.as_of {
        return None;
    }
    let place = span.parts.partition_point(|part| part.days.to < entry.date);
    let part = span.parts.get(place).filter(|part| part.days.from <= entry.date)?;
    Some((part, (entry.who, place)))
}

/// The hours that a retainer gives away, by their entries.
fn absorbed(portfolio: &Portfolio, project: &Project, as_of: Date) -> Vec<OverEntry> {
    if !project.retainer.as_ref().is_some_and(|retainer| retainer.ever(Overage::Absorb)) {
        return Vec::new();
    }
    let periods = periods(project, &portfolio.agency.calendar, as_of);
    periods.over_that(Overage::Absorb).cloned().collect()
}

impl Logged {
    /// On how many days they are.
    #[must_use]
    pub fn days(&self) -> i64 {
        self.days.count()
    }

    /// Adds hours of another project.
    fn add(&mut self, other: &Self) {
        self.hours = &self.hours + &other.hours;
        self.billable = &self.billable + &other.billable;
        self.unplanned = &self.unplanned + &other.unplanned;
        self.days.0 |= other.days.0;
        self.project_days += other.project_days;
    }

    /// Unplanned hours / hours.
    #[must_use]
    pub fn unplanned_share(&self) -> Option<Number> {
        self.unplanned.share_of(&self.hours)
    }

    /// Mean number of distinct projects a day, over the days with time.
    #[must_use]
    pub fn switching(&self) -> Option<Number> {
        Number::from(self.project_days).over(&Number::from(self.days()))
    }
}
