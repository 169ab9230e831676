//! `standing add KIND`: something new, each kind in a file of its own.

mod client;
mod contact;
mod person;
mod project;

use clap::Subcommand;

use crate::model::portfolio::Portfolio;

use super::Ending;
use super::failure::Failure;
use super::nearest::unknown;
use super::setting::Setting;

use client::AddClient;
pub(super) use client::currency;
use contact::AddContact;
use person::AddPerson;
use project::AddProject;

/// What can be added.
#[derive(Debug, Subcommand)]
pub(super) enum AddCommand {
    Client(AddClient),
    Person(AddPerson),
    Project(AddProject),
    Contact(AddContact),
}

impl AddCommand {
    /// Adds it.
    ///
    /// # Errors
    /// When what was typed makes no sense, or the system fails; nothing is written then.
    pub(super) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        match self {
            Self::Client(arguments) => arguments.run(setting),
            Self::Person(arguments) => arguments.run(setting),
            Self::Project(arguments) => arguments.run(setting),
            Self::Contact(arguments) => arguments.run(setting),
        }
    }
}

/// The failure that an id is taken.
fn taken(what: &str, id: &str) -> Failure {
    Failure::usage(format!("there is a {what} \"{id}\" already"))
        .hint("choose another id, or edit the file that is there")
}

/// Demands that a client is there.
fn demand_client(portfolio: &Portfolio, id: &str) -> Result<(), Failure> {
    let clients = || portfolio.clients.iter().map(|client| &*client.id);
    if clients().any(|client| client == id) {
        return Ok(());
    }
    let otherwise = format!("add it first: standing add client {id}");
    Err(unknown(format!("there is no client \"{id}\""), id, clients(), &otherwise))
}

/// Demands that persons are there.
fn demand_people<'i>(
    portfolio: &Portfolio,
    ids: impl IntoIterator<Item = &'i String>,
) -> Result<(), Failure> {
    let people = || portfolio.people.iter().map(|person| &*person.id);
    match ids.into_iter().find(|id| people().all(|person| person != id.as_str())) {
        None => Ok(()),
        Some(id) => {
            let otherwise = format!("add them first: standing add person {id}");
            Err(unknown(format!("there is no person \"{id}\""), id, people(), &otherwise))
        }
    }
}
