//! Keys that are missing, and keys that should not be there: which one was meant, or where it belongs.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::toml::cursor::{Value, Words};
use crate::toml::nearest::{listed, nearest};
use crate::toml::path::Path;
use crate::toml::schema::{Form, Key, Schema, is_in_lines};
use crate::toml::table::Table;
use crate::toml::tree::{Name, Node};
use crate::toml::value::{mistyped, quoted};

/// Says that a key is missing; always `None`. Where it is there but misspelt, that is said when the table is closed.
pub(crate) fn missing<T>(table: &Table<'_>, key: &'static str) -> Option<T> {
    if !table.reading.is_full() && is_misspelt(table, key) {
        return None;
    }
    table.fault(key, rules::MISSING_KEY, || {
        let schema = table.reading.schema();
        let known = schema.key(&table.path.pattern(), key);
        let sample = known.map_or_else(|| "…".to_owned(), Key::sample);
        let what = match known.map(|key| key.form) {
            None | Some(Form::Text | Form::Any | Form::Table) => String::new(),
            Some(form) => format!(" ({})", form.named()),
        };
        (format!("{} has no {key}", table.noun), format!("add {key} = {sample}{what}"))
    })
}

/// Whether a key that is not known here is what somebody made of this one.
fn is_misspelt(table: &Table<'_>, key: &str) -> bool {
    let schema = table.reading.schema();
    let known: Vec<&str> = schema.keys(&table.path.pattern()).iter().map(|key| key.name.as_str()).collect();
    let mut names = table.entries.into_iter().flat_map(Node::children).map(|node| node.key().text);
    names.any(|name| !known.contains(&name) && nearest(name, known.iter().copied()) == Some(key))
}

/// Says that a key is not known where it stands.
pub(crate) fn key(table: &Table<'_>, key: &Name<'_>) {
    let name = key.text;
    table.reading.error(rules::UNKNOWN_KEY, || {
        let path = Path::Key(&table.path, name);
        let (message, help) = words(table, name);
        Diagnostic::error(rules::UNKNOWN_KEY, table.reading.place(path, key.span.clone()), message).help(help)
    });
}

fn words(table: &Table<'_>, name: &str) -> Words {
    let schema = table.reading.schema();
    let mut known: Vec<&str> =
        schema.keys(&table.path.pattern()).iter().map(|key| key.name.as_str()).collect();
    if table.has_room() {
        known.push("custom");
    }
    let message = format!("{} has no key called {}", place_name(table), quoted(name));
    let other = || if table.is_inline() { None } else { elsewhere(table, name, schema) };
    let help = match (nearest(name, known.iter().copied()), table.path) {
        (Some(meant), _) => format!("write {meant}"),
        (None, path) => other().unwrap_or_else(|| match path {
            Path::Root => "take it out, or put it below [custom] as a field of your own".to_owned(),
            Path::Item(list, _) if table.has_room() => {
                format!("take it out, or put it below [{list}.custom] as a field of your own")
            }
            _ => format!("write {}", listed(known.iter().copied())),
        }),
    };
    (message, help)
}

/// What holds the key: `[budget]`, `this time entry`, `a project`.
fn place_name(table: &Table<'_>) -> String {
    match table.path {
        Path::Root => format!("a {}", table.noun),
        Path::Item(..) => format!("this {}", table.noun),
        _ => format!("[{}]", table.path),
    }
}

/// Where in the file a key of that name belongs.
fn elsewhere(table: &Table<'_>, name: &str, schema: &Schema) -> Option<String> {
    let mut homes: Vec<&str> = schema.tables_with(name).collect();
    if matches!(table.path, Path::Item(..)) {
        // Nobody takes a record for one that has a line of its own.
        homes.retain(|home| !home.strip_suffix("[]").is_some_and(is_in_lines));
    }
    if homes.contains(&"") {
        return Some("move it above the first [table]".to_owned());
    }
    let here = table.path.pattern();
    let home = homes.iter().find(|home| shares_start(home, &here)).or(homes.first())?;
    Some(format!("move it {}", below(schema, home)))
}

/// Where the keys of a table stand.
fn below(schema: &Schema, table: &str) -> String {
    match (schema.header(table), table.strip_suffix("[]")) {
        (header, Some(list)) if header.starts_with("[[") => format!("to a record of {list}"),
        (header, _) => format!("below {header}"),
    }
}

fn shares_start(home: &str, here: &str) -> bool {
    let first = |pattern: &str| pattern.split(['.', '[']).next().unwrap_or_default().to_owned();
    first(home) == first(here)
}

/// Looks at a person's own fields: a key of ours among them may have slipped there.
pub(crate) fn custom(value: Value<'_>) {
    if !value.is_table() {
        mistyped::<()>(value, Form::Table);
        return;
    }
    let schema = value.reading.schema();
    for node in value.held.into_iter().flat_map(Node::children) {
        let Name { text, span } = node.key();
        if let Some(home) = schema.tables_with(text).next() {
            slipped(value, text, span, home);
        }
    }
}

fn slipped(value: Value<'_>, name: &str, span: Range<usize>, home: &str) {
    value.reading.warning(rules::CUSTOM_KEY, || {
        let path = Path::Key(&value.path, name);
        let belongs = match home {
            "" => "above the first [table]".to_owned(),
            home => below(value.reading.subject.schema, home),
        };
        let message = format!("{} is one of our keys, but is not read below custom", quoted(name));
        let help = format!("move it {belongs}, or give your own field another name");
        Diagnostic::error(rules::CUSTOM_KEY, value.reading.place(path, span), message).help(help)
    });
}
