//! `standing completions SHELL`.

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::output;
use crate::cli::session::setting::Setting;
use crate::cli::session::shells::{SHELLS, register};

/// Print the script that makes your shell complete commands, options and ids
///
/// For zsh, source it in ~/.zshrc after compinit, as for bash.
/// For PowerShell, append it to the file that $PROFILE names.
///
/// Examples:
///   echo 'source <(standing completions bash)' >> ~/.bashrc
///   standing completions fish > ~/.config/fish/completions/standing.fish
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct CompletionsArguments {
    /// Which shell
    #[arg(value_name = "SHELL", value_parser = PossibleValuesParser::new(SHELLS.names()))]
    shell: String,
}

impl CompletionsArguments {
    /// Prints the script.
    ///
    /// # Errors
    /// When standard output does not take it.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        output::write(setting, |out| register(&self.shell, out)).map(|()| Ending::Fine)
    }
}
