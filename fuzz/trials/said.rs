//! What documents say, as another reader than ours understands them.

use toml::{Table, Value};

/// Everything that a document says, a line each: the path of a value and the value; lists say how long they are.
pub(super) fn leaves(table: &Table) -> Vec<String> {
    let mut said = Vec::new();
    for (key, value) in table {
        say(&format!("{key:?}"), value, &mut said);
    }
    said
}

fn say(path: &str, value: &Value, said: &mut Vec<String>) {
    match value {
        Value::Table(table) => {
            table.iter().for_each(|(key, value)| say(&format!("{path}.{key:?}"), value, said))
        }
        Value::Array(items) => {
            // Where a record stands may change by an edit, what it says may not.
            items.iter().for_each(|item| say(&format!("{path}[]"), item, said));
        }
        value => said.push(format!("{path} = {value:?}")),
    }
}

/// How often it is said.
pub(super) fn count(all: &[String], one: &str) -> usize {
    all.iter().filter(|said| *said == one).count()
}
