//! From where to where each table, key and record of a text reaches, whatever they are called.

use std::ops::Range;

use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, RecursionGuard, parse_document};
use toml_parser::{ErrorSink, Source, Span};

/// How deep values may nest; the reader allows no more.
const DEPTH: u32 = 80;

/// Where things begin and end.
#[derive(Debug)]
pub(crate) struct Extents {
    /// Tables, keys and records by where they begin.
    by_start: Vec<Range<usize>>,
    /// Keys and records by where they end.
    by_end: Vec<Range<usize>>,
}

impl Extents {
    /// Those of a text without a byte order mark; of one that is no TOML what could be made out.
    pub(crate) fn of(text: &str) -> Self {
        let source = Source::new(text);
        let mut walk = Walk::default();
        let tokens = source.lex().into_vec();
        parse_document(&tokens, &mut RecursionGuard::new(&mut walk, DEPTH), &mut ());
        let ends = walk.headers.iter().skip(1).copied().chain([text.len()]);
        let tables = walk.headers.iter().zip(ends).map(|(start, end)| *start..end);
        let mut by_start: Vec<_> = walk.values.iter().cloned().chain(tables).collect();
        let mut by_end = walk.values;
        by_start.sort_unstable_by_key(|extent| extent.start);
        by_end.sort_unstable_by_key(|extent| extent.end);
        Self { by_start, by_end }
    }

    /// The bytes of all that begins within a line.
    pub(crate) fn begun_in(&self, line: &Range<usize>) -> Option<Range<usize>> {
        joined(within(&self.by_start, line.start, line.end, |extent| extent.start))
    }

    /// The bytes of all that begins or ends within a line; tables end nowhere.
    pub(crate) fn touching(&self, line: &Range<usize>) -> Option<Range<usize>> {
        let ended = joined(within(&self.by_end, line.start + 1, line.end + 1, |extent| extent.end));
        let begun = self.begun_in(line);
        joined(&[ended, begun].into_iter().flatten().collect::<Vec<_>>())
    }
}

fn within(
    sorted: &[Range<usize>],
    from: usize,
    until: usize,
    key: impl Fn(&Range<usize>) -> usize,
) -> &[Range<usize>] {
    let first = sorted.partition_point(|extent| key(extent) < from);
    let last = sorted.partition_point(|extent| key(extent) < until);
    sorted.get(first..last).unwrap_or_default()
}

fn joined(extents: &[Range<usize>]) -> Option<Range<usize>> {
    let start = extents.iter().map(|extent| extent.start).min()?;
    let end = extents.iter().map(|extent| extent.end).max()?;
    Some(start..end)
}

/// Follows the parser's events.
#[derive(Debug, Default)]
struct Walk {
    /// Where each table with a header begins.
    headers: Vec<usize>,
    /// From each key to the end of its value, and each item of a list.
    values: Vec<Range<usize>>,
    /// Where the key begins whose value comes next.
    key: Option<usize>,
    /// Where each value that is not closed yet begins, with its key.
    open: Vec<usize>,
}

impl Walk {
    fn header(&mut self, span: Span) {
        self.key = None;
        self.headers.push(span.start());
    }

    fn open(&mut self, span: Span) {
        let start = self.key.take().unwrap_or(span.start());
        self.open.push(start);
    }

    fn close(&mut self, span: Span) {
        if let Some(start) = self.open.pop() {
            self.values.push(start..span.end());
        }
    }
}

impl EventReceiver for Walk {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header(span);
    }

    fn std_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.key = None;
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header(span);
    }

    fn array_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.key = None;
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(span);
        true
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(span);
        true
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }

    fn simple_key(&mut self, span: Span, _: Option<Encoding>, _: &mut dyn ErrorSink) {
        self.key.get_or_insert(span.start());
    }

    fn scalar(&mut self, span: Span, _: Option<Encoding>, _: &mut dyn ErrorSink) {
        self.open(span);
        self.close(span);
    }
}
