//! `standing clients`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::asked::ReportOptions;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::reports::clients;

/// Who each client is, how they are, and when we last reached the one who signs
///
/// It tells the kind, the share of the income, mood, readiness for more, opportunities and referrals.
/// One client alone is shown in full: who is who, who of ours gets on with whom, the last touches.
///
/// Examples:
///   standing clients
///   standing clients acme
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct ClientsArguments {
    #[command(flatten)]
    options: ReportOptions,
}

impl ClientsArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        asked.print(|| clients::report(&asked.workspace.portfolio, &asked.query))
    }
}
