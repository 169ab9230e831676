//! `standing checkup`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::asked::ReportOptions;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::reports::checkup;

/// Thirteen questions about each client and project, answered yes, no or unknown, with the evidence
///
/// Six are about account management, seven about project management.
/// Six symptoms concern the agency as a whole.
/// Two or more no's mean that a client lacks an account manager, or a project a project manager.
///
/// Examples:
///   standing checkup
///   standing checkup acme -f json
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct CheckupArguments {
    #[command(flatten)]
    options: ReportOptions,
}

impl CheckupArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        asked.print(|| {
            let mut report = checkup::report(&asked.workspace.portfolio, &asked.query);
            report.locate(|places| asked.workspace.sources.lines(places));
            report
        })
    }
}
