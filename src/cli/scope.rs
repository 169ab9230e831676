//! `standing scope`.

use clap::Args;

use crate::reports::query::Query;
use crate::reports::scope::{self, By};

use super::Ending;
use super::failure::Failure;
use super::narrowing::word;
use super::report::ReportOptions;
use super::setting::Setting;

/// Changes of each project: asked, answered, and what they did
///
/// Projects with any change, unless --all says otherwise.
///
/// Examples:
///   standing scope
///   standing scope --by asker --client acme
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(super) struct ScopeArguments {
    /// List projects without a change too
    #[arg(long)]
    all: bool,

    /// Print sums in place of rows
    #[arg(long, value_parser = word::<By>())]
    by: Option<By>,

    #[command(flatten)]
    options: ReportOptions,
}

impl ScopeArguments {
    /// Prints the report.
    ///
    /// # Errors
    /// As every report.
    pub(super) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let asked = self.options.ask(setting)?;
        let query = Query { all: self.all, ..asked.query.clone() };
        asked.print(|| scope::report(&asked.workspace.portfolio, &query, self.by))
    }
}
