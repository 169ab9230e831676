//! The keys of a table, and which of them may be missing.

use serde_json::{Map, Value};

use crate::page::shape::Traced;

/// What tables at one place look like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// Keys that are known, in their order.
    keys: Vec<Seen>,
    /// What stands at keys that the data chooses.
    pub(super) others: Option<Box<Traced>>,
}

/// A key that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    name: String,
    shape: Traced,
    may_lack: bool,
}

impl Table {
    /// Takes a key with what stands there.
    pub(super) fn see(&mut self, name: &str, shape: Traced) {
        match self.keys.iter_mut().find(|key| key.name == name) {
            Some(known) => known.shape.add(shape),
            None => self.keys.push(Seen { name: name.to_owned(), shape, may_lack: false }),
        }
    }

    /// Takes a key that may be missing.
    pub(super) fn may_lack(&mut self, name: &str) {
        match self.keys.iter_mut().find(|key| key.name == name) {
            Some(known) => known.may_lack = true,
            None => {
                self.keys.push(Seen { name: name.to_owned(), shape: Traced::default(), may_lack: true });
            }
        }
    }

    /// Takes another table of the same place: what only one of both has may be missing.
    pub(super) fn add(&mut self, other: Self) {
        for key in &mut self.keys {
            key.may_lack |= other.keys.iter().all(|one| one.name != key.name);
        }
        let mut behind = 0;
        for key in other.keys {
            match self.keys.iter().position(|one| one.name == key.name) {
                Some(place) => {
                    behind = place + 1;
                    let Some(known) = self.keys.get_mut(place) else { continue };
                    known.may_lack |= key.may_lack;
                    known.shape.add(key.shape);
                }
                None => {
                    self.keys.insert(behind, Seen { may_lack: true, ..key });
                    behind += 1;
                }
            }
        }
        if let Some(others) = other.others {
            self.others.get_or_insert_default().add(*others);
        }
    }

    /// What stands at a key.
    pub(super) fn get(&self, name: &str) -> Option<&Traced> {
        self.keys.iter().find(|key| key.name == name).map(|key| &key.shape)
    }

    /// The keys that say which row it is: the first, and where that may be missing those that take its place.
    pub(super) fn ids(&self) -> Vec<String> {
        let others = self.keys.iter().skip(1).take_while(|key| key.may_lack);
        let first = self.keys.iter().take(1);
        let may_lack = first.clone().any(|key| key.may_lack);
        first.chain(others.filter(|_| may_lack)).map(|key| key.name.clone()).collect()
    }

    /// Adds the heads of the columns that it makes below a path.
    pub(super) fn add_heads(&self, path: &str, heads: &mut Vec<String>) {
        for key in &self.keys {
            let dot = if path.is_empty() { "" } else { "." };
            key.shape.add_heads(&format!("{path}{dot}{}", key.name), heads);
        }
    }

    /// What its schema says of it.
    pub(super) fn schema(&self, below: &dyn Fn(&str, &Traced) -> Value) -> Map<String, Value> {
        let mut schema = Map::new();
        if !self.keys.is_empty() {
            let properties: Map<String, Value> =
                self.keys.iter().map(|key| (key.name.clone(), below(&key.name, &key.shape))).collect();
            schema.insert("properties".to_owned(), properties.into());
            let required = self.keys.iter().filter(|key| !key.may_lack);
            let required: Vec<&str> = required.map(|key| key.name.as_str()).collect();
            schema.insert("required".to_owned(), required.into());
        }
        let others = match &self.others {
            Some(shape) => below("*", shape),
            None => Value::Bool(false),
        };
        schema.insert("additionalProperties".to_owned(), others);
        schema
    }
}
