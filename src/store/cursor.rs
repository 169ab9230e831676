//! The cursor over a parsed document: every missing, mistyped and unknown key is found in one pass, since a reader asks
//! for all keys of a table before it makes anything of them.
//!
//! ```text
//! let name = table.required("name", text);
//! let due = table.optional("due", date);
//! let phases = table.records("phases", "phase", phase);
//! Some(Project { name: name?, due, phases })
//! ```

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::path::Path;
use super::reading::Reading;
use super::schema::{Form, Key};
use super::unknown;
use super::value::{mistyped, no_list};
use super::written::Written;
use crate::diagnostic::Diagnostic;

/// What was wrong, and what to write instead.
pub(super) type Words = (String, String);

/// A value and where it stands; without a node while a schema is surveyed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value<'v> {
    pub(super) reading: &'v Reading<'v>,
    pub(super) path: Path<'v>,
    /// What holds the value, as people call it: `time entry`.
    pub(super) noun: &'static str,
    node: Option<&'v Spanned<DeValue<'v>>>,
}

/// A key that a person chose: the id of a role, a task, a person.
#[derive(Clone, Debug)]
pub(super) struct Name<'v> {
    /// The key without its quotes.
    pub(super) text: &'v str,
    /// Its bytes.
    pub(super) span: Range<usize>,
}

/// A table and the keys that were read from it.
#[derive(Debug)]
pub(super) struct Table<'v> {
    pub(super) reading: &'v Reading<'v>,
    pub(super) path: Path<'v>,
    /// What the table is, as people call it: `time entry`.
    pub(super) noun: &'static str,
    /// The bytes that stand for it: its header or, written in one line, all of it.
    pub(super) span: Range<usize>,
    pub(super) entries: Option<&'v DeTable<'v>>,
    /// The keys that are there and were read.
    read: Vec<&'static str>,
    /// Whether all other keys were read too.
    exhausted: bool,
}

impl<'v> Value<'v> {
    /// The value itself, which is to be of a form; `None` in a survey, which notes the form.
    pub(super) fn node(self, form: Form) -> Option<&'v DeValue<'v>> {
        if let Some((schema, (table, name))) = self.reading.surveyed().zip(self.path.owner()) {
            schema.borrow_mut().amend(&table, name, |key| key.form = form);
        }
        self.node.map(Spanned::get_ref)
    }

    /// Whether a schema is surveyed, and no value is there.
    pub(super) fn is_survey(self) -> bool {
        self.node.is_none()
    }

    /// The bytes of the value.
    pub(super) fn span(self) -> Range<usize> {
        self.node.map_or(0..0, Spanned::span)
    }

    /// The value as it is written.
    pub(super) fn source(self) -> &'v str {
        self.reading.text.get(self.span()).unwrap_or_default()
    }

    /// Says what is wrong with the value; always `None`.
    pub(super) fn fault<T>(self, rule: &'static str, words: impl FnOnce() -> Words) -> Option<T> {
        self.reading.error(rule, || worded(self.reading, self.path, self.span(), words()));
        None
    }

    /// Says what is wrong with the key that holds the value; always `None`.
    pub(super) fn fault_in<T>(
        self,
        name: &Name<'_>,
        rule: &'static str,
        words: impl FnOnce() -> Words,
    ) -> Option<T> {
        self.reading.error(rule, || worded(self.reading, self.path, name.span.clone(), words()));
        None
    }

    /// Says what is odd about the value.
    pub(super) fn warn(self, rule: &'static str, words: impl FnOnce() -> Words) {
        self.reading.warning(rule, || worded(self.reading, self.path, self.span(), words()));
    }

    /// The value as a table, all of it read by `read`.
    pub(super) fn table<T>(
        self,
        noun: &'static str,
        read: impl FnOnce(&mut Table<'_>) -> Option<T>,
    ) -> Option<T> {
        let entries = match self.node(Form::Table) {
            None => None,
            Some(DeValue::Table(entries)) => Some(entries),
            Some(_) => return mistyped(self, Form::Table),
        };
        let mut table = Table { noun, span: self.span(), ..Table::new(self.reading, self.path, entries) };
        let result = read(&mut table);
        table.close();
        result
    }

    /// The items of a list; in a survey, one that stands for all.
    pub(super) fn items<T>(self, mut read: impl FnMut(Value<'_>) -> Option<T>) -> Option<Vec<T>> {
        let item = |index, node| Value { path: Path::Item(&self.path, index), node, ..self };
        if let Some((schema, (table, name))) = self.reading.surveyed().zip(self.path.owner()) {
            schema.borrow_mut().amend(&table, name, |key| key.list = true);
        }
        match self.node.map(Spanned::get_ref) {
            None => {
                read(item(0, None));
                None
            }
            Some(DeValue::Array(array)) => {
                let mut values = Vec::with_capacity(array.len());
                for (index, node) in array.iter().enumerate() {
                    values.extend(read(item(index, Some(node))));
                }
                Some(values)
            }
            Some(_) => no_list(self),
        }
    }

    /// Whether the value is a list.
    pub(super) fn is_list(self) -> bool {
        matches!(self.node.map(Spanned::get_ref), Some(DeValue::Array(_)))
    }

    /// Whether the value is a list without an item.
    pub(super) fn is_empty_list(self) -> bool {
        matches!(self.node.map(Spanned::get_ref), Some(DeValue::Array(array)) if array.is_empty())
    }

    /// Whether the value is a table.
    pub(super) fn is_table(self) -> bool {
        matches!(self.node.map(Spanned::get_ref), Some(DeValue::Table(_)))
    }
}

impl<'v> Table<'v> {
    /// The document itself.
    pub(super) fn root(reading: &'v Reading<'v>, entries: Option<&'v DeTable<'v>>) -> Self {
        Self::new(reading, Path::Root, entries)
    }

    fn new(reading: &'v Reading<'v>, path: Path<'v>, entries: Option<&'v DeTable<'v>>) -> Self {
        let noun = reading.kind.noun();
        Self { reading, path, noun, span: 0..0, entries, read: Vec::new(), exhausted: false }
    }

    /// A key that must be there.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Value<'_>) -> Option<T>,
    ) -> Option<T> {
        self.survey(key, true, None);
        match self.value(key) {
            Some(value) => read(value),
            None => unknown::missing(self, key),
        }
    }

    /// A key that may be missing.
    pub(super) fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Value<'_>) -> Option<T>,
    ) -> Option<T> {
        self.survey(key, false, None);
        self.value(key).and_then(read)
    }

    /// A key that may be missing, and what holds then.
    pub(super) fn or<T: Written>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Value<'_>) -> Option<T>,
        default: T,
    ) -> T {
        self.survey(key, false, Some(&default));
        self.value(key).and_then(read).unwrap_or(default)
    }

    /// A list that may be missing, and is empty then.
    pub(super) fn list<T>(&mut self, key: &'static str, read: impl FnMut(Value<'_>) -> Option<T>) -> Vec<T> {
        self.optional(key, |value| value.items(read)).unwrap_or_default()
    }

    /// The records of a list that may be missing.
    pub(super) fn records<T>(
        &mut self,
        key: &'static str,
        noun: &'static str,
        mut read: impl FnMut(&mut Table<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.list(key, |value| value.table(noun, &mut read))
    }

    /// A table that may be missing.
    pub(super) fn table<T>(
        &mut self,
        key: &'static str,
        noun: &'static str,
        read: impl FnOnce(&mut Table<'_>) -> Option<T>,
    ) -> Option<T> {
        self.optional(key, |value| value.table(noun, read))
    }

    /// Every other key of the table: a person chose its name, and `sign` stands for it in a schema.
    pub(super) fn chosen<T>(
        &mut self,
        sign: &'static str,
        mut read: impl FnMut(&Name<'_>, Value<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.survey(sign, false, None);
        self.exhausted = true;
        let value = Value { reading: self.reading, path: Path::Root, noun: self.noun, node: None };
        let Some(entries) = self.entries else {
            let name = Name { text: sign, span: 0..0 };
            read(&name, Value { path: Path::Chosen(&self.path, sign, sign), ..value });
            return Vec::new();
        };
        let mut results = Vec::new();
        for (key, node) in entries {
            let text: &str = key.get_ref();
            if !self.read.contains(&text) {
                let path = Path::Chosen(&self.path, text, sign);
                let name = Name { text, span: key.span() };
                results.extend(read(&name, Value { node: Some(node), path, ..value }));
            }
        }
        results
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.is_some_and(|entries| entries.contains_key(key))
    }

    /// Says what is wrong with a key of the table: its value or, where it is missing, the table; always `None`.
    pub(super) fn fault<T>(&self, key: &str, rule: &'static str, words: impl FnOnce() -> Words) -> Option<T> {
        let path = Path::Key(&self.path, key);
        self.reading.error(rule, || worded(self.reading, path, self.span_of(key), words()));
        None
    }

    /// The bytes of a key's value; of the table where the key is missing.
    pub(super) fn span_of(&self, key: &str) -> Range<usize> {
        let node = self.entries.and_then(|entries| entries.get(key));
        node.map_or(self.span.clone(), Spanned::span)
    }

    /// Whether a person's own fields may stand here: in the file itself and in a record that is written as a table.
    pub(super) fn has_room(&self) -> bool {
        match self.path {
            Path::Root => true,
            Path::Item(..) => {
                !self.reading.text.get(self.span.clone()).is_some_and(|source| source.starts_with('{'))
            }
            _ => false,
        }
    }

    /// Looks at every key that was not read.
    pub(super) fn close(mut self) {
        let Some(entries) = self.entries else { return };
        if let Some(node) = entries.get("custom").filter(|_| self.has_room()) {
            let path = Path::Key(&self.path, "custom");
            unknown::custom(Value { reading: self.reading, path, noun: self.noun, node: Some(node) });
            self.read.push("custom");
        }
        if self.exhausted || self.read.len() == entries.len() {
            return;
        }
        for (key, _) in entries {
            let name: &str = key.get_ref();
            if !self.read.contains(&name) {
                unknown::key(&self, key);
            }
        }
    }

    fn value(&mut self, key: &'static str) -> Option<Value<'_>> {
        let node = match self.entries {
            Some(entries) => Some(entries.get(key)?),
            None => None,
        };
        self.read.push(key);
        Some(Value { reading: self.reading, path: Path::Key(&self.path, key), noun: self.noun, node })
    }

    fn survey(&self, key: &'static str, required: bool, default: Option<&dyn Written>) {
        if let Some(schema) = self.reading.surveyed() {
            let default = default.map(Written::written);
            let key = Key { name: key.to_owned(), form: Form::Any, list: false, required, default };
            schema.borrow_mut().add(self.path.pattern(), key);
        }
    }
}

fn worded(reading: &Reading<'_>, path: Path<'_>, span: Range<usize>, (message, help): Words) -> Diagnostic {
    Diagnostic::error("", reading.place(path, span), message).help(help)
}
