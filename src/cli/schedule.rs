//! `standing schedule`.

use clap::Args;

use crate::reports::schedule::{self, By};

use super::Ending;
use super::failure::Failure;
use super::narrowing::word;
use super::report::ReportOptions;
use super::setting::Setting;

/// Start, due date and forecast finish of each project, with a chart of the plans
///
/// Active and paused projects, unless an ID or --status says otherwise.
/// One project alone is shown with its phases.
///
/// Examples:
///   standing schedule --sort=-days_late
///   standing schedule acme/website
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(super) struct ScheduleArguments {
    /// Print counts in place of rows
    #[arg(long, value_parser = word::<By>())]
    by: Option<By>,

    #[command(flatten)]
    options: ReportOptions,
}

impl ScheduleArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report.
    pub(super) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        asked.print(|| schedule::report(&asked.workspace.portfolio, &asked.query, self.by))
    }
}
