//! The records that a figure of a project is made of, with their places.

use serde_json::Value;

use crate::diagnostic::Place;
use crate::figures::rates::bill_rate::BillRates;
use crate::figures::requests::change::in_force;
use crate::figures::retainers::retainer::periods;
use crate::model::Date;
use crate::model::change::ChangeStatus;
use crate::model::log::TimeEntry;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::reports::explained::record::{Record, json};

/// A project at a date, whose records are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Books<'p> {
    /// Whose project it is.
    pub portfolio: &'p Portfolio,
    /// The project.
    pub project: &'p Project,
    /// The day of the figures.
    pub as_of: Date,
    /// The days that the figures of a period are about.
    pub days: Option<Period>,
}

impl Books<'_> {
    /// The records of a figure, by date; none where it is made of other figures alone.
    pub fn records(&self, path: &str) -> Vec<Record> {
        let mut records = match path {
            "spent.hours" => self.time(any, false),
            "spent.billable_hours" => self.time(is_billable, false),
            "spent.fees" => self.time(is_billable, true),
            "spent.amount" => [self.time(is_billable, true), self.included_expenses()].concat(),
            "spent.expenses" => self.expenses(),
            "money.invoiced" => self.invoices(),
            "progress" | "progress_date" => match self.readings() {
                none if none.is_empty() => self.asked("phases_done"),
                readings => readings,
            },
            "took" => self.time(any, false),
            "given_away" => self.time(|entry| !is_billable(entry), true),
            "period.used" => self.in_period(),
            "period.allowance" => self.allowed(),
            "hours" => self.in_days(self.time(any, false)),
            "fees" => self.in_days(self.time(is_billable, true)),
            "invoiced" => self.in_days(self.invoices()),
            "budget.hours.changes" | "budget.hours.current" => self.changes(true),
            "budget.amount.changes" | "budget.amount.current" => self.changes(false),
            path => self.asked(path),
        };
        if let Some(original) = self.original(path) {
            records.insert(0, original);
        }
        records.sort_by_key(|record| record.date);
        records
    }

    /// The records of the days that are asked about.
    fn in_days(&self, mut records: Vec<Record>) -> Vec<Record> {
        let is_asked = |date: Date| self.days.is_none_or(|days| (days.from..=days.to).contains(&date));
        records.retain(|record| record.date.is_none_or(is_asked));
        records
    }

    /// The billable time of the retainer's period in force: what lies outside of all periods counts to the nearest.
    fn in_period(&self) -> Vec<Record> {
        let periods = periods(self.project, &self.portfolio.agency.calendar, self.as_of);
        let Some(period) = periods.current() else { return Vec::new() };
        let mut time = self.time(is_billable, false);
        time.retain(|one| periods.periods.len() == 1 || one.date.is_none_or(|date| date >= period.from));
        time
    }

    /// The hours of a retainer's period in force as its terms have them, and those of changes decided in it.
    fn allowed(&self) -> Vec<Record> {
        let periods = periods(self.project, &self.portfolio.agency.calendar, self.as_of);
        let Some(period) = periods.current() else { return Vec::new() };
        let mut records = self.changes(true);
        records.retain(|one| periods.periods.len() == 1 || one.date.is_none_or(|date| date >= period.from));
        let own = period.terms.hours.as_ref().map(|hours| json(hours, 2));
        records.extend(own.map(|hours| self.record(Some(period.from), hours, "retainer".to_owned())));
        records
    }

    fn file(&self) -> String {
        format!("clients/{}.toml", self.portfolio.full_name(self.project))
    }

    pub(crate) fn record(&self, date: Option<Date>, value: Value, key: String) -> Record {
        let file = self.file();
        let place = Place::key(file.clone(), key);
        Record { date, value, rate: None, rate_from: None, file, line: 0, place }
    }

    pub(crate) fn money(&self, amount: &Number) -> Value {
        json(amount, self.project.currency.minor_digits())
    }

    /// The hours of the time that is asked for, or what they are billed at.
    fn time(&self, is_asked: impl Fn(&TimeEntry) -> bool, are_fees: bool) -> Vec<Record> {
        let rates = BillRates::of(self.portfolio, self.project);
        let entries = self.project.log.time.entries().iter().enumerate();
        let counted = entries.filter(|(_, one)| one.date <= self.as_of && is_asked(one));
        let record = |(place, entry): (usize, &TimeEntry)| {
            let worked = self.project.log.time.hours(entry);
            let stated = rates.stated(entry, rates.role(entry)).ok();
            let value = match &stated {
                Some(stated) if are_fees => self.money(&(&worked * &stated.rate)),
                None if are_fees => Value::Null,
                _ => json(&worked, 2),
            };
            Record {
                rate: stated.as_ref().map(|stated| self.money(&stated.rate)),
                rate_from: stated.map(|stated| stated.source.word()),
                ..self.record(Some(entry.date), value, format!("log.time[{place}]"))
            }
        };
        counted.map(record).collect()
    }

    fn included_expenses(&self) -> Vec<Record> {
        if self.project.budget.expenses { self.expenses() } else { Vec::new() }
    }

    fn expenses(&self) -> Vec<Record> {
        let expenses = self.project.log.expenses.iter().enumerate();
        let counted = expenses.filter(|(_, one)| one.date <= self.as_of && one.billable);
        let record = |(place, one): (usize, &crate::model::log::Expense)| {
            let value = self.money(one.price.as_ref().unwrap_or(&one.amount));
            self.record(Some(one.date), value, format!("log.expenses[{place}]"))
        };
        counted.map(record).collect()
    }

    fn invoices(&self) -> Vec<Record> {
        let invoices = self.project.log.invoices.iter().enumerate().filter(|(_, one)| one.date <= self.as_of);
        let record = |(place, one): (usize, &crate::model::log::Invoice)| {
            self.record(Some(one.date), self.money(&one.amount), format!("log.invoices[{place}]"))
        };
        invoices.map(record).collect()
    }

    /// The reading that counts.
    fn readings(&self) -> Vec<Record> {
        let readings = self.project.log.progress.iter().enumerate().filter(|(_, one)| one.date <= self.as_of);
        let newest = readings.max_by_key(|(_, one)| one.date);
        let record = |(place, one): (usize, &crate::model::log::Progress)| {
            self.record(Some(one.date), json(&one.percent, 2), format!("log.progress[{place}]"))
        };
        newest.map(record).into_iter().collect()
    }

    fn original(&self, path: &str) -> Option<Record> {
        let budget = &self.project.budget;
        let (value, key) = match path {
            "budget.hours.original" | "budget.hours.current" | "original.hours" | "current.hours" => {
                (json(budget.hours.as_ref()?, 2), "budget.hours")
            }
            "budget.amount.original" | "budget.amount.current" | "original.amount" => {
                (self.money(budget.amount.as_ref()?), "budget.amount")
            }
            "due.original" | "due.current" | "original.due" | "current.due" | "due_moved_days" => {
                (Value::from(self.project.due?.to_string()), "due")
            }
            "start" => (Value::from(self.project.start?.to_string()), "start"),
            _ => return None,
        };
        Some(self.record(None, value, key.to_owned()))
    }

    fn changes(&self, are_hours: bool) -> Vec<Record> {
        let accepted =
            in_force(self.project, self.as_of).filter(|(_, status)| *status == ChangeStatus::Accepted);
        let record = |(change, _): (&crate::model::change::Change, ChangeStatus)| {
            let place = self.project.changes.iter().position(|one| one.id == change.id).unwrap_or_default();
            let value = if are_hours { json(&change.hours, 2) } else { self.money(&change.amount) };
            let is_nothing = if are_hours { change.hours.is_zero() } else { change.amount.is_zero() };
            (!is_nothing).then(|| self.record(change.decided, value, format!("changes[{place}].status")))
        };
        accepted.filter_map(record).collect()
    }
}

const fn any(_: &TimeEntry) -> bool {
    true
}

const fn is_billable(entry: &TimeEntry) -> bool {
    entry.billable
}
