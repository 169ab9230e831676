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
    /// Invoices: what each asks for, what came of it, and how late the rest is
    ///
    /// Examples:
    ///   standing list invoices
    ///   standing list invoices acme --open
    #[command(verbatim_doc_comment)]
    Invoices(OpenArguments),
    /// Opportunities: how far each has come, its worth, and when they are to decide
    ///
    /// Examples:
    ///   standing list opportunities
    ///   standing list opportunities acme --open
    #[command(verbatim_doc_comment)]
    Opportunities(OpenArguments),
    /// Outcomes: what success is, and how it went
    ///
    /// Examples:
    ///   standing list outcomes
    ///   standing list outcomes acme/website --open
    #[command(verbatim_doc_comment)]
    Outcomes(OpenArguments),
    /// Waits: what we need from clients, by when, and what has come
    ///
    /// Examples:
    ///   standing list waits --open
    ///   standing list waits acme/website
    #[command(verbatim_doc_comment)]
    Waits(OpenArguments),
}

/// What is typed for a list of things that can be open.
#[derive(Debug, Args)]
pub(crate) struct OpenArguments {
    /// Only those of these clients, projects or globs: acme, acme/website, website, 'acme/*'
    #[arg(value_name = "ID")]
    names: Vec<String>,

    /// Only what is still open
    #[arg(long)]
    open: bool,

    #[command(flatten)]
    options: ListOptions,
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
                let query = of_projects(workspace, names)?;
                options.print(setting, workspace, list::changes(portfolio, &query, status))
            }
            Self::Invoices(OpenArguments { names, open, options }) => {
                let query = of_projects(workspace, names)?;
                options.print(setting, workspace, list::invoices(portfolio, &query, *open))
            }
            Self::Opportunities(OpenArguments { names, open, options }) => {
                let named = select::clients(portfolio, names)?;
                options.print(setting, workspace, list::opportunities(portfolio, *as_of, &named, *open))
            }
            Self::Outcomes(OpenArguments { names, open, options }) => {
                let query = of_projects(workspace, names)?;
                options.print(setting, workspace, list::outcomes(portfolio, &query, *open))
            }
            Self::Waits(OpenArguments { names, open, options }) => {
                let query = of_projects(workspace, names)?;
                options.print(setting, workspace, list::waits(portfolio, &query, *open))
            }
        }
    }
}

/// A question about the projects that names select; about all where none is given.
fn of_projects(workspace: &Workspace, names: &[String]) -> Result<Query, Failure> {
    let named = match names {
        [] => None,
        names => Some(select::projects(&workspace.portfolio, names)?.places),
    };
    Ok(Query { named, ..Query::everything(workspace.as_of) })
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
