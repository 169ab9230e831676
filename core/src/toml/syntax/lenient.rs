//! What the parser takes although TOML does not: digits of other scripts, a base without digits, a second mark.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::toml::reading::Reading;
use crate::toml::tree::{Data, Node, Tree};

/// Says so where the text has such a thing; whether it has.
pub(crate) fn report(reading: &Reading<'_>, tree: &Tree<'_>) -> bool {
    let text = reading.text;
    if text.starts_with('\u{feff}') {
        let help = "remove it";
        reading.error(rules::TOML, || worded(reading, 0..3, "there is a second byte order mark here", help));
    }
    if !text.is_ascii() || ["0x", "0o", "0b"].iter().any(|base| text.contains(base)) {
        tree.nodes().for_each(|value| look_at(reading, value));
    }
    reading.is_broken()
}

fn worded(reading: &Reading<'_>, span: Range<usize>, message: &str, help: &str) -> Diagnostic {
    Diagnostic::error(rules::TOML, reading.place("", span), message).help(help)
}

fn look_at(reading: &Reading<'_>, value: Node<'_>) {
    let (Data::Integer { digits, .. } | Data::Float(digits)) = value.data() else { return };
    let (message, help) = match digits.is_empty() {
        true => ("this number has a base, but no digits", "write the number in decimal"),
        false if digits.is_ascii() => return,
        false => ("this number has digits other than 0 to 9", "write it with the digits 0 to 9"),
    };
    reading.error(rules::TOML, || worded(reading, value.span(), message, help));
}
