//! `standing budget`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::asked::ReportOptions;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::narrowing::word;
use crate::reports::budget;
use crate::reports::budget::BudgetBy;
use crate::reports::query::Query;

/// Budget, plan and money of each project: spent, left, forecast
///
/// Active and paused projects, unless an ID or --status says otherwise.
///
/// Examples:
///   standing budget
///   standing budget acme/website --as-of 2026-08-31 -f json
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct BudgetArguments {
    /// List every period of a retainer
    #[arg(long)]
    periods: bool,

    /// Print sums instead of rows
    #[arg(long, value_parser = word::<BudgetBy>())]
    by: Option<BudgetBy>,

    #[command(flatten)]
    options: ReportOptions,
}

impl BudgetArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        let query = Query { periods: self.periods, ..asked.query.clone() };
        asked.print(|| budget::report(&asked.workspace.portfolio, &query, self.by))
    }
}
