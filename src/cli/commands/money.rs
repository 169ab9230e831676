//! `standing money`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::asked::ReportOptions;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::narrowing::word;
use crate::cli::typed::period;
use crate::cli::typed::period::Day;
use crate::reports::money;
use crate::reports::money::MoneyBy;

/// What each project earned and cost in a period, and what clients still owe
///
/// Covers the current fiscal year unless --period says otherwise; what is owed is as of the day.
/// A fiscal year is named after the year in which it ends: FY2026.
///
/// Examples:
///   standing money --period 2026-Q3 --by client
///   standing money acme --period 2026-10 --fail-on overdue
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct MoneyArguments {
    /// The period: 2026-Q3, FY2026, FY2026-Q1, 2026, 2026-10, 2026-W45, 2026-01-01..2026-03-31
    #[arg(long, value_name = "PERIOD", allow_hyphen_values = true)]
    period: Option<String>,

    /// Print sums instead of rows
    #[arg(long, value_parser = word::<MoneyBy>())]
    by: Option<MoneyBy>,

    #[command(flatten)]
    options: ReportOptions,
}

impl MoneyArguments {
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
            None => money::usual_period(portfolio, &asked.query),
        };
        asked.print(|| money::report(portfolio, &asked.query, period, self.by))
    }
}
