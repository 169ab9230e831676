//! What can be typed: the commands, and the options that all of them share. The doc comments are the help.

use clap::{CommandFactory, Parser, Subcommand};

use crate::cli::commands::add::AddCommand;
use crate::cli::commands::assign::AssignArguments;
use crate::cli::commands::away::AwayArguments;
use crate::cli::commands::brief::BriefArguments;
use crate::cli::commands::change::ChangeCommand;
use crate::cli::commands::check::CheckArguments;
use crate::cli::commands::close_books::CloseBooksArguments;
use crate::cli::commands::completions::CompletionsArguments;
use crate::cli::commands::cost::CostArguments;
use crate::cli::commands::credit::CreditArguments;
use crate::cli::commands::diff::DiffArguments;
use crate::cli::commands::edit::EditArguments;
use crate::cli::commands::expense::ExpenseArguments;
use crate::cli::commands::explain::ExplainArguments;
use crate::cli::commands::export::ExportCommand;
use crate::cli::commands::fmt::FmtArguments;
use crate::cli::commands::fx::FxArguments;
use crate::cli::commands::got::GotArguments;
use crate::cli::commands::history::HistoryArguments;
use crate::cli::commands::import::ImportCommand;
use crate::cli::commands::init::InitArguments;
use crate::cli::commands::invoice::InvoiceArguments;
use crate::cli::commands::list::ListCommand;
use crate::cli::commands::log::LogArguments;
use crate::cli::commands::lsp::LspArguments;
use crate::cli::commands::man::ManArguments;
use crate::cli::commands::merge_driver::MergeDriverArguments;
use crate::cli::commands::own::OwnArguments;
use crate::cli::commands::paid::PaidArguments;
use crate::cli::commands::progress::ProgressArguments;
use crate::cli::commands::pulse::PulseArguments;
use crate::cli::commands::raise::RaiseArguments;
use crate::cli::commands::remove::RemoveArguments;
use crate::cli::commands::rename::RenameArguments;
use crate::cli::commands::report::ReportCommand;
use crate::cli::commands::schema::SchemaArguments;
use crate::cli::commands::set::SetArguments;
use crate::cli::commands::show::ShowArguments;
use crate::cli::commands::site::SiteArguments;
use crate::cli::commands::status::StatusArguments;
use crate::cli::commands::touch::TouchArguments;
use crate::cli::commands::unassign::UnassignArguments;
use crate::cli::commands::undo::UndoArguments;
use crate::cli::commands::wait::WaitArguments;
use crate::cli::commands::waive::WaiveArguments;
use crate::cli::commands::week::WeekArguments;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::globals::Globals;
use crate::cli::session::setting::Setting;

/// Tells an agency where every client and every project stands, from a folder of text files
///
/// A workspace is a folder with a standing.toml, a folder of people and a folder of clients.
/// Each person is a file; each client is a folder, with a file for each of its projects.
/// They are yours: edit them by hand, and keep them in git.
/// Without a command, standing prints what needs your attention today.
///
/// Examples:
///   standing init my-agency
///   standing budget acme --as-of 2026-08-31 -f json
#[derive(Debug, Parser)]
#[command(
    name = "standing",
    // Not what the file is called, which ends in .exe somewhere.
    bin_name = "standing",
    version,
    verbatim_doc_comment,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub struct Arguments {
    /// What is shared.
    #[command(flatten)]
    pub(crate) globals: Globals,

    /// The format, where it was typed before the command; each command knows its own formats.
    #[arg(short, long, value_name = "FORMAT", hide = true)]
    pub(crate) format: Option<String>,

    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Status(StatusArguments),
    Brief(BriefArguments),
    /// Print one of the reports
    ///
    /// Each of them is a command of its own too, such as standing budget.
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
    /// List time, invoices, changes, waits, contacts and everything else that the files have
    ///
    /// Examples:
    ///   standing list projects
    ///   standing list invoices acme --open
    #[command(verbatim_doc_comment)]
    List {
        /// Of which kind.
        #[command(subcommand)]
        list: ListCommand,
    },
    Week(WeekArguments),
    Show(ShowArguments),
    Diff(DiffArguments),
    Site(SiteArguments),
    History(HistoryArguments),
    Check(CheckArguments),
    Explain(ExplainArguments),
    Init(InitArguments),
    /// Add a client, a person, a project, a contact, an opportunity, a phase, an outcome or a milestone
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
    Credit(CreditArguments),
    Paid(PaidArguments),
    Fx(FxArguments),
    Cost(CostArguments),
    Progress(ProgressArguments),
    Pulse(PulseArguments),
    Touch(TouchArguments),
    Raise(RaiseArguments),
    /// Record what a client asks for beyond the agreement, and your answer
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
    Wait(WaitArguments),
    Got(GotArguments),
    Assign(AssignArguments),
    Unassign(UnassignArguments),
    Own(OwnArguments),
    Waive(WaiveArguments),
    Away(AwayArguments),
    CloseBooks(CloseBooksArguments),
    /// Take over time, invoices and contacts from another tool
    ///
    /// Nothing is guessed, and a file that was imported before adds nothing.
    /// A row that can't be taken is named with its line, and then nothing is written.
    ///
    /// Examples:
    ///   standing import toggl report.csv --dry-run
    ///   standing import harvest times.csv --create
    #[command(verbatim_doc_comment)]
    Import {
        /// From which tool.
        #[command(subcommand)]
        import: ImportCommand,
    },
    /// Write what the workspace says for other programs
    ///
    /// With names of clients or projects, only what is theirs.
    /// With --as-of, only what had happened by that day.
    ///
    /// Examples:
    ///   standing export sql agency.sql
    ///   standing export datapackage warehouse acme
    #[command(verbatim_doc_comment)]
    Export {
        /// For which program.
        #[command(subcommand)]
        export: ExportCommand,
    },
    Set(SetArguments),
    Remove(RemoveArguments),
    Edit(EditArguments),
    Rename(RenameArguments),
    Undo(UndoArguments),
    #[command(hide = true)]
    MergeDriver(MergeDriverArguments),
    Fmt(FmtArguments),
    Schema(SchemaArguments),
    Lsp(LspArguments),
    Man(ManArguments),
    Completions(CompletionsArguments),
}

impl Arguments {
    /// Does what was typed; without a command, prints what needs attention.
    ///
    /// # Errors
    /// When it cannot be done.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        match &self.command {
            Some(command) => command.run(setting),
            None => StatusArguments::default().run(setting),
        }
    }
}

impl Command {
    /// Whether it only reads a workspace, of which any version will do.
    const fn reads(&self) -> bool {
        matches!(
            self,
            Self::Status(_)
                | Self::Brief(_)
                | Self::Report { .. }
                | Self::Short(_)
                | Self::List { .. }
                | Self::Week(_)
                | Self::Show(_)
                | Self::Diff(_)
                | Self::Site(_)
                | Self::History(_)
                | Self::Check(_)
                | Self::Explain(_)
                | Self::Export { .. }
                | Self::Schema(_)
                | Self::Man(_)
                | Self::Completions(_)
        )
    }

    fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        if !self.reads() {
            setting.demand_folder()?;
        }
        match self {
            Self::Status(arguments) => arguments.run(setting),
            Self::Brief(arguments) => arguments.run(setting),
            Self::Report { report } | Self::Short(report) => report.run(setting),
            Self::List { list } => list.run(setting),
            Self::Week(arguments) => arguments.run(setting),
            Self::Show(arguments) => arguments.run(setting),
            Self::Diff(arguments) => arguments.run(setting),
            Self::Site(arguments) => arguments.run(setting),
            Self::History(arguments) => arguments.run(setting),
            Self::Check(arguments) => arguments.run(setting),
            Self::Explain(arguments) => arguments.run(setting),
            Self::Init(arguments) => arguments.run(setting),
            Self::Add { add } => add.run(setting),
            Self::Remove(arguments) => arguments.run(setting),
            Self::Edit(arguments) => arguments.run(setting),
            Self::Set(arguments) => arguments.run(setting),
            Self::Import { import } => import.run(setting),
            Self::Export { export } => export.run(setting),
            Self::Log(arguments) => arguments.run(setting),
            Self::Expense(arguments) => arguments.run(setting),
            Self::Invoice(arguments) => arguments.run(setting),
            Self::Credit(arguments) => arguments.run(setting),
            Self::Paid(arguments) => arguments.run(setting),
            Self::Fx(arguments) => arguments.run(setting),
            Self::Cost(arguments) => arguments.run(setting),
            Self::Progress(arguments) => arguments.run(setting),
            Self::Pulse(arguments) => arguments.run(setting),
            Self::Touch(arguments) => arguments.run(setting),
            Self::Raise(arguments) => arguments.run(setting),
            Self::Change { change } => change.run(setting),
            Self::Wait(arguments) => arguments.run(setting),
            Self::Got(arguments) => arguments.run(setting),
            Self::Assign(arguments) => arguments.run(setting),
            Self::Unassign(arguments) => arguments.run(setting),
            Self::Own(arguments) => arguments.run(setting),
            Self::Waive(arguments) => arguments.run(setting),
            Self::Away(arguments) => arguments.run(setting),
            Self::CloseBooks(arguments) => arguments.run(setting),
            Self::Rename(arguments) => arguments.run(setting),
            Self::MergeDriver(arguments) => arguments.run(),
            Self::Undo(arguments) => arguments.run(setting),
            Self::Fmt(arguments) => arguments.run(setting),
            Self::Schema(arguments) => arguments.run(setting),
            Self::Lsp(arguments) => arguments.run(setting),
            Self::Man(arguments) => arguments.run(setting, Arguments::command()),
            Self::Completions(arguments) => arguments.run(setting),
        }
    }
}
