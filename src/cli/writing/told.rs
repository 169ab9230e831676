//! What is told of a write.

use serde_json::Value;

/// What is told of a write.
#[derive(Debug)]
pub(crate) struct Told {
    /// Lines before that, of a write that does many things.
    pub(crate) lines: Vec<String>,
    /// Whether the lines of the files that change are shown before all.
    pub(crate) shows_diff: bool,
    /// What was done: `3.5 h logged for ana on 2026-11-02`.
    pub(crate) what: String,
    /// What was written, key by key.
    pub(crate) record: Value,
    /// How things stand now.
    pub(crate) stand: Stand,
    /// What to do next; nothing where there is nothing in particular.
    pub(crate) next: String,
}

/// How things stand with something.
#[derive(Debug, Default)]
pub(crate) struct Stand {
    /// `212.5 of 400 h, 53 %, due 2027-02-26`; nothing where there is nothing to say.
    pub(crate) words: String,
    /// The same for programs; null where it cannot be read.
    pub(crate) now: Value,
}

impl Told {
    /// What was done, with the record that it left.
    pub(crate) fn new(what: impl Into<String>, record: impl Into<Value>) -> Self {
        Self {
            lines: Vec::new(),
            shows_diff: false,
            what: what.into(),
            record: record.into(),
            stand: Stand::default(),
            next: String::new(),
        }
    }

    /// The same with how things stand now.
    pub(crate) fn standing(self, words: impl Into<String>, now: impl Into<Value>) -> Self {
        Self { stand: Stand { words: words.into(), now: now.into() }, ..self }
    }

    /// The same with what to do next.
    pub(crate) fn next(self, next: impl Into<String>) -> Self {
        Self { next: next.into(), ..self }
    }

    /// The same of something that has a name and stands like this now; what programs were told of before comes last.
    pub(crate) fn of(self, name: &str, mut stand: Stand) -> Self {
        if let (Value::Object(now), Value::Object(more)) = (&mut stand.now, &self.stand.now) {
            now.extend(more.clone());
        }
        Self { what: format!("{name}: {}", self.what), stand, ..self }
    }

    /// All of it in one line.
    pub(crate) fn line(&self) -> String {
        match self.stand.words.as_str() {
            "" => self.what.clone(),
            words => format!("{} ({words})", self.what),
        }
    }
}
