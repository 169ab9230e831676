//! `standing list time`.

use clap::Args;

use crate::cli::commands::list::whose::{When, Whose};
use crate::cli::commands::list::{ListOptions, noted};
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::Workspace;
use crate::cli::typed::narrowing::word;
use crate::model::period::Period;
use crate::reports::list;
use crate::reports::list::{TimeBy, TimeList};

/// Time: the timesheet, each entry with the rate that bills it, where that comes from, and its address
///
/// Covers this week unless --period says otherwise.
/// The address is what standing set and standing remove take behind the project: log.time.2026-11-02.2.
/// With --by it is summed, in the workspace's currency.
///
/// Examples:
///   standing list time acme --period 2026-11
///   standing list time --who ana --by day
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct TimeArguments {
    #[command(flatten)]
    whose: Whose,

    /// Only what these people did (ids or globs)
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    who: Vec<String>,

    #[command(flatten)]
    when: When,

    /// Print sums instead of entries
    #[arg(long, value_parser = word::<TimeBy>())]
    by: Option<TimeBy>,

    #[command(flatten)]
    options: ListOptions,
}

impl TimeArguments {
    /// Prints the timesheet.
    ///
    /// # Errors
    /// When what was typed makes no sense, the data is invalid, or the system fails.
    pub(crate) fn run(&self, setting: &Setting, workspace: &Workspace) -> Result<Ending, Failure> {
        let query = self.whose.query(workspace, &self.who)?;
        let as_of = workspace.as_of;
        let week = || Period::week_of(as_of).unwrap_or(Period { from: as_of, to: as_of });
        let period = self.when.period(workspace)?.unwrap_or_else(week);
        let mut list = list::time(&workspace.portfolio, &query, period, self.by);
        noted::look_up(&workspace.sources, list.rows.as_deref_mut().unwrap_or_default());
        let options = &self.options;
        options.order.apply(&mut list, TimeList::sort)?;
        let ending = workspace.admit(options.keep_going)?;
        options.printing.print_table(setting, &list, &options.columns, TimeList::page, TimeList::sheet)?;
        Ok(ending)
    }
}
