//! `standing export KIND`: what the workspace says, for other programs.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueHint};
use serde_json::Value;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::output;
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::Workspace;
use crate::cli::typed::select;
use crate::disk::write_outside;
use crate::exchange::journal::Reader;
use crate::exchange::tables::material::{Documents, Material};
use crate::exchange::tables::tables;
use crate::exchange::written::Counts;
use crate::exchange::{datapackage, ics, journal, metrics, sessions, sql};
use crate::figures::bill_rate::BillRates;
use crate::format::Kind;
use crate::model::log::TimeEntry;
use crate::model::number::Number;
use crate::model::project::Project;
use crate::reports::query::Query;
use crate::reports::{budget, clients};
use crate::why::words::counted;

/// What can be exported.
#[derive(Debug, Subcommand)]
pub(crate) enum ExportCommand {
    /// Write a folder of CSV with a datapackage.json, for a warehouse
    ///
    /// The folder also has schema.sql, the tables with decimals.
    ///
    /// Examples:
    ///   standing export datapackage warehouse
    ///   standing export datapackage warehouse acme --no-costs
    #[command(verbatim_doc_comment)]
    Datapackage(ExportFolder),
    /// Write SQL that makes a database: money in cents, hours in milliseconds, views in decimals
    ///
    /// Examples:
    ///   standing export sql agency.sql
    ///   standing export sql | sqlite3 agency.db
    #[command(verbatim_doc_comment)]
    Sql(ExportFile),
    /// Write a journal for hledger: time at its rates, invoices and payments
    ///
    /// Examples:
    ///   standing export hledger agency.journal
    ///   standing export hledger - acme
    #[command(verbatim_doc_comment)]
    Hledger(ExportFile),
    /// Write a journal for ledger: time at its rates, invoices and payments
    ///
    /// Examples:
    ///   standing export ledger agency.ledger
    ///   standing export ledger - acme
    #[command(verbatim_doc_comment)]
    Ledger(ExportFile),
    /// Write time by day as hledger's timedot
    ///
    /// Examples:
    ///   standing export timedot time.timedot
    ///   standing export timedot - acme/website
    #[command(verbatim_doc_comment)]
    Timedot(ExportFile),
    /// Write time as a timeclock file, with times of day that are made up
    ///
    /// Examples:
    ///   standing export timeclock time.timeclock
    ///   standing export timeclock - acme/website
    #[command(verbatim_doc_comment)]
    Timeclock(ExportFile),
    /// Write a calendar: due dates, phases, milestones, waits and absences
    ///
    /// Examples:
    ///   standing export ics agency.ics
    ///   standing export ics acme.ics acme --client
    #[command(verbatim_doc_comment)]
    Ics(ExportCalendar),
    /// Write figures as OpenMetrics, for a collector's folder
    ///
    /// Examples:
    ///   standing export metrics standing.prom
    ///   standing export metrics - acme
    #[command(verbatim_doc_comment)]
    Metrics(ExportFile),
}

/// Where an export goes, and what of the workspace.
#[derive(Debug, Args)]
pub(crate) struct ExportFile {
    /// The file; - or nothing for standard output
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: Option<PathBuf>,

    #[command(flatten)]
    what: What,
}

/// The same into a folder.
#[derive(Debug, Args)]
pub(crate) struct ExportFolder {
    /// The folder
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: PathBuf,

    #[command(flatten)]
    what: What,
}

/// The same of a calendar.
#[derive(Debug, Args)]
pub(crate) struct ExportCalendar {
    #[command(flatten)]
    export: ExportFile,

    /// For a client's eyes: without the absences of our people
    #[arg(long)]
    client: bool,
}

/// What of the workspace is exported.
#[derive(Debug, Args)]
struct What {
    /// Only these projects: client/project, client, or a pattern
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    /// Leave out what people cost
    #[arg(long)]
    no_costs: bool,

    /// Leave out notes
    #[arg(long)]
    no_notes: bool,
}

impl ExportCommand {
    /// Exports it.
    ///
    /// # Errors
    /// When the workspace's data is invalid, a name means nothing, or the system fails.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let counts = Counts::default();
        let ended = match self {
            Self::Datapackage(into) => {
                let write = |material: &Material<'_>| {
                    let files = datapackage::files(&tables(material), &counts);
                    files.iter().try_for_each(|(name, text)| write_file(&into.folder.join(name), text))
                };
                into.what.made(setting, write)
            }
            Self::Sql(into) => into.text(setting, |material| sql::text(&tables(material), &counts)),
            Self::Hledger(into) => {
                into.text(setting, |material| journal::text(material, Reader::Hledger, &counts))
            }
            Self::Ledger(into) => {
                into.text(setting, |material| journal::text(material, Reader::Ledger, &counts))
            }
            Self::Timedot(into) => into.text(setting, |material| sessions::timedot(material, &counts)),
            Self::Timeclock(into) => into.text(setting, |material| sessions::timeclock(material, &counts)),
            Self::Ics(into) => into.export.text(setting, |material| ics::text(material, !into.client)),
            Self::Metrics(into) => into.text(setting, |material| gauges(setting, material)),
        };
        if counts.rounded() > 0 {
            let count = counted(counts.rounded(), "number was", "numbers were");
            setting.voice.note(&format!("{count} rounded, with more digits than this format holds"));
        }
        ended
    }
}

impl ExportFile {
    fn text(&self, setting: &Setting, make: impl FnOnce(&Material<'_>) -> String) -> Result<Ending, Failure> {
        let file = self.file.as_deref().filter(|file| file.as_os_str() != "-");
        self.what.made(setting, |material| {
            let text = make(material);
            match file {
                Some(file) => write_file(file, &text),
                None => output::write(setting, |out| out.write_all(text.as_bytes())),
            }
        })
    }
}

/// Writes a file outside of the workspace's own.
fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    if path.extension().is_some_and(|ending| ending == "toml") {
        let cause = format!("{} looks like a file of a workspace", path.display());
        return Err(Failure::usage(cause).hint("choose a name that does not end in .toml"));
    }
    let told = |error| Failure::environment(format!("can't write {}", path.display()), error);
    write_outside(path, text).map_err(told)
}

impl What {
    /// Makes something of the workspace.
    fn made(
        &self,
        setting: &Setting,
        make: impl FnOnce(&Material<'_>) -> Result<(), Failure>,
    ) -> Result<Ending, Failure> {
        let workspace = setting.workspace()?;
        let portfolio = &workspace.portfolio;
        let ending = workspace.admit(false)?;
        let places = match self.names.as_slice() {
            [] => (0..portfolio.projects.len()).collect(),
            names => select::projects(portfolio, names)?.places,
        };
        let documents = documents(workspace);
        let bill_rate = |project: &Project, entry: &TimeEntry| -> Option<Number> {
            let rates = BillRates::of(portfolio, project);
            rates.rate(entry, rates.role(entry)).ok()
        };
        make(&Material {
            portfolio,
            places,
            until: (setting.as_of != setting.today).then_some(setting.as_of),
            notes: !self.no_notes,
            costs: !self.no_costs && portfolio.has_costs,
            documents: &documents,
            bill_rate: &bill_rate,
        })?;
        Ok(ending)
    }
}

/// The documents of clients and projects, for what memory does not keep of them.
fn documents(workspace: &Workspace) -> Documents {
    let sources = &workspace.sources;
    let of = |document: String| {
        let kind = Kind::of(&document).filter(|kind| matches!(kind, Kind::Client | Kind::Project))?;
        Some((document.clone(), sources.with_defaults(kind, &document)?))
    };
    sources.documents().into_iter().filter_map(of).collect()
}

/// The figures of the budgets and of the clients.
fn gauges(setting: &Setting, material: &Material<'_>) -> String {
    let query = Query {
        named: Some(material.places.clone())
            .filter(|places| places.len() < material.portfolio.projects.len()),
        costs: material.costs,
        ..Query::everything(setting.as_of)
    };
    let budgets =
        serde_json::to_value(budget::report(material.portfolio, &query, None)).unwrap_or(Value::Null);
    let clients = serde_json::to_value(clients::report(material.portfolio, &query)).unwrap_or(Value::Null);
    metrics::text(&[("budget", &budgets), ("client", &clients)])
}
