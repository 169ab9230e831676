//! `standing export KIND`: what the workspace says, for other programs.

mod days;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueHint};
use serde_json::Value;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::output;
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::{Workspace, demand_same};
use crate::cli::typed::select;
use crate::disk::{write_all_outside, write_outside};
use crate::exchange::journal::Reader;
#[cfg(feature = "parquet")]
use crate::exchange::parquet;
use crate::exchange::tables::material::{Documents, Material};
use crate::exchange::tables::reported::Reported;
use crate::exchange::tables::{Table, tables};
use crate::exchange::written::Counts;
#[cfg(feature = "xlsx")]
use crate::exchange::xlsx;
use crate::exchange::{datapackage, ics, journal, metrics, sessions, sql};
use crate::figures::rates::bill_rate::BillRates;
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
    /// Write a folder of Parquet, a file per table, with decimals and dates
    ///
    /// Examples:
    ///   standing export parquet warehouse
    ///   standing export parquet warehouse acme --no-costs
    #[cfg(feature = "parquet")]
    #[command(verbatim_doc_comment)]
    Parquet(ExportFolder),
    /// Write a workbook for a spreadsheet, a sheet per table
    ///
    /// Examples:
    ///   standing export xlsx agency.xlsx
    ///   standing export xlsx acme.xlsx acme --no-costs
    #[cfg(feature = "xlsx")]
    #[command(verbatim_doc_comment)]
    Xlsx(ExportBook),
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
    /// Write a calendar: due dates, phases, milestones, waits, invoices, absences, touches
    ///
    /// Touches are the days by which somebody should talk with a client's executive or manager again.
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

/// The same into a file that no terminal can show.
#[cfg(feature = "xlsx")]
#[derive(Debug, Args)]
pub(crate) struct ExportBook {
    /// The file
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,

    #[command(flatten)]
    what: What,
}

/// The same of a calendar.
#[derive(Debug, Args)]
pub(crate) struct ExportCalendar {
    #[command(flatten)]
    export: ExportFile,

    /// For a client's eyes: without the absences of our people and without touches
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
                let made = |material: &Material<'_>| {
                    let files =
                        of_all(setting, material, |tables| datapackage::files(tables, &counts)).into_iter();
                    Ok(files.map(|(name, text)| (name, text.into_bytes())).collect())
                };
                into.write(setting, made)
            }
            #[cfg(feature = "parquet")]
            Self::Parquet(into) => into.write(setting, |material| {
                of_all(setting, material, |tables| parquet::files(tables, &counts))
                    .map_err(|error| Failure::data(error.to_string()))
            }),
            #[cfg(feature = "xlsx")]
            Self::Xlsx(into) => into.write(setting, |material| {
                of_all(setting, material, |tables| xlsx::workbook(tables, &counts))
                    .map_err(|error| Failure::data(error.to_string()))
            }),
            Self::Sql(into) => {
                into.text(setting, |material| of_all(setting, material, |tables| sql::text(tables, &counts)))
            }
            Self::Hledger(into) => {
                into.text(setting, |material| journal::text(material, Reader::Hledger, &counts))
            }
            Self::Ledger(into) => {
                into.text(setting, |material| journal::text(material, Reader::Ledger, &counts))
            }
            Self::Timedot(into) => into.text(setting, |material| sessions::timedot(material, &counts)),
            Self::Timeclock(into) => into.text(setting, |material| sessions::timeclock(material, &counts)),
            Self::Ics(into) => into.export.text(setting, |material| {
                let mut events = days::due(material, setting.as_of);
                events.extend(days::invoices(material, setting.as_of));
                if !into.client {
                    events.extend(days::touches(material, setting.as_of));
                }
                ics::text(material, events, !into.client)
            }),
            Self::Metrics(into) => into.text(setting, |material| gauges(setting, material)),
        };
        if counts.rounded() > 0 {
            let count = counted(counts.rounded(), "number was", "numbers were");
            setting.voice.note(&format!("{count} rounded, with more digits than this format holds"));
        }
        ended
    }
}

impl ExportFolder {
    /// Writes all files, or none of them.
    fn write(
        &self,
        setting: &Setting,
        make: impl FnOnce(&Material<'_>) -> Result<Vec<(String, Vec<u8>)>, Failure>,
    ) -> Result<Ending, Failure> {
        let told = |error| Failure::environment(format!("can't write {}", self.folder.display()), error);
        self.what.made(setting, |material| write_all_outside(&self.folder, &make(material)?).map_err(told))
    }
}

#[cfg(feature = "xlsx")]
impl ExportBook {
    fn write(
        &self,
        setting: &Setting,
        make: impl FnOnce(&Material<'_>) -> Result<Vec<u8>, Failure>,
    ) -> Result<Ending, Failure> {
        self.what.made(setting, |material| write_file(&self.file, &make(material)?))
    }
}

impl ExportFile {
    fn text(&self, setting: &Setting, make: impl FnOnce(&Material<'_>) -> String) -> Result<Ending, Failure> {
        let file = self.file.as_deref().filter(|file| file.as_os_str() != "-");
        self.what.made(setting, |material| {
            let text = make(material);
            match file {
                Some(file) => write_file(file, text.as_bytes()),
                None => output::write(setting, |out| out.write_all(text.as_bytes())),
            }
        })
    }
}

/// Writes a file outside of the workspace's own.
fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path.extension().is_some_and(|ending| ending == "toml") {
        let cause = format!("{} looks like a file of a workspace", path.display());
        return Err(Failure::usage(cause).hint("choose a name that does not end in .toml"));
    }
    let told = |error| Failure::environment(format!("can't write {}", path.display()), error);
    write_outside(path, bytes).map_err(told)
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
        demand_same(&workspace.sources)?;
        let bill_rate = |project: &Project, entry: &TimeEntry| -> Option<Number> {
            let rates = BillRates::of(portfolio, project);
            rates.rate(entry, rates.role(entry)).ok()
        };
        make(&Material {
            portfolio,
            places,
            is_named: !self.names.is_empty(),
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

/// What is made of all tables: those of records, and the rows of each report.
fn of_all<T>(setting: &Setting, material: &Material<'_>, make: impl FnOnce(&[Table<'_>]) -> T) -> T {
    let reported = Reported::of(material.portfolio, &query(setting, material));
    reported.behind(tables(material), make)
}

/// The question of reports about what is exported.
fn query(setting: &Setting, material: &Material<'_>) -> Query {
    let named = material.is_named.then(|| material.places.clone());
    Query { named, costs: material.costs, ..Query::everything(setting.as_of) }
}

/// The figures of the budgets and of the clients.
fn gauges(setting: &Setting, material: &Material<'_>) -> String {
    let query = query(setting, material);
    let budgets =
        serde_json::to_value(budget::report(material.portfolio, &query, None)).unwrap_or(Value::Null);
    let clients = serde_json::to_value(clients::report(material.portfolio, &query)).unwrap_or(Value::Null);
    metrics::text(&[("budget", &budgets), ("client", &clients)])
}
