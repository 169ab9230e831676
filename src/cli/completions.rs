//! `standing completions SHELL`.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::Ending;
use super::complete;
use super::failure::Failure;
use super::output;
use super::setting::Setting;

/// Print the script with which your shell completes commands, options and ids
///
/// For zsh, source it in ~/.zshrc behind compinit, as bash does.
/// For PowerShell, append it to the file that $PROFILE names.
///
/// Examples:
///   echo 'source <(standing completions bash)' >> ~/.bashrc
///   standing completions fish > ~/.config/fish/completions/standing.fish
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(super) struct CompletionsArguments {
    /// Which shell
    #[arg(value_name = "SHELL", value_parser = PossibleValuesParser::new(complete::shells()))]
    shell: String,
}

impl CompletionsArguments {
    /// Prints the script.
    ///
    /// # Errors
    /// When standard output does not take it.
    pub(super) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        output::write(setting, |out| complete::register(&self.shell, out)).map(|()| Ending::Fine)
    }
}
