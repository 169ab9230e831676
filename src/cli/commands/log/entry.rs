//! One entry of time: what it says, and whether that makes sense.

use std::collections::HashMap;

use crate::cli::failure::Failure;
use crate::cli::writing::about::project::find_request;
use crate::cli::writing::desk::Desk;
use crate::cli::writing::known;
use crate::cli::writing::stand::digits;
use crate::edit::{Record, Value};
use crate::model::Date;
use crate::model::fingerprint::Fingerprint;
use crate::model::log::TimeEntry;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Hours;

/// Time that somebody worked on a project.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) date: Date,
    pub(crate) who: String,
    pub(crate) hours: Number,
    pub(crate) role: Option<String>,
    pub(crate) phase: Option<String>,
    pub(crate) change: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) billable: bool,
    pub(crate) unplanned: bool,
    pub(crate) rate: Option<Number>,
}

/// No day has more hours.
const DAY: i64 = 24;

impl Entry {
    /// Judges the entry of a project, where so many hours of its person and day are there besides. Whether the person is
    /// there is judged where the workspace is opened.
    ///
    /// # Errors
    /// When it makes no sense.
    pub(crate) fn judge(
        &self,
        desk: &Desk<'_>,
        (project, full): (&Project, &str),
        rest: &Number,
    ) -> Result<(), Failure> {
        self.role.as_deref().map_or(Ok(()), |role| known::role(&desk.portfolio, role).map(drop))?;
        self.phase.as_deref().map_or(Ok(()), |phase| known::demand_phase(project, full, phase))?;
        self.change
            .as_deref()
            .map_or(Ok(()), |change| find_request(project, full, change, |_| true).map(drop))?;
        if !self.hours.is_positive() {
            return Err(
                Failure::usage("an entry needs more than 0 h").hint("write how long it took, such as 3.5")
            );
        }
        let sum = rest + &self.hours;
        if sum > Number::from(DAY) {
            let (who, date) = (&self.who, self.date);
            let cause = match rest.is_zero() {
                true => format!("{} h is more than the {DAY} h of a day", digits(&Hours(sum))),
                false => format!(
                    "{who} would have {} h on {date}, more than the {DAY} h of a day",
                    digits(&Hours(sum))
                ),
            };
            return Err(Failure::usage(cause).hint("log each day separately, or correct the date"));
        }
        known::demand_under_way(project, full, self.date)
    }

    /// Whether an entry of a project says the same.
    pub(crate) fn says_the_same(&self, portfolio: &Portfolio, project: &Project, one: &TimeEntry) -> bool {
        let log = &project.log.time;
        let note =
            self.note.as_deref().map_or_else(Fingerprint::default, |note| Fingerprint::of(note.as_bytes()));
        let role = log.role(one).map(|role| portfolio.agency.roles.id(role));
        let phase = log.phase(one).and_then(|phase| project.phases.get(phase.0 as usize));
        let change = log.change(one).and_then(|change| project.changes.get(change.0 as usize));
        one.date == self.date
            && portfolio.person_id(one.who) == self.who
            && one.billable == self.billable
            && one.unplanned == self.unplanned
            && one.note() == note
            && role == self.role.as_deref()
            && phase.map(|phase| &*phase.id) == self.phase.as_deref()
            && change.map(|change| &*change.id) == self.change.as_deref()
            && log.rate(one) == self.rate.as_ref()
            && log.hours(one) == self.hours
    }

    /// As it stands in the file.
    pub(crate) fn record(&self) -> Record {
        Record::default()
            .with("date", self.date)
            .with("who", self.who.as_str())
            .with("hours", Value::hours(&self.hours))
            .with_some("role", self.role.as_deref())
            .with_some("phase", self.phase.as_deref())
            .with_some("change", self.change.as_deref())
            .with_some("note", self.note.as_deref())
            .with_some("billable", (!self.billable).then_some(false))
            .with_some("unplanned", self.unplanned.then_some(true))
            .with_some("rate", self.rate.clone())
    }

    /// What is said of it: `3.5 h logged for ana on 2026-11-02`.
    pub(crate) fn words(&self) -> String {
        let hours = digits(&Hours(self.hours.clone()));
        format!("{hours} h logged for {} on {}", self.who, self.date)
    }
}

/// The hours of each person and day, as far as projects were read.
#[derive(Debug)]
pub(crate) struct Days<'d>(HashMap<(&'d str, Date), Number>);

impl<'d> Days<'d> {
    /// The hours that are logged on these days.
    pub(crate) fn logged(portfolio: &'d Portfolio, entries: impl IntoIterator<Item = &'d Entry>) -> Self {
        let mut days: HashMap<(&str, Date), Number> = HashMap::new();
        for entry in entries {
            days.entry((&entry.who, entry.date)).or_default();
        }
        for time in portfolio.projects.iter().map(|project| &project.log.time) {
            for one in time.entries() {
                if let Some(hours) = days.get_mut(&(portfolio.person_id(one.who), one.date)) {
                    *hours = &*hours + &time.hours(one);
                }
            }
        }
        Self(days)
    }

    /// The hours of an entry's person and day without it.
    pub(crate) fn beside(&self, entry: &Entry) -> Number {
        self.0.get(&(entry.who.as_str(), entry.date)).cloned().unwrap_or_default()
    }

    /// Counts an entry in.
    pub(crate) fn add(&mut self, entry: &'d Entry) {
        let hours = self.0.entry((&entry.who, entry.date)).or_default();
        *hours = &*hours + &entry.hours;
    }
}
