//! Where everything of a document stands, byte by byte: its sections, keys, values, items and their commas. Nothing here
//! changes a text or judges it; a text that is no TOML gives a layout of what could be made out.

use std::collections::HashMap;
use std::ops::Range;

use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, RecursionGuard, parse_document};
use toml_parser::{ErrorSink, Source, Span};

use crate::toml::path::Step;

/// How deep values may nest; the reader allows no more.
const DEPTH: u32 = 80;

/// A document: the keys above the first header, then every section with a header, in the order of the text.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(crate) sections: Vec<Section>,
    /// Where its comments stand.
    pub(crate) comments: Vec<Range<usize>>,
}

/// A header and the keys below it.
#[derive(Debug, Default)]
pub(crate) struct Section {
    /// `[budget]` or `[[contacts]]`; empty for the keys above the first header.
    pub(crate) header: Range<usize>,
    /// The table that it stands for: `contacts[2]`.
    pub(crate) path: Vec<Step>,
    pub(crate) entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The key's parts: two for `budget.hours = 40`.
    pub(crate) keys: Vec<String>,
    /// From the key to the end of the value.
    pub(crate) span: Range<usize>,
    pub(crate) value: Node,
}

/// A value.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) span: Range<usize>,
    pub(crate) inner: Inner,
}

/// What a value is made of.
#[derive(Debug)]
pub(crate) enum Inner {
    Scalar,
    List(Vec<Item>),
    Table(Vec<Entry>),
}

/// An item of a list.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) value: Node,
    /// Where the comma behind it begins.
    pub(crate) comma: Option<usize>,
}

impl Layout {
    /// The layout of a text without a byte order mark.
    pub(crate) fn of(text: &str) -> Self {
        let source = Source::new(text);
        let mut builder = Builder::new(source);
        let tokens = source.lex().into_vec();
        parse_document(&tokens, &mut RecursionGuard::new(&mut builder, DEPTH), &mut ());
        Self { sections: builder.sections, comments: builder.comments }
    }
}

impl Section {
    /// Where its last value, else its header, ends.
    pub(crate) fn end(&self) -> usize {
        self.entries.last().map_or(self.header.end, |entry| entry.span.end)
    }

    /// Whether it is or is below a table.
    pub(crate) fn is_below(&self, path: &[Step]) -> bool {
        self.path.starts_with(path)
    }
}

impl Node {
    pub(crate) fn items(&self) -> Option<&[Item]> {
        if let Inner::List(items) = &self.inner { Some(items) } else { None }
    }

    pub(crate) fn entries(&self) -> Option<&[Entry]> {
        if let Inner::Table(entries) = &self.inner { Some(entries) } else { None }
    }
}

impl Entry {
    fn new(keys: Keys, value: Node) -> Self {
        let start = keys.first().map_or(value.span.start, |(_, span)| span.start);
        let keys = keys.into_iter().map(|(key, _)| key).collect();
        Self { keys, span: start..value.span.end, value }
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
    open: Vec<Open>,
}

/// A list or a table that is not closed yet.
struct Open {
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
        let keys = std::mem::take(&mut self.keys);
        let path = self.table_path(keys.into_iter().map(|(key, _)| key).collect(), is_record);
        if let Some(section) = self.sections.last_mut() {
            section.header.end = span.end();
            section.path = path;
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
        self.open.push(Open { start: span.start(), keys, inner });
    }

    fn value_close(&mut self, span: Span) {
        let Some(Open { start, keys, inner }) = self.open.pop() else { return };
        self.keys = keys;
        self.value(Node { span: start..span.end(), inner });
    }

    fn value(&mut self, value: Node) {
        let keys = std::mem::take(&mut self.keys);
        match self.open.last_mut().map(|open| &mut open.inner) {
            Some(Inner::List(items)) => items.push(Item { value, comma: None }),
            Some(Inner::Table(entries)) => entries.push(Entry::new(keys, value)),
            Some(Inner::Scalar) => {}
            None => {
                if let Some(section) = self.sections.last_mut() {
                    section.entries.push(Entry::new(keys, value));
                }
            }
        }
    }
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
            toml_parser::Raw::new_unchecked(raw.as_str(), kind, span).decode_key(&mut key, error);
        }
        self.keys.push((key, span.start()..span.end()));
    }

    fn scalar(&mut self, span: Span, _: Option<Encoding>, _: &mut dyn ErrorSink) {
        self.value(Node { span: span.start()..span.end(), inner: Inner::Scalar });
    }

    fn value_sep(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some(Inner::List(items)) = self.open.last_mut().map(|open| &mut open.inner)
            && let Some(item) = items.last_mut()
        {
            item.comma = Some(span.start());
        }
    }
}
