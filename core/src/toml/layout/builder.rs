//! Builds a layout from what the parser of the `toml` crate comes across.

use std::collections::HashMap;
use std::ops::Range;

use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, RecursionGuard, parse_document};
use toml_parser::{ErrorSink, Raw, Source, Span};

use crate::toml::layout::{Entry, Inner, Item, Layout, Piece, Section};
use crate::toml::path::Step;

/// How deep values may nest; the reader allows no more.
const DEPTH: u32 = 80;

impl Layout {
    /// The layout of a text without a byte order mark.
    pub fn of(text: &str) -> Self {
        let source = Source::new(text);
        let mut builder = Builder::new(source);
        let tokens = source.lex().into_vec();
        parse_document(&tokens, &mut RecursionGuard::new(&mut builder, DEPTH), &mut ());
        Self { sections: builder.sections, comments: builder.comments }
    }
}

/// The parts of a key, each with where it stands.
type Keys = Vec<(String, Range<usize>)>;

/// Follows the parser's events.
struct Builder<'t> {
    source: Source<'t>,
    sections: Vec<Section>,
    comments: Vec<Range<usize>>,
    /// How many records each list of sections has so far.
    records: HashMap<Vec<Step>, usize>,
    keys: Keys,
    open: Vec<Unclosed>,
}

/// A list or a table that is not closed yet.
struct Unclosed {
    start: usize,
    /// The key that it is the value of, set aside.
    keys: Keys,
    inner: Inner,
}

impl<'t> Builder<'t> {
    fn new(source: Source<'t>) -> Self {
        let sections = vec![Section::default()];
        let (comments, keys, open) = (Vec::new(), Vec::new(), Vec::new());
        Self { source, sections, comments, records: HashMap::new(), keys, open }
    }

    fn header_open(&mut self, span: Span) {
        self.keys.clear();
        let header = span.start()..span.end();
        self.sections.push(Section { header, ..Section::default() });
    }

    fn header_close(&mut self, span: Span, is_record: bool) {
        let (keys, spans) = std::mem::take(&mut self.keys).into_iter().unzip();
        let path = self.table_path(keys, is_record);
        if let Some(section) = self.sections.last_mut() {
            section.header.end = span.end();
            (section.path, section.key_spans) = (path, spans);
        }
    }

    /// Which table a header means: below a list, the last of its records.
    fn table_path(&mut self, keys: Vec<String>, is_record: bool) -> Vec<Step> {
        let mut path = Vec::new();
        let last = keys.len().saturating_sub(1);
        for (at, key) in keys.into_iter().enumerate() {
            path.push(Step::Key(key));
            if at == last && is_record {
                let count = self.records.entry(path.clone()).or_default();
                path.push(Step::Item(*count));
                *count += 1;
            } else if let Some(count) = self.records.get(&path) {
                path.push(Step::Item(count.saturating_sub(1)));
            }
        }
        path
    }

    fn value_open(&mut self, span: Span, inner: Inner) {
        let keys = std::mem::take(&mut self.keys);
        self.open.push(Unclosed { start: span.start(), keys, inner });
    }

    fn value_close(&mut self, span: Span) {
        let Some(Unclosed { start, keys, inner }) = self.open.pop() else { return };
        self.keys = keys;
        self.value(Piece { span: start..span.end(), inner });
    }

    fn value(&mut self, value: Piece) {
        let keys = std::mem::take(&mut self.keys);
        match self.open.last_mut().map(|open| &mut open.inner) {
            Some(Inner::List(items)) => items.push(Item { value, comma: None }),
            Some(Inner::Table(entries)) => entries.push(entry(keys, value)),
            Some(Inner::Scalar) => {}
            None => {
                if let Some(section) = self.sections.last_mut() {
                    section.entries.push(entry(keys, value));
                }
            }
        }
    }
}

fn entry(keys: Keys, value: Piece) -> Entry {
    let (keys, key_spans): (Vec<String>, Vec<Range<usize>>) = keys.into_iter().unzip();
    let start = key_spans.first().map_or(value.span.start, |span| span.start);
    Entry { keys, key_spans, span: start..value.span.end, value, comma: None }
}

impl EventReceiver for Builder<'_> {
    fn comment(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.comments.push(span.start()..span.end());
    }

    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header_open(span);
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header_close(span, false);
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header_open(span);
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header_close(span, true);
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.value_open(span, Inner::Table(Vec::new()));
        true
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.value_close(span);
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.value_open(span, Inner::List(Vec::new()));
        true
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.value_close(span);
    }

    fn simple_key(&mut self, span: Span, kind: Option<Encoding>, error: &mut dyn ErrorSink) {
        let mut key = String::new();
        if let Some(raw) = self.source.get(span) {
            Raw::new_unchecked(raw.as_str(), kind, span).decode_key(&mut key, error);
        }
        self.keys.push((key, span.start()..span.end()));
    }

    fn scalar(&mut self, span: Span, _: Option<Encoding>, _: &mut dyn ErrorSink) {
        self.value(Piece { span: span.start()..span.end(), inner: Inner::Scalar });
    }

    fn value_sep(&mut self, span: Span, _: &mut dyn ErrorSink) {
        let comma = match self.open.last_mut().map(|open| &mut open.inner) {
            Some(Inner::List(items)) => items.last_mut().map(|item| &mut item.comma),
            Some(Inner::Table(entries)) => entries.last_mut().map(|entry| &mut entry.comma),
            _ => None,
        };
        if let Some(comma) = comma {
            *comma = Some(span.start());
        }
    }
}
