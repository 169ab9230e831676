//! What a document refers to, and where: every key of which the reader's own schema says that it holds the id of something
//! else. A new key of that kind is found here without being named.

use std::ops::Range;

use crate::edit::string::string;
use crate::toml::layout::{Entry, Inner, Layout, Piece, Section};
use crate::toml::path::Step;
use crate::toml::schema::{Form, Key, Schema};

/// The id of something, written where something else refers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What it is the id of, as the schema calls it: `person`, `contact or person`.
    pub referent: &'static str,
    /// The id.
    pub id: String,
    /// The client whose it is, where that is written with it.
    pub client: Option<String>,
    /// The bytes of the value or the key, quotes and all.
    pub span: Range<usize>,
}

/// What stands for a key that is a person's id.
const PERSON_KEY: &str = "<person>";

/// What a text without a byte order mark refers to, in its order.
pub fn references(text: &str, schema: &Schema) -> Vec<Reference> {
    let layout = Layout::of(text);
    let mut finder = Finder { text, schema, found: Vec::new() };
    for section in &layout.sections {
        finder.header(section);
        finder.entries(&section.entries, &schema.pattern(&section.path));
    }
    finder.found
}

struct Finder<'t> {
    text: &'t str,
    schema: &'t Schema,
    found: Vec<Reference>,
}

impl Finder<'_> {
    fn header(&mut self, section: &Section) {
        let keys = section.path.iter().filter_map(|step| match step {
            Step::Key(key) => Some(key),
            Step::Item(_) => None,
        });
        let mut table = String::new();
        for (key, span) in keys.zip(&section.key_spans) {
            self.key(&table, key, span);
            table = self.schema.below(&table, key);
        }
    }

    fn entries(&mut self, entries: &[Entry], table: &str) {
        for entry in entries {
            let mut table = table.to_owned();
            for (at, (key, span)) in entry.keys.iter().zip(&entry.key_spans).enumerate() {
                self.key(&table, key, span);
                if at + 1 == entry.keys.len() {
                    let known = self.schema.key_or_chosen(&table, key).cloned();
                    let below = self.schema.below(&table, key);
                    self.value(&entry.value, known.as_ref(), &below);
                } else {
                    table = self.schema.below(&table, key);
                }
            }
        }
    }

    fn key(&mut self, table: &str, key: &str, span: &Range<usize>) {
        let known = self.schema.key_or_chosen(table, key);
        if known.is_some_and(|known| known.name == PERSON_KEY) {
            let (id, span) = (key.to_owned(), span.clone());
            self.found.push(Reference { referent: "person", id, client: None, span });
        }
    }

    fn value(&mut self, value: &Piece, key: Option<&Key>, pattern: &str) {
        match &value.inner {
            Inner::Scalar => {
                let Some(referent) = key.and_then(referent) else { return };
                let Some(id) = string(self.text, value) else { return };
                match referent {
                    "client/project" => self.full(&id, &value.span),
                    _ => {
                        self.found.push(Reference { referent, id, client: None, span: value.span.clone() });
                    }
                }
            }
            Inner::List(items) => {
                let below = format!("{pattern}[]");
                items.iter().for_each(|item| self.value(&item.value, key, &below));
            }
            Inner::Table(entries) => self.entries(entries, pattern),
        }
    }
}

impl Finder<'_> {
    /// A project with its client: `"acme/website"` refers to both.
    fn full(&mut self, full: &str, span: &Range<usize>) {
        let Some((client, project)) = full.split_once('/') else { return };
        let inside = span.start + 1..span.end.saturating_sub(1);
        if self.text.get(inside.clone()) != Some(full) {
            return;
        }
        let slash = inside.start + client.len();
        let own = Some(client.to_owned());
        let (client, project) = (client.to_owned(), project.to_owned());
        self.found.push(Reference {
            referent: "client",
            id: client,
            client: None,
            span: inside.start..slash,
        });
        self.found.push(Reference {
            referent: "project",
            id: project,
            client: own,
            span: slash + 1..inside.end,
        });
    }
}

/// What a key refers to, also in its short form.
fn referent(key: &Key) -> Option<&'static str> {
    match (key.form, key.short) {
        (Form::Reference(what), _) | (_, Some(Form::Reference(what))) => Some(what),
        _ => None,
    }
}
