//! What was written, for programs: keys in snake_case, numbers digit by digit.

use serde_json::{Map, Value};

use crate::store::{self, Record};

/// A record for programs: its keys in snake_case behind the id that it goes by.
pub(in super::super) fn record(id: &str, record: &Record) -> Value {
    let mut keys = Map::new();
    keys.insert("id".to_owned(), Value::from(id));
    keys.extend(table(record));
    Value::Object(keys)
}

/// Keys for programs.
pub(in super::super) fn table(record: &Record) -> Map<String, Value> {
    record.entries().map(|(key, value)| (key.replace('-', "_"), value_of(value))).collect()
}

/// A value for programs.
pub(in super::super) fn value_of(value: &store::Value) -> Value {
    match value {
        store::Value::Text(text) => Value::from(text.as_str()),
        store::Value::Date(date) => Value::from(date.to_string()),
        store::Value::Number(_) | store::Value::Money(_) | store::Value::Digits(_) => {
            value.written().parse::<serde_json::Number>().map_or(Value::Null, Value::Number)
        }
        store::Value::Boolean(boolean) => Value::from(*boolean),
        store::Value::List(values) => values.iter().map(value_of).collect(),
        store::Value::Table(record) => Value::Object(table(record)),
    }
}
