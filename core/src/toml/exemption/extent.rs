//! From where to where each table, key and record of a text reaches, whatever they are called.

use std::ops::Range;

use crate::toml::layout::{Entry, Inner, Layout, Piece};

/// Where things begin and end.
#[derive(Debug)]
pub(crate) struct Extents {
    /// Tables, keys and records by where they begin.
    by_start: Vec<Range<usize>>,
    /// Keys and records by where they end.
    by_end: Vec<Range<usize>>,
}

impl Extents {
    /// Those of a text without a byte order mark; of one that is not TOML what could be made out.
    pub(crate) fn of(text: &str) -> Self {
        let layout = Layout::of(text);
        let mut by_end = Vec::new();
        layout.sections.iter().for_each(|section| note(&section.entries, &mut by_end));
        let headers = layout.sections.iter().skip(1).map(|section| section.header.start);
        let ends = headers.clone().skip(1).chain([text.len()]);
        let tables = headers.zip(ends).map(|(start, end)| start..end);
        let mut by_start: Vec<_> = by_end.iter().cloned().chain(tables).collect();
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

/// From each key to the end of its value, and each item of a list.
fn note(entries: &[Entry], extents: &mut Vec<Range<usize>>) {
    for entry in entries {
        extents.push(entry.span.clone());
        note_inside(&entry.value, extents);
    }
}

/// The parser limits how deep values nest, so this recursion has an end.
fn note_inside(value: &Piece, extents: &mut Vec<Range<usize>>) {
    match &value.inner {
        Inner::Scalar => {}
        Inner::Table(entries) => note(entries, extents),
        Inner::List(items) => {
            for item in items {
                extents.push(item.value.span.clone());
                note_inside(&item.value, extents);
            }
        }
    }
}
