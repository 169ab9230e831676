//! `standing coverage`.

use clap::Args;

use crate::reports::coverage;

use super::Ending;
use super::failure::Failure;
use super::report::ReportOptions;
use super::setting::Setting;

/// Who answers for each task of each project, and where nobody does
///
/// The tasks are those of account and project management; below them stands what each person carries.
/// Active projects, unless an ID or --status says otherwise.
///
/// Examples:
///   standing coverage
///   standing coverage --fail-on gap,ambiguous
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(super) struct CoverageArguments {
    #[command(flatten)]
    options: ReportOptions,
}

impl CoverageArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report.
    pub(super) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        asked.print(|| coverage::report(&asked.workspace.portfolio, &asked.query))
    }
}
