//! Records and values on one line.

use crate::edit::canon::gap::{Beside, Line};
use crate::edit::canon::page::{INDENT, Page};
use crate::edit::canon::tree::{Entry, Held, List, Table};
use crate::edit::canon::value::{scalar, scalar_in_line};
use crate::edit::table::quoted;
use crate::edit::value::{DATES, in_braces};
use crate::model::Date;
use crate::toml::layout::{Inner, Layout, Piece};
use crate::toml::schema::Schema;

/// How wide a line may become by putting a list of several lines on one.
const WIDTH: usize = 100;

/// A record on its line.
#[derive(Debug)]
pub(crate) struct RecordLine<'t> {
    pub(crate) beside: Beside<'t>,
    pub(crate) text: String,
    pub(crate) date: Option<Date>,
}

/// Writes values of a text on one line.
#[derive(Clone, Copy)]
pub(crate) struct Liner<'p> {
    pub(crate) text: &'p str,
    pub(crate) layout: &'p Layout,
    pub(crate) schema: &'p Schema,
    pub(crate) ending: &'static str,
}

impl<'p> Liner<'p> {
    /// A record that stands in braces among others.
    pub(crate) fn record_of_item(
        self,
        mut beside: Beside<'p>,
        node: &'p Piece,
        pattern: &str,
    ) -> Option<RecordLine<'p>> {
        let table = Table::in_braces(self.text, node)?;
        beside.above.extend(self.comments(node));
        Some(RecordLine { beside, date: self.date(&table), text: self.in_line(&table, pattern) })
    }

    /// A record that has a section of its own. What stands at its keys comes to stand above it.
    pub(crate) fn record_of_section(self, table: &Table<'p>, pattern: &str) -> RecordLine<'p> {
        let mut beside = table.beside.clone();
        beside.above.extend(self.all_comments(table));
        beside.above.retain(|line| *line != Line::Blank);
        RecordLine { beside, date: self.date(table), text: self.in_line(table, pattern) }
    }

    /// A table in braces.
    pub(crate) fn in_line(self, table: &Table<'p>, pattern: &str) -> String {
        let mut entries: Vec<&Entry<'p>> = table.entries.iter().collect();
        entries.sort_by_key(|entry| self.schema.rank(pattern, &entry.key));
        let written: Vec<(String, String)> = entries
            .into_iter()
            .map(|entry| {
                let below = self.schema.below(pattern, &entry.key);
                (quoted(&entry.key), self.held_in_line(&entry.held, &below))
            })
            .collect();
        in_braces(written.iter().map(|(key, value)| (key.as_str(), value.clone())))
    }

    fn held_in_line(self, held: &Held<'p>, pattern: &str) -> String {
        match held {
            Held::Value(node) => self.node_in_line(node, pattern),
            Held::Table(table) => self.in_line(table, pattern),
            Held::Records(records) => {
                let pattern = format!("{pattern}[]");
                listed(records.iter().map(|record| self.in_line(record, &pattern)))
            }
            // A record in braces has no room for them.
            Held::Own(_) | Held::OwnSections(_) => String::new(),
        }
    }

    fn node_in_line(self, node: &'p Piece, pattern: &str) -> String {
        match &node.inner {
            Inner::Scalar => scalar_in_line(self.source(node)),
            Inner::List(items) => {
                let pattern = format!("{pattern}[]");
                listed(items.iter().map(|item| self.node_in_line(&item.value, &pattern)))
            }
            Inner::Table(_) => Table::in_braces(self.text, node)
                .map_or_else(|| self.source(node).to_owned(), |table| self.in_line(&table, pattern)),
        }
    }

    /// A value behind its key, on as few lines as it needs.
    pub(crate) fn value(self, node: &'p Piece, key: &str, pattern: &str) -> String {
        match &node.inner {
            Inner::Scalar => scalar(self.source(node)),
            Inner::Table(_) => self.node_in_line(node, pattern),
            Inner::List(_) => {
                let line = self.node_in_line(node, pattern);
                let is_broken = self.source(node).contains('\n');
                let fits = format!("{key} = {line}").chars().count() <= WIDTH
                    && self.comments(node).next().is_none();
                let broken = || self.list(node, pattern);
                if is_broken && !fits { broken().unwrap_or(line) } else { line }
            }
        }
    }

    /// A list on several lines: it keeps its line breaks.
    fn list(self, node: &'p Piece, pattern: &str) -> Option<String> {
        let List { items, tail } = List::of(self.text, node)?;
        let pattern = format!("{pattern}[]");
        let mut page = Page::new(self.ending);
        page.opening("", "[", None);
        let mut line = String::new();
        for (at, (Beside { above, behind }, begins_line, value)) in items.iter().enumerate() {
            if *begins_line && !line.is_empty() {
                page.line(INDENT, &std::mem::take(&mut line), None);
            }
            page.lines(INDENT, above);
            let blank = if line.is_empty() { "" } else { " " };
            line = format!("{line}{blank}{},", self.node_in_line(value, &pattern));
            if behind.is_some() || at + 1 == items.len() {
                page.line(INDENT, &std::mem::take(&mut line), *behind);
            }
        }
        page.lines(INDENT, tail.strip_suffix(&[Line::Blank]).unwrap_or(&tail));
        Some(format!("{}]", page.into_text()))
    }

    /// The day of a record.
    pub(crate) fn date(self, table: &Table<'p>) -> Option<Date> {
        let entry = table.entries.iter().find(|entry| DATES.contains(&entry.key.as_str()))?;
        if let Held::Value(node) = entry.held { self.source(node).parse().ok() } else { None }
    }

    fn source(self, node: &Piece) -> &'p str {
        self.text.get(node.span.clone()).unwrap_or_default()
    }

    /// The comments within a value.
    pub(crate) fn comments(self, node: &Piece) -> impl Iterator<Item = Line<'p>> {
        let span = node.span.clone();
        let within = self.layout.comments.iter().filter(move |comment| span.contains(&comment.start));
        within
            .filter_map(move |comment| self.text.get(comment.clone()))
            .map(|text| Line::Comment(text.trim_end()))
    }

    /// The comments at the keys of a table and within their values.
    pub(crate) fn all_comments(self, table: &Table<'p>) -> Vec<Line<'p>> {
        let mut comments = Vec::new();
        for Entry { beside, held, .. } in &table.entries {
            comments.extend_from_slice(&beside.above);
            match held {
                Held::Value(node) => comments.extend(self.comments(node)),
                Held::Table(table) => comments.extend(self.all_comments(table)),
                Held::Records(records) => {
                    comments.extend(records.iter().flat_map(|record| self.all_comments(record)));
                }
                Held::Own(_) | Held::OwnSections(_) => {}
            }
            comments.extend(beside.behind.map(Line::Comment));
        }
        comments.extend_from_slice(&table.tail);
        comments
    }
}

fn listed(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}
