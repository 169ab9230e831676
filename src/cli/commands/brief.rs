//! `standing brief CLIENT`.

use clap::Args;

use crate::checks::facts::Telling;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::output::Printing;
use crate::cli::session::setting::Setting;
use crate::cli::session::workspace::Costs;
use crate::cli::session::workspace::Workspace;
use crate::cli::typed::{date, select};
use crate::model::id::ClientId;
use crate::reports::brief;
use crate::reports::brief::stumbling::stumbling;
use crate::reports::brief::{Asked, Brief};

/// One page for a client's executive: where their projects stand, and which decisions we need from them
///
/// It leaves out what is internal: costs, margins, rates, moods, reasons, notes and our people's names.
/// It covers what is new since the last touch that reached one of their executives, or since --since.
/// It begins with a paragraph of ours: --say, or [brief] in the client's file.
/// Standard error says what its reader would stumble over.
///
/// Examples:
///   standing brief acme
///   standing brief acme --since 2026-09-30 -f html
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct BriefArguments {
    /// The client
    #[arg(value_name = "CLIENT")]
    client: String,

    /// Report what happened after this day [default: the last touch that reached an executive]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// Begin with this paragraph
    #[arg(long, value_name = "TEXT")]
    say: Option<String>,

    /// Say when projects will be finished at the pace so far, which nobody agreed on
    #[arg(long)]
    forecast: bool,

    /// Only say what its reader would stumble over, and exit with 1 if there is anything
    #[arg(long, conflicts_with_all = ["say", "forecast"])]
    check: bool,

    /// Leave out files with errors and go on; still exits with 3
    #[arg(long)]
    keep_going: bool,

    #[command(flatten)]
    printing: Printing,
}

impl BriefArguments {
    /// Prints the brief.
    ///
    /// # Errors
    /// When the id is not a client's, the date isn't one, the data is invalid, or the system fails.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        // Costs have no place in what a client reads.
        let workspace = setting.workspace_with(Costs::Left, Telling::Each)?;
        let since = self.since.as_deref().map(|typed| date::typed(typed, setting.today)).transpose()?;
        let client = self.client(workspace)?;
        let ending = workspace.admit(self.keep_going)?;
        let say = self.say.as_deref().map(Into::into);
        let asked = Asked { since, say, forecast: self.forecast };
        let brief = brief::report(&workspace.portfolio, client, setting.as_of, &asked);
        let stumbling = stumbling(&workspace.portfolio, client, setting.as_of, brief.since);
        if !self.check {
            self.printing.print(setting, &brief, Brief::page)?;
        }
        stumbling.iter().for_each(|sentence| setting.voice.warning(sentence));
        if self.check && stumbling.is_empty() {
            setting.voice.note("nothing that its reader would stumble over");
        }
        let failing = self.check && !stumbling.is_empty();
        Ok(if failing { ending.max(Ending::Findings) } else { ending })
    }

    fn client(&self, workspace: &Workspace) -> Result<ClientId, Failure> {
        let clients = select::clients(&workspace.portfolio, std::slice::from_ref(&self.client))?;
        match clients.as_slice() {
            [one] => Ok(*one),
            many => Err(Failure::usage(format!("\"{}\" means {} clients", self.client, many.len()))
                .hint("name one of them: a brief is for one client")),
        }
    }
}
