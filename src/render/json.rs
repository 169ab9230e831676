//! JSON, two spaces deep.

use std::io::{self, BufWriter, Write};
use std::mem;

use serde::Serialize;
use serde_json::ser::Formatter;

use crate::page::{Parts, Report};
use crate::render::text::is_hidden;
use crate::threads::each;

/// Writes a value and a line break.
///
/// # Errors
/// When the writer does not take it.
pub fn write<T: Serialize + ?Sized>(out: &mut dyn Write, value: &T) -> io::Result<()> {
    let mut out = gathering(out);
    draw(&mut out, value, 0)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Writes a report and a line break; rows are drawn on all processors.
///
/// # Errors
/// When the writer does not take it.
pub fn write_report(out: &mut dyn Write, report: &impl Report) -> io::Result<()> {
    write_told(out, |told| report.tell(told))
}

/// Writes what is told and a line break, as [`write_report`] does.
///
/// # Errors
/// When the writer does not take it.
pub fn write_told(out: &mut dyn Write, tell: impl FnOnce(&mut Told<'_>) -> io::Result<()>) -> io::Result<()> {
    let mut told = Told { out, visible: Visible::default(), is_first: true };
    told.visible.begin_object(told.out)?;
    tell(&mut told)?;
    told.visible.end_object(told.out)?;
    out.write_all(b"\n")
}

/// The object that is told key by key.
#[expect(missing_debug_implementations, reason = "it holds whatever is written to")]
pub struct Told<'o> {
    out: &'o mut dyn Write,
    visible: Visible,
    is_first: bool,
}

/// So many texts are drawn beside each other before the first of them is written, each of so many rows.
const TEXTS: usize = 8;
const ROWS: usize = 16;

impl Told<'_> {
    fn key(&mut self, key: &str) -> io::Result<()> {
        self.visible.begin_object_key(self.out, mem::take(&mut self.is_first))?;
        serde_json::to_writer(&mut *self.out, key)?;
        self.visible.begin_object_value(self.out)
    }
}

impl Parts for Told<'_> {
    type Error = io::Error;

    fn part<V: Serialize + ?Sized>(&mut self, key: &'static str, value: &V) -> io::Result<()> {
        self.key(key)?;
        let mut out = gathering(&mut *self.out);
        draw(&mut out, value, self.visible.depth)?;
        out.flush()
    }

    fn rows<R: Serialize + Sync>(&mut self, key: &'static str, rows: &[R]) -> io::Result<()> {
        self.key(key)?;
        self.visible.begin_array(self.out)?;
        let depth = self.visible.depth;
        for (nth, rows) in rows.chunks(TEXTS * ROWS).enumerate() {
            let parts: Vec<(usize, &[R])> = rows.chunks(ROWS).enumerate().collect();
            let drawn = each(&parts, |(place, rows)| draw_rows(rows, depth, nth + place == 0));
            drawn.into_iter().try_for_each(|text| self.out.write_all(&text?))?;
        }
        self.visible.is_filled = !rows.is_empty();
        self.visible.end_array(self.out)
    }
}

/// Draws rows of a list so many levels deep; the very first of them has no comma before it.
fn draw_rows<R: Serialize>(rows: &[R], depth: usize, mut is_first: bool) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    let mut out = gathering(&mut text);
    for row in rows {
        let mut visible = Visible { depth, is_filled: false };
        visible.begin_array_value(&mut out, mem::take(&mut is_first))?;
        draw(&mut out, row, depth)?;
    }
    out.flush()?;
    drop(out);
    Ok(text)
}

/// What is drawn is small and much: it is gathered where the compiler sees it.
fn gathering<W: Write>(out: W) -> BufWriter<W> {
    BufWriter::with_capacity(1 << 14, out)
}

/// Draws a value so many levels deep.
fn draw<W: Write, V: Serialize + ?Sized>(out: W, value: &V, depth: usize) -> io::Result<()> {
    let visible = Visible { depth, is_filled: false };
    Ok(value.serialize(&mut serde_json::Serializer::with_formatter(out, visible))?)
}

/// Two spaces a level, and no character that a terminal would obey.
#[derive(Default)]
struct Visible {
    depth: usize,
    /// Whether the list or object that ends next has anything in it.
    is_filled: bool,
}

/// A line break and as many spaces as there are levels, up to a depth that results rarely pass.
const BREAK: &[u8] = b"\n                                ";

impl Visible {
    fn begin<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.is_filled = false;
        out.write_all(bracket)
    }

    fn end<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.is_filled {
            self.break_line(out)?;
        }
        self.is_filled = true;
        out.write_all(bracket)
    }

    fn next<W: ?Sized + Write>(&mut self, out: &mut W, is_first: bool) -> io::Result<()> {
        self.is_filled = true;
        if !is_first {
            out.write_all(b",")?;
        }
        self.break_line(out)
    }

    fn break_line<W: ?Sized + Write>(&self, out: &mut W) -> io::Result<()> {
        match BREAK.get(..=2 * self.depth) {
            Some(line) => out.write_all(line),
            None => {
                out.write_all(b"\n")?;
                (0..self.depth).try_for_each(|_| out.write_all(b"  "))
            }
        }
    }
}

impl Formatter for Visible {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.begin(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.begin(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
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
    use crate::page;
    use crate::page::Page;

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

    /// A report of rows that are nested and as many as one likes.
    struct Numbered(Vec<Vec<usize>>);

    impl Serialize for Numbered {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            page::serialize(self, serializer)
        }
    }

    impl Report for Numbered {
        fn tell<P: Parts>(&self, parts: &mut P) -> Result<(), P::Error> {
            parts.part("report", "numbered")?;
            parts.rows("rows", &self.0)?;
            parts.part("totals", &serde_json::json!({ "rows": self.0.len(), "missing": [] }))
        }

        fn page(&self) -> Page {
            Page::default()
        }

        fn words() -> Vec<&'static str> {
            Vec::new()
        }

        fn states(&self) -> Vec<&'static str> {
            Vec::new()
        }

        fn sort(&mut self, _: &str, _: bool) -> bool {
            false
        }
    }

    #[test]
    fn a_report_is_drawn_in_pieces_as_it_is_in_one() {
        for rows in [0, 1, ROWS, ROWS + 1, TEXTS * ROWS, 2 * TEXTS * ROWS + 7] {
            let report = Numbered((0..rows).map(|row| vec![row; row % 3]).collect());
            let (mut pieces, mut one) = (Vec::new(), Vec::new());
            write_report(&mut pieces, &report).unwrap();
            write(&mut one, &report).unwrap();
            assert!(pieces == one, "{rows} rows");
        }
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
