//! `standing workload`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::asked::ReportOptions;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::narrowing::word;
use crate::cli::typed::period;
use crate::cli::typed::period::Day;
use crate::reports::workload;
use crate::reports::workload::WorkloadBy;

/// Each person's hours, week by week: available, assigned and logged
///
/// The last four weeks and the next two, unless --period says otherwise.
/// Absences and holidays are subtracted; utilization is billable hours divided by capacity.
///
/// Examples:
///   standing workload --period 2026-W48 --sort load
///   standing workload --who ana --by month --period 2026
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct WorkloadArguments {
    /// The period: 2026-W45, 2026-10, 2026-Q3, 2026, FY2026, 2026-11-02..2026-11-30
    #[arg(long, value_name = "PERIOD", allow_hyphen_values = true)]
    period: Option<String>,

    /// Print a row per week or per month
    #[arg(long, value_parser = word::<WorkloadBy>(), default_value = WorkloadBy::Week.word())]
    by: WorkloadBy,

    #[command(flatten)]
    options: ReportOptions,
}

/// Rows are for reading: twenty years of weeks.
const MOST_DAYS: i64 = 20 * 366;

impl WorkloadArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report, and when the period isn't one.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        let (portfolio, as_of) = (&asked.workspace.portfolio, asked.query.as_of);
        let day = Day { as_of, fiscal_year_start: portfolio.agency.calendar.fiscal_year_start };
        let period = match &self.period {
            Some(text) => period::typed(text, day)?,
            None => workload::usual_period(as_of, self.by),
        };
        if (period.to - period.from).num_days() > MOST_DAYS {
            return Err(
                Failure::usage("a workload covers at most twenty years").hint("give a shorter --period")
            );
        }
        asked.print(|| workload::report(portfolio, &asked.query, period, self.by))
    }
}
