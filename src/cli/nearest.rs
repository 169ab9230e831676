//! The failure that a word is unknown, with what may have been meant.

use crate::store::nearest::nearest_few;

use super::failure::Failure;

pub(super) use crate::store::nearest::listed;

/// The failure that a word is not among those that are known; `otherwise` helps where none of them is near.
pub(super) fn unknown<'k>(
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
