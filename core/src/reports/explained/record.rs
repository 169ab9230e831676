//! A record that a figure is made of.

use serde::Serialize;
use serde_json::Value;

use crate::diagnostic::Place;
use crate::model::Date;
use crate::model::number::Number;

/// A record that a term is made of.
#[derive(Clone, Debug, Serialize)]
pub struct Record {
    /// Its day.
    pub date: Option<Date>,
    /// What it adds.
    pub value: Value,
    /// What bills an hour of it.
    pub rate: Option<Value>,
    /// Which file has that rate.
    pub rate_from: Option<&'static str>,
    /// The file.
    pub file: String,
    /// The line.
    pub line: usize,
    /// Where it is, before lines are counted.
    #[serde(skip)]
    pub place: Place,
}

/// A number as JSON, with so many digits behind the point.
pub(crate) fn json(number: &Number, places: u32) -> Value {
    serde_json::from_str(number.digits(places).as_str()).unwrap_or(Value::Null)
}
