//! `standing add KIND`: something new, each kind in a file of its own.

mod client;
mod contact;
mod like;
mod opportunity;
mod outcome;
mod person;
mod phase;
mod project;

use clap::Subcommand;

use super::Ending;
use super::failure::Failure;
use super::setting::Setting;

use client::AddClient;
pub(super) use client::currency;
use contact::AddContact;
use opportunity::AddOpportunity;
use outcome::AddOutcome;
use person::AddPerson;
use phase::AddPhase;
use project::AddProject;

/// What can be added.
#[derive(Debug, Subcommand)]
pub(super) enum AddCommand {
    Client(AddClient),
    Person(AddPerson),
    Project(AddProject),
    Contact(AddContact),
    Opportunity(AddOpportunity),
    Phase(AddPhase),
    Outcome(AddOutcome),
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
            Self::Opportunity(arguments) => arguments.run(setting),
            Self::Phase(arguments) => arguments.run(setting),
            Self::Outcome(arguments) => arguments.run(setting),
        }
    }
}

/// The failure that an id is taken.
fn taken(what: &str, id: &str) -> Failure {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    Failure::usage(format!("there is {article} {what} \"{id}\" already"))
        .hint("choose another id, or edit the file that is there")
}
