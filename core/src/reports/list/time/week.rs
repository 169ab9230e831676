//! Somebody's week: what they logged, by project and day, and the working days on which they logged nothing.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::figures::people::availability::Availability;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Hours;
use crate::page::{Block, Cell, Column, Note, Page, Sheet, Sums, Tone, Unit};

/// The days of a week, Monday first.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Somebody's week.
#[derive(Clone, Debug, Serialize)]
pub struct Week {
    /// The week of ISO 8601, such as `2026-W47`.
    pub week: String,
    /// Goes up when a key changes its meaning or leaves.
    pub version: u32,
    /// Whose.
    pub person: Box<str>,
    /// Its Monday.
    pub from: Date,
    /// Its Sunday.
    pub to: Date,
    /// The date by which it was logged.
    pub as_of: Date,
    /// One for each project.
    pub rows: Vec<WeekRow>,
    /// All projects together.
    pub totals: DayHours,
    /// What the person has to give.
    pub capacity: DayHours,
    /// The days up to the date on which they have some of that, and nothing is logged.
    pub without_time: Vec<Date>,
}

/// A project's hours of a week.
#[derive(Clone, Debug, Serialize)]
pub struct WeekRow {
    /// `client/project`.
    pub project: String,
    /// By day.
    #[serde(flatten)]
    pub hours: DayHours,
}

/// Hours by the days of a week, and all of them.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "days of the week")]
pub struct DayHours {
    pub mon: Hours,
    pub tue: Hours,
    pub wed: Hours,
    pub thu: Hours,
    pub fri: Hours,
    pub sat: Hours,
    pub sun: Hours,
    pub total: Hours,
}

impl DayHours {
    fn of([mon, tue, wed, thu, fri, sat, sun]: [Number; 7]) -> Self {
        let total = [&mon, &tue, &wed, &thu, &fri, &sat, &sun].into_iter().sum();
        let [mon, tue, wed, thu, fri, sat, sun, total] =
            [mon, tue, wed, thu, fri, sat, sun, total].map(Hours);
        Self { mon, tue, wed, thu, fri, sat, sun, total }
    }

    fn days(&self) -> [&Hours; 7] {
        [&self.mon, &self.tue, &self.wed, &self.thu, &self.fri, &self.sat, &self.sun]
    }
}

impl Sums for DayHours {
    fn misses(&self, _: &str) -> bool {
        false
    }
}

/// The week of a person that begins on a Monday, as logged by a date.
#[must_use]
pub fn week(portfolio: &Portfolio, who: PersonId, week: Period, as_of: Date) -> Week {
    let is_theirs = |date: Date| date <= as_of && week.contains(date);
    let mut projects: BTreeMap<String, [Number; 7]> = BTreeMap::new();
    for project in &portfolio.projects {
        let log = &project.log.time;
        for entry in log.entries().iter().filter(|entry| entry.who == who && is_theirs(entry.date)) {
            let days = projects.entry(portfolio.full_name(project)).or_default();
            let nth = usize::try_from((entry.date - week.from).num_days()).ok();
            if let Some(day) = nth.and_then(|nth| days.get_mut(nth)) {
                *day = &*day + log.hours(entry);
            }
        }
    }
    let mut sums: [Number; 7] = Default::default();
    for days in projects.values() {
        sums.iter_mut().zip(days).for_each(|(sum, day)| *sum = &*sum + day);
    }
    let available = portfolio.person(who).map(|person| Availability::of(portfolio, person));
    let dates: Vec<Date> = week.from.iter_days().take(DAYS.len()).collect();
    let mut capacity: [Number; 7] = Default::default();
    for (day, date) in capacity.iter_mut().zip(&dates) {
        let on = Period { from: *date, to: *date };
        *day = available.as_ref().map_or_else(Number::zero, |available| available.capacity(on));
    }
    let days = dates.into_iter().zip(sums.iter().zip(&capacity));
    let without = days.filter(|(date, (sum, has))| *date <= as_of && sum.is_zero() && !has.is_zero());
    let without_time = without.map(|(date, _)| date).collect();
    let rows = projects.into_iter().map(|(project, days)| WeekRow { project, hours: DayHours::of(days) });
    Week {
        week: week.from.format("%G-W%V").to_string(),
        version: 1,
        person: portfolio.person_id(who).into(),
        from: week.from,
        to: week.to,
        as_of,
        rows: rows.collect(),
        totals: DayHours::of(sums),
        capacity: DayHours::of(capacity),
        without_time,
    }
}

impl Week {
    /// The week laid out.
    #[must_use]
    pub fn page(&self) -> Page {
        let title = format!("Week {} of {}, {} to {}", self.week, self.person, self.from, self.to);
        let title = format!("{title}, as of {}", self.as_of);
        let note = |text: String, tone| Note { about: self.person.to_string(), text, tone };
        let digits = |hours: &Hours| hours.digits().trim_end_matches('0').trim_end_matches('.').to_owned();
        let hours = format!("{} of {} h", digits(&self.totals.total), digits(&self.capacity.total));
        let mut notes = vec![note(hours, Tone::Plain)];
        if !self.without_time.is_empty() {
            let days: Vec<String> =
                self.without_time.iter().map(|day| day.format("%a %Y-%m-%d").to_string()).collect();
            notes.push(note(format!("nothing logged on {}", days.join(", ")), Tone::Warning));
        }
        Page { title, blocks: vec![Block::Sheet(self.sheet()), Block::Notes(notes)] }
    }

    /// Its rows in all their columns.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        let some = |hours: &Hours| if hours.0.is_zero() { Cell::Empty } else { Cell::Hours(hours.clone()) };
        let project =
            Column::new("project", "project", 0, Unit::Id, |row: &WeekRow| Cell::Id(row.project.clone()));
        let mut columns: Vec<Column<'_, WeekRow, DayHours>> = vec![project.heading_totals()];
        for (nth, day) in DAYS.into_iter().enumerate() {
            let of = move |hours: &DayHours| hours.days().get(nth).map_or(Cell::Empty, |hours| some(hours));
            // Few work on a weekend.
            let is_worked = |hours: &DayHours| hours.days().get(nth).is_some_and(|day| !day.0.is_zero());
            let is_shown = nth < 5 || is_worked(&self.totals) || is_worked(&self.capacity);
            let column = Column::new(day, day, 1, Unit::Hours, move |row: &WeekRow| of(&row.hours));
            // A day of work without time is a 0 that everybody sees.
            let sum = move |hours: &DayHours| {
                hours.days().get(nth).map_or(Cell::Empty, |hours| Cell::Hours((*hours).clone()))
            };
            columns.push(column.total(day, sum).only_if(is_shown));
        }
        let total =
            Column::new("total", "total", 0, Unit::Hours, move |row: &WeekRow| some(&row.hours.total));
        columns.push(total.total("total", move |hours: &DayHours| Cell::Hours(hours.total.clone())));
        let totals = Some(&self.totals).filter(|_| !self.rows.is_empty());
        Sheet::of(&columns, &self.rows, totals).or_say("no time is logged")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, portfolio, project, worked};
    use crate::model::person::Absence;

    /// By hand: of the working days of 2024-W18 up to Friday, Monday and Saturday have time, Tuesday is an absence, and
    /// Wednesday to Friday are without.
    #[test]
    fn days_without_time_are_those_on_which_there_was_some_to_give() {
        let mut workspace = portfolio();
        let (mut site, mut shop) = (project("site"), project("shop"));
        site.log.time.extend([
            worked("2024-04-29", "2"),
            worked("2024-04-29", "1.5"),
            worked("2024-05-05", "1"),
        ]);
        shop.log.time.extend([worked("2024-04-28", "8"), worked("2024-05-04", "0.5")]);
        workspace.projects = vec![shop, site];
        let day = date("2024-04-30");
        workspace.people[0].away = vec![Absence { from: day, until: Some(day), hours: None }];
        let period = Period { from: date("2024-04-29"), to: date("2024-05-05") };
        let told = week(&workspace, PersonId(0), period, date("2024-05-04"));
        assert_eq!(told.week, "2024-W18");
        let rows: Vec<String> = told
            .rows
            .iter()
            .map(|row| format!("{} {} {}", row.project, row.hours.mon.digits(), row.hours.total.digits()))
            .collect();
        assert_eq!(rows, ["acme/shop 0.00 0.50", "acme/site 3.50 3.50"]);
        assert_eq!((told.totals.sat.digits(), told.totals.total.0), ("0.50".to_owned(), number("4")));
        assert_eq!((told.capacity.tue.0.is_zero(), told.capacity.total.0), (true, number("32")));
        let without: Vec<String> = told.without_time.iter().map(ToString::to_string).collect();
        assert_eq!(without, ["2024-05-01", "2024-05-02", "2024-05-03"]);
    }
}
