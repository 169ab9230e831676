//! `standing list KIND`.

mod noted;
mod time;
mod whose;

use clap::{Args, Subcommand};

use crate::cli::commands::list::time::TimeArguments;
use crate::cli::commands::list::whose::{EVER, When, Whose};
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
use crate::reports::list::{HasNote, List, Listed, TouchesAsked};

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
    /// Contacts: who is who at each client, what they are to us, and when we last talked
    ///
    /// Examples:
    ///   standing list contacts acme
    ///   standing list contacts --open --sort last_touch
    #[command(verbatim_doc_comment)]
    Contacts(OfClients),
    /// Invoices: what each asks for, what was received of it, what is open, and how late it is
    ///
    /// Examples:
    ///   standing list invoices --period 2026-Q3
    ///   standing list invoices acme --open
    #[command(verbatim_doc_comment)]
    Invoices(InvoicesArguments),
    /// Opportunities: how far each has come, its worth, and when they are to decide
    ///
    /// Examples:
    ///   standing list opportunities
    ///   standing list opportunities acme --open
    #[command(verbatim_doc_comment)]
    Opportunities(OfClients),
    /// Outcomes: what success is, and how it went
    ///
    /// Examples:
    ///   standing list outcomes
    ///   standing list outcomes acme/website --open
    #[command(verbatim_doc_comment)]
    Outcomes(OfProjects),
    /// Waits: what we need from clients, by when, and what has come
    ///
    /// Examples:
    ///   standing list waits --open
    ///   standing list waits acme/website
    #[command(verbatim_doc_comment)]
    Waits(OfProjects),
    /// Milestones: dates that matter, and what is invoiced once they are reached
    ///
    /// Examples:
    ///   standing list milestones --open
    ///   standing list milestones acme/website
    #[command(verbatim_doc_comment)]
    Milestones(OfProjects),
    /// Touches: who talked to whom when, and in which mood the client was
    ///
    /// Examples:
    ///   standing list touches acme
    ///   standing list touches --who ana --period 2026-11
    #[command(verbatim_doc_comment)]
    Touches(TouchesArguments),
    /// Expenses: what was paid for projects, and what clients are billed for it
    ///
    /// Examples:
    ///   standing list expenses --period 2026-11
    ///   standing list expenses acme --who ana
    #[command(verbatim_doc_comment)]
    Expenses(ExpensesArguments),
    Time(TimeArguments),
}

/// What is typed for a list of what clients have.
#[derive(Debug, Args)]
pub(crate) struct OfClients {
    /// Only those of these clients (ids or globs)
    #[arg(value_name = "CLIENT")]
    names: Vec<String>,

    /// Only those that are open; of contacts, those who have not left
    #[arg(long)]
    open: bool,

    #[command(flatten)]
    options: ListOptions,
}

/// What is typed for a list of what projects have.
#[derive(Debug, Args)]
pub(crate) struct OfProjects {
    #[command(flatten)]
    whose: Whose,

    /// Only what is still open
    #[arg(long)]
    open: bool,

    #[command(flatten)]
    options: ListOptions,
}

/// What is typed for a list of changes.
#[derive(Debug, Args)]
pub(crate) struct ChangesArguments {
    #[command(flatten)]
    whose: Whose,

    /// Only changes with these answers
    #[arg(long, value_delimiter = ',', value_parser = word::<ChangeStatus>())]
    status: Vec<ChangeStatus>,

    /// Only those that are not answered
    #[arg(long, conflicts_with = "status")]
    open: bool,

    #[command(flatten)]
    options: ListOptions,
}

/// What is typed for a list of invoices.
#[derive(Debug, Args)]
pub(crate) struct InvoicesArguments {
    #[command(flatten)]
    whose: Whose,

    #[command(flatten)]
    when: When,

    /// Only those that are not settled
    #[arg(long)]
    open: bool,

    #[command(flatten)]
    options: ListOptions,
}

/// What is typed for a list of touches.
#[derive(Debug, Args)]
pub(crate) struct TouchesArguments {
    /// Only those with these clients (ids or globs)
    #[arg(value_name = "CLIENT")]
    names: Vec<String>,

    /// Only those by these people of ours (ids or globs)
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    who: Vec<String>,

    #[command(flatten)]
    when: When,

    #[command(flatten)]
    options: ListOptions,
}

/// What is typed for a list of expenses.
#[derive(Debug, Args)]
pub(crate) struct ExpensesArguments {
    #[command(flatten)]
    whose: Whose,

    /// Only what these people paid (ids or globs)
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    who: Vec<String>,

    #[command(flatten)]
    when: When,

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
            Self::Changes(ChangesArguments { whose, status, open, options }) => {
                let query = whose.query(workspace, &[])?;
                let status = if *open { &[ChangeStatus::Open][..] } else { status };
                options.print(setting, workspace, list::changes(portfolio, &query, status))
            }
            Self::Contacts(OfClients { names, open, options }) => {
                let named = select::clients(portfolio, names)?;
                options.print(setting, workspace, list::contacts(portfolio, *as_of, &named, *open))
            }
            Self::Invoices(InvoicesArguments { whose, when, open, options }) => {
                let (query, period) = (whose.query(workspace, &[])?, when.period(workspace)?);
                let period = period.unwrap_or(EVER);
                options.print(setting, workspace, list::invoices(portfolio, &query, period, *open))
            }
            Self::Opportunities(OfClients { names, open, options }) => {
                let named = select::clients(portfolio, names)?;
                options.print(setting, workspace, list::opportunities(portfolio, *as_of, &named, *open))
            }
            Self::Outcomes(OfProjects { whose, open, options }) => {
                let query = whose.query(workspace, &[])?;
                options.print(setting, workspace, list::outcomes(portfolio, &query, *open))
            }
            Self::Waits(OfProjects { whose, open, options }) => {
                let query = whose.query(workspace, &[])?;
                options.print(setting, workspace, list::waits(portfolio, &query, *open))
            }
            Self::Milestones(OfProjects { whose, open, options }) => {
                let query = whose.query(workspace, &[])?;
                options.print(setting, workspace, list::milestones(portfolio, &query, *open))
            }
            Self::Touches(arguments) => arguments.run(setting, workspace),
            Self::Expenses(ExpensesArguments { whose, who, when, options }) => {
                let query = whose.query(workspace, who)?;
                let period = when.period(workspace)?.unwrap_or(EVER);
                options.print_noted(setting, workspace, list::expenses(portfolio, &query, period))
            }
            Self::Time(arguments) => arguments.run(setting, workspace),
        }
    }
}

impl TouchesArguments {
    fn run(&self, setting: &Setting, workspace: &Workspace) -> Result<Ending, Failure> {
        let portfolio = &workspace.portfolio;
        let clients = select::clients(portfolio, &self.names)?;
        let people = select::people(portfolio, &self.who)?;
        let period = self.when.period(workspace)?.unwrap_or(EVER);
        let asked = TouchesAsked { clients: &clients, people: &people, period, as_of: workspace.as_of };
        self.options.print_noted(setting, workspace, list::touches(portfolio, asked))
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

    /// The same of rows with notes.
    fn print_noted<R: Listed + HasNote>(
        &self,
        setting: &Setting,
        workspace: &Workspace,
        mut list: List<R>,
    ) -> Result<Ending, Failure> {
        noted::look_up(&workspace.sources, &mut list.rows);
        self.print(setting, workspace, list)
    }
}
