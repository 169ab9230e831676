//! What makes a record of a list the same record in another version, though it says something else there.

use serde_json::Value;

use crate::diagnostic::difference::Said;

/// The keys by which records of a list are known; several may share them, and are told apart by their order.
const KEYS: [(&str, &[&str]); 12] = [
    ("log.time", &["date", "who"]),
    ("log.touches", &["date", "with"]),
    ("log.invoices", &["number"]),
    ("log.payments", &["date", "invoice"]),
    ("log.expenses", &["date"]),
    ("log.progress", &["date"]),
    ("log.pulse", &["date", "who"]),
    ("log.away", &["from"]),
    ("log.pauses", &["from"]),
    ("fx", &["date", "from", "to"]),
    ("team", &["who"]),
    ("outcomes", &["metric"]),
];

/// Keys of lists that are not named: an id, or the day from which a record counts.
const OTHERS: [&[&str]; 2] = [&["id"], &["from"]];

/// What a record of a list is known by; `None` where it has none of the keys.
#[must_use]
pub(crate) fn identity(list: &str, said: &Said) -> Option<String> {
    let of = |keys: &[&str]| -> Option<String> {
        let values = keys.iter().map(|key| said.get(*key).map(written));
        values.collect::<Option<Vec<_>>>().map(|values| values.join(" "))
    };
    // An entry that was imported keeps the id of its source.
    if let Some(source) = said.get("ref").filter(|_| list == "log.time") {
        return Some(format!("ref {}", written(source)));
    }
    match KEYS.iter().find(|(known, _)| *known == list) {
        Some((_, keys)) => of(keys),
        // The first of a list of rates may have no day.
        None => OTHERS.into_iter().find_map(of).or_else(|| Some("first".to_owned())),
    }
}

/// A value as a word: one contact alone is the same as a list of it.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(written).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}
