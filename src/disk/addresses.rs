//! What can be typed to name a key or a record of a file: for shells that complete it. Logs are left out: they are long.

use std::path::Path;

use toml::de::{DeTable, DeValue};

use crate::disk::entry::{Found, at};
use crate::disk::files::Files;
use crate::disk::source;
use crate::format::kind::Kind;
use crate::toml::path::is_bare;
use crate::toml::schema::{Form, Key, Schema};

/// The addresses of what an id means: a client, a project, a person, or `.` for the workspace itself. None where there
/// is no such file, or it is no TOML.
#[must_use]
pub fn addresses(root: &Path, id: &str) -> Vec<String> {
    let files = Files::on_disk(root);
    let candidates = match id.split_once('/') {
        _ if id == "." => vec!["standing.toml".to_owned()],
        Some(_) => vec![format!("clients/{id}.toml")],
        None => vec![format!("clients/{id}/client.toml"), format!("people/{id}.toml")],
    };
    let known = candidates.iter().filter_map(|document| {
        let kind = Kind::of(document)?;
        let is_file = at(&files, document).0 == Found::File;
        let text = is_file.then(|| source::read(&files, document).ok()).flatten()?;
        let table = DeTable::parse(&text).ok()?;
        let schema = kind.schema();
        Some(Walk(schema).table("", "", Some(table.get_ref())))
    });
    known.flatten().collect()
}

struct Walk<'s>(&'s Schema);

impl Walk<'_> {
    fn table(&self, pattern: &str, above: &str, table: Option<&DeTable<'_>>) -> Vec<String> {
        let keys = self.0.keys(pattern).iter().filter(|key| !key.is_chosen() && key.name != "log");
        keys.flat_map(|key| self.key(key, (pattern, above), table)).collect()
    }

    fn key(&self, key: &Key, (pattern, above): (&str, &str), table: Option<&DeTable<'_>>) -> Vec<String> {
        let dot = if above.is_empty() { "" } else { "." };
        let address = format!("{above}{dot}{}", key.name);
        let below = self.0.below(pattern, &key.name);
        let value = table.and_then(|table| table.get(key.name.as_str())).map(toml::Spanned::get_ref);
        match (key.form, value) {
            (Form::Table, Some(DeValue::Array(records))) => {
                let records = records.iter().map(toml::Spanned::get_ref);
                records.flat_map(|record| self.record(&below, &address, record)).collect()
            }
            (Form::Table, Some(DeValue::Table(inner))) => self.table(&below, &address, Some(inner)),
            (Form::Table, _) if key.list => Vec::new(),
            (Form::Table, _) => self.table(&below, &address, None),
            _ => vec![address],
        }
    }

    fn record(&self, list: &str, above: &str, record: &DeValue<'_>) -> Vec<String> {
        let DeValue::Table(table) = record else { return Vec::new() };
        let pattern = format!("{list}[]");
        let name = self.0.keys(&pattern).first().and_then(|key| table.get(key.name.as_str()));
        let name = match name.map(toml::Spanned::get_ref) {
            Some(DeValue::String(name)) if is_bare(name) => name.to_string(),
            Some(DeValue::Datetime(date)) => date.to_string(),
            _ => return Vec::new(),
        };
        let address = format!("{above}.{name}");
        let mut all = vec![address.clone()];
        all.extend(self.table(&pattern, &address, Some(table)));
        all
    }
}
