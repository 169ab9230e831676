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
    /// On how many days they are.
    pub days: i64,
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

/// What is logged on one project.
#[derive(Default)]
struct OfProject {
    hours: BTreeMap<PersonPart, Logged>,
    /// Each day with time once.
    days: Vec<(PersonPart, Date)>,
}

/// What everybody logged in each part, up to the date of the report.
pub(crate) fn logged(portfolio: &Portfolio, span: SheetParts<'_>) -> BTreeMap<PersonPart, Logged> {
    let of_projects = each(&portfolio.projects, |project| of_project(portfolio, project, span));
    let mut all: BTreeMap<PersonPart, Logged> = BTreeMap::new();
    let mut days: Vec<(PersonPart, Date)> = Vec::new();
    for mut one in of_projects {
        days.append(&mut one.days);
        one.hours.into_iter().for_each(|(key, hours)| all.entry(key).or_default().add(&hours));
    }
    days.sort_unstable();
    for (key, _) in days.iter() {
        all.entry(*key).or_default().project_days += 1;
    }
    days.dedup();
    for (key, _) in days {
        all.entry(key).or_default().days += 1;
    }
    all
}

fn of_project(portfolio: &Portfolio, project: &Project, span: SheetParts<'_>) -> OfProject {
    let log = &project.log.time;
    let mut sums: BTreeMap<PersonPart, [HoursSum; 3]> = BTreeMap::new();
    let mut days: Vec<(PersonPart, Date)> = Vec::new();
    for entry in log.entries() {
        let Some(key) = key(entry, span) else { continue };
        let [hours, billable, unplanned] = sums.entry(key).or_default();
        hours.add(log, entry);
        if entry.billable && project.billing != Billing::Internal {
            billable.add(log, entry);
        }
        if entry.unplanned {
            unplanned.add(log, entry);
        }
        days.push((key, entry.date));
    }
    days.sort_unstable();
    days.dedup();
    let sums = sums.into_iter().map(|(key, [hours, billable, unplanned])| {
        let (hours, billable, unplanned) = (hours.total(), billable.total(), unplanned.total());
        (key, Logged { hours, billable, unplanned, days: 0, project_days: 0 })
    });
    let mut hours: BTreeMap<PersonPart, Logged> = sums.collect();
    for over in absorbed(portfolio, project, span.as_of) {
        let key = log.entries().get(over.entry).and_then(|entry| key(entry, span));
        if let Some(logged) = key.and_then(|key| hours.get_mut(&key)) {
            logged.billable = &logged.billable - over.hours;
        }
    }
    OfProject { hours, days }
}

/// Whose entry it is, and the place of the part that it lies in.
fn key(entry: &TimeEntry, span: SheetParts<'_>) -> Option<PersonPart> {
    if entry.date > span.as_of {
        return None;
    }
    let place = span.parts.partition_point(|part| part.days.to < entry.date);
    span.parts.get(place).filter(|part| part.days.from <= entry.date).map(|_| (entry.who, place))
}

/// The hours that a retainer gives away, by their entries.
fn absorbed(portfolio: &Portfolio, project: &Project, as_of: Date) -> Vec<OverEntry> {
    let periods = periods(project, &portfolio.agency.calendar, as_of);
    periods.over_that(Overage::Absorb).cloned().collect()
}

impl Logged {
    /// Adds hours of another project; days are counted over all of them.
    fn add(&mut self, other: &Self) {
        self.hours = &self.hours + &other.hours;
        self.billable = &self.billable + &other.billable;
        self.unplanned = &self.unplanned + &other.unplanned;
    }

    /// Unplanned hours / hours.
    #[must_use]
    pub fn unplanned_share(&self) -> Option<Number> {
        self.unplanned.share_of(&self.hours)
    }

    /// Mean number of distinct projects a day, over the days with time.
    #[must_use]
    pub fn switching(&self) -> Option<Number> {
        Number::from(self.project_days).over(&Number::from(self.days))
    }
}
