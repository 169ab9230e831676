//! Time summed: by day, by project, by person, and all of it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::{Hours, Money};
use crate::model::word::words;
use crate::page::Sums;
use crate::reports::document::Group;
use crate::reports::list::time::ListedTime;

words! {
    /// What time is summed by.
    TimeBy {
        /// By day.
        Day = "day",
        /// By project.
        Project = "project",
        /// By person.
        Person = "person",
    }
}

/// Time entries together, money in the workspace's currency.
#[derive(Clone, Debug, Serialize)]
pub struct TimeTotals {
    /// How many.
    pub entries: usize,
    /// How long.
    pub hours: Hours,
    /// How long, of those that are billed.
    pub billable_hours: Hours,
    /// What these are billed at, as far as somebody said, each at its date.
    pub value: Money,
    /// How many of them nobody stated a rate for.
    pub without_rate: usize,
}

impl TimeTotals {
    /// The sums of some entries.
    pub(crate) fn of<'r>(portfolio: &Portfolio, rows: impl Iterator<Item = &'r ListedTime> + Clone) -> Self {
        let hours = |billable_alone: bool| {
            let counted = rows.clone().filter(|row| row.billable || !billable_alone);
            Hours(counted.map(|row| &row.hours.0).sum())
        };
        let value: Number = rows.clone().filter_map(|row| row.in_totals.as_ref()).sum();
        Self {
            entries: rows.clone().count(),
            hours: hours(false),
            billable_hours: hours(true),
            value: portfolio.agency.currency.money(&value),
            without_rate: rows.filter(|row| row.in_totals.is_none()).count(),
        }
    }
}

impl Sums for TimeTotals {
    fn misses(&self, path: &str) -> bool {
        path == "value" && self.without_rate > 0
    }
}

/// The sums of entries that share a day, a project or a person, in the order of these.
pub(crate) fn groups(portfolio: &Portfolio, rows: &[ListedTime], by: TimeBy) -> Vec<Group<TimeTotals>> {
    let mut shared: BTreeMap<String, Vec<&ListedTime>> = BTreeMap::new();
    for row in rows {
        let key = match by {
            TimeBy::Day => row.date.to_string(),
            TimeBy::Project => row.project.clone(),
            TimeBy::Person => row.who.to_string(),
        };
        shared.entry(key).or_default().push(row);
    }
    let group = |(key, rows): (String, Vec<&ListedTime>)| Group {
        key: Some(key),
        totals: TimeTotals::of(portfolio, rows.into_iter()),
    };
    shared.into_iter().map(group).collect()
}
