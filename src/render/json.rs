//! JSON, two spaces deep.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter};

use super::text::is_hidden;

/// Writes a value and a line break.
///
/// # Errors
/// When the writer does not take it.
pub fn write<T: Serialize + ?Sized>(out: &mut dyn Write, value: &T) -> io::Result<()> {
    let layout = Visible(PrettyFormatter::new());
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, layout))?;
    out.write_all(b"\n")
}

/// Two spaces a level, and no character that a terminal would obey.
struct Visible<'a>(PrettyFormatter<'a>);

/// Hands methods on to the layout within.
macro_rules! as_within {
    ($($method:ident($($argument:ident: $type:ty),*));+ $(;)?) => {$(
        fn $method<W: ?Sized + Write>(&mut self, out: &mut W $(, $argument: $type)*) -> io::Result<()> {
            self.0.$method(out $(, $argument)*)
        }
    )+};
}

impl Formatter for Visible<'_> {
    as_within! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        begin_object_value();
        end_object_value();
        write_char_escape(escape: CharEscape);
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return out.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some(at) = rest.find(is_hidden) {
            let (before, from) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut characters = from.chars();
            if let Some(hidden) = characters.next() {
                // All of them lie below U+10000, where one escape of four digits does.
                write!(out, "\\u{:04x}", u32::from(hidden))?;
            }
            rest = characters.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spaces_and_a_line_break_at_the_end() {
        let number: serde_json::Number = "48000.10".parse().unwrap();
        let value =
            serde_json::json!({ "amount": number, "rows": [{ "id": "a" }], "none": [], "nothing": {} });
        let mut out = Vec::new();
        write(&mut out, &value).unwrap();
        let printed = "{\n  \"amount\": 48000.10,\n  \"rows\": [\n    {\n      \"id\": \"a\"\n    }\n  ],\n  \"none\": [],\n  \"nothing\": {}\n}\n";
        assert_eq!(String::from_utf8(out).unwrap(), printed);
    }

    #[test]
    fn hidden_characters_are_escaped_and_come_back() {
        let text = "a\u{202e}b\u{9b}c\u{7f}d\u{1b}e \"é\"";
        let mut out = Vec::new();
        write(&mut out, text).unwrap();
        let printed = String::from_utf8(out).unwrap();
        assert_eq!(printed, "\"a\\u202eb\\u009bc\\u007fd\\u001be \\\"é\\\"\"\n");
        assert_eq!(serde_json::from_str::<String>(&printed).unwrap(), text);
    }
}
