//! `standing clients`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::asked::ReportOptions;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::reports::clients;

/// Who each client is, how they are doing, and when we last reached their executive
///
/// It shows their kind, share of our income, mood, readiness for more, opportunities and referrals.
/// A single client is shown in full: who is who, who gets on with whom, and the last touches.
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
