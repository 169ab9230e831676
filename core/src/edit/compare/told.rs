//! What a text says, as data: its keys, and the records of its lists, each with its place.

use std::ops::Range;

use serde_json::{Number as Digits, Value};

use crate::diagnostic::difference::Said;
use crate::toml::path::{Step, written};
use crate::toml::schema::{Form, Schema};
use crate::toml::tree::exact::exact;
use crate::toml::tree::{Data, Node, Tree};

/// What a text says.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// What is no record.
    pub(crate) keys: Vec<Valued>,
    /// The records of all lists, list by list.
    pub(crate) records: Vec<Listed>,
}

/// A value at its place.
#[derive(Clone, Debug)]
pub(crate) struct Valued {
    /// Its path.
    pub(crate) path: String,
    /// What it is.
    pub(crate) value: Value,
    /// Its bytes.
    pub(crate) span: Range<usize>,
}

/// A record of a list.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    /// The list, by its path.
    pub(crate) list: String,
    /// What it says.
    pub(crate) said: Said,
    /// Where it is.
    pub(crate) held: Valued,
}

impl Told {
    /// What a text says; `None` where it is not TOML.
    pub(crate) fn of(text: &str, schema: &Schema) -> Option<Self> {
        let tree = exact(text)?;
        let mut told = Self::default();
        if let Some(root) = tree.root() {
            told.note(root, &mut Vec::new(), schema);
        }
        Some(told)
    }

    /// All its keys.
    pub(crate) fn said(&self) -> Said {
        self.keys.iter().map(|held| (held.path.clone(), held.value.clone())).collect()
    }

    /// Notes what a table holds. The parser limits how deep tables nest, so this recursion has an end.
    fn note(&mut self, table: Node<'_>, path: &mut Vec<Step>, schema: &Schema) {
        for child in table.children() {
            path.push(Step::Key(child.key().text.to_owned()));
            let pattern = schema.pattern(path);
            match child.data() {
                Data::Table(_) if !is_value(&pattern) => self.note(child, path, schema),
                Data::List(_) if child.items().any(|item| matches!(item.data(), Data::Table(_))) => {
                    self.note_records(child, path, &pattern, schema);
                }
                // An empty list of records is none.
                Data::List(_) if child.count() == 0 => {}
                _ => {
                    let value = value(child, form(schema, &pattern));
                    self.keys.push(Valued { path: written(path), value, span: child.span() });
                }
            }
            path.pop();
        }
    }

    fn note_records(&mut self, list: Node<'_>, path: &mut Vec<Step>, pattern: &str, schema: &Schema) {
        let name = written(path);
        for (at, item) in list.items().enumerate() {
            path.push(Step::Item(at));
            let held = Valued { path: written(path), value: Value::Null, span: item.span() };
            let said = said(item, &format!("{pattern}[]"), schema);
            self.records.push(Listed { list: name.clone(), said, held });
            path.pop();
        }
    }
}

/// Whether a table, by its pattern, is one value: who does what for a task.
fn is_value(pattern: &str) -> bool {
    pattern == "responsibilities.<task>"
}

/// The form of a value that a key of a pattern has.
fn form(schema: &Schema, pattern: &str) -> Form {
    let (table, name) = pattern.rsplit_once('.').unwrap_or(("", pattern));
    schema.key(table, name).map_or(Form::Any, |key| key.form)
}

/// What a record says, key by key.
pub(crate) fn said(record: Node<'_>, pattern: &str, schema: &Schema) -> Said {
    let entry = |child: Node<'_>| {
        let name = child.key().text;
        let form = schema.key(pattern, name).map_or(Form::Any, |key| key.form);
        (name.to_owned(), value(child, form))
    };
    let mut entries: Vec<(String, Value)> = record.children().map(entry).collect();
    entries.sort_by_key(|(name, _)| schema.rank(pattern, name));
    entries.into_iter().collect()
}

/// A value as data: a number is one, however it is spelt.
fn value(node: Node<'_>, form: Form) -> Value {
    match node.data() {
        Data::Text(text) if matches!(form, Form::Number | Form::Duration) => {
            number(text).unwrap_or_else(|| Value::from(text.as_ref()))
        }
        Data::Text(text) => Value::from(text.as_ref()),
        Data::Integer { digits, radix: 10 } => number(digits).unwrap_or_else(|| Value::from(digits.as_ref())),
        Data::Integer { digits, radix } => {
            i64::from_str_radix(digits, *radix).map_or_else(|_| Value::from(digits.as_ref()), Value::from)
        }
        Data::Float(digits) => number(digits).unwrap_or_else(|| Value::from(digits.as_ref())),
        Data::Boolean(is_so) => Value::from(*is_so),
        Data::Date(date) => Value::from(date.to_string()),
        Data::Datetime(moment) => Value::from(moment.to_string()),
        Data::List(_) => node.items().map(|item| value(item, form)).collect(),
        Data::Table(_) => {
            let entry = |child: Node<'_>| (child.key().text.to_owned(), value(child, Form::Any));
            Value::Object(node.children().map(entry).collect())
        }
        // The road that reads everything leaves no lines.
        Data::Lines(_) => Value::Null,
    }
}

/// A number by its digits, without those that say nothing: `+3.50` is `3.5`.
fn number(digits: &str) -> Option<Value> {
    let plain = digits.strip_prefix('+').unwrap_or(digits);
    let is_plain = plain.strip_prefix('-').unwrap_or(plain);
    if !is_plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || is_plain.is_empty() {
        return None;
    }
    let short = if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.') } else { plain };
    let short = if short == "-0" { "0" } else { short };
    short.parse::<Digits>().ok().map(Value::Number)
}

/// What the record says that a path leads into, and the path of its list, if it leads into one.
pub(crate) fn record_at(tree: &Tree<'_>, steps: &[Step], schema: &Schema) -> Option<(String, Said)> {
    let mut node = tree.root()?;
    for (at, step) in steps.iter().enumerate() {
        node = match step {
            Step::Key(key) => node.get(key)?,
            Step::Item(index) => {
                let record = node.items().nth(*index)?;
                let list = steps.get(..at)?;
                let pattern = format!("{}[]", schema.pattern(list));
                return matches!(record.data(), Data::Table(_))
                    .then(|| (written(list), said(record, &pattern, schema)));
            }
        };
    }
    None
}
