//! `standing import KIND`: what another tool exported, each step in a file of its own.

mod adding;
mod mapping;
mod planning;
mod refusing;
mod source;
mod telling;
mod time;

use clap::Subcommand;

use crate::cli::commands::import::time::{ImportTable, ImportTime};
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::exchange::kind::Source;

/// What can be imported.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// Time from Toggl Track: its detailed report as CSV
    Toggl(ImportTime),
    /// Time from Harvest: its detailed time report as CSV
    Harvest(ImportTime),
    /// Time from Clockify: its detailed report as CSV
    Clockify(ImportTime),
    /// Time from Kimai: its export as CSV, in English or German
    Kimai(ImportTime),
    /// Time from solidtime: its export as CSV
    Solidtime(ImportTime),
    /// Time from Timewarrior: timew export, or its data files
    Timewarrior(ImportTime),
    /// Time from klog: its files
    Klog(ImportTime),
    /// Time from a timeclock file, as Emacs, ledger and hledger write it
    Timeclock(ImportTime),
    /// Time from any table: its columns are called date, who, hours, project, note …, or as imports.toml says
    Csv(ImportTable),
}

impl ImportCommand {
    /// Imports it.
    ///
    /// # Errors
    /// When a row can't be taken, or what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        match self {
            Self::Toggl(arguments) => arguments.run(Source::Toggl, setting),
            Self::Harvest(arguments) => arguments.run(Source::Harvest, setting),
            Self::Clockify(arguments) => arguments.run(Source::Clockify, setting),
            Self::Kimai(arguments) => arguments.run(Source::Kimai, setting),
            Self::Solidtime(arguments) => arguments.run(Source::Solidtime, setting),
            Self::Timewarrior(arguments) => arguments.run(Source::Timewarrior, setting),
            Self::Klog(arguments) => arguments.run(Source::Klog, setting),
            Self::Timeclock(arguments) => arguments.run(Source::Timeclock, setting),
            Self::Csv(arguments) => arguments.run(setting),
        }
    }
}
