//! The records that a figure of a client is made of: touches, invoices, projects, opportunities.

use serde_json::Value;

use crate::diagnostic::Place;
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::client::{Cause, Client, ContactRole, TouchKind};
use crate::model::id::ClientId;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::reports::explained::record::{Record, json};

/// A client at a date, whose records are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Dossier<'p> {
    /// Whose client it is.
    pub portfolio: &'p Portfolio,
    /// The client.
    pub id: ClientId,
    /// The day of the figures.
    pub as_of: Date,
}

impl<'p> Dossier<'p> {
    /// The records of a figure, by date; none where it is made of other figures alone.
    pub fn records(&self, path: &str) -> Vec<Record> {
        let Some(client) = self.portfolio.client(self.id) else { return Vec::new() };
        let moods = self.portfolio.agency.thresholds.mood_days;
        let year = Window::twelve_months(self.as_of);
        let first = path.split('.').next().unwrap_or(path);
        let mut records = match (first, path) {
            (_, "mood.trend") => self.moods(client, year),
            ("mood", _) => self.moods(client, Window::last_days(self.as_of, moods)),
            ("executive", _) => self.touches(client, ContactRole::Executive),
            ("manager", _) => self.touches(client, ContactRole::Manager),
            ("income_12m" | "share", _) => self.invoices(|date| year.contains(date)),
            ("income_total", _) => self.invoices(|date| date <= self.as_of),
            ("pays_late", _) => self.paid(year),
            ("projects" | "kind" | "last_work", _) => self.projects(),
            ("opportunities", _) => self.opportunities(client),
            ("unplanned", _) => self.unplanned(year),
            ("referrals", _) => self.referred(),
            ("executive_share", _) => {
                let mut touches = self.touches(client, ContactRole::Executive);
                touches.retain(|one| one.date.is_some_and(|date| year.contains(date)));
                touches
            }
            ("raises", _) => self.raised(client),
            ("tough", _) => self.tough(client, year, path),
            ("readiness", _) => {
                let word = Value::from(client.readiness_at(self.as_of).word());
                vec![self.record(client, "readiness".to_owned(), client.readiness_since, word)]
            }
            _ => Vec::new(),
        };
        records.sort_by_key(|record| record.date);
        records
    }

    fn record(&self, client: &Client, key: String, date: Option<Date>, value: Value) -> Record {
        of_file(format!("clients/{}/client.toml", client.id), key, date, value)
    }

    fn own(&self) -> &'p [Project] {
        self.portfolio.projects_of(self.id)
    }

    fn of_project(&self, project: &Project, key: String, date: Option<Date>, value: Value) -> Record {
        of_file(format!("clients/{}.toml", self.portfolio.full_name(project)), key, date, value)
    }

    /// The touches of some days that say a mood.
    fn moods(&self, client: &Client, window: Window) -> Vec<Record> {
        let touches = client.touches.iter().enumerate().filter(|(_, one)| window.contains(one.date));
        let record = |(place, mood, date): (usize, u8, Date)| {
            self.record(client, format!("log.touches[{place}]"), Some(date), Value::from(mood))
        };
        touches.filter_map(|(place, one)| Some((place, one.mood?, one.date))).map(record).collect()
    }

    /// The touches that reached a contact with a role.
    fn touches(&self, client: &Client, role: ContactRole) -> Vec<Record> {
        let has_role = |touch: &crate::model::client::Touch| {
            let contacts = touch.with.iter().filter_map(|at| client.contacts.get(at.0 as usize));
            contacts.into_iter().any(|contact| contact.roles.contains(&role))
        };
        let reached =
            client.touches.iter().enumerate().filter(|(_, one)| one.date <= self.as_of && has_role(one));
        let record = |(place, one): (usize, &crate::model::client::Touch)| {
            let mood = one.mood.map_or(Value::Null, Value::from);
            self.record(client, format!("log.touches[{place}]"), Some(one.date), mood)
        };
        reached.map(record).collect()
    }

    fn invoices(&self, is_asked: impl Fn(Date) -> bool) -> Vec<Record> {
        let of = |project: &Project| -> Vec<Record> {
            let invoices = project.log.invoices.iter().enumerate().filter(|(_, one)| is_asked(one.date));
            let record = |(place, one): (usize, &crate::model::log::Invoice)| {
                let amount = json(&one.amount, project.currency.minor_digits());
                self.of_project(project, format!("log.invoices[{place}]"), Some(one.date), amount)
            };
            invoices.map(record).collect()
        };
        self.own().iter().flat_map(of).collect()
    }

    /// The invoices paid in some days, with how many days after they were due.
    fn paid(&self, window: Window) -> Vec<Record> {
        let of = |project: &Project| -> Vec<Record> {
            let invoices =
                project.log.invoices.iter().enumerate().filter(|(_, one)| one.amount.is_positive());
            let paid = invoices.filter_map(|(place, one)| {
                let (paid, due) = (one.paid.filter(|paid| window.contains(*paid))?, one.due?);
                let late = Value::from((paid - due).num_days());
                Some(self.of_project(project, format!("log.invoices[{place}].paid"), Some(paid), late))
            });
            paid.collect()
        };
        self.own().iter().flat_map(of).collect()
    }

    fn projects(&self) -> Vec<Record> {
        let record = |project: &Project| {
            let status = Value::from(project.status_at(self.as_of).word());
            self.of_project(project, "status".to_owned(), project.start, status)
        };
        self.own().iter().map(record).collect()
    }

    fn opportunities(&self, client: &Client) -> Vec<Record> {
        let open = client.opportunities.iter().enumerate().filter(|(_, one)| one.is_open());
        open.map(|(place, one)| {
            let value = one.value.as_ref().map_or(Value::Null, |value| json(value, 2));
            self.record(client, format!("opportunities[{place}]"), one.raised.first().copied(), value)
        })
        .collect()
    }

    /// Each day on which something was raised lately, with what.
    fn raised(&self, client: &Client) -> Vec<Record> {
        let window = Window::last_days(self.as_of, self.portfolio.agency.thresholds.raise_days);
        let of = |(place, one): (usize, &crate::model::client::Opportunity)| -> Vec<Record> {
            let days = one.raised.iter().filter(|date| window.contains(**date));
            let what = || Value::from(&*one.id);
            days.map(|date| self.record(client, format!("opportunities[{place}]"), Some(*date), what()))
                .collect()
        };
        client.opportunities.iter().enumerate().flat_map(of).collect()
    }

    /// The tough conversations of some days that had a cause; one without has another.
    fn tough(&self, client: &Client, window: Window, path: &str) -> Vec<Record> {
        let is_it = |touch: &crate::model::client::Touch| {
            let cause = touch.cause.unwrap_or(Cause::Other);
            touch.kind == TouchKind::Tough && window.contains(touch.date) && path.ends_with(cause.word())
        };
        let touches = client.touches.iter().enumerate().filter(|(_, one)| is_it(one));
        touches
            .map(|(place, one)| {
                self.record(client, format!("log.touches[{place}]"), Some(one.date), Value::from(1))
            })
            .collect()
    }

    /// The hours of some days that nobody planned.
    fn unplanned(&self, window: Window) -> Vec<Record> {
        let of = |project: &Project| -> Vec<Record> {
            let entries = project.log.time.entries().iter().enumerate();
            let unplanned = entries.filter(|(_, entry)| entry.unplanned && window.contains(entry.date));
            let record = |(place, entry): (usize, &crate::model::log::TimeEntry)| {
                let worked = json(&project.log.time.hours(entry), 2);
                self.of_project(project, format!("log.time[{place}]"), Some(entry.date), worked)
            };
            unplanned.map(record).collect()
        };
        self.own().iter().flat_map(of).collect()
    }

    /// The clients that this one sent us.
    fn referred(&self) -> Vec<Record> {
        let sent = self.portfolio.clients().filter(|(_, one)| one.referred_by == Some(self.id));
        sent.map(|(_, one)| {
            self.record(one, "referred-by".to_owned(), one.since, Value::from(one.id.to_string()))
        })
        .collect()
    }
}

fn of_file(file: String, key: String, date: Option<Date>, value: Value) -> Record {
    let place = Place::key(file.clone(), key);
    Record { date, value, rate: None, rate_from: None, file, line: 0, place }
}
