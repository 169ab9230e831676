//! `standing lsp`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::clock;
use crate::cli::session::ending::Ending;
use crate::cli::session::findings;
use crate::cli::session::setting::Setting;
use crate::lsp;
use crate::lsp::Surroundings;

/// Serve an editor on standard input and output, by the Language Server Protocol
///
/// Your editor starts it: the chapter "In your editor" says how.
/// It tells what is wrong while you type, completes keys and ids, and shows where a project stands.
/// It writes nothing.
///
/// Examples:
///   standing lsp
///   standing lsp --as-of 2026-08-31
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct LspArguments {}

impl LspArguments {
    /// Serves until the editor has enough.
    ///
    /// # Errors
    /// When the editor breaks the protocol.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let typed = (setting.as_of != setting.today).then_some(setting.as_of);
        let today = || clock::today().unwrap_or(setting.today);
        let around = Surroundings {
            today: &today,
            as_of: &|| typed.unwrap_or_else(today),
            tracked: &findings::private_tracked,
        };
        let broken = |error| Failure::environment("the editor is not understood", error);
        lsp::serve(&around).map(|()| Ending::Fine).map_err(broken)
    }
}
