//! The records that a figure of a person is made of: assignments, hours a week, time.

use serde_json::Value;

use crate::diagnostic::Place;
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::id::PersonId;
use crate::model::log::TimeEntry;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Project, Status};
use crate::reports::explained::record::{Record, json};

/// A person at a date, whose records of some days are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Timecard<'p> {
    /// Where the person works.
    pub portfolio: &'p Portfolio,
    /// The person.
    pub who: PersonId,
    /// The day of the figures.
    pub as_of: Date,
    /// The days whose hours are asked for.
    pub days: Period,
}

/// A person's projects a day are those of so many days.
const SWITCHING_DAYS: i64 = 28;

impl Timecard<'_> {
    /// The records of a figure, by date; none where it is made of other figures alone.
    pub fn records(&self, path: &str) -> Vec<Record> {
        let mut records = match path {
            "hours" | "assigned" | "projects" | "state" => self.assignments(Status::Active),
            "tentative" => self.assignments(Status::Prospect),
            "capacity" => self.capacity(),
            "logged" => self.time(|_, _| true),
            "billable" => self.time(|_, entry| entry.billable),
            "unplanned.hours" => self.time(|_, entry| entry.unplanned),
            "switching" => {
                let window = Window::last_days(self.as_of, SWITCHING_DAYS);
                self.entries(|_, entry| window.contains(entry.date))
            }
            "away" => self.absences(),
            "accountable" | "sole" | "roles" => self.assignments(Status::Active),
            _ => Vec::new(),
        };
        records.sort_by_key(|record| record.date);
        records
    }

    fn file(&self) -> String {
        format!("people/{}.toml", self.portfolio.person_id(self.who))
    }

    fn record(file: String, key: String, date: Option<Date>, value: Value) -> Record {
        let place = Place::key(file.clone(), key);
        Record { date, value, rate: None, rate_from: None, file, line: 0, place }
    }

    /// The assignments in force on projects of a status, with their hours a week.
    fn assignments(&self, status: Status) -> Vec<Record> {
        let projects = self.portfolio.projects.iter().filter(|one| one.status_at(self.as_of) == status);
        let of_project = |project: &Project| -> Vec<Record> {
            let team = project.team.iter().enumerate().filter(|(_, one)| {
                let has_begun =
                    status == Status::Prospect || one.from.is_none_or(|from| from <= self.days.to);
                one.who == self.who && has_begun && one.until.is_none_or(|until| until >= self.days.from)
            });
            let file = format!("clients/{}.toml", self.portfolio.full_name(project));
            team.map(|(place, one)| {
                let hours = one.hours.as_ref().map_or(Value::Null, |hours| json(hours, 2));
                Self::record(file.clone(), format!("team[{place}]"), one.from, hours)
            })
            .collect()
        };
        projects.flat_map(of_project).collect()
    }

    /// The hours of the week in force.
    fn capacity(&self) -> Vec<Record> {
        let Some(person) = self.portfolio.person(self.who) else { return Vec::new() };
        let week = json(&person.hours_a_week(self.as_of), 2);
        vec![Self::record(self.file(), "capacity".to_owned(), person.from, week)]
    }

    fn absences(&self) -> Vec<Record> {
        let Some(person) = self.portfolio.person(self.who) else { return Vec::new() };
        let touching = person.away.iter().enumerate().filter(|(_, one)| {
            one.from <= self.days.to && one.until.is_none_or(|until| until >= self.days.from)
        });
        touching
            .map(|(place, one)| {
                let until =
                    one.until.map_or_else(|| Value::from("open"), |until| Value::from(until.to_string()));
                Self::record(self.file(), format!("log.away[{place}]"), Some(one.from), until)
            })
            .collect()
    }

    fn time(&self, is_asked: impl Fn(&Project, &TimeEntry) -> bool) -> Vec<Record> {
        let last = self.days.to.min(self.as_of);
        self.entries(|project, entry| {
            (self.days.from..=last).contains(&entry.date) && is_asked(project, entry)
        })
    }

    fn entries(&self, is_asked: impl Fn(&Project, &TimeEntry) -> bool) -> Vec<Record> {
        let of_project = |project: &Project| -> Vec<Record> {
            let entries = project.log.time.entries().iter().enumerate();
            let own = entries.filter(|(_, entry)| entry.who == self.who && is_asked(project, entry));
            let file = format!("clients/{}.toml", self.portfolio.full_name(project));
            own.map(|(place, entry)| {
                let worked = json(&project.log.time.hours(entry), 2);
                Self::record(file.clone(), format!("log.time[{place}]"), Some(entry.date), worked)
            })
            .collect()
        };
        self.portfolio.projects.iter().flat_map(of_project).collect()
    }
}
