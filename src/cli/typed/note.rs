//! Words as people type them: a note or a title is all that remains of a command line, quoted or not.

use crate::cli::failure::Failure;

/// The text of some words; nothing where there is none.
pub(crate) fn text(words: &[String]) -> Option<String> {
    let text = words.join(" ");
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The text of some words that must not be missing; `what` is its name.
///
/// # Errors
/// When there is none.
pub(crate) fn demanded(what: &str, words: &[String]) -> Result<String, Failure> {
    text(words)
        .ok_or_else(|| Failure::usage(format!("{what} is missing")).hint("add it at the end, in words"))
}
