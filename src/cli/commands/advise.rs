//! `standing advise`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::asked::ReportOptions;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::reports::advise;

/// For each task without an owner: who to ask, who to train, or which role to hire for
///
/// People come first: those who can hold the role and have the hours, then those who want it.
/// Those who have no hours left, are away or would rather not are left out.
/// Where nobody fits, it says why not, of each.
/// At the end, it names who has room for the work of those who will be away for long.
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
