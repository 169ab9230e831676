//! `standing estimates`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::asked::ReportOptions;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::duration;
use crate::cli::typed::narrowing::word;
use crate::reports::estimates;
use crate::reports::estimates::EstimatesBy;

/// What finished work took against its estimate, and what the next estimate may come to
///
/// Rests on projects that are done and had a budget, of hours or else of money.
/// Finished phases count where they had hours.
/// Prints the median of took / estimated, and the range of the middle 60 %, with every case.
///
/// Examples:
///   standing estimates --by client
///   standing estimates --for 300 --type website
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct EstimatesArguments {
    /// What cases are grouped by; phase groups phases, the others projects
    #[arg(long, value_parser = word::<EstimatesBy>(), default_value = EstimatesBy::Type.word())]
    by: EstimatesBy,

    /// Also print what so many estimated hours have come to: 300, 12h30m, 5d
    #[arg(long = "for", value_name = "HOURS")]
    hours: Option<String>,

    #[command(flatten)]
    options: ReportOptions,
}

impl EstimatesArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report, and when the hours aren't a duration.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        let portfolio = &asked.workspace.portfolio;
        let hours = match &self.hours {
            Some(text) => Some(duration::exact(text, &portfolio.agency.calendar.day_hours)?),
            None => None,
        };
        asked.print(|| estimates::report(portfolio, &asked.query, self.by, hours.as_ref()))
    }
}
