//! What can be typed: the commands, and the options that all of them share. The doc comments are the help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueHint};

use super::add::AddCommand;
use super::assign::AssignArguments;
use super::away::AwayArguments;
use super::brief::BriefArguments;
use super::change::ChangeCommand;
use super::check::CheckArguments;
use super::completions::CompletionsArguments;
use super::expense::ExpenseArguments;
use super::explain::ExplainArguments;
use super::fmt::FmtArguments;
use super::init::InitArguments;
use super::invoice::InvoiceArguments;
use super::list::ListCommand;
use super::log::LogArguments;
use super::merge_driver::MergeDriverArguments;
use super::own::OwnArguments;
use super::paid::PaidArguments;
use super::progress::ProgressArguments;
use super::pulse::PulseArguments;
use super::raise::RaiseArguments;
use super::rename::RenameArguments;
use super::report::ReportCommand;
use super::show::ShowArguments;
use super::status::StatusArguments;
use super::terminal::Color;
use super::touch::TouchArguments;
use super::unassign::UnassignArguments;
use super::undo::UndoArguments;
use super::waive::WaiveArguments;

/// Tells an agency where every client and every project stands, from a folder of text files
///
/// A workspace is a folder with a standing.toml, a folder of people and a folder of clients.
/// Each person is a file; each client is a folder, with a file for each of its projects.
/// They are yours: edit them by hand, keep them in git.
/// Without a command, it prints what needs you today.
///
/// Examples:
///   standing init my-agency
///   standing budget acme --as-of 2026-08-31 -f json
#[derive(Debug, Parser)]
#[command(
    name = "standing",
    version,
    verbatim_doc_comment,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub struct Arguments {
    /// What is shared.
    #[command(flatten)]
    pub(super) globals: Globals,

    /// The format, where it was typed before the command; each command knows its own formats.
    #[arg(short, long, value_name = "FORMAT", hide = true)]
    pub(super) format: Option<String>,

    /// What to do.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// Options that every command has.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct Globals {
    /// The folder with the standing.toml; without it the nearest one upward
    #[arg(
        short = 'C',
        long,
        value_name = "DIR",
        value_hint = ValueHint::DirPath,
        env = "STANDING_WORKSPACE",
        hide_env_values = true,
        global = true
    )]
    pub(super) workspace: Option<PathBuf>,

    /// The day to report on: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w (STANDING_TODAY sets today)
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, global = true)]
    pub(super) as_of: Option<String>,

    /// When to use colours
    #[arg(
        long,
        value_name = "WHEN",
        value_enum,
        default_value_t,
        hide_possible_values = true,
        global = true
    )]
    pub(super) color: Color,

    /// Print results only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,

    /// Say what was read, with times, and every warning
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Status(StatusArguments),
    Brief(BriefArguments),
    /// Print one of the reports
    ///
    /// Each is a command of its own too: standing budget.
    ///
    /// Examples:
    ///   standing report budget
    ///   standing report budget 'acme/*' --sort=-burn
    #[command(verbatim_doc_comment)]
    Report {
        /// Which one.
        #[command(subcommand)]
        report: ReportCommand,
    },
    /// A report for short.
    #[command(flatten)]
    Short(ReportCommand),
    /// List clients, projects, people or changes
    ///
    /// Examples:
    ///   standing list projects
    ///   standing list changes acme --status open
    #[command(verbatim_doc_comment)]
    List {
        /// Of which kind.
        #[command(subcommand)]
        list: ListCommand,
    },
    Show(ShowArguments),
    Check(CheckArguments),
    Explain(ExplainArguments),
    Init(InitArguments),
    /// Add a client, a person, a project, a contact, an opportunity, a phase or an outcome
    ///
    /// Examples:
    ///   standing add client acme
    ///   standing add project acme/website --amount 48000 --due 2027-02-26
    #[command(verbatim_doc_comment)]
    Add {
        /// What it is.
        #[command(subcommand)]
        add: AddCommand,
    },
    Log(LogArguments),
    Expense(ExpenseArguments),
    Invoice(InvoiceArguments),
    Paid(PaidArguments),
    Progress(ProgressArguments),
    Pulse(PulseArguments),
    Touch(TouchArguments),
    Raise(RaiseArguments),
    /// Write down what a client asks for beyond the agreement, and the answer
    ///
    /// Examples:
    ///   standing change ask acme/website Spanish version --asked-by eva --amount 1800 --days 5
    ///   standing change decline acme/website spanish-version --told-by ana --reason 'the date is firm'
    #[command(verbatim_doc_comment)]
    Change {
        /// What is done with it.
        #[command(subcommand)]
        change: ChangeCommand,
    },
    Assign(AssignArguments),
    Unassign(UnassignArguments),
    Own(OwnArguments),
    Waive(WaiveArguments),
    Away(AwayArguments),
    Rename(RenameArguments),
    Undo(UndoArguments),
    #[command(hide = true)]
    MergeDriver(MergeDriverArguments),
    Fmt(FmtArguments),
    Completions(CompletionsArguments),
}
