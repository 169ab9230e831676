//! `standing budget`.

use clap::Args;

use crate::reports::budget::{self, By};
use crate::reports::query::Query;

use super::Ending;
use super::failure::Failure;
use super::narrowing::word;
use super::report::ReportOptions;
use super::setting::Setting;

/// Where projects stand against budget, plan and money: what is spent, what remains, when it runs out
///
/// Active and paused projects, unless an ID or --status says otherwise.
///
/// Examples:
///   standing budget
///   standing budget acme/website --as-of 2026-08-31 -f json
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(super) struct BudgetArguments {
    #[command(flatten)]
    options: ReportOptions,

    /// List every period of a retainer
    #[arg(long)]
    periods: bool,

    /// Print sums in place of rows
    #[arg(long, value_parser = word::<By>())]
    by: Option<By>,
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
