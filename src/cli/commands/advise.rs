//! `standing advise`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::asked::ReportOptions;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::reports::advise;

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
pub(crate) struct AdviseArguments {
    #[command(flatten)]
    options: ReportOptions,
}

impl AdviseArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        asked.print(|| advise::report(&asked.workspace.portfolio, &asked.query))
    }
}
