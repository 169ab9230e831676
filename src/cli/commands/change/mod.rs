//! `standing change`: what a client asks for beyond the agreement, and what we answer.

mod answer;
mod ask;
mod quote;

use clap::Subcommand;

use crate::cli::commands::change::answer::AnswerArguments;
use crate::cli::commands::change::ask::AskArguments;
use crate::cli::commands::change::quote::QuoteArguments;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::model::change::ChangeStatus;

/// What can be done with a request.
#[derive(Debug, Subcommand)]
pub(crate) enum ChangeCommand {
    Ask(AskArguments),
    Quote(QuoteArguments),
    /// Say yes: the budget and the due date move
    ///
    /// If it moves something firm, --trade says what is given up in exchange.
    ///
    /// Examples:
    ///   standing change accept acme/website spanish-version --decided-by eva
    ///   standing change accept website span --told-by ana --trade 'no French version'
    #[command(verbatim_doc_comment)]
    Accept(AnswerArguments),
    /// Say yes, for free: the due date moves, the budget stays
    ///
    /// Examples:
    ///   standing change absorb acme/website spanish-version --decided-by ana
    ///   standing change absorb website span --reason 'we had promised it'
    #[command(verbatim_doc_comment)]
    Absorb(AnswerArguments),
    /// Say no
    ///
    /// A no needs a messenger: --told-by says who told them, and --told-mood how they took it.
    ///
    /// Examples:
    ///   standing change decline acme/website spanish-version --told-by ana --reason 'the date is firm'
    ///   standing change decline website span --decided-by tom --told-by ana --told-mood 3
    #[command(verbatim_doc_comment)]
    Decline(AnswerArguments),
    /// Say later: it can be answered again
    ///
    /// Examples:
    ///   standing change defer acme/website spanish-version --reason 'after the launch'
    ///   standing change defer website span --decided-by eva --told-by ana
    #[command(verbatim_doc_comment)]
    Defer(AnswerArguments),
    /// Record that a request was withdrawn
    ///
    /// Examples:
    ///   standing change withdraw acme/website spanish-version
    ///   standing change withdraw website span --decided-by eva --date fri
    #[command(verbatim_doc_comment)]
    Withdraw(AnswerArguments),
}

impl ChangeCommand {
    /// Writes it down.
    ///
    /// # Errors
    /// When what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        match self {
            Self::Ask(arguments) => arguments.run(setting),
            Self::Quote(arguments) => arguments.run(setting),
            Self::Accept(arguments) => arguments.run(setting, ChangeStatus::Accepted),
            Self::Absorb(arguments) => arguments.run(setting, ChangeStatus::Absorbed),
            Self::Decline(arguments) => arguments.run(setting, ChangeStatus::Declined),
            Self::Defer(arguments) => arguments.run(setting, ChangeStatus::Deferred),
            Self::Withdraw(arguments) => arguments.run(setting, ChangeStatus::Withdrawn),
        }
    }
}
