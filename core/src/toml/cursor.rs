//! A value of a parsed document and where it stands; what is wrong with it is said here, with its place.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules::RuleName;
use crate::toml::path::Path;
use crate::toml::reading::Reading;
use crate::toml::schema::Form;
use crate::toml::table::Table;
use crate::toml::tree::quick::Records;
use crate::toml::tree::{Data, Name, Node};
use crate::toml::value::{mistyped, no_list};

/// What was wrong, and what to write instead.
pub(crate) type Words = (String, String);

/// A value and where it stands; without a node while a schema is surveyed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value<'v> {
    pub(crate) reading: &'v Reading<'v>,
    pub(crate) path: Path<'v>,
    /// What holds the value, as people call it: `time entry`.
    pub(crate) noun: &'static str,
    pub(crate) held: Option<Node<'v>>,
}

impl<'v> Value<'v> {
    /// The value itself, which is to be of a form; `None` in a survey, which notes the form.
    pub(crate) fn node(self, form: Form) -> Option<&'v Data<'v>> {
        if let Some(schema) = self.reading.surveyed()
            && let Some((table, name)) = self.path.owner()
        {
            schema.borrow_mut().amend(&table, name, |key| key.learn(form));
        }
        self.held.map(Node::data)
    }

    /// Whether a schema is surveyed, and no value is there.
    pub(crate) fn is_survey(self) -> bool {
        self.held.is_none()
    }

    /// The bytes of the value.
    pub(crate) fn span(self) -> Range<usize> {
        self.held.map_or(0..0, Node::span)
    }

    /// The value as it is written.
    pub(crate) fn source(self) -> &'v str {
        self.reading.text.get(self.span()).unwrap_or_default()
    }

    /// Says what is wrong with the value; always `None`.
    pub(crate) fn fault<T>(self, rule: RuleName, words: impl FnOnce() -> Words) -> Option<T> {
        self.reading.error(rule, || worded(self.reading, rule, self.path, self.span(), words()));
        None
    }

    /// Says what is wrong with the key that holds the value; always `None`.
    pub(crate) fn fault_in<T>(
        self,
        name: &Name<'_>,
        rule: RuleName,
        words: impl FnOnce() -> Words,
    ) -> Option<T> {
        self.reading.error(rule, || worded(self.reading, rule, self.path, name.span.clone(), words()));
        None
    }

    /// Says what is odd about the value.
    pub(crate) fn warn(self, rule: RuleName, words: impl FnOnce() -> Words) {
        self.reading.warning(rule, || worded(self.reading, rule, self.path, self.span(), words()));
    }

    /// Says what is odd about the key that holds the value.
    pub(crate) fn warn_at(self, name: &Name<'_>, rule: RuleName, words: impl FnOnce() -> Words) {
        self.reading.warning(rule, || worded(self.reading, rule, self.path, name.span.clone(), words()));
    }

    /// The value as a table, all of it read by `read`.
    pub(crate) fn table<T>(
        self,
        noun: &'static str,
        read: impl FnOnce(&mut Table<'_>) -> Option<T>,
    ) -> Option<T> {
        if !matches!(self.node(Form::Table), None | Some(Data::Table(_))) {
            return mistyped(self, Form::Table);
        }
        let mut table = Table::of(self, noun);
        let result = read(&mut table);
        table.close();
        result
    }

    /// The items of a list; in a survey, one that stands for all.
    pub(crate) fn items<T>(self, read: impl FnMut(Value<'_>) -> Option<T>) -> Option<Vec<T>> {
        self.lines(Vec::with_capacity, |_, _| None, read)
    }

    /// The items of a list. Of one that was left as lines, `line` may read the next item from the text and add it; it
    /// says how many bytes follow then.
    pub(crate) fn lines<T, C: Extend<T>>(
        self,
        make: impl FnOnce(usize) -> C,
        line: impl FnMut(&str, &mut C) -> Option<usize>,
        mut read: impl FnMut(Value<'_>) -> Option<T>,
    ) -> Option<C> {
        if let Some(schema) = self.reading.surveyed()
            && let Some((table, name)) = self.path.owner()
        {
            schema.borrow_mut().amend(&table, name, |key| key.list = true);
        }
        let Some(list) = self.held else {
            read(self.item(0, None));
            return None;
        };
        let mut items;
        match list.data() {
            Data::List(_) => {
                items = make(list.count());
                let nodes = list.children().enumerate();
                items.extend(nodes.filter_map(|(index, node)| read(self.item(index, Some(node)))));
            }
            Data::Lines(bytes) => {
                let mut records = Records::new(self.reading.text, bytes.clone());
                items = make(records.most());
                let read = |index, node: Node<'_>| read(self.item(index, Some(node)));
                if records.each(line, read, &mut items).is_none() {
                    self.reading.give_up();
                }
            }
            _ => return no_list(self),
        }
        Some(items)
    }

    fn item<'i>(&'i self, index: usize, held: Option<Node<'i>>) -> Value<'i> {
        Value { path: Path::Item(&self.path, index), held, ..*self }
    }

    /// Tells a survey that one of them may stand alone for a list.
    pub(crate) fn may_be_alone(self) {
        if let Some(schema) = self.reading.surveyed()
            && let Some((table, name)) = self.path.owner()
        {
            schema.borrow_mut().amend(&table, name, |key| key.alone = true);
        }
    }

    /// Whether the value is a list.
    pub(crate) fn is_list(self) -> bool {
        matches!(self.held.map(Node::data), Some(Data::List(_) | Data::Lines(_)))
    }

    /// Whether the value is a list without an item.
    pub(crate) fn is_empty_list(self) -> bool {
        self.is_list() && self.held.is_some_and(|list| list.count() == 0)
    }

    /// Whether the value is a table.
    pub(crate) fn is_table(self) -> bool {
        matches!(self.held.map(Node::data), Some(Data::Table(_)))
    }
}

/// A diagnostic at a place, but for its severity.
pub(crate) fn worded(
    reading: &Reading<'_>,
    rule: RuleName,
    path: Path<'_>,
    span: Range<usize>,
    (message, help): Words,
) -> Diagnostic {
    Diagnostic::error(rule, reading.place(path, span), message).help(help)
}
