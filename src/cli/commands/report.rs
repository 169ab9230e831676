//! `standing report NAME`, and `standing NAME` for short: what all reports share.

use clap::Subcommand;

use crate::cli::commands::advise::AdviseArguments;
use crate::cli::commands::ahead::AheadArguments;
use crate::cli::commands::budget::BudgetArguments;
use crate::cli::commands::checkup::CheckupArguments;
use crate::cli::commands::clients::ClientsArguments;
use crate::cli::commands::coverage::CoverageArguments;
use crate::cli::commands::economics::EconomicsArguments;
use crate::cli::commands::estimates::EstimatesArguments;
use crate::cli::commands::money::MoneyArguments;
use crate::cli::commands::schedule::ScheduleArguments;
use crate::cli::commands::scope::ScopeArguments;
use crate::cli::commands::workload::WorkloadArguments;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::page::Report;
use crate::reports::advise::Advise;
use crate::reports::ahead::Ahead;
use crate::reports::budget::Budget;
use crate::reports::checkup::Checkup;
use crate::reports::clients::Clients;
use crate::reports::coverage::Coverage;
use crate::reports::economics::Economics;
use crate::reports::estimates::Estimates;
use crate::reports::money::Money;
use crate::reports::schedule::Schedule;
use crate::reports::scope::Scope;
use crate::reports::workload::Workload;

/// The reports.
#[derive(Debug, Subcommand)]
pub(crate) enum ReportCommand {
    Budget(BudgetArguments),
    Scope(ScopeArguments),
    Coverage(CoverageArguments),
    Clients(ClientsArguments),
    Checkup(CheckupArguments),
    Advise(AdviseArguments),
    Schedule(ScheduleArguments),
    Workload(WorkloadArguments),
    Money(MoneyArguments),
    Ahead(AheadArguments),
    Economics(EconomicsArguments),
    Estimates(EstimatesArguments),
}

impl ReportCommand {
    /// Prints the report.
    ///
    /// # Errors
    /// When what was typed makes no sense, the data is invalid, or the system fails.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        match self {
            Self::Budget(arguments) => arguments.run(setting),
            Self::Scope(arguments) => arguments.run(setting),
            Self::Coverage(arguments) => arguments.run(setting),
            Self::Clients(arguments) => arguments.run(setting),
            Self::Checkup(arguments) => arguments.run(setting),
            Self::Advise(arguments) => arguments.run(setting),
            Self::Schedule(arguments) => arguments.run(setting),
            Self::Workload(arguments) => arguments.run(setting),
            Self::Money(arguments) => arguments.run(setting),
            Self::Ahead(arguments) => arguments.run(setting),
            Self::Economics(arguments) => arguments.run(setting),
            Self::Estimates(arguments) => arguments.run(setting),
        }
    }
}

/// The words of `--fail-on` of a report, by its name.
pub(crate) fn words(report: &str) -> Vec<&'static str> {
    match report {
        "budget" => Budget::words(),
        "scope" => Scope::words(),
        "coverage" => Coverage::words(),
        "clients" => Clients::words(),
        "checkup" => Checkup::words(),
        "advise" => Advise::words(),
        "schedule" => Schedule::words(),
        "workload" => Workload::words(),
        "money" => Money::words(),
        "ahead" => Ahead::words(),
        "economics" => Economics::words(),
        "estimates" => Estimates::words(),
        _ => Vec::new(),
    }
}
