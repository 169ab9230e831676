//! A value of a JSON as the cell of a table.

use serde_json::Value;

use crate::cli::typed::date;
use crate::model::number::Number;
use crate::page::Cell;

/// The cell; what is empty or null is an empty one.
pub(crate) fn cell(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Empty,
        Value::Bool(is_so) => Cell::Text(is_so.to_string()),
        Value::Number(number) => Number::parse(&number.to_string(), true)
            .map_or_else(|_| Cell::Text(number.to_string()), Cell::Number),
        Value::String(text) => date::written(text).map_or_else(|| Cell::Text(text.clone()), Cell::Date),
        Value::Array(items) if items.is_empty() => Cell::Empty,
        Value::Array(items) => {
            let items =
                items.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned));
            Cell::Text(items.collect::<Vec<_>>().join(", "))
        }
        Value::Object(table) if table.is_empty() => Cell::Empty,
        Value::Object(_) => Cell::Text(value.to_string()),
    }
}
