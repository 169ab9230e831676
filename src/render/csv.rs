//! Comma-separated text with a header, quoted as RFC 4180 says, for spreadsheets. A spreadsheet runs a text that looks
//! like a formula: such a text gets an apostrophe in front, and never a number.

use std::borrow::Cow;
use std::io;

use csv::{ErrorKind, Writer, WriterBuilder};

use crate::render::flat::{Cell, Lines};
use crate::render::text::is_hidden;

/// Lines whose cells are separated by commas, or as a spreadsheet of another country has them.
#[derive(Debug)]
pub struct CsvLines {
    lines: Writer<Vec<u8>>,
    form: CsvForm,
}

/// What separates cells, and the whole part of a number from its decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvForm {
    /// Between cells.
    pub delimiter: u8,
    /// Whether numbers have a comma in place of the point.
    pub has_decimal_comma: bool,
}

impl Default for CsvForm {
    fn default() -> Self {
        Self { delimiter: b',', has_decimal_comma: false }
    }
}

impl Lines for CsvLines {
    type Form = CsvForm;

    fn new(text: Vec<u8>, form: CsvForm) -> Self {
        let lines = WriterBuilder::new().delimiter(form.delimiter).from_writer(text);
        Self { lines, form }
    }

    fn line(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for cell in cells {
            let field = match cell {
                Cell::Empty => Cow::Borrowed(""),
                Cell::Text(text) => harmless(text),
                Cell::Word(word) if self.form.has_decimal_comma => Cow::Owned(word.replace('.', ",")),
                Cell::Word(word) => Cow::Borrowed(*word),
            };
            self.lines.write_field(&*field).map_err(cause)?;
        }
        self.lines.write_record(None::<&[u8]>).map_err(cause)
    }

    fn done(self) -> io::Result<Vec<u8>> {
        self.lines.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}

/// A text that neither a spreadsheet nor a terminal obeys; its tabs and line breaks stay.
fn harmless(text: &str) -> Cow<'_, str> {
    let is_sent = |character: char| matches!(character, '\t' | '\n' | '\r') || !is_hidden(character);
    let is_formula = is_formula(text);
    if !is_formula && text.chars().all(is_sent) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::from(if is_formula { "'" } else { "" });
    for character in text.chars() {
        if is_sent(character) {
            shown.push(character);
        } else {
            shown.extend(character.escape_unicode());
        }
    }
    Cow::Owned(shown)
}

/// Whether a spreadsheet may take a text for a formula, as OWASP lists them under CSV injection; blanks in front, which
/// some spreadsheets take away, do not help.
fn is_formula(text: &str) -> bool {
    let begins = |characters: &[char]| text.starts_with(characters);
    let is_blank =
        |character: char| character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}');
    begins(&['\t', '\r', '\n'])
        || text.trim_start_matches(is_blank).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// The failure of the writer below, of the kind that it was.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use serde_json::{Value, json};

    use super::*;
    use crate::render::flat::{Sheet, write, write_in};

    fn printed(result: &Value) -> String {
        let mut out = Vec::new();
        write::<CsvLines>(&mut out, &Sheet::main(result)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_text_is_never_a_formula() {
        for (text, written) in [
            ("Acme", "Acme"),
            ("", ""),
            ("a=b", "a=b"),
            ("2026-11-20", "2026-11-20"),
            ("'quoted", "'quoted"),
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("\nx", "\"'\nx\""),
            ("  =1", "'  =1"),
            ("\u{a0}\u{feff}=1", "'\u{a0}\\u{feff}=1"),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠x", "'＠x"),
            ("=\"a\",1", "\"'=\"\"a\"\",1\""),
        ] {
            assert_eq!(
                printed(&json!([{ "id": "a", "name": text }])),
                format!("id,name\na,{written}\n"),
                "{text:?}"
            );
        }
    }

    #[test]
    fn numbers_stay_numbers_and_null_is_empty() {
        let number: serde_json::Number = "-5.00".parse().unwrap();
        let rows = json!([{ "id": "a", "left": number, "due": null, "firm": true }, { "id": "b", "due": 1 }]);
        assert_eq!(printed(&rows), "id,left,due,firm\na,-5.00,,true\nb,,1,\n");
        assert_eq!(printed(&json!({ "rows": [] })), "");
        assert_eq!(printed(&json!([{ "only": null }])), "only\n\"\"\n", "a line, not none");
    }

    #[test]
    fn a_spreadsheet_of_another_country_reads_numbers_too() {
        let number: serde_json::Number = "-1234.50".parse().unwrap();
        let rows =
            json!([{ "id": "a.b", "left": number, "name": "x;y, 1.5", "firm": true, "on": "2026-11-20" }]);
        let printed = |form| {
            let mut out = Vec::new();
            write_in::<CsvLines>(&mut out, &Sheet::main(&rows), form).unwrap();
            String::from_utf8(out).unwrap()
        };
        for (delimiter, line) in [
            (b';', "a.b;-1234,50;\"x;y, 1.5\";true;2026-11-20"),
            (b'\t', "a.b\t-1234,50\tx;y, 1.5\ttrue\t2026-11-20"),
        ] {
            let written = printed(CsvForm { delimiter, has_decimal_comma: true });
            assert_eq!(written.lines().nth(1), Some(line));
        }
        let pipes = printed(CsvForm { delimiter: b'|', has_decimal_comma: false });
        assert_eq!(pipes, "id|left|name|firm|on\na.b|-1234.50|x;y, 1.5|true|2026-11-20\n");
    }

    #[test]
    fn quotes_commas_and_line_breaks_come_back() {
        let names = ["a,b", "say \"hi\"", "one\ntwo\r\nthree", " blank ", "Zoë 見面", "a\tb"];
        let rows: Vec<Value> = names.iter().map(|name| json!({ "id": "a", "name": name })).collect();
        let written = printed(&Value::Array(rows));
        let mut reader = csv::Reader::from_reader(written.as_bytes());
        let read: Vec<String> = reader.records().map(|record| record.unwrap()[1].to_owned()).collect();
        assert_eq!(read, names);
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        let row = json!([{ "id": "a\u{1b}[31m\u{202e}" }]);
        assert_eq!(printed(&row), "id\na\\u{1b}[31m\\u{202e}\n");
    }

    #[test]
    fn a_head_is_a_text_too() {
        assert_eq!(printed(&json!([{ "id": "a", "=1": 1 }])), "id,'=1\na,1\n");
    }

    #[test]
    fn a_closed_pipe_is_told_apart() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let rows: Vec<Value> = (0..10_000).map(|id| json!({ "id": id })).collect();
        let error = write::<CsvLines>(&mut Closed, &Sheet::main(&Value::Array(rows))).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
    }
}
