//! A table of a parsed document: every missing, mistyped and unknown key is found in one pass, since a reader asks for
//! all keys before it makes anything of them.
//!
//! ```text
//! let name = table.required("name", text);
//! let due = table.optional("due", date);
//! let phases = table.records("phases", "phase", phase);
//! Some(Project { name: name?, due, phases })
//! ```

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::rules::RuleName;
use crate::diagnostic::{Diagnostic, Place};
use crate::toml::cursor::{Value, Words, worded};
use crate::toml::path::Path;
use crate::toml::reading::Reading;
use crate::toml::schema::{Form, Key};
use crate::toml::tree::{Name, Node};
use crate::toml::unknown;
use crate::toml::written::Written;

/// A table and the keys that were read from it.
#[derive(Debug)]
pub(crate) struct Table<'v> {
    pub(crate) reading: &'v Reading<'v>,
    pub(crate) path: Path<'v>,
    /// What the table is, as people call it: `time entry`.
    pub(crate) noun: &'static str,
    /// The bytes that stand for it: its header or, written in one line, all of it.
    pub(crate) span: Range<usize>,
    /// What it holds; `None` while a schema is surveyed.
    pub(crate) entries: Option<Node<'v>>,
    /// The keys that are there and were read, by their place among all.
    read: Marks,
    /// The key that was read last, and its place.
    last: Option<(usize, Node<'v>)>,
    /// Whether all other keys were read too.
    exhausted: bool,
}

impl<'v> Table<'v> {
    /// The document itself.
    pub(crate) fn root(reading: &'v Reading<'v>, document: Option<Node<'v>>) -> Self {
        let noun = reading.subject.noun;
        Self { span: 0..0, ..Self::of(Value { reading, path: Path::Root, noun, held: document }, noun) }
    }

    /// The table that a value holds.
    pub(crate) fn of(value: Value<'v>, noun: &'static str) -> Self {
        let Value { reading, path, held, .. } = value;
        let (read, last) = (Marks::default(), None);
        Self { reading, path, noun, span: value.span(), entries: held, read, last, exhausted: false }
    }

    /// A key that must be there.
    pub(crate) fn required<T>(
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
    pub(crate) fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Value<'_>) -> Option<T>,
    ) -> Option<T> {
        self.survey(key, false, None);
        self.value(key).and_then(read)
    }

    /// A key that may be missing, and what holds then.
    pub(crate) fn or<T: Written>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Value<'_>) -> Option<T>,
        default: T,
    ) -> T {
        self.survey(key, false, Some(&default));
        self.value(key).and_then(read).unwrap_or(default)
    }

    /// A key that may be missing, where what holds then is no single value of its own.
    pub(crate) fn told<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Value<'_>) -> Option<T>,
        default: &dyn Written,
    ) -> Option<T> {
        self.survey(key, false, Some(default));
        self.value(key).and_then(read)
    }

    /// A list that may be missing, and is empty then.
    pub(crate) fn list<T>(&mut self, key: &'static str, read: impl FnMut(Value<'_>) -> Option<T>) -> Vec<T> {
        self.optional(key, |value| value.items(read)).unwrap_or_default()
    }

    /// The records of a list that may be missing.
    pub(crate) fn records<T>(
        &mut self,
        key: &'static str,
        noun: &'static str,
        mut read: impl FnMut(&mut Table<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.list(key, |value| value.table(noun, &mut read))
    }

    /// A table that may be missing.
    pub(crate) fn table<T>(
        &mut self,
        key: &'static str,
        noun: &'static str,
        read: impl FnOnce(&mut Table<'_>) -> Option<T>,
    ) -> Option<T> {
        self.optional(key, |value| value.table(noun, read))
    }

    /// Every other key of the table: a person chose its name, and `sign` stands for it in a schema.
    pub(crate) fn chosen<T>(
        &mut self,
        sign: &'static str,
        mut read: impl FnMut(&Name<'_>, Value<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.survey(sign, false, None);
        self.exhausted = true;
        let value = Value { reading: self.reading, path: Path::Root, noun: self.noun, held: None };
        let Some(entries) = self.entries else {
            let name = Name { text: sign, span: 0..0 };
            read(&name, Value { path: Path::Chosen(&self.path, sign, sign), ..value });
            return Vec::new();
        };
        // The record's own fields, which closing it looks at.
        let has_own = matches!(self.path, Path::Item(..)) && self.has_room();
        let is_own = |node: &Node<'_>| has_own && node.key().text == "custom";
        let mut chosen: Vec<Node<'_>> = self.unread(entries).filter(|node| !is_own(node)).collect();
        chosen.sort_unstable_by_key(|node| node.key().text);
        let read_one = |node: Node<'_>| {
            let path = Path::Chosen(&self.path, node.key().text, sign);
            read(&node.key(), Value { held: Some(node), path, ..value })
        };
        let mut values = Vec::with_capacity(chosen.len());
        values.extend(chosen.into_iter().filter_map(read_one));
        values
    }

    /// Says which keys come here in a file, where others must be read before them.
    pub(crate) fn foresee(&self, keys: impl IntoIterator<Item = &'static str>) {
        keys.into_iter().for_each(|key| self.survey(key, false, None));
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.is_some_and(|entries| entries.get(key).is_some())
    }

    /// Says what is wrong with a key of the table: its value or, where it is missing, the table; always `None`.
    pub(crate) fn fault<T>(&self, key: &str, rule: RuleName, words: impl FnOnce() -> Words) -> Option<T> {
        let path = Path::Key(&self.path, key);
        self.reading.error(rule, || {
            let told = worded(self.reading, rule, path, self.span_of(key), words());
            // A key that the file itself lacks stands nowhere.
            let nowhere = matches!(self.path, Path::Root) && !self.has(key);
            Diagnostic { place: Place { span: told.place.span.filter(|_| !nowhere), ..told.place }, ..told }
        });
        None
    }

    /// The bytes of a key's value; of the table where the key is missing.
    pub(crate) fn span_of(&self, key: &str) -> Range<usize> {
        let node = self.entries.and_then(|entries| entries.get(key));
        node.map_or(self.span.clone(), Node::span)
    }

    /// A key's value as it is written, where it is there.
    pub(crate) fn source_of(&self, key: &str) -> Option<String> {
        self.reading.text.get(self.span_of(key)).filter(|_| self.has(key)).map(str::to_owned)
    }

    /// Whether a person's own fields may stand here: in the file itself and in a record that is written as a table.
    pub(crate) fn has_room(&self) -> bool {
        matches!(self.path, Path::Root) || (matches!(self.path, Path::Item(..)) && !self.is_inline())
    }

    /// Whether the table is written as a value, in braces.
    pub(crate) fn is_inline(&self) -> bool {
        self.reading.text.get(self.span.clone()).is_some_and(|source| source.starts_with('{'))
    }

    /// Looks at every key that was not read.
    pub(crate) fn close(mut self) {
        let Some(entries) = self.entries.filter(|entries| self.read.count() < entries.count()) else {
            return;
        };
        if self.has_room()
            && let Some(node) = self.find(entries, "custom")
        {
            let path = Path::Key(&self.path, "custom");
            unknown::custom(Value { reading: self.reading, path, noun: self.noun, held: Some(node) });
        }
        if self.exhausted || self.read.count() == entries.count() {
            return;
        }
        for node in self.unread(entries) {
            unknown::key(&self, &node.key());
        }
    }

    fn unread(&self, entries: Node<'v>) -> impl Iterator<Item = Node<'v>> {
        entries.children().enumerate().filter(|(place, _)| !self.read.has(*place)).map(|(_, node)| node)
    }

    fn value(&mut self, key: &'static str) -> Option<Value<'_>> {
        let held = match self.entries {
            Some(entries) => Some(self.find(entries, key)?),
            None => None,
        };
        Some(Value { reading: self.reading, path: Path::Key(&self.path, key), noun: self.noun, held })
    }

    /// What a key holds, which is read now. Keys mostly stand in the order in which they are read.
    fn find(&mut self, entries: Node<'v>, key: &str) -> Option<Node<'v>> {
        if self.read.count() == entries.count() {
            return None;
        }
        let next = match self.last {
            Some((place, node)) => node.next().map(|node| (place + 1, node)),
            None => entries.children().next().map(|node| (0, node)),
        };
        let is_meant = |(_, node): &(usize, Node<'_>)| node.is(key);
        let found = next.filter(is_meant).or_else(|| entries.children().enumerate().find(is_meant))?;
        self.read.add(found.0);
        self.last = Some(found);
        Some(found.1)
    }

    fn survey(&self, key: &'static str, required: bool, default: Option<&dyn Written>) {
        if let Some(schema) = self.reading.surveyed() {
            let default = default.map(Written::written);
            let key = Key {
                name: key.to_owned(),
                form: Form::Any,
                short: None,
                list: false,
                alone: false,
                required,
                default,
            };
            schema.borrow_mut().add(self.path.pattern(), key);
        }
    }
}

/// Places among the keys of a table; few tables have more than 64.
#[derive(Debug, Default)]
struct Marks {
    first: u64,
    others: BTreeSet<usize>,
}

impl Marks {
    fn add(&mut self, place: usize) {
        match place {
            0..64 => self.first |= 1 << place,
            _ => drop(self.others.insert(place)),
        }
    }

    fn has(&self, place: usize) -> bool {
        if place < 64 { self.first >> place & 1 == 1 } else { self.others.contains(&place) }
    }

    fn count(&self) -> usize {
        self.first.count_ones() as usize + self.others.len()
    }
}
