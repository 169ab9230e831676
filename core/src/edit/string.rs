//! What a string says, however it is written.

use crate::toml::layout::Piece;
use crate::toml::tree::exact::unquoted;

/// The string that a value is.
pub(crate) fn string(text: &str, value: &Piece) -> Option<String> {
    unquoted(text.get(value.span.clone())?)
}
