//! Where everything of a document stands, byte by byte: its sections, keys, values, items and their commas. Nothing here
//! changes a text or judges it; a text that is not TOML gives a layout of what could be made out.

pub(crate) mod builder;
pub(crate) mod find;

use std::ops::Range;

use crate::toml::path::Step;

/// A document: the keys above the first header, then every section with a header, in the order of the text.
#[derive(Debug)]
pub struct Layout {
    /// In the order of the text.
    pub sections: Vec<Section>,
    /// Where its comments stand.
    pub(crate) comments: Vec<Range<usize>>,
}

/// A header and the keys below it.
#[derive(Debug, Default)]
pub struct Section {
    /// `[budget]` or `[[contacts]]`; empty for the keys above the first header.
    pub(crate) header: Range<usize>,
    /// The table that it stands for: `contacts[2]`.
    pub path: Vec<Step>,
    /// Where each key of its header stands.
    pub key_spans: Vec<Range<usize>>,
    /// In the order of the text.
    pub entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug)]
pub struct Entry {
    /// The key's parts: two for `budget.hours = 40`.
    pub keys: Vec<String>,
    /// Where each of them stands.
    pub key_spans: Vec<Range<usize>>,
    /// From the key to the end of the value.
    pub span: Range<usize>,
    /// Its value.
    pub value: Piece,
    /// Where the comma behind it begins, in braces.
    pub(crate) comma: Option<usize>,
}

/// The piece of text that a value is.
#[derive(Debug)]
pub struct Piece {
    /// Where it stands.
    pub span: Range<usize>,
    /// What it is made of.
    pub inner: Inner,
}

/// What a value is made of.
#[derive(Debug)]
pub enum Inner {
    /// One value.
    Scalar,
    /// A list in brackets.
    List(Vec<Item>),
    /// A table in braces.
    Table(Vec<Entry>),
}

/// An item of a list.
#[derive(Debug)]
pub struct Item {
    /// Its value.
    pub value: Piece,
    /// Where the comma behind it begins.
    pub(crate) comma: Option<usize>,
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

impl Piece {
    /// The items of a list in brackets.
    pub(crate) fn items(&self) -> Option<&[Item]> {
        if let Inner::List(items) = &self.inner { Some(items) } else { None }
    }

    /// The keys of a table in braces.
    pub(crate) fn entries(&self) -> Option<&[Entry]> {
        if let Inner::Table(entries) = &self.inner { Some(entries) } else { None }
    }
}
