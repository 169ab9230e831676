//! The kinds of files as JSON Schema, for editors: made of what the readers ask for and of what docs/format.md says.

use serde_json::{Map, Value, json};

use crate::format::Kind;
use crate::format::defaults::value_alone;
use crate::guide::reference::{KeyRow, Section, sections_with_rates};
use crate::toml::schema::{Form, Key, Schema};

/// A number in a string.
const DIGITS: &str = r"^[+-]?[0-9]*\.?[0-9]*$";

/// An id, as [`crate::model::id::check_id`] demands it.
const ID: &str = "^[a-z0-9][a-z0-9-]{0,62}$";

/// The schema of a kind of file (JSON Schema, draft-07), with hints for taplo and tombi. Whatever our reader takes, it takes.
#[must_use]
pub fn json_schema(kind: Kind) -> Value {
    let publisher = Publisher { schema: kind.schema(), sections: sections_with_rates(kind) };
    let mut root = Map::new();
    root.insert("$schema".to_owned(), "http://json-schema.org/draft-07/schema#".into());
    root.insert("title".to_owned(), kind.path().into());
    root.insert("x-tombi-toml-version".to_owned(), "v1.1.0".into());
    root.extend(publisher.table(""));
    Value::Object(root)
}

struct Publisher<'s> {
    schema: &'s Schema,
    sections: Vec<Section>,
}

impl Publisher<'_> {
    /// The table of a pattern.
    fn table(&self, pattern: &str) -> Map<String, Value> {
        let keys = self.schema.keys(pattern);
        let mut properties = Map::new();
        for name in self.schema.order(pattern) {
            match keys.iter().find(|key| key.name == name) {
                Some(key) if key.is_chosen() => {}
                Some(key) => drop(properties.insert(name.to_owned(), self.key(pattern, key))),
                None => drop(properties.insert(name.to_owned(), own_fields())),
            }
        }
        let chosen = keys.iter().find(|key| key.is_chosen());
        let others = chosen.map_or(Value::Bool(false), |key| self.key(pattern, key));
        let required: Vec<&str> =
            keys.iter().filter(|key| key.required).map(|key| key.name.as_str()).collect();
        let mut table = Map::new();
        table.insert("type".to_owned(), "object".into());
        let about = self.section(pattern).map(|section| section.text.as_str()).unwrap_or_default();
        if !about.is_empty() {
            table.insert("description".to_owned(), about.into());
        }
        table.insert("properties".to_owned(), properties.into());
        table.insert("additionalProperties".to_owned(), others);
        if !required.is_empty() {
            table.insert("x-taplo".to_owned(), json!({ "initKeys": required }));
            table.insert("required".to_owned(), required.into());
        }
        table.insert("x-tombi-table-keys-order".to_owned(), "schema".into());
        table
    }

    /// A key of a table: what its value is, and what is said of it.
    fn key(&self, table: &str, key: &Key) -> Value {
        let below = if table.is_empty() { key.name.clone() } else { format!("{table}.{}", key.name) };
        let item = if key.list { format!("{below}[]") } else { below };
        let one = self.value(key.form, &item);
        let mut said = match (key.list, key.alone) {
            (false, _) => one,
            (true, false) => json!({ "type": "array", "items": one }),
            (true, true) => json!({ "anyOf": [{ "type": "array", "items": one }, one] }),
        };
        if let Some(short) = key.short {
            said = json!({ "anyOf": [self.value(short, &item), said] });
        }
        let Value::Object(said) = &mut said else { return said };
        let row = self.row(table, &key.name);
        if let Some(text) = row.map(meaning).filter(|text| !text.is_empty()) {
            said.insert("description".to_owned(), text.into());
        }
        if let Some(default) = key.default.as_deref().and_then(value_alone) {
            said.insert("default".to_owned(), default);
        }
        said.clone().into()
    }

    fn value(&self, form: Form, pattern: &str) -> Value {
        match form {
            Form::Any => json!({}),
            Form::Text | Form::Reference(_) => json!({ "type": "string" }),
            Form::Date => json!({ "type": "string", "format": "date" }),
            Form::Number => json!({ "type": ["number", "string"], "pattern": DIGITS }),
            Form::Duration => json!({ "type": ["number", "string"] }),
            Form::Count => json!({ "type": "integer" }),
            Form::Boolean => json!({ "type": "boolean" }),
            Form::Currency => json!({ "type": "string", "pattern": "^[A-Z]{3}$" }),
            Form::Id => json!({ "type": "string", "pattern": ID }),
            Form::Word(words) => json!({ "type": "string", "enum": words }),
            Form::Table => self.table(pattern).into(),
        }
    }

    fn section(&self, table: &str) -> Option<&Section> {
        let is_it = |section: &&Section| section.table == table || section.table == format!("{table}[]");
        self.sections.iter().find(is_it)
    }

    fn row(&self, table: &str, key: &str) -> Option<&KeyRow> {
        self.section(table)?.rows.iter().find(|row| row.name == key)
    }
}

/// What a person keeps for themselves.
fn own_fields() -> Value {
    let text = "Fields of your own, which are kept and never read.";
    json!({ "type": "object", "description": text, "additionalProperties": true })
}

/// What a row says of its key, and what holds without it where that is no value.
fn meaning(row: &KeyRow) -> String {
    let cell = |at: usize| row.cells.get(at).map(String::as_str).unwrap_or_default();
    let (default, meaning) = (cell(2), cell(3));
    let is_told = matches!(default, "" | "required" | "none") || default.starts_with('`');
    let without = if is_told { String::new() } else { format!("without it: {default}") };
    [meaning.to_owned(), without].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
