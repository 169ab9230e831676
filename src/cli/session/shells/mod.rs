//! The shells that can ask how a command line goes on, and the scripts that make them ask.

pub(crate) mod bash;
pub(crate) mod line;

use std::io;

use clap_complete::env::{Fish, Powershell, Shells, Zsh};

use crate::cli::session::shells::bash::Bash;

/// Set by the scripts of [`register`] when they ask.
pub(crate) const VARIABLE: &str = "STANDING_COMPLETE";
/// What is typed to run the program.
pub(crate) const PROGRAM: &str = "standing";
/// The shells that can ask.
pub(crate) const SHELLS: Shells<'_> = Shells(&[&Bash, &Zsh, &Fish, &Powershell]);

/// Writes the script that makes a shell ask, and nothing for a shell that cannot.
///
/// # Errors
/// When the writer does not take it.
pub(crate) fn register(shell: &str, out: &mut dyn io::Write) -> io::Result<()> {
    match SHELLS.completer(shell) {
        Some(shell) => shell.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, out),
        None => Ok(()),
    }
}
