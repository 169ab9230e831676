//! Proof that an edit did what it was to do and nothing else: both texts are read again, what the edit means is taken
//! out of both, and the rest must be the same.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use crate::edit::flat::is_proved_quickly;
use crate::edit::window::Known;
use crate::toml::path::Step;

/// What a document says, without where it says it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Tree {
    /// A value with what kind it is; numbers by their digits.
    Leaf(&'static str, String),
    List(Vec<Tree>),
    Table(BTreeMap<String, Tree>),
}

impl Tree {
    /// What a text says; `None` where it is not TOML.
    pub(crate) fn of(text: &str) -> Option<Self> {
        DeTable::parse(text).ok().map(|table| Self::table(table.get_ref()))
    }

    fn table(table: &DeTable<'_>) -> Self {
        let entry = |(key, value): (&toml::Spanned<_>, &toml::Spanned<_>)| {
            let key: &std::borrow::Cow<'_, str> = key.get_ref();
            (key.to_string(), Self::value(value.get_ref()))
        };
        Self::Table(table.iter().map(entry).collect())
    }

    /// The parser limits how deep values nest, so this recursion has an end.
    fn value(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(text) => Self::Leaf("text", text.to_string()),
            DeValue::Integer(digits) => Self::Leaf("integer", format!("{}:{digits}", digits.radix())),
            DeValue::Float(digits) => Self::Leaf("float", digits.as_str().to_owned()),
            DeValue::Boolean(boolean) => Self::Leaf("boolean", boolean.to_string()),
            DeValue::Datetime(date) => Self::Leaf("date", date.to_string()),
            DeValue::Array(items) => {
                Self::List(items.iter().map(|item| Self::value(item.get_ref())).collect())
            }
            DeValue::Table(table) => Self::table(table),
        }
    }

    /// Takes out what a path leads to, and what is empty then along it.
    pub(crate) fn take(&mut self, path: &[Step]) -> Option<Tree> {
        let [step, rest @ ..] = path else { return None };
        match (self, step) {
            (Self::Table(table), Step::Key(key)) if rest.is_empty() => table.remove(key),
            (Self::List(items), Step::Item(index)) if rest.is_empty() => {
                (*index < items.len()).then(|| items.remove(*index))
            }
            (Self::Table(table), Step::Key(key)) => {
                let inner = table.get_mut(key)?;
                let taken = inner.take(rest);
                if inner.is_empty() {
                    table.remove(key);
                }
                taken
            }
            (Self::List(items), Step::Item(index)) => items.get_mut(*index)?.take(rest),
            _ => None,
        }
    }

    /// Takes items out of the list to which a path leads; whether all were there. Their places are in order.
    fn take_items(&mut self, list: &[Step], places: &[usize]) -> bool {
        match (self, list) {
            (Self::List(items), []) => {
                let (count, mut at) = (items.len(), 0..);
                items.retain(|_| at.next().is_some_and(|at| places.binary_search(&at).is_err()));
                items.len() + places.len() == count
            }
            (Self::Table(table), [Step::Key(key), rest @ ..]) => {
                table.get_mut(key).is_some_and(|inner| inner.take_items(rest, places))
            }
            (Self::List(items), [Step::Item(index), rest @ ..]) => {
                items.get_mut(*index).is_some_and(|inner| inner.take_items(rest, places))
            }
            _ => false,
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Leaf(..) => false,
            Self::List(items) => items.is_empty(),
            Self::Table(table) => table.is_empty(),
        }
    }
}

/// Whether two texts say the same but for one path, which the second has where it is to be there; `known` is what the quick
/// road knows of the first.
pub(crate) fn is_proved(before: &str, after: &str, changed: &Changed, known: Option<&Known<'_>>) -> bool {
    is_proved_quickly(before, after, changed, known) || wholly(before, after, changed)
}

/// The same as the `toml` crate has it.
pub(crate) fn wholly(before: &str, after: &str, changed: &Changed) -> bool {
    let (Some(before), Some(after)) = (Tree::of(before), Tree::of(after)) else { return false };
    before.differs_only_in(after, Some(changed))
}

/// What an edit means to do.
#[derive(Clone, Debug)]
pub(crate) enum Changed {
    /// A key has a value.
    Set(Vec<Step>),
    /// A list has more items, here.
    Added(Vec<Step>, Vec<usize>),
    /// Something is gone.
    Removed(Vec<Step>),
    /// What stood alone is the only record of a list.
    Enlisted(Vec<Step>, Option<Single>),
}

/// A value that stands in short for a table.
#[derive(Clone, Debug)]
pub(crate) struct Single {
    /// Where it stands.
    pub(crate) path: Vec<Step>,
    /// Its key in the table.
    pub(crate) key: String,
}

impl Changed {
    /// The key, the list or the record that it is about.
    pub(crate) fn path(&self) -> &[Step] {
        match self {
            Self::Set(path) | Self::Added(path, _) | Self::Removed(path) | Self::Enlisted(path, _) => path,
        }
    }
}

impl Tree {
    /// Whether another says the same but for what is changed, and has that where it is to be there.
    pub(crate) fn differs_only_in(mut self, mut after: Self, changed: Option<&Changed>) -> bool {
        let is_done = match changed {
            Some(Changed::Set(path)) => {
                self.take(path);
                after.take(path).is_some()
            }
            Some(Changed::Added(list, places)) => after.take_items(list, places),
            Some(Changed::Removed(path)) => self.take(path).is_some(),
            Some(Changed::Enlisted(list, single)) => {
                let alone = match single {
                    None => self.take(list),
                    Some(Single { path, key }) => {
                        self.take(path).map(|value| Self::Table([(key.clone(), value)].into()))
                    }
                };
                alone.is_some_and(|alone| after.take(list) == Some(Self::List(vec![alone])))
            }
            None => true,
        };
        // A list or a table that was there, but empty, is as good as none.
        self.prune();
        after.prune();
        is_done && self == after
    }

    fn prune(&mut self) {
        match self {
            Self::Leaf(..) => {}
            Self::List(items) => items.iter_mut().for_each(Self::prune),
            Self::Table(table) => {
                table.values_mut().for_each(Self::prune);
                table.retain(|_, value| !value.is_empty());
            }
        }
    }
}
