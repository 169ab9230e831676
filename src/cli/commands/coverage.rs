//! `standing coverage`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::asked::ReportOptions;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::reports::coverage;

/// Who answers for each task of each project, and where nobody does
///
/// The tasks are those of account and project management; what each person carries is listed below.
/// Active projects, unless an ID or --status says otherwise.
///
/// Examples:
///   standing coverage
///   standing coverage --fail-on gap,ambiguous
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct CoverageArguments {
    #[command(flatten)]
    options: ReportOptions,
}

impl CoverageArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        asked.print(|| coverage::report(&asked.workspace.portfolio, &asked.query))
    }
}
