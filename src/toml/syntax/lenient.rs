//! What the parser takes although TOML does not: digits of other scripts, a base without digits, a second mark.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::toml::reading::Reading;

/// Says so where the text has such a thing; whether it has.
pub(crate) fn report(reading: &Reading<'_>, table: &DeTable<'_>) -> bool {
    let text = reading.text;
    if text.starts_with('\u{feff}') {
        let help = "take it out";
        reading.error(rules::TOML, || worded(reading, 0..3, "a second byte order mark stands here", help));
    }
    if !text.is_ascii() || ["0x", "0o", "0b"].iter().any(|base| text.contains(base)) {
        look_in(reading, table);
    }
    reading.is_broken()
}

fn worded(reading: &Reading<'_>, span: Range<usize>, message: &str, help: &str) -> Diagnostic {
    Diagnostic::error(rules::TOML, reading.place("", span), message).help(help)
}

/// The parser limits how deep values nest, so this recursion has an end.
fn look_in(reading: &Reading<'_>, table: &DeTable<'_>) {
    for value in table.values() {
        look_at(reading, value);
    }
}

fn look_at(reading: &Reading<'_>, value: &Spanned<DeValue<'_>>) {
    let digits = match value.get_ref() {
        DeValue::Table(table) => return look_in(reading, table),
        DeValue::Array(array) => return array.iter().for_each(|item| look_at(reading, item)),
        DeValue::Integer(integer) => integer.as_str(),
        DeValue::Float(float) => float.as_str(),
        _ => return,
    };
    if !digits.is_ascii() {
        let words = ("this number has digits of another script", "write it with the digits 0 to 9");
        reading.error(rules::TOML, || worded(reading, value.span(), words.0, words.1));
    } else if digits.is_empty() {
        let words = ("this number has a base, but no digits", "write its digits, in decimal");
        reading.error(rules::TOML, || worded(reading, value.span(), words.0, words.1));
    }
}
