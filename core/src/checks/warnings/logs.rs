//! The logs of a workspace, each with the dates of its records.

use crate::checks::words::{client_file, person_file, project_file};
use crate::diagnostic::Place;
use crate::model::Date;
use crate::model::client::{Client, Touch};
use crate::model::log::{Expense, Invoice, Payment, Progress, Pulse, TimeEntry};
use crate::model::person::{Absence, Person};
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// Whatever has a log.
#[derive(Clone, Copy)]
pub(crate) enum Owner<'p> {
    Person(&'p Person),
    Client(&'p Client),
    Project(&'p Project),
}

/// A log: its records in the order of the file.
#[derive(Clone, Copy)]
pub(crate) enum Log<'p> {
    Away(&'p [Absence]),
    Touches(&'p [Touch]),
    Time(&'p [TimeEntry]),
    Expenses(&'p [Expense]),
    Invoices(&'p [Invoice]),
    Payments(&'p [Payment]),
    Progress(&'p [Progress]),
    Pulse(&'p [Pulse]),
}

/// Everybody and everything that has a log.
pub(crate) fn owners(portfolio: &Portfolio) -> Vec<Owner<'_>> {
    let people = portfolio.people.iter().map(Owner::Person);
    let clients = portfolio.clients.iter().map(Owner::Client);
    people.chain(clients).chain(portfolio.projects.iter().map(Owner::Project)).collect()
}

impl<'p> Owner<'p> {
    /// What it is called in messages.
    pub(crate) fn name(self, portfolio: &Portfolio) -> String {
        match self {
            Self::Person(person) => person.id.to_string(),
            Self::Client(client) => client.id.to_string(),
            Self::Project(project) => portfolio.full_name(project),
        }
    }

    /// The date of a record of one of its logs.
    pub(crate) fn place(self, portfolio: &Portfolio, log: Log<'_>, record: usize) -> Place {
        let name = self.name(portfolio);
        let (document, date) = match self {
            Self::Person(_) => (person_file(&name), "from"),
            Self::Client(_) => (client_file(&name), "date"),
            Self::Project(_) => (project_file(&name), "date"),
        };
        Place::key(document, format!("log.{}[{record}].{date}", log.key()))
    }

    /// Its logs.
    pub(crate) fn logs(self) -> Vec<Log<'p>> {
        match self {
            Self::Person(person) => vec![Log::Away(&person.away)],
            Self::Client(client) => vec![Log::Touches(&client.touches)],
            Self::Project(project) => {
                let log = &project.log;
                vec![
                    Log::Time(log.time.entries()),
                    Log::Expenses(&log.expenses),
                    Log::Invoices(&log.invoices),
                    Log::Payments(&log.payments),
                    Log::Progress(&log.progress),
                    Log::Pulse(&log.pulse),
                ]
            }
        }
    }
}

impl Log<'_> {
    /// Its key in the file.
    const fn key(self) -> &'static str {
        match self {
            Self::Away(_) => "away",
            Self::Touches(_) => "touches",
            Self::Time(_) => "time",
            Self::Expenses(_) => "expenses",
            Self::Invoices(_) => "invoices",
            Self::Payments(_) => "payments",
            Self::Progress(_) => "progress",
            Self::Pulse(_) => "pulse",
        }
    }

    /// What people call one of its records.
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::Away(_) => "absence",
            Self::Touches(_) => "touch",
            Self::Time(_) => "time entry",
            Self::Expenses(_) => "expense",
            Self::Invoices(_) => "invoice",
            Self::Payments(_) => "payment",
            Self::Progress(_) => "progress reading",
            Self::Pulse(_) => "pulse",
        }
    }

    /// The last date, where its records stand in the order of their dates.
    pub(crate) fn in_order_until(self) -> Option<Date> {
        fn last<T>(records: &[T], date: impl Fn(&T) -> Date) -> Option<Date> {
            records.is_sorted_by_key(&date).then(|| records.last().map_or(Date::MIN, date))
        }
        match self {
            Self::Away(absences) => last(absences, |absence| absence.from),
            Self::Touches(touches) => last(touches, |touch| touch.date),
            Self::Time(entries) => last(entries, |entry| entry.date),
            Self::Expenses(expenses) => last(expenses, |expense| expense.date),
            Self::Invoices(invoices) => last(invoices, |invoice| invoice.date),
            Self::Payments(payments) => last(payments, |payment| payment.date),
            Self::Progress(readings) => last(readings, |reading| reading.date),
            Self::Pulse(pulses) => last(pulses, |pulse| pulse.date),
        }
    }

    /// The dates of its records.
    pub(crate) fn dates(self) -> impl Iterator<Item = Date> {
        (0..).map_while(move |record| self.date(record))
    }

    #[inline]
    fn date(self, record: usize) -> Option<Date> {
        Some(match self {
            Self::Away(absences) => absences.get(record)?.from,
            Self::Touches(touches) => touches.get(record)?.date,
            Self::Time(entries) => entries.get(record)?.date,
            Self::Expenses(expenses) => expenses.get(record)?.date,
            Self::Invoices(invoices) => invoices.get(record)?.date,
            Self::Payments(payments) => payments.get(record)?.date,
            Self::Progress(readings) => readings.get(record)?.date,
            Self::Pulse(pulses) => pulses.get(record)?.date,
        })
    }
}
