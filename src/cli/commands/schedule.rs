//! `standing schedule`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::asked::ReportOptions;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::narrowing::word;
use crate::reports::schedule;
use crate::reports::schedule::ScheduleBy;

/// Start, due date and forecast finish of each project, with a chart of the plans
///
/// Active and paused projects, unless an ID or --status says otherwise.
/// A single project is shown with its phases.
///
/// Examples:
///   standing schedule --sort=-days_late
///   standing schedule acme/website
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct ScheduleArguments {
    /// Print counts instead of rows
    #[arg(long, value_parser = word::<ScheduleBy>())]
    by: Option<ScheduleBy>,

    #[command(flatten)]
    options: ReportOptions,
}

impl ScheduleArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        asked.print(|| schedule::report(&asked.workspace.portfolio, &asked.query, self.by))
    }
}
