//! Which keys make a record the same record in another text, whatever else it says there.

use crate::edit::merge::said::{Said, leaf};
use crate::toml::schema::{Form, Schema, is_in_lines};

/// The id of a record of a list, by the list's pattern; `None` where nothing but its content tells it from others.
pub(crate) fn identity(list: &str, said: &Said) -> Option<String> {
    let key = match list {
        "log.invoices" => "number",
        "log.time" => "ref",
        _ => "id",
    };
    leaf(said, key).map(str::to_owned)
}

/// What only one record of a list may have, and yet may change: the day from which it counts, of a rate with its currencies.
pub(crate) fn claim(schema: &Schema, list: &str, said: &Said) -> Option<String> {
    let keys: &[&str] = match list {
        "fx" => &["date", "from", "to"],
        "log.pauses" => &["from"],
        _ if is_dated(schema, list) => return Some(leaf(said, "from").unwrap_or_default().to_owned()),
        _ => return None,
    };
    let values: Option<Vec<&str>> = keys.iter().map(|key| leaf(said, key)).collect();
    values.map(|values| values.join(" "))
}

/// Whether a list, by its pattern, holds what changes with time: tables of which each says from when on it counts.
pub(crate) fn is_dated(schema: &Schema, list: &str) -> bool {
    let is_from =
        |name: &str| schema.key(&format!("{list}[]"), name).is_some_and(|key| key.form == Form::Date);
    !is_in_lines(list) && is_from("from")
}
