//! What a value says, leaf by leaf, however it is spelt: so that a record that was only laid out anew is still the same.

use crate::edit::string::string;
use crate::toml::layout::{Entry, Inner, Piece};

/// What is said: each leaf by its path, in their order.
pub(crate) type Said = Vec<(String, String)>;

/// What some keys say.
pub(crate) fn said_by(text: &str, entries: &[Entry]) -> Said {
    let mut said = Said::new();
    note_entries(text, entries, "", &mut said);
    said.sort();
    said
}

/// What a value says that stands alone.
pub(crate) fn said_in(text: &str, node: &Piece) -> Said {
    let mut said = Said::new();
    note(text, node, "", &mut said);
    said.sort();
    said
}

/// A leaf of a record; `None` where it has none of that name.
pub(crate) fn leaf<'s>(said: &'s Said, name: &str) -> Option<&'s str> {
    said.iter().find(|(path, _)| path == name).map(|(_, value)| value.as_str())
}

fn note_entries(text: &str, entries: &[Entry], path: &str, said: &mut Said) {
    for entry in entries {
        let key = entry.keys.join(".");
        let path = if path.is_empty() { key } else { format!("{path}.{key}") };
        note(text, &entry.value, &path, said);
    }
}

/// The parser limits how deep values nest, so this recursion has an end.
fn note(text: &str, node: &Piece, path: &str, said: &mut Said) {
    match &node.inner {
        Inner::Scalar => said.push((path.to_owned(), scalar(text, node))),
        Inner::Table(entries) if !entries.is_empty() => note_entries(text, entries, path, said),
        Inner::Table(_) => said.push((path.to_owned(), "{}".to_owned())),
        Inner::List(items) => {
            let items: Vec<String> =
                items.iter().map(|item| format!("{:?}", said_in(text, &item.value))).collect();
            said.push((path.to_owned(), items.concat()));
        }
    }
}

/// A string in quotes of one kind; anything else as it is written.
fn scalar(text: &str, node: &Piece) -> String {
    let source = text.get(node.span.clone()).unwrap_or_default();
    string(text, node).map_or_else(|| source.to_owned(), |text| format!("\"{text}"))
}
