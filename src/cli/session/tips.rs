//! What clap proposes for a word that it doesn't know, without what the command would not take.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::toml::nearest::nearest_few;

/// The arguments that take any words, behind `--` those with dashes too.
const FREE: [&str; 4] = ["note", "title", "reason", "name"];

/// An error of clap's whose proposals hold.
pub(crate) fn tried(mut error: Error, command: &Command, words: &[OsString]) -> Error {
    let meant = words
        .iter()
        .skip(1)
        .filter_map(|word| word.to_str())
        .fold(command, |command, word| command.find_subcommand(word).unwrap_or(command));
    match error.kind() {
        ErrorKind::UnknownArgument if !takes_any_words(meant) => {
            error.remove(ContextKind::Suggested);
        }
        ErrorKind::InvalidSubcommand => {
            let wrong =
                error.get(ContextKind::InvalidSubcommand).map(ToString::to_string).unwrap_or_default();
            let names = meant.get_subcommands().filter(|one| !one.is_hide_set()).map(Command::get_name);
            let near: Vec<String> = nearest_few(&wrong, names).into_iter().map(str::to_owned).collect();
            error.remove(ContextKind::SuggestedSubcommand);
            if !near.is_empty() {
                error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(near));
            }
        }
        _ => {}
    }
    error
}

/// Whether a command ends in words of one's own.
fn takes_any_words(command: &Command) -> bool {
    command.get_positionals().last().is_some_and(|last| FREE.contains(&last.get_id().as_str()))
}
