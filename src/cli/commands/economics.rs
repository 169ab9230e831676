//! `standing economics`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::asked::ReportOptions;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::narrowing::word;
use crate::cli::typed::period;
use crate::cli::typed::period::Day;
use crate::reports::economics;
use crate::reports::economics::EconomicsBy;

/// Whether the agency earns money: utilization, unsold hours, overhead, and what is left
///
/// Covers the twelve months to this one, up to today, unless --period says otherwise.
/// What an hour and the agency cost stands in private/costs.toml.
/// Without it the figures that need it are unknown.
///
/// Examples:
///   standing economics --period 2026 --by quarter
///   standing economics --no-costs
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct EconomicsArguments {
    /// The period: 2026, FY2026, 2026-Q3, 2026-01-01..2026-03-31
    #[arg(long, value_name = "PERIOD", allow_hyphen_values = true)]
    period: Option<String>,

    /// Print a row per month, quarter or year
    #[arg(long, value_parser = word::<EconomicsBy>(), default_value = EconomicsBy::Month.word())]
    by: EconomicsBy,

    #[command(flatten)]
    options: ReportOptions,
}

impl EconomicsArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report, and when the period isn't one.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        let portfolio = &asked.workspace.portfolio;
        let day =
            Day { as_of: asked.query.as_of, fiscal_year_start: portfolio.agency.calendar.fiscal_year_start };
        let period = match &self.period {
            Some(text) => period::typed(text, day)?,
            None => economics::usual_period(&asked.query),
        };
        asked.print(|| economics::report(portfolio, &asked.query, period, self.by))
    }
}
