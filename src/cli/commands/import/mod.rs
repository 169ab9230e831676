//! `standing import KIND`: what another tool exported, each step in a file of its own.

mod adding;
mod contacts;
mod invoices;
mod mapping;
mod planning;
mod refusing;
mod source;
mod telling;
mod time;

use clap::Subcommand;

use crate::cli::commands::import::contacts::ImportContacts;
use crate::cli::commands::import::invoices::ImportInvoices;
use crate::cli::commands::import::time::{ImportTable, ImportTime};
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::exchange::kind::Source;

/// What can be imported.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// Take over time from Toggl Track: its detailed report as CSV
    ///
    /// Examples:
    ///   standing import toggl report.csv
    ///   standing import toggl report.csv --map
    #[command(verbatim_doc_comment)]
    Toggl(ImportTime),
    /// Take over time from Harvest: its detailed time report as CSV
    ///
    /// Examples:
    ///   standing import harvest times.csv --create
    ///   standing import harvest times.csv --from 2026-01-01
    #[command(verbatim_doc_comment)]
    Harvest(ImportTime),
    /// Take over time from Clockify: its detailed report as CSV
    ///
    /// Examples:
    ///   standing import clockify report.csv --date-order mdy
    ///   standing import clockify report.csv --dry-run
    #[command(verbatim_doc_comment)]
    Clockify(ImportTime),
    /// Take over time from Kimai: its export as CSV, in English or German
    ///
    /// Examples:
    ///   standing import kimai export.csv
    ///   standing import kimai export.csv --replace
    #[command(verbatim_doc_comment)]
    Kimai(ImportTime),
    /// Take over time from solidtime: its export as CSV
    ///
    /// Examples:
    ///   standing import solidtime times.csv
    ///   standing import solidtime times.csv --zone Europe/Berlin
    #[command(verbatim_doc_comment)]
    Solidtime(ImportTime),
    /// Take over time from Timewarrior: timew export, or its data files
    ///
    /// The project is one of the tags, or the one that you name.
    ///
    /// Examples:
    ///   standing import timewarrior 2026-11.data --who ana
    ///   standing import timewarrior - --zone Europe/Berlin --project acme/website
    #[command(verbatim_doc_comment)]
    Timewarrior(ImportTime),
    /// Take over time from klog: its files
    ///
    /// A break shortens what was before it on its day.
    ///
    /// Examples:
    ///   standing import klog times.klg --who ana
    ///   standing import klog times.klg --project acme/website
    #[command(verbatim_doc_comment)]
    Klog(ImportTime),
    /// Take over time from a timeclock file, as Emacs, ledger and hledger write it
    ///
    /// Examples:
    ///   standing import timeclock times.timeclock
    ///   standing import timeclock times.timeclock --who ana
    #[command(verbatim_doc_comment)]
    Timeclock(ImportTime),
    /// Take over time from any table, with columns called date, who, hours, project and note
    ///
    /// imports.toml can tell other headings, below [csv.NAME].
    ///
    /// Examples:
    ///   standing import csv times.csv
    ///   standing import csv board.csv --as monday
    #[command(verbatim_doc_comment)]
    Csv(ImportTable),
    /// Take over invoices that another tool sent
    ///
    /// Each is there once, by its number.
    ///
    /// Examples:
    ///   standing import invoices harvest invoices.csv
    ///   standing import invoices csv invoices.csv
    #[command(verbatim_doc_comment)]
    Invoices {
        /// From what.
        #[command(subcommand)]
        invoices: ImportInvoices,
    },
    /// Take over the people on a client's side
    ///
    /// Who has the same email or name is there already.
    ///
    /// Examples:
    ///   standing import contacts vcard acme.vcf --client acme
    ///   standing import contacts csv acme.csv --client acme
    #[command(verbatim_doc_comment)]
    Contacts {
        /// From what.
        #[command(subcommand)]
        contacts: ImportContacts,
    },
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
            Self::Invoices { invoices } => invoices.run(setting),
            Self::Contacts { contacts } => contacts.run(setting),
        }
    }
}
