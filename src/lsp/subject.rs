//! What a place in a document is about: the id of something that is written there, or a key.

use std::ops::Range;

use crate::disk::{Named, Reference, references};
use crate::format::Kind;
use crate::lsp::reading::{Looked, Reading};
use crate::toml::layout::{Entry, Inner, Layout, Piece};
use crate::toml::path::Step;
use crate::toml::schema::Schema;
use crate::toml::tree::Node;
use crate::toml::tree::exact::recovered;

/// Something that has an id, and where its id is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// What has it.
    pub(crate) subject: Subject,
    /// The bytes of the id, without quotes.
    pub(crate) span: Range<usize>,
}

/// Something that has an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// What can get another id.
    Named(Named),
    /// A record of a project's file: its project, its list, its key that is unique, and that.
    Record(String, &'static str, &'static str, String),
    /// A role or a task of the workspace.
    Word(&'static str, String),
}

/// What is mentioned at a byte of a document.
pub(crate) fn mention(reading: &Reading, looked: &Looked, byte: usize) -> Option<Mention> {
    let found = references(&looked.text, looked.kind.schema());
    let here = found.into_iter().find(|one| one.span.start <= byte && byte <= one.span.end);
    if let Some(reference) = here {
        let span = bare(&looked.text, &reference.span);
        return Some(Mention { subject: subject(reading, looked, reference)?, span });
    }
    own_id(looked, byte)
}

/// What a document is about as a whole.
pub(crate) fn of_document(looked: &Looked) -> Option<Named> {
    let id = looked.document.rsplit('/').next()?.strip_suffix(".toml")?.to_owned();
    match looked.kind {
        Kind::Person => Some(Named::Person(id)),
        Kind::Client => Some(Named::Client(looked.client()?.to_owned())),
        Kind::Project => Some(Named::Project(looked.client()?.to_owned(), id)),
        Kind::Agency | Kind::Costs | Kind::Imports => None,
    }
}

fn subject(
    reading: &Reading,
    looked: &Looked,
    Reference { referent, id, client, .. }: Reference,
) -> Option<Subject> {
    let client = client.or_else(|| looked.client().map(str::to_owned));
    let is_contact = |id: &str| {
        client.as_ref().is_some_and(|client| contacts(reading, client).iter().any(|one| one == id))
    };
    let record = |list, key, id| {
        let project = looked.document.strip_prefix("clients/")?.strip_suffix(".toml")?.to_owned();
        Some(Subject::Record(project, list, key, id))
    };
    Some(Subject::Named(match referent {
        "person" => Named::Person(id),
        "client" => Named::Client(id),
        "project" => Named::Project(client?, id),
        "contact" => Named::Contact(client?, id),
        "contact or person" if is_contact(&id) => Named::Contact(client?, id),
        "contact or person" => Named::Person(id),
        "change" => return record("changes", "id", id),
        "phase" => return record("phases", "id", id),
        "invoice" => return record("log.invoices", "number", id),
        "role" => return Some(Subject::Word("roles", id)),
        "task" => return Some(Subject::Word("tasks", id)),
        _ => return None,
    }))
}

/// The ids of a client's contacts.
fn contacts(reading: &Reading, client: &str) -> Vec<String> {
    ids(reading, &format!("clients/{client}/client.toml"), "contacts", "id")
}

/// What the records of a list of a document are known by, as many as can be read.
pub(crate) fn ids(reading: &Reading, document: &str, list: &str, key: &str) -> Vec<String> {
    let text = reading.sources().text(document).unwrap_or_default();
    let tree = recovered(&text);
    let records = tree.root().and_then(|root| list.split('.').try_fold(root, Node::get));
    let ids = records
        .into_iter()
        .flat_map(Node::items)
        .filter_map(|record| record.get(key)?.text().map(str::to_owned));
    ids.collect()
}

/// Where the record of a list is written that is known by an id.
pub(crate) fn record(text: &str, list: &str, key: &str, id: &str) -> Option<Range<usize>> {
    let tree = recovered(text);
    let records = list.split('.').try_fold(tree.root()?, Node::get)?;
    let found = records.items().find_map(|record| record.get(key).filter(|known| known.text() == Some(id)));
    found.map(Node::span)
}

/// The id of a contact or of a project's record, where it is its own.
fn own_id(looked: &Looked, byte: usize) -> Option<Mention> {
    let tree = recovered(&looked.text);
    let root = tree.root()?;
    let lists: &[(&str, &str)] = match looked.kind {
        Kind::Client => &[("contacts", "id")],
        Kind::Project => &[("changes", "id"), ("phases", "id"), ("log.invoices", "number")],
        _ => &[],
    };
    for (list, key) in lists {
        let records = list.split('.').try_fold(root, Node::get);
        let ids = records.into_iter().flat_map(Node::items).filter_map(|record| record.get(key));
        let mut here = ids.filter(|id| id.span().start <= byte && byte <= id.span().end);
        let Some(found) = here.next() else { continue };
        let (id, span) = (found.text()?.to_owned(), bare(&looked.text, &found.span()));
        let subject = match looked.kind {
            Kind::Client => Subject::Named(Named::Contact(looked.client()?.to_owned(), id)),
            _ => {
                let project = looked.document.strip_prefix("clients/")?.strip_suffix(".toml")?.to_owned();
                Subject::Record(project, list, key, id)
            }
        };
        return Some(Mention { subject, span });
    }
    None
}

/// The bytes of a value without its quotes.
fn bare(text: &str, span: &Range<usize>) -> Range<usize> {
    let value = text.get(span.clone()).unwrap_or_default();
    let inside = value.trim_matches(['"', '\'']);
    let before = value.len() - value.trim_start_matches(['"', '\'']).len();
    span.start + before..span.start + before + inside.len()
}

/// A key of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyHere {
    /// The table, by its pattern.
    pub(crate) table: String,
    /// The key.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) span: Range<usize>,
}

/// The key at a byte of a text.
pub(crate) fn key(text: &str, schema: &Schema, byte: usize) -> Option<KeyHere> {
    let layout = Layout::of(text);
    for section in &layout.sections {
        let mut table = String::new();
        let names = section.path.iter().filter_map(|step| match step {
            Step::Key(name) => Some(name),
            Step::Item(_) => None,
        });
        for (name, span) in names.zip(&section.key_spans) {
            if span.contains(&byte) {
                return Some(KeyHere { table, name: name.to_owned(), span: span.clone() });
            }
            table = schema.below(&table, name);
        }
        if let Some(found) = among(&section.entries, &schema.pattern(&section.path), schema, byte) {
            return Some(found);
        }
    }
    None
}

fn among(entries: &[Entry], table: &str, schema: &Schema, byte: usize) -> Option<KeyHere> {
    let entry = entries.iter().find(|entry| entry.span.start <= byte && byte <= entry.span.end)?;
    let mut table = table.to_owned();
    for (name, span) in entry.keys.iter().zip(&entry.key_spans) {
        if span.contains(&byte) {
            return Some(KeyHere { table, name: name.clone(), span: span.clone() });
        }
        table = schema.below(&table, name);
    }
    inside(&entry.value, &table, schema, byte)
}

fn inside(value: &Piece, table: &str, schema: &Schema, byte: usize) -> Option<KeyHere> {
    match &value.inner {
        Inner::Scalar => None,
        Inner::Table(entries) => among(entries, table, schema, byte),
        Inner::List(items) => {
            let item = items.iter().find(|item| item.value.span.contains(&byte))?;
            inside(&item.value, &format!("{table}[]"), schema, byte)
        }
    }
}
