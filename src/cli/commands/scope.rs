//! `standing scope`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::asked::ReportOptions;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::narrowing::word;
use crate::reports::query::Query;
use crate::reports::scope;
use crate::reports::scope::ScopeBy;

/// Changes of each project: asked, answered, and what they did
///
/// Projects with any change, unless --all says otherwise.
///
/// Examples:
///   standing scope
///   standing scope --by asker --client acme
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct ScopeArguments {
    /// Include projects without a change
    #[arg(long)]
    all: bool,

    /// Print sums instead of rows
    #[arg(long, value_parser = word::<ScopeBy>())]
    by: Option<ScopeBy>,

    #[command(flatten)]
    options: ReportOptions,
}

impl ScopeArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        let query = Query { all: self.all, ..asked.query.clone() };
        asked.print(|| scope::report(&asked.workspace.portfolio, &query, self.by))
    }
}
