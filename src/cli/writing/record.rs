//! What was written, for programs: keys in snake_case, numbers digit by digit.

use serde_json::{Map, Value};

use crate::edit;
use crate::edit::Record;

/// A record for programs: its keys in snake_case after its id.
pub(crate) fn record(id: &str, record: &Record) -> Value {
    let mut keys = Map::new();
    keys.insert("id".to_owned(), Value::from(id));
    keys.extend(table(record));
    Value::Object(keys)
}

/// Keys for programs.
pub(crate) fn table(record: &Record) -> Map<String, Value> {
    record.entries().map(|(key, value)| (key.replace('-', "_"), value_of(value))).collect()
}

/// A value for programs.
pub(crate) fn value_of(value: &edit::Value) -> Value {
    match value {
        edit::Value::Text(text) => Value::from(text.as_str()),
        edit::Value::Date(date) => Value::from(date.to_string()),
        edit::Value::Number(_) | edit::Value::Money(_) | edit::Value::Digits(_) => {
            value.written().parse::<serde_json::Number>().map_or(Value::Null, Value::Number)
        }
        edit::Value::Boolean(boolean) => Value::from(*boolean),
        edit::Value::List(values) => values.iter().map(value_of).collect(),
        edit::Value::Table(record) => Value::Object(table(record)),
    }
}
