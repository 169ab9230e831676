//! `standing add KIND`: something new, each kind in a file of its own.

mod client;
mod contact;
mod like;
mod milestone;
mod opportunity;
mod outcome;
mod person;
mod phase;
mod project;

use clap::Subcommand;

use crate::cli::commands::add::client::AddClient;
use crate::cli::commands::add::contact::AddContact;
use crate::cli::commands::add::milestone::AddMilestone;
use crate::cli::commands::add::opportunity::AddOpportunity;
use crate::cli::commands::add::outcome::AddOutcome;
use crate::cli::commands::add::person::AddPerson;
use crate::cli::commands::add::phase::AddPhase;
use crate::cli::commands::add::project::AddProject;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;

/// What can be added.
#[derive(Debug, Subcommand)]
pub(crate) enum AddCommand {
    Client(AddClient),
    Person(AddPerson),
    Project(AddProject),
    Contact(AddContact),
    Opportunity(AddOpportunity),
    Phase(AddPhase),
    Outcome(AddOutcome),
    Milestone(AddMilestone),
}

impl AddCommand {
    /// Adds it.
    ///
    /// # Errors
    /// When what was typed makes no sense, or the system fails; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        match self {
            Self::Client(arguments) => arguments.run(setting),
            Self::Person(arguments) => arguments.run(setting),
            Self::Project(arguments) => arguments.run(setting),
            Self::Contact(arguments) => arguments.run(setting),
            Self::Opportunity(arguments) => arguments.run(setting),
            Self::Phase(arguments) => arguments.run(setting),
            Self::Outcome(arguments) => arguments.run(setting),
            Self::Milestone(arguments) => arguments.run(setting),
        }
    }
}
