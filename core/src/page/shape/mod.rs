//! What values look like: which keys a table has, which may be missing, what may be null. It is asked of the values
//! themselves as they are serialized, so that the schema of a report is never written twice.

mod table;
mod tracer;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::page::envelope::Envelope;
use crate::page::report::{Parts, Report};
use crate::page::shape::table::Table;
use crate::page::shape::tracer::Tracer;

/// What values at one place look like. The one that saw nothing stands for anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traced {
    /// Whether it may be null.
    null: bool,
    boolean: bool,
    integer: bool,
    number: bool,
    text: bool,
    /// The words of closed lists.
    words: Vec<&'static str>,
    /// What the items of a list look like.
    items: Option<Box<Traced>>,
    table: Option<Table>,
}

impl Traced {
    /// What a value looks like.
    #[must_use]
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Self {
        let mut shape = Self::default();
        // No answer is lost: a tracer refuses nothing but a key that is not text, which JSON refuses too.
        drop(value.serialize(Tracer(&mut shape)));
        shape
    }

    /// What a report looks like as it is printed.
    #[must_use]
    pub fn of_report<R: Report>(report: &Envelope<'_, R>) -> Self {
        let mut parts = Told(Table::default());
        match report.tell(&mut parts) {
            Ok(()) => {}
            Err(never) => match never {},
        }
        Self { table: Some(parts.0), ..Self::default() }
    }

    /// The same with a key more, which may be missing.
    #[must_use]
    pub fn with_optional(mut self, key: &str, shape: Self) -> Self {
        let table = self.table.get_or_insert_default();
        table.see(key, shape);
        table.may_lack(key);
        self
    }

    /// The same with a key more.
    #[must_use]
    pub fn with(mut self, key: &str, shape: Self) -> Self {
        self.table.get_or_insert_default().see(key, shape);
        self
    }

    /// What looks like this or like the other.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        self.add(other);
        self
    }

    /// The heads of the flat table that a list in such a value makes, which these keys lead to: what says in which rows it
    /// stands, then the paths of its own values. `None` where there is no such list.
    #[must_use]
    pub fn heads(&self, path: &[&str]) -> Option<Vec<String>> {
        let (mut at, mut heads) = (self, Vec::new());
        for key in path {
            if let Some(items) = &at.items {
                heads.extend(items.table.iter().flat_map(Table::ids));
                at = items;
            }
            at = at.table.as_ref()?.get(key)?;
        }
        let of = at.items.as_deref().unwrap_or(at);
        match &of.table {
            Some(table) => table.add_heads("", &mut heads),
            None => heads.extend(path.last().map(|key| (*key).to_owned())),
        }
        Some(heads)
    }

    /// Adds the heads of the columns that it makes: a list is a table of its own.
    fn add_heads(&self, path: &str, heads: &mut Vec<String>) {
        let is_nothing_else = self.table.is_none() && self.items.is_none();
        let is_value = self.boolean || self.integer || self.number || self.text || !self.words.is_empty();
        if is_value || self.null && is_nothing_else {
            heads.push(path.to_owned());
        }
        self.table.iter().for_each(|table| table.add_heads(path, heads));
    }

    fn add(&mut self, other: Self) {
        self.null |= other.null;
        self.boolean |= other.boolean;
        self.integer |= other.integer;
        self.number |= other.number;
        self.text |= other.text;
        for word in other.words {
            if !self.words.contains(&word) {
                self.words.push(word);
            }
        }
        if let Some(items) = other.items {
            self.items.get_or_insert_default().add(*items);
        }
        if let Some(table) = other.table {
            match &mut self.table {
                Some(known) => known.add(table),
                None => self.table = Some(table),
            }
        }
    }

    /// The schema (JSON Schema, 2020-12) of such values. `described` says what a key means, by its path.
    #[must_use]
    pub fn schema(&self, described: &dyn Fn(&str) -> Option<String>) -> Value {
        self.schema_at("", described).into()
    }

    fn schema_at(&self, path: &str, described: &dyn Fn(&str) -> Option<String>) -> Map<String, Value> {
        let mut schema = Map::new();
        let types = self.types();
        match types.as_slice() {
            [] => return schema,
            [one] => drop(schema.insert("type".to_owned(), json!(one))),
            many => drop(schema.insert("type".to_owned(), json!(many))),
        }
        if !self.text && !self.words.is_empty() {
            let mut words: Vec<Value> = self.words.iter().copied().map(Value::from).collect();
            words.extend(self.null.then_some(Value::Null));
            schema.insert("enum".to_owned(), words.into());
        }
        if let Some(items) = &self.items {
            schema.insert("items".to_owned(), items.schema_at(path, described).into());
        }
        if let Some(table) = &self.table {
            let below = |key: &str, shape: &Self| {
                let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
                let mut schema = shape.schema_at(&path, described);
                if let Some(text) = described(&path) {
                    schema.insert("description".to_owned(), text.into());
                }
                schema.into()
            };
            schema.extend(table.schema(&below));
        }
        schema
    }

    /// The types of JSON; none where it may be anything.
    fn types(&self) -> Vec<&'static str> {
        let text = self.text || !self.words.is_empty();
        let all = [
            (self.boolean, "boolean"),
            (self.integer && !self.number, "integer"),
            (self.number, "number"),
            (text, "string"),
            (self.items.is_some(), "array"),
            (self.table.is_some(), "object"),
        ];
        let mut types: Vec<&str> = all.into_iter().filter(|(is, _)| *is).map(|(_, name)| name).collect();
        // Of what was only ever null nobody knows what else it may be.
        types.extend(Some("null").filter(|_| self.null && !types.is_empty()));
        types
    }
}

/// What a report tells.
struct Told(Table);

impl Parts for Told {
    type Error = std::convert::Infallible;

    fn part<V: Serialize + ?Sized>(&mut self, key: &'static str, value: &V) -> Result<(), Self::Error> {
        self.0.see(key, Traced::of(value));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::project::Status;
    use crate::model::quantity::Hours;

    #[derive(Serialize)]
    struct Row {
        name: &'static str,
        status: Status,
        hours: Option<Hours>,
        #[serde(skip_serializing_if = "Option::is_none")]
        count: Option<u32>,
        never: Option<bool>,
        by_day: BTreeMap<String, i64>,
        notes: Vec<&'static str>,
    }

    fn row(hours: Option<Hours>, count: Option<u32>) -> Row {
        let by_day = BTreeMap::from([("2026-11-02".to_owned(), 3)]);
        Row { name: "x", status: Status::Active, hours, count, never: None, by_day, notes: vec!["n"] }
    }

    #[test]
    fn a_schema_is_what_was_seen() {
        let seen = Traced::of(&[row(None, None), row(Some(Hours(3.into())), Some(1))]);
        let statuses: Vec<_> = Status::ALL.iter().map(|status| status.word()).collect();
        let expected = json!({
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "name": { "type": "string", "description": "as people say it" },
                    "status": { "type": "string", "enum": statuses },
                    "hours": { "type": ["number", "null"] },
                    "count": { "type": ["integer", "null"] },
                    "never": {},
                    "by_day": { "type": "object", "additionalProperties": { "type": "integer" } },
                    "notes": { "type": "array", "items": { "type": "string" } },
                },
                "required": ["name", "status", "hours", "never", "by_day", "notes"],
                "additionalProperties": false,
            },
        });
        let result = Traced::default().with("rows", seen.clone());
        assert_eq!(result.heads(&["rows"]).unwrap(), ["name", "status", "hours", "count", "never"]);
        assert_eq!(result.heads(&["rows", "notes"]).unwrap(), ["name", "notes"]);
        assert_eq!(result.heads(&["rows", "others"]), None);
        let described = |path: &str| (path == "name").then(|| "as people say it".to_owned());
        assert_eq!(seen.schema(&described), expected);
    }
}
