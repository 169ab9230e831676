//! The logs of a workspace, each as the dates of its records.

use rayon::prelude::*;

use crate::checks::words::{client_file, person_file, project_file};
use crate::diagnostic::Place;
use crate::model::Date;
use crate::model::client::Client;
use crate::model::log::TimeEntry;
use crate::model::person::Person;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// Whatever has a log.
#[derive(Clone, Copy)]
pub(super) enum Owner<'p> {
    Person(&'p Person),
    Client(&'p Client),
    Project(&'p Project),
}

/// A log: its key, and what people call one of its records.
#[derive(Clone, Copy)]
pub(super) struct Log {
    key: &'static str,
    pub(super) noun: &'static str,
}

/// A log with the dates of its records, in the order of the file.
type Dated = (Log, Vec<Date>);

/// Everybody and everything that has a log.
pub(super) fn owners(portfolio: &Portfolio) -> impl ParallelIterator<Item = Owner<'_>> {
    let people = portfolio.people.par_iter().map(Owner::Person);
    let clients = portfolio.clients.par_iter().map(Owner::Client);
    people.chain(clients).chain(portfolio.projects.par_iter().map(Owner::Project))
}

impl<'p> Owner<'p> {
    /// What it is called in messages.
    pub(super) fn name(self, portfolio: &Portfolio) -> String {
        match self {
            Self::Person(person) => person.id.to_string(),
            Self::Client(client) => client.id.to_string(),
            Self::Project(project) => portfolio.full_name(project),
        }
    }

    /// The date of a record of one of its logs.
    pub(super) fn place(self, portfolio: &Portfolio, log: Log, record: usize) -> Place {
        let name = self.name(portfolio);
        let (document, date) = match self {
            Self::Person(_) => (person_file(&name), "from"),
            Self::Client(_) => (client_file(&name), "date"),
            Self::Project(_) => (project_file(&name), "date"),
        };
        Place::key(document, format!("log.{}[{record}].{date}", log.key))
    }

    /// The time entry that a record of one of its logs is, if it is one.
    pub(super) fn time_entry(self, log: Log, record: usize) -> Option<&'p TimeEntry> {
        match self {
            Self::Project(project) if log.key == "time" => project.log.time.entries().get(record),
            _ => None,
        }
    }

    /// Its logs.
    pub(super) fn logs(self) -> Vec<Dated> {
        match self {
            Self::Person(person) => {
                vec![dated("away", "absence", person.away.iter().map(|absence| absence.from))]
            }
            Self::Client(client) => {
                vec![dated("touches", "touch", client.touches.iter().map(|touch| touch.date))]
            }
            Self::Project(project) => {
                let log = &project.log;
                vec![
                    dated("time", "time entry", log.time.entries().iter().map(|one| one.date)),
                    dated("expenses", "expense", log.expenses.iter().map(|one| one.date)),
                    dated("invoices", "invoice", log.invoices.iter().map(|one| one.date)),
                    dated("payments", "payment", log.payments.iter().map(|one| one.date)),
                    dated("progress", "progress reading", log.progress.iter().map(|one| one.date)),
                    dated("pulse", "pulse", log.pulse.iter().map(|one| one.date)),
                ]
            }
        }
    }
}

fn dated(key: &'static str, noun: &'static str, dates: impl Iterator<Item = Date>) -> Dated {
    (Log { key, noun }, dates.collect())
}
