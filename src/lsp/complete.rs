//! How what is typed can go on: keys that a table lacks, words of closed lists, ids.

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, MarkupContent, MarkupKind,
    TextEdit,
};

use crate::diagnostic::rules;
use crate::format::Kind;
use crate::guide::reference::describe;
use crate::lsp::cursor::{Typing, cursor};
use crate::lsp::reading::{Looked, Reading};
use crate::lsp::ruler::Ruler;
use crate::lsp::subject::ids;
use crate::model::Date;
use crate::model::role::{Roles, Tasks};
use crate::toml::schema::{Form, Key};

/// What is offered at a byte of a document.
pub(crate) fn offered(
    reading: &Reading,
    looked: &Looked,
    byte: usize,
    (ruler, today): (&Ruler<'_>, Date),
) -> Vec<CompletionItem> {
    let schema = looked.kind.schema();
    let Some(cursor) = cursor(&looked.text, byte, schema) else { return Vec::new() };
    let range = ruler.range(cursor.word.clone());
    let item = |label: &str, text: String, kind, detail: Option<String>| CompletionItem {
        label: label.to_owned(),
        kind: Some(kind),
        documentation: detail
            .map(|value| Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: text })),
        ..CompletionItem::default()
    };
    let ids = |all: Vec<String>| -> Vec<CompletionItem> {
        let quoted = |id: &str| if cursor.is_quoted { id.to_owned() } else { format!("\"{id}\"") };
        all.iter().map(|id| item(id, quoted(id), CompletionItemKind::REFERENCE, None)).collect()
    };
    match &cursor.typing {
        Typing::Header => {
            let tables = schema.tables().filter(|(table, _)| !table.is_empty() && !table.contains('<'));
            let headers =
                tables.map(|(table, _)| schema.header(table)).filter(|header| !header.contains("[]"));
            headers.map(|header| item(&header, header.clone(), CompletionItemKind::STRUCT, None)).collect()
        }
        Typing::Key => {
            let is_free = |key: &&Key| !cursor.keys.contains(&key.name);
            let known = schema.keys(&cursor.table).iter().filter(is_free);
            let one = |key: &Key| -> Vec<CompletionItem> {
                let detail = || describe(looked.kind, &cursor.table, &key.name);
                let names = if key.is_chosen() { chosen(reading, &key.name) } else { vec![key.name.clone()] };
                let typed = |name: &String| {
                    let text = if cursor.is_quoted { name.clone() } else { format!("{name} = ") };
                    item(name, text, CompletionItemKind::PROPERTY, detail())
                };
                names.iter().filter(|name| !cursor.keys.contains(name)).map(typed).collect()
            };
            known.flat_map(one).collect()
        }
        Typing::Value(name) => match schema.key_or_chosen(&cursor.table, name) {
            Some(key) => match key.short.unwrap_or(key.form) {
                Form::Boolean => {
                    let word = |word: &str| item(word, word.to_owned(), CompletionItemKind::VALUE, None);
                    ["true", "false"].map(word).into()
                }
                Form::Date => {
                    vec![item(&today.to_string(), today.to_string(), CompletionItemKind::VALUE, None)]
                }
                form => ids(values(reading, looked, form)),
            },
            None => Vec::new(),
        },
    }
}

/// The texts that a value can be.
fn values(reading: &Reading, looked: &Looked, form: Form) -> Vec<String> {
    let client = format!("clients/{}/client.toml", looked.client().unwrap_or_default());
    let own = |list, key| ids(reading, &looked.document, list, key);
    match form {
        Form::Word(words) => words.iter().map(|word| (*word).to_owned()).collect(),
        Form::Reference("person") => people(reading),
        Form::Reference("client") => clients(reading),
        Form::Reference("contact") => ids(reading, &client, "contacts", "id"),
        Form::Reference("contact or person") => {
            ids(reading, &client, "contacts", "id").into_iter().chain(people(reading)).collect()
        }
        Form::Reference("project") => projects(reading, looked.client()),
        Form::Reference("client/project") => projects(reading, None),
        Form::Reference("change") => own("changes", "id"),
        Form::Reference("phase") => own("phases", "id"),
        Form::Reference("invoice") => own("log.invoices", "number"),
        Form::Reference("role") => chosen(reading, "<role>"),
        Form::Reference("task") => chosen(reading, "<task>"),
        Form::Currency => {
            reading.portfolio().into_iter().map(|all| all.agency.currency.to_string()).collect()
        }
        _ => Vec::new(),
    }
}

/// The names that a key of a person's choice can have.
fn chosen(reading: &Reading, sign: &str) -> Vec<String> {
    let agency = reading.portfolio().map(|portfolio| &portfolio.agency);
    match sign {
        "<role>" => {
            let roles = agency.map_or_else(Roles::default, |agency| agency.roles.clone());
            roles.iter().map(|role| role.id.to_string()).collect()
        }
        "<task>" => {
            let tasks = agency.map_or_else(Tasks::default, |agency| agency.tasks.clone());
            tasks.iter().map(|(_, task)| task.id.to_string()).collect()
        }
        "<person>" => people(reading),
        "<rule>" => rules::practice().map(str::to_owned).collect(),
        "<source>" => crate::format::imports::SOURCES.map(str::to_owned).into(),
        _ => Vec::new(),
    }
}

fn documents(reading: &Reading, kind: Kind) -> impl Iterator<Item = String> {
    reading.sources().documents().into_iter().filter(move |document| Kind::of(document) == Some(kind))
}

fn people(reading: &Reading) -> Vec<String> {
    let id = |document: String| Some(document.strip_prefix("people/")?.strip_suffix(".toml")?.to_owned());
    documents(reading, Kind::Person).filter_map(id).collect()
}

fn clients(reading: &Reading) -> Vec<String> {
    let id =
        |document: String| Some(document.strip_prefix("clients/")?.strip_suffix("/client.toml")?.to_owned());
    documents(reading, Kind::Client).filter_map(id).collect()
}

/// Projects with their client, or those of one client by their own ids.
fn projects(reading: &Reading, client: Option<&str>) -> Vec<String> {
    let full = |document: String| Some(document.strip_prefix("clients/")?.strip_suffix(".toml")?.to_owned());
    let own = |full: String| match client {
        None => Some(full),
        Some(client) => Some(full.strip_prefix(client)?.strip_prefix('/')?.to_owned()),
    };
    documents(reading, Kind::Project).filter_map(full).filter_map(own).collect()
}
