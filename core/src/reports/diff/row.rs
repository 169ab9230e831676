//! A line of a comparison.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::diagnostic::Place;
use crate::diagnostic::difference::Said;
use crate::model::word::words;
use crate::reports::diff::kind::Kind;

words! {
    /// What became of something.
    Turn {
        /// It is new.
        Added = "added",
        /// It is gone.
        Removed = "removed",
        /// It says something else.
        Changed = "changed",
        /// It has another id.
        Renamed = "renamed",
    }
}

/// A line of a comparison.
#[derive(Clone, Debug, Serialize)]
pub struct DiffRow {
    /// Whose it is: `acme`, `acme/website`, `ana`; `.` is the agency.
    pub subject: String,
    /// What it tells of.
    pub kind: Kind,
    /// What became of it.
    pub change: Turn,
    /// What the older version says: keys with their values; of a state its word.
    pub before: Value,
    /// What the newer version says.
    pub after: Value,
    /// The record or the file that moved a figure; nothing of what is a record itself.
    pub cause: Option<String>,
    /// The file, of the newer version; of the older one where it is gone.
    pub file: Option<String>,
    /// The line in it.
    pub line: Option<usize>,
    /// Whether its day lies before the older version's.
    pub backdated: bool,
    /// Whether its day lies in closed books.
    pub after_close: bool,
    /// Where it is.
    #[serde(skip)]
    pub place: Option<Place>,
    /// The same in words.
    #[serde(skip)]
    pub words: Words,
}

/// A line in words.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// What it is: `3.5 h by ana on 2026-11-02`.
    pub what: String,
    /// What is said of it otherwise: `hours 3 → 3.5`.
    pub moved: String,
}

impl DiffRow {
    /// A figure that moved, or a state that turned.
    pub fn figure(subject: &str, kind: Kind, before: Value, after: Value) -> Self {
        let words = Words { what: String::new(), moved: moved(&before, &after) };
        Self {
            subject: subject.to_owned(),
            kind,
            change: Turn::Changed,
            before,
            after,
            cause: None,
            file: None,
            line: None,
            backdated: false,
            after_close: false,
            place: None,
            words,
        }
    }

    /// Whether it tells of what somebody wrote.
    #[must_use]
    pub fn is_record(&self) -> bool {
        !matches!(self.kind, Kind::State | Kind::Schedule | Kind::Forecast | Kind::Findings)
            && self.cause.is_none()
    }
}

/// What two values say differently, key by key: `due 2026-12-11 → 2026-12-30`.
pub(crate) fn moved(before: &Value, after: &Value) -> String {
    let arrow = |one: &Value, other: &Value| {
        let word = |value: &Value| match in_words(value) {
            words if words.is_empty() => "–".to_owned(),
            words => words,
        };
        format!("{} → {}", word(one), word(other))
    };
    let nothing = Map::new();
    let keys = |value: &'_ Value| -> Option<Map<String, Value>> {
        match value {
            Value::Object(keys) => Some(keys.clone()),
            Value::Null => Some(nothing.clone()),
            _ => None,
        }
    };
    let (Some(one), Some(other)) = (keys(before), keys(after)) else { return arrow(before, after) };
    let all = other.keys().chain(one.keys().filter(|key| !other.contains_key(*key)));
    let differs = all.filter(|key| one.get(*key) != other.get(*key));
    let of = |keys: &Map<String, Value>, key: &str| keys.get(key).cloned().unwrap_or_default();
    let moved = differs.map(|key| format!("{} {}", spaced(key), arrow(&of(&one, key), &of(&other, key))));
    moved.collect::<Vec<_>>().join(", ")
}

/// A value in words: `hours 3.5, note the form`.
pub(crate) fn in_words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(in_words).collect::<Vec<_>>().join(", "),
        Value::Object(keys) => {
            let words = keys
                .iter()
                .map(|(key, value)| format!("{} {}", spaced(key), in_words(value)).trim_end().to_owned());
            words.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

fn spaced(key: &str) -> String {
    key.replace(['_', '-'], " ")
}

/// What is said, with its keys as JSON has them.
pub(crate) fn value(said: &Said) -> Value {
    Value::Object(said.iter().map(|(key, value)| (key.replace('-', "_"), value.clone())).collect())
}
