//! What a record of a list goes by: the first of its keys that are told in the format.

use crate::toml::schema::{Key, Schema};
use crate::toml::tree::{Data, Node};

/// What a record goes by, where it has a name.
pub(crate) fn name(schema: &Schema, list: &str, record: Node<'_>) -> Option<String> {
    match record.get(&naming_key(schema, list)?.name)?.data() {
        Data::Text(text) => Some(text.to_string()),
        Data::Date(date) => Some(date.to_string()),
        Data::Datetime(datetime) => Some(datetime.to_string()),
        _ => None,
    }
}

/// The key by which the records of a list are named.
pub(crate) fn naming_key<'s>(schema: &'s Schema, list: &str) -> Option<&'s Key> {
    schema.keys(&format!("{list}[]")).first()
}
