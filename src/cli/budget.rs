//! `standing budget`.

use clap::Args;

use crate::reports::budget::{self, By};
use crate::reports::query::Query;

use super::Ending;
use super::failure::Failure;
use super::narrowing::word;
use super::report::ReportOptions;
use super::setting::Setting;

/// Budget, plan and money of each project: spent, left, forecast
///
/// Active and paused projects, unless an ID or --status says otherwise.
///
/// Examples:
///   standing budget
///   standing budget acme/website --as-of 2026-08-31 -f json
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(super) struct BudgetArguments {
    /// List every period of a retainer
    #[arg(long)]
    periods: bool,

    /// Print sums in place of rows
    #[arg(long, value_parser = word::<By>())]
    by: Option<By>,

    #[command(flatten)]
    options: ReportOptions,
}

impl BudgetArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report.
    pub(super) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        let query = Query { periods: self.periods, ..asked.query.clone() };
        asked.print(|| budget::report(&asked.workspace.portfolio, &query, self.by))
    }
}
