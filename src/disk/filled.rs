//! A document as a value: its keys in snake case, with what holds where a key is missing, as its reader says it.

use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::disk::sources::Sources;
use crate::format::kind::Kind;
use crate::model::number::Number;
use crate::toml::schema::{Form, Key, Schema};

impl Sources {
    /// A document with its defaults filled in: lists that may be written short are lists, numbers have the digits
    /// that were written, and what has no default is null. A table that cannot stand without a key is null where it
    /// is missing. `None` where the document is no TOML.
    #[must_use]
    pub fn filled(&self, kind: Kind, document: &str) -> Option<Map<String, Value>> {
        let text = self.text(document)?;
        let table = DeTable::parse(&text).ok()?;
        let mut filled = Filling(kind.schema()).table("", Some(table.get_ref()));
        filled.entry("custom").or_insert_with(|| Map::new().into());
        Some(filled)
    }
}

struct Filling<'s>(&'s Schema);

impl Filling<'_> {
    /// The table of a pattern, all of its keys missing where it is.
    fn table(&self, pattern: &str, table: Option<&DeTable<'_>>) -> Map<String, Value> {
        let keys = self.0.keys(pattern);
        let mut filled = Map::new();
        for key in keys {
            let below = if pattern.is_empty() { key.name.clone() } else { format!("{pattern}.{}", key.name) };
            if key.is_chosen() {
                let chosen =
                    table.into_iter().flatten().map(|(name, value)| (name.get_ref(), value.get_ref()));
                let chosen = chosen
                    .filter(|(name, _)| **name != "custom" && keys.iter().all(|key| key.name != **name));
                filled.extend(chosen.map(|(name, value)| (name.to_string(), self.value(key, &below, value))));
            } else {
                let value = table.and_then(|table| table.get(key.name.as_str())).map(Spanned::get_ref);
                let value =
                    value.map_or_else(|| self.missing(key, &below), |value| self.value(key, &below, value));
                filled.insert(key.name.replace('-', "_"), value);
            }
        }
        if let Some(custom) = table.and_then(|table| table.get("custom")) {
            filled.insert("custom".to_owned(), as_written(custom.get_ref()));
        }
        filled
    }

    fn value(&self, key: &Key, pattern: &str, value: &DeValue<'_>) -> Value {
        match value {
            _ if !key.list => self.one(key, pattern, value),
            DeValue::Array(items) => {
                let pattern = format!("{pattern}[]");
                items.iter().map(|item| self.one(key, &pattern, item.get_ref())).collect()
            }
            alone => Value::Array(vec![self.one(key, &format!("{pattern}[]"), alone)]),
        }
    }

    fn one(&self, key: &Key, pattern: &str, value: &DeValue<'_>) -> Value {
        match (key.form, value) {
            (Form::Table, DeValue::Table(table)) => self.table(pattern, Some(table)).into(),
            // A table written short, as a value alone, means its first key.
            (Form::Table, alone) => {
                let mut table = self.table(pattern, None);
                if let Some((_, first)) = table.iter_mut().next() {
                    *first = as_written(alone);
                }
                table.into()
            }
            (Form::Number, DeValue::String(digits)) => number(digits),
            (_, value) => as_written(value),
        }
    }

    fn missing(&self, key: &Key, pattern: &str) -> Value {
        if let Some(default) = &key.default {
            let text = format!("default = {default}");
            let parsed = DeTable::parse(&text).ok();
            let value = parsed.as_ref().and_then(|table| table.get_ref().get("default"));
            return value.map_or(Value::Null, |value| self.value(key, pattern, value.get_ref()));
        }
        let needs_nothing = || self.0.keys(pattern).iter().all(|key| !key.required);
        match key.form {
            _ if key.list => Value::Array(Vec::new()),
            Form::Table if needs_nothing() => self.table(pattern, None).into(),
            _ => Value::Null,
        }
    }
}

fn as_written(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(integer) => match i128::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(integer) => number(&integer.to_string()),
            Err(_) => Value::String(integer.to_string()),
        },
        DeValue::Float(float) => number(float.as_str()),
        DeValue::Boolean(boolean) => Value::Bool(*boolean),
        DeValue::Datetime(datetime) => Value::String(datetime.to_string()),
        DeValue::Array(items) => items.iter().map(|item| as_written(item.get_ref())).collect(),
        DeValue::Table(table) => {
            let entries =
                table.iter().map(|(key, value)| (key.get_ref().to_string(), as_written(value.get_ref())));
            Value::Object(entries.collect())
        }
    }
}

/// A number with the digits that were written, without an exponent; what is none in JSON, such as `inf`, is text.
fn number(digits: &str) -> Value {
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    if let Some(number) = is_plain.then(|| digits.parse().ok()).flatten() {
        return Value::Number(number);
    }
    let decimal = Number::parse(digits, true).ok().map(|number| number.rounded(28));
    let decimal = decimal.as_deref().map(|decimal| decimal.trim_end_matches('0').trim_end_matches('.'));
    let number = decimal.and_then(|decimal| decimal.parse().ok());
    number.map_or_else(|| Value::String(digits.to_owned()), Value::Number)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::json;

    use super::*;
    use crate::disk::files::Files;

    fn filled(kind: Kind, text: &str) -> Value {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("x.toml"), text).unwrap();
        Sources::new(Files::on_disk(folder.path())).filled(kind, "x.toml").unwrap().into()
    }

    #[test]
    fn a_person_with_everything_left_out() {
        let text = "name = \"Ana\"\nrates.default = \"95.50\"\nrates.account-manager = 1e2\n[custom]\nShirt-Size = 3\n";
        let expected = json!({
            "name": "Ana", "email": null, "title": null, "roles": [], "wants": [], "avoids": [], "learning": [],
            "strengths": [], "capacity": 40, "from": null, "until": null,
            "rates": [{ "from": null, "default": 95.50, "account-manager": 100 }],
            "log": { "away": [] }, "custom": { "Shirt-Size": 3 },
        });
        assert_eq!(filled(Kind::Person, text).to_string(), expected.to_string().replace("95.5,", "95.50,"));
    }

    #[test]
    fn short_forms_are_written_out_and_records_have_their_defaults() {
        let text = "name = \"X\"\nstatus = \"active\"\nbilling = \"fixed\"\n\
            responsibilities = { scope = \"ana\", waived = { invoices = \"free\" } }\n\
            changes = [{ id = \"a\", title = \"A\", asked = 2026-01-02, custom = { url = \"u\" } }]\n";
        let project = filled(Kind::Project, text);
        assert_eq!(project["retainer"], Value::Null);
        assert_eq!(project["budget"], json!({ "amount": null, "hours": null, "expenses": null }));
        let nobody: [&str; 0] = [];
        assert_eq!(
            project["responsibilities"],
            json!({
                "waived": { "invoices": "free" },
                "scope": { "accountable": "ana", "responsible": nobody, "consulted": nobody, "informed": nobody },
            })
        );
        let change = &project["changes"][0];
        assert_eq!(change["asked"], "2026-01-02");
        assert_eq!(
            (&change["hours"], &change["status"], &change["told_mood"]),
            (&json!(0), &json!("open"), &Value::Null)
        );
        assert_eq!(change["custom"], json!({ "url": "u" }));
    }
}
