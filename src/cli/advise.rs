//! `standing advise`.

use clap::Args;

use crate::reports::advise;

use super::Ending;
use super::failure::Failure;
use super::report::ReportOptions;
use super::setting::Setting;

/// For each task that nobody holds: whom to ask, whom to train, or for which role to hire
///
/// People come first: those who can hold the role and have the hours, then those who want it.
/// Nobody is proposed who has no hours left, is away, or would rather not.
///
/// Examples:
///   standing advise
///   standing advise acme/website -f json
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(super) struct AdviseArguments {
    #[command(flatten)]
    options: ReportOptions,
}

impl AdviseArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report.
    pub(super) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        asked.print(|| advise::report(&asked.workspace.portfolio, &asked.query))
    }
}
