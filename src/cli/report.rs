//! `standing report NAME`, and `standing NAME` for short: what all reports share.

use std::time::Instant;

use clap::{Args, Subcommand};

use crate::page::Report;
use crate::reports::advise::Advise;
use crate::reports::budget::Budget;
use crate::reports::checkup::Checkup;
use crate::reports::clients::Clients;
use crate::reports::coverage::Coverage;
use crate::reports::money::Money;
use crate::reports::query::Query;
use crate::reports::schedule::Schedule;
use crate::reports::scope::Scope;
use crate::reports::workload::Workload;
use crate::store::Watch;

use super::Ending;
use super::advise::AdviseArguments;
use super::bar;
use super::budget::BudgetArguments;
use super::checkup::CheckupArguments;
use super::clients::ClientsArguments;
use super::coverage::CoverageArguments;
use super::failure::Failure;
use super::findings;
use super::money::MoneyArguments;
use super::narrowing::Narrowing;
use super::nearest::{listed, unknown};
use super::order::Order;
use super::output::Printing;
use super::schedule::ScheduleArguments;
use super::scope::ScopeArguments;
use super::setting::Setting;
use super::workload::WorkloadArguments;
use super::workspace::{Workspace, kept};

/// The reports.
#[derive(Debug, Subcommand)]
pub(super) enum ReportCommand {
    Budget(BudgetArguments),
    Scope(ScopeArguments),
    Coverage(CoverageArguments),
    Clients(ClientsArguments),
    Checkup(CheckupArguments),
    Advise(AdviseArguments),
    Schedule(ScheduleArguments),
    Workload(WorkloadArguments),
    Money(MoneyArguments),
}

impl ReportCommand {
    /// Prints the report.
    ///
    /// # Errors
    /// When what was typed makes no sense, the data is invalid, or the system fails.
    pub(super) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
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
        }
    }
}

/// The words of `--fail-on` of a report, by its name.
pub(super) fn words(report: &str) -> Vec<&'static str> {
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
        _ => Vec::new(),
    }
}

/// Options that every report has.
#[derive(Debug, Args)]
pub(super) struct ReportOptions {
    #[command(flatten)]
    narrowing: Narrowing,

    #[command(flatten)]
    order: Order,

    /// Leave out costs and margins
    #[arg(long)]
    no_costs: bool,

    /// Exit with 1 when a row that is printed has one of these states or flags
    #[arg(long, value_name = "STATE", value_delimiter = ',')]
    fail_on: Vec<String>,

    /// Report on the rest of a workspace that has errors; exits with 3 all the same
    #[arg(long)]
    keep_going: bool,

    #[command(flatten)]
    printing: Printing,
}

/// A report that is about to be made.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    /// The workspace that it is on.
    pub(super) workspace: &'static Workspace,
    /// What is asked.
    pub(super) query: Query,
    options: &'a ReportOptions,
    setting: &'a Setting,
}

impl ReportOptions {
    /// Opens the workspace and understands what is asked of it.
    ///
    /// # Errors
    /// When there is no workspace, or a name means nothing in it.
    pub(super) fn ask<'a>(&'a self, setting: &'a Setting) -> Result<Asked<'a>, Failure> {
        let workspace = Workspace::open(setting)?;
        let query = self.narrowing.query(&workspace.portfolio, workspace.as_of)?;
        let query = Query { costs: !self.no_costs, ..query };
        Ok(Asked { workspace, query, options: self, setting })
    }
}

impl Asked<'_> {
    /// Makes the report and prints it.
    ///
    /// # Errors
    /// When an option names something that this report does not have, the data is invalid, or the system fails.
    pub(super) fn print<R: Report>(&self, make: impl FnOnce() -> R) -> Result<Ending, Failure> {
        self.check_words::<R>()?;
        let start = Instant::now();
        let report = kept(bar::during(self.setting.voice, "computing", &Watch::default(), make));
        self.options.order.apply(report, R::sort)?;
        self.setting.voice.timed("computed it", start);
        let ending = self.workspace.admit(self.options.keep_going)?;
        report.set_findings(findings::of_query(self.workspace, &self.query));
        self.options.printing.print(self.setting, &*report, R::page)?;
        Ok(ending.max(self.gate(&report.states())))
    }

    /// How a run ends whose rows have these states and flags, and says why where it fails.
    fn gate(&self, states: &[&str]) -> Ending {
        let failing: Vec<&str> =
            self.options.fail_on.iter().map(String::as_str).filter(|word| states.contains(word)).collect();
        if failing.is_empty() {
            return Ending::Fine;
        }
        self.setting.voice.note(&format!("it fails on what was found: {}", failing.join(", ")));
        Ending::Findings
    }

    fn check_words<R: Report>(&self) -> Result<(), Failure> {
        let words = R::words();
        match self.options.fail_on.iter().find(|word| !words.contains(&word.as_str())) {
            None => Ok(()),
            Some(word) => {
                let cause = format!("this report has no state or flag \"{word}\"");
                Err(unknown(
                    cause,
                    word,
                    words.iter().copied(),
                    &format!("write {}", listed(words.iter().copied())),
                ))
            }
        }
    }
}
