//! A value of a parsed document and where it stands; what is wrong with it is said here, with its place.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::path::Path;
use super::reading::Reading;
use super::schema::Form;
use super::table::{Name, Table};
use super::value::{mistyped, no_list};
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
    pub(super) held: Option<&'v Spanned<DeValue<'v>>>,
}

impl<'v> Value<'v> {
    /// The value itself, which is to be of a form; `None` in a survey, which notes the form.
    pub(super) fn node(self, form: Form) -> Option<&'v DeValue<'v>> {
        if let Some((schema, (table, name))) = self.reading.surveyed().zip(self.path.owner()) {
            schema.borrow_mut().amend(&table, name, |key| key.learn(form));
        }
        self.held.map(Spanned::get_ref)
    }

    /// Whether a schema is surveyed, and no value is there.
    pub(super) fn is_survey(self) -> bool {
        self.held.is_none()
    }

    /// The bytes of the value.
    pub(super) fn span(self) -> Range<usize> {
        self.held.map_or(0..0, Spanned::span)
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
        let mut table = Table::of(self, noun, entries);
        let result = read(&mut table);
        table.close();
        result
    }

    /// The items of a list; in a survey, one that stands for all.
    pub(super) fn items<T>(self, mut read: impl FnMut(Value<'_>) -> Option<T>) -> Option<Vec<T>> {
        let item = |index, held| Value { path: Path::Item(&self.path, index), held, ..self };
        if let Some((schema, (table, name))) = self.reading.surveyed().zip(self.path.owner()) {
            schema.borrow_mut().amend(&table, name, |key| key.list = true);
        }
        match self.held.map(Spanned::get_ref) {
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
        matches!(self.held.map(Spanned::get_ref), Some(DeValue::Array(_)))
    }

    /// Whether the value is a list without an item.
    pub(super) fn is_empty_list(self) -> bool {
        matches!(self.held.map(Spanned::get_ref), Some(DeValue::Array(array)) if array.is_empty())
    }

    /// Whether the value is a table.
    pub(super) fn is_table(self) -> bool {
        matches!(self.held.map(Spanned::get_ref), Some(DeValue::Table(_)))
    }
}

/// A diagnostic at a place, but for its rule and severity.
pub(super) fn worded(
    reading: &Reading<'_>,
    path: Path<'_>,
    span: Range<usize>,
    (message, help): Words,
) -> Diagnostic {
    Diagnostic::error("", reading.place(path, span), message).help(help)
}
