//! A text of rows and cells: which sign parts the cells, what the columns are called, and on which line each row begins.

use csv::{ReaderBuilder, StringRecord};

use crate::exchange::entry::Unreadable;

/// A table as a text holds it.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// The headings, as they are written.
    pub(crate) head: Vec<String>,
    /// The rows below them.
    pub(crate) rows: Vec<Cells>,
}

/// A row.
#[derive(Debug)]
pub(crate) struct Cells {
    /// The line on which it begins.
    pub(crate) line: usize,
    /// Its cells.
    pub(crate) cells: StringRecord,
}

/// The signs that part cells, the likeliest first.
const SIGNS: [u8; 3] = [b',', b';', b'\t'];

/// The rows of a text.
///
/// # Errors
/// When it has none.
pub(crate) fn sheet(text: &str) -> Result<Sheet, Unreadable> {
    let sign = sign(text);
    if let Some(line) = unclosed(text, sign) {
        let why = "a quote that begins here is not closed".to_owned();
        return Err(Unreadable {
            line,
            why,
            help: "close it, or export the file again: its end may be missing".to_owned(),
        });
    }
    let mut reader = ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(sign);
    let mut reader = reader.from_reader(text.as_bytes());
    let (mut rows, mut lines) = (Vec::new(), Lines::new(text));
    let mut cells = StringRecord::new();
    loop {
        match reader.read_record(&mut cells) {
            Ok(false) => break,
            Ok(true) if cells.iter().all(|cell| cell.trim().is_empty()) => {}
            Ok(true) => {
                let byte = cells.position().map_or(0, csv::Position::byte);
                rows.push(Cells {
                    line: lines.at(usize::try_from(byte).unwrap_or_default()),
                    cells: cells.clone(),
                });
            }
            Err(error) => {
                let why = format!("it can't be read as a table: {error}");
                return Err(Unreadable::whole(why, "export it as CSV again"));
            }
        }
    }
    let mut rows = rows.into_iter();
    let Some(head) = rows.next() else {
        return Err(Unreadable::whole("it has no header", "export it again, with its headings"));
    };
    Ok(Sheet { head: head.cells.iter().map(|cell| cell.trim().to_owned()).collect(), rows: rows.collect() })
}

/// The sign that parts most cells of the first line.
fn sign(text: &str) -> u8 {
    let (mut counts, mut is_quoted) = ([0_usize; SIGNS.len()], false);
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                for (count, _) in counts.iter_mut().zip(SIGNS).filter(|(_, sign)| *sign == byte) {
                    *count += 1;
                }
            }
        }
    }
    let best = counts.iter().zip(SIGNS).rev().max_by_key(|(count, _)| **count);
    best.map_or(b',', |(_, sign)| sign)
}

/// The line on which a cell in quotes begins that never ends: it would swallow all rows behind it.
fn unclosed(text: &str, sign: u8) -> Option<usize> {
    let (mut line, mut begun, mut is_start) = (1, None, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            // Two of them are one that is meant.
            b'"' if begun.is_some() && bytes.next_if_eq(&b'"').is_some() => {}
            b'"' if begun.is_some() => begun = None,
            b'"' if is_start => begun = Some(line),
            _ => {}
        }
        is_start = begun.is_none() && (byte == sign || matches!(byte, b'\n' | b'\r'));
        line += usize::from(byte == b'\n');
    }
    begun
}

/// Counts the lines of a text up to places that follow each other.
struct Lines<'t> {
    bytes: &'t [u8],
    at: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line on which the row stands that was begun at a byte: the end of the line before, and lines without
    /// anything, may stand there too.
    fn at(&mut self, byte: usize) -> usize {
        let rest = self.bytes.get(byte..).unwrap_or_default();
        let start = byte + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.bytes.get(self.at..start).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(start);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_know_their_lines() {
        for end in ["\n", "\r\n"] {
            let text = ["A;B", "1;\"x", "y\"", "", "2;z", ""].join(end);
            let sheet = sheet(&text).unwrap();
            assert_eq!(sheet.head, ["A", "B"]);
            let rows: Vec<(usize, &str)> =
                sheet.rows.iter().map(|row| (row.line, row.cells.get(0).unwrap())).collect();
            assert_eq!(rows, [(2, "1"), (5, "2")], "{end:?}");
        }
    }

    #[test]
    fn the_sign_is_that_of_the_header() {
        for (text, expected) in
            [("a,b;c,d", b','), ("a;b;c,d", b';'), ("\"a,b,c\";d", b';'), ("a\tb", b'\t'), ("a", b',')]
        {
            assert_eq!(sign(text), expected, "{text}");
        }
    }
}
