//! `standing list KIND`.

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::output::Printing;
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::Workspace;
use crate::cli::typed::columns::Columns;
use crate::cli::typed::narrowing::{Narrowing, word};
use crate::cli::typed::order::Order;
use crate::cli::typed::select;
use crate::model::change::ChangeStatus;
use crate::reports::list;
use crate::reports::list::{List, Listed};
use crate::reports::query::Query;

/// What can be listed.
#[derive(Debug, Subcommand)]
pub(crate) enum ListCommand {
    /// Clients: who looks after them, how many projects they have, when we last talked
    ///
    /// Examples:
    ///   standing list clients
    ///   standing list clients --sort=-last_touch
    #[command(verbatim_doc_comment)]
    Clients {
        /// Only these clients (ids or globs)
        #[arg(value_name = "CLIENT")]
        names: Vec<String>,
        #[command(flatten)]
        options: ListOptions,
    },
    /// Projects: status, billing, dates, team
    ///
    /// Examples:
    ///   standing list projects
    ///   standing list projects acme --status active,paused -f plain
    #[command(verbatim_doc_comment)]
    Projects {
        #[command(flatten)]
        narrowing: Narrowing,
        #[command(flatten)]
        options: ListOptions,
    },
    /// People: the roles they can hold, their capacity, and how many projects they are on
    ///
    /// Examples:
    ///   standing list people
    ///   standing list people 'a*' --as-of 2026-06-30
    #[command(verbatim_doc_comment)]
    People {
        /// Only these people (ids or globs)
        #[arg(value_name = "PERSON")]
        names: Vec<String>,
        #[command(flatten)]
        options: ListOptions,
    },
    /// Requests for change: what was asked, by whom, and what we answered
    ///
    /// Examples:
    ///   standing list changes
    ///   standing list changes acme --status open
    #[command(verbatim_doc_comment)]
    Changes(ChangesArguments),
}

/// What is typed for a list of changes.
#[derive(Debug, Args)]
pub(crate) struct ChangesArguments {
    /// Only changes of these clients, projects or globs: acme, acme/website, website, 'acme/*'
    #[arg(value_name = "ID")]
    names: Vec<String>,

    /// Only changes with these answers
    #[arg(long, value_delimiter = ',', value_parser = word::<ChangeStatus>())]
    status: Vec<ChangeStatus>,

    #[command(flatten)]
    options: ListOptions,
}

/// Options that every list has.
#[derive(Debug, Args)]
pub(crate) struct ListOptions {
    #[command(flatten)]
    order: Order,

    #[command(flatten)]
    columns: Columns,

    /// Leave out files with errors and go on; still exits with 3
    #[arg(long)]
    keep_going: bool,

    #[command(flatten)]
    printing: Printing,
}

impl ListCommand {
    /// Prints the list.
    ///
    /// # Errors
    /// When what was typed makes no sense, the data is invalid, or the system fails.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let workspace = setting.workspace()?;
        let Workspace { portfolio, as_of, .. } = workspace;
        match self {
            Self::Clients { names, options } => {
                let named = select::clients(portfolio, names)?;
                options.print(setting, workspace, list::clients(portfolio, *as_of, &named))
            }
            Self::Projects { narrowing, options } => {
                let query = narrowing.query(portfolio, *as_of)?;
                options.print(setting, workspace, list::projects(portfolio, &query))
            }
            Self::People { names, options } => {
                let named = select::people(portfolio, names)?;
                options.print(setting, workspace, list::people(portfolio, *as_of, &named))
            }
            Self::Changes(ChangesArguments { names, status, options }) => {
                let named = match names.as_slice() {
                    [] => None,
                    names => Some(select::projects(portfolio, names)?.places),
                };
                let query = Query { named, ..Query::everything(*as_of) };
                options.print(setting, workspace, list::changes(portfolio, &query, status))
            }
        }
    }
}

impl ListOptions {
    fn print<R: Listed>(
        &self,
        setting: &Setting,
        workspace: &Workspace,
        mut list: List<R>,
    ) -> Result<Ending, Failure> {
        self.order.apply(&mut list, List::sort)?;
        let ending = workspace.admit(self.keep_going)?;
        self.printing.print_table(setting, &list, &self.columns, List::page, List::sheet)?;
        Ok(ending)
    }
}
