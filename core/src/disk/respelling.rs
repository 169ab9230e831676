//! What a misspelt key or id was meant to be, where exactly one that is known is near.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::rules;
use crate::disk::sources::Sources;
use crate::edit::Value;
use crate::edit::table::quoted;
use crate::format::kind::Kind;
use crate::model::portfolio::Portfolio;
use crate::toml::nearest::nearest_few;
use crate::toml::path::{Step, steps};
use crate::toml::schema::{Form, Schema};
use crate::toml::tree::exact::{exact, unquoted};
use crate::toml::tree::{Node, Tree};

/// Another spelling of some bytes of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Respelling {
    /// The document.
    pub document: String,
    /// The bytes, without a byte order mark.
    pub span: Range<usize>,
    /// How it was spelt.
    pub was: String,
    /// How it is to be spelt, as the file has it.
    pub text: String,
}

/// What was meant by the key or the id that a finding is about.
#[must_use]
pub fn respelling(
    portfolio: Option<&Portfolio>,
    sources: &Sources,
    found: &Diagnostic,
) -> Option<Respelling> {
    let document = found.place.document.clone();
    let (kind, text) = (Kind::of(&document)?, sources.text(&document)?);
    let span = found.place.span.clone().or_else(|| sources.spans(&[&found.place]).pop()?)?;
    let source = text.get(span.clone())?.to_owned();
    let was = spelt(&source)?;
    let path = steps(&found.place.path);
    let (Step::Key(last), table) = without_item(&path)?.split_last()? else { return None };
    let schema = kind.schema();
    let is_key = was == *last && !source.starts_with(['"', '\'']) || found.rule == rules::UNKNOWN_KEY;
    let known = match found.rule {
        rules::UNKNOWN_KEY => keys(schema, table),
        _ => ids(portfolio?, sources, found, &what(schema, table, last, is_key)?)?,
    };
    let near = nearest_few(&was, known.iter().map(String::as_str));
    let [meant] = near.as_slice() else { return None };
    let text = if is_key { quoted(meant) } else { Value::from(*meant).written() };
    Some(Respelling { document, span, was, text })
}

/// The path of the key whose value or item this is.
fn without_item(path: &[Step]) -> Option<&[Step]> {
    match path {
        [rest @ .., Step::Item(_)] => without_item(rest),
        [] => None,
        path => Some(path),
    }
}

/// A key or a string without its quotes.
fn spelt(source: &str) -> Option<String> {
    if !source.starts_with(['"', '\'']) {
        return Some(source.to_owned());
    }
    unquoted(source)
}

fn keys(schema: &Schema, table: &[Step]) -> Vec<String> {
    let keys = schema.keys(&schema.pattern(table)).iter();
    keys.filter(|key| !key.is_chosen()).map(|key| key.name.clone()).collect()
}

/// What an id is one of.
fn what(schema: &Schema, table: &[Step], last: &str, is_key: bool) -> Option<String> {
    let key = schema.key_or_chosen(&schema.pattern(table), last)?;
    match key.form {
        _ if is_key => Some(key.name.trim_matches(['<', '>']).to_owned()),
        Form::Reference(what) => Some(what.to_owned()),
        _ => None,
    }
}

/// The ids that there are of a kind, as far as a place can name them.
fn ids(portfolio: &Portfolio, sources: &Sources, found: &Diagnostic, what: &str) -> Option<Vec<String>> {
    let document = &found.place.document;
    let client = document.strip_prefix("clients/").and_then(|path| path.split('/').next());
    let people = || portfolio.people.iter().map(|person| person.id.to_string());
    let of = |document: &str, list: &[&str], key: &str| -> Vec<String> {
        sources.text(document).map_or_else(Vec::new, |text| records(&text, list, key))
    };
    let contacts = || of(&format!("clients/{}/client.toml", client.unwrap_or("")), &["contacts"], "id");
    Some(match what {
        "person" => people().collect(),
        "client" => portfolio.clients.iter().map(|client| client.id.to_string()).collect(),
        "role" => portfolio.agency.roles.iter().map(|role| role.id.to_string()).collect(),
        "task" => portfolio.agency.tasks.iter().map(|(_, task)| task.id.to_string()).collect(),
        "contact" => contacts(),
        "contact or person" => contacts().into_iter().chain(people()).collect(),
        "phase" => of(document, &["phases"], "id"),
        "change" => of(document, &["changes"], "id"),
        "invoice" => of(document, &["log", "invoices"], "number"),
        _ => return None,
    })
}

/// One key of each record of a list.
fn records(text: &str, list: &[&str], key: &str) -> Vec<String> {
    let tree = exact(text);
    let root = tree.as_ref().and_then(Tree::root);
    let list = list.iter().fold(root, |node, name| node?.get(name));
    let records = list.into_iter().flat_map(Node::items);
    records.filter_map(|record| record.get(key)?.text().map(str::to_owned)).collect()
}
