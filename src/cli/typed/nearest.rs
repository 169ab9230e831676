//! The failure that a word is unknown, with what may have been meant.

use crate::cli::failure::Failure;
use crate::toml::nearest::nearest_few;

pub(crate) use crate::toml::nearest::listed;

/// The failure that a word is not among those that are known; `otherwise` helps where none of them is near.
pub(crate) fn unknown<'k>(
    cause: String,
    word: &str,
    known: impl IntoIterator<Item = &'k str>,
    otherwise: &str,
) -> Failure {
    match nearest_few(word, known) {
        near if near.is_empty() => Failure::usage(cause).hint(otherwise),
        near => Failure::usage(cause).hint(format!("write {}", listed(near))),
    }
}
