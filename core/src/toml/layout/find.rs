//! What a path leads to in a layout, and what a key could be put into.

use crate::toml::layout::{Entry, Inner, Layout, Piece, Section};
use crate::toml::path::Step;

/// What a path leads to.
#[derive(Clone, Copy, Debug)]
pub enum Spot<'l> {
    /// A key with its value.
    Entry(&'l Entry),
    /// An item of a list in brackets.
    Item(&'l Piece, usize),
}

/// What holds the keys of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Home<'l> {
    /// The keys above the first header, or below one.
    Section(&'l Section),
    /// A table in braces.
    Braces(&'l [Entry], &'l Piece),
    /// Dotted keys, of which this is the last: so many of its parts name the table.
    Dotted(&'l Entry, usize),
}

impl<'l> Spot<'l> {
    /// The value.
    pub(crate) fn value(self) -> Option<&'l Piece> {
        match self {
            Self::Entry(entry) => Some(&entry.value),
            Self::Item(list, index) => Some(&list.items()?.get(index)?.value),
        }
    }
}

impl Layout {
    /// What a path leads to, other than a section.
    pub fn spot(&self, path: &[Step]) -> Option<Spot<'_>> {
        self.sections.iter().find_map(|section| {
            let rest = path.strip_prefix(section.path.as_slice())?;
            below(&section.entries, rest)
        })
    }

    /// What holds the keys of a table.
    pub(crate) fn home(&self, table: &[Step]) -> Option<Home<'_>> {
        if let Some(section) = self.sections.iter().find(|section| section.path == table) {
            return Some(Home::Section(section));
        }
        if let Some(value) = self.spot(table).and_then(Spot::value) {
            return value.entries().map(|entries| Home::Braces(entries, value));
        }
        self.sections.iter().find_map(|section| {
            let rest = table.strip_prefix(section.path.as_slice())?;
            let dotted =
                section.entries.iter().rev().find(|entry| rest_of(&key_steps(&entry.keys), rest).is_some());
            dotted.map(|entry| Home::Dotted(entry, rest.len()))
        })
    }

    /// The dotted keys that are below a table.
    pub(crate) fn dotted(&self, table: &[Step]) -> Vec<&Entry> {
        let below = |section: &'_ Section| {
            let rest = table.strip_prefix(section.path.as_slice()).unwrap_or_default().to_vec();
            move |entry: &&Entry| !rest.is_empty() && key_steps(&entry.keys).starts_with(&rest)
        };
        self.sections.iter().flat_map(|section| section.entries.iter().filter(below(section))).collect()
    }

    /// The section that holds a key.
    pub(crate) fn section_of(&self, entry: &Entry) -> Option<&Section> {
        self.sections.iter().find(|section| section.entries.iter().any(|one| one.span == entry.span))
    }

    /// The entries of the table in braces that holds an entry; `None` where a section holds it.
    pub(crate) fn braces(&self, entry: &Entry) -> Option<&[Entry]> {
        let holding = |held: &&Entry| held.span.start < entry.span.start && held.span.end >= entry.span.end;
        let outer = self.sections.iter().flat_map(|section| &section.entries).find(holding)?;
        innermost(&outer.value, entry)
    }

    /// The last section that is or is below a table.
    pub(crate) fn last_below(&self, table: &[Step]) -> Option<&Section> {
        self.sections.iter().skip(1).rfind(|section| section.is_below(table))
    }

    /// How many records a list of sections has.
    pub(crate) fn records(&self, list: &[Step]) -> usize {
        let is_record = |section: &&Section| matches!(section.path.strip_prefix(list), Some([Step::Item(_)]));
        self.sections.iter().filter(is_record).count()
    }
}

fn below<'l>(entries: &'l [Entry], path: &[Step]) -> Option<Spot<'l>> {
    entries.iter().find_map(|entry| match rest_of(path, &key_steps(&entry.keys))? {
        [] => Some(Spot::Entry(entry)),
        rest => within(&entry.value, rest),
    })
}

fn within<'l>(value: &'l Piece, path: &[Step]) -> Option<Spot<'l>> {
    match (&value.inner, path) {
        (Inner::Table(entries), path) => below(entries, path),
        (Inner::List(items), [Step::Item(index), rest @ ..]) => {
            let item = items.get(*index)?;
            if rest.is_empty() { Some(Spot::Item(value, *index)) } else { within(&item.value, rest) }
        }
        _ => None,
    }
}

/// The entries of a table in braces within a value, of which this is one.
fn innermost<'l>(value: &'l Piece, entry: &Entry) -> Option<&'l [Entry]> {
    match &value.inner {
        Inner::Scalar => None,
        Inner::List(items) => items.iter().find_map(|item| innermost(&item.value, entry)),
        Inner::Table(entries) if entries.iter().any(|one| one.span == entry.span) => Some(entries),
        Inner::Table(entries) => entries.iter().find_map(|one| innermost(&one.value, entry)),
    }
}

fn rest_of<'p>(path: &'p [Step], start: &[Step]) -> Option<&'p [Step]> {
    path.strip_prefix(start)
}

fn key_steps(keys: &[String]) -> Vec<Step> {
    keys.iter().cloned().map(Step::Key).collect()
}
