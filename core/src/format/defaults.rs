//! A document as a value: its keys in snake case, with what holds where a key is missing, as its reader says it.

use serde_json::{Map, Value};

use crate::model::number::Number;
use crate::toml::schema::{Form, Key, Schema};
use crate::toml::tree::exact::exact;
use crate::toml::tree::{Data, Node};

/// A document with its defaults filled in: lists that may be written short are lists, numbers have the digits that were
/// written, and what has no default is null. A table that cannot stand without a key is null where it is missing. `None`
/// where the text is not TOML.
pub(crate) fn with_defaults(text: &str, schema: &Schema) -> Option<Map<String, Value>> {
    let tree = exact(text)?;
    let mut filled = Filling(schema).table("", tree.root());
    filled.entry("custom").or_insert_with(|| Map::new().into());
    Some(filled)
}

struct Filling<'s>(&'s Schema);

impl Filling<'_> {
    /// The table of a pattern, all of its keys missing where it is.
    fn table(&self, pattern: &str, table: Option<Node<'_>>) -> Map<String, Value> {
        let keys = self.0.keys(pattern);
        let mut filled = Map::new();
        for key in keys {
            let below = if pattern.is_empty() { key.name.clone() } else { format!("{pattern}.{}", key.name) };
            if key.is_chosen() {
                let is_chosen = |name: &str| name != "custom" && keys.iter().all(|key| key.name != name);
                let chosen = table.into_iter().flat_map(Node::children);
                let chosen = chosen.filter(|node| is_chosen(node.key().text));
                filled.extend(chosen.map(|node| (node.key().text.to_owned(), self.value(key, &below, node))));
            } else {
                let held = table.and_then(|table| table.get(&key.name));
                let value =
                    held.map_or_else(|| self.missing(key, &below), |held| self.value(key, &below, held));
                filled.insert(key.name.replace('-', "_"), value);
            }
        }
        if let Some(custom) = table.and_then(|table| table.get("custom")) {
            filled.insert("custom".to_owned(), as_written(custom));
        }
        filled
    }

    fn value(&self, key: &Key, pattern: &str, value: Node<'_>) -> Value {
        let one = |item: Node<'_>| self.one(key, &format!("{pattern}[]"), item);
        match value.data() {
            _ if !key.list => self.one(key, pattern, value),
            Data::List(_) => value.items().map(one).collect(),
            _ => Value::Array(vec![one(value)]),
        }
    }

    fn one(&self, key: &Key, pattern: &str, value: Node<'_>) -> Value {
        match (key.form, value.data()) {
            (Form::Table, Data::Table(_)) => self.table(pattern, Some(value)).into(),
            // A table written short, as a value alone, means its first key of that form.
            (Form::Table, _) => {
                let mut table = self.table(pattern, None);
                let meant = self.0.keys(pattern).iter().find(|one| Some(one.form) == key.short);
                if let Some(meant) = meant {
                    let alone = self.one(meant, &format!("{pattern}.{}", meant.name), value);
                    table.insert(meant.name.replace('-', "_"), alone);
                }
                table.into()
            }
            (Form::Number, Data::Text(digits)) => number(digits),
            // A duration stays as it is written: no digits say what a sixth of an hour is.
            (Form::Duration, Data::Text(digits)) if Number::parse(digits, false).is_ok() => number(digits),
            _ => as_written(value),
        }
    }

    fn missing(&self, key: &Key, pattern: &str) -> Value {
        if let Some(default) = &key.default {
            return read_alone(default, |value| self.value(key, pattern, value)).unwrap_or_default();
        }
        let needs_nothing = || self.0.keys(pattern).iter().all(|key| !key.required);
        match key.form {
            _ if key.list => Value::Array(Vec::new()),
            Form::Table if needs_nothing() => self.table(pattern, None).into(),
            _ => Value::Null,
        }
    }
}

/// What is made of a value that stands alone, as a default does; `None` where it is not TOML.
fn read_alone(text: &str, read: impl FnOnce(Node<'_>) -> Value) -> Option<Value> {
    let document = format!("value = {text}");
    let tree = exact(&document)?;
    Some(read(tree.root()?.get("value")?))
}

/// A value alone as JSON; `None` where it is not TOML.
pub fn value_alone(text: &str) -> Option<Value> {
    read_alone(text, as_written)
}

fn as_written(value: Node<'_>) -> Value {
    match value.data() {
        Data::Text(text) => Value::String(text.to_string()),
        Data::Integer { digits, radix } => match i128::from_str_radix(digits, *radix) {
            Ok(integer) => number(&integer.to_string()),
            Err(_) => Value::String(format!("{}{digits}", base(*radix))),
        },
        Data::Float(digits) => number(digits),
        Data::Boolean(boolean) => Value::Bool(*boolean),
        Data::Date(date) => Value::String(date.to_string()),
        Data::Datetime(datetime) => Value::String(datetime.to_string()),
        Data::List(_) | Data::Lines(_) => value.children().map(as_written).collect(),
        Data::Table(_) => {
            let entries = value.children().map(|node| (node.key().text.to_owned(), as_written(node)));
            Value::Object(entries.collect())
        }
    }
}

/// What stands before digits of a base.
fn base(radix: u32) -> &'static str {
    match radix {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => "",
    }
}

/// A number with the digits that were written, without an exponent; what JSON has no number for, such as `inf`, is text.
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
    use serde_json::json;

    use super::*;
    use crate::format::kind::Kind;

    fn filled(kind: Kind, text: &str) -> Value {
        with_defaults(text, kind.schema()).unwrap().into()
    }

    #[test]
    fn a_person_with_everything_left_out() {
        let text = "name = \"Ana\"\nrates.default = \"95.50\"\nrates.account-manager = 1e2\n[custom]\nShirt-Size = 3\n";
        let nothing: [&str; 0] = [];
        let expected = json!({
            "name": "Ana", "email": null, "title": null, "roles": [], "wants": [], "avoids": [], "learning": [],
            "strengths": [], "capacity": [{ "from": null, "hours": 40, "workdays": nothing }], "workdays": [],
            "target": null, "from": null, "until": null,
            "rates": [{ "from": null, "default": 95.50, "account-manager": 100 }],
            "log": { "away": [] }, "custom": { "Shirt-Size": 3 },
        });
        assert_eq!(filled(Kind::Person, text).to_string(), expected.to_string().replace("95.5,", "95.50,"));
    }

    /// Terms with dates are a list, whichever way they are written; a value alone is the one key that it is short for.
    #[test]
    fn terms_with_dates_are_lists() {
        let ana = filled(Kind::Person, "name = \"Ana\"\ncapacity = \"32.50\"\n");
        assert_eq!(ana["capacity"].to_string(), r#"[{"from":null,"hours":32.50,"workdays":[]}]"#);
        let later = "name = \"Ana\"\n[[capacity]]\nhours = 32\n[[capacity]]\nfrom = 2026-07-01\nworkdays = [\"mon\"]\n";
        let ana = filled(Kind::Person, later);
        let first = json!({ "from": null, "hours": 32, "workdays": [] });
        assert_eq!(
            ana["capacity"],
            json!([first, { "from": "2026-07-01", "hours": 40, "workdays": ["mon"] }])
        );
        let care = filled(Kind::Project, "retainer = { every = \"month\", hours = 8 }\n");
        assert_eq!((&care["retainer"][0]["rollover"], &care["retainer"][0]["hours"]), (&json!(0), &json!(8)));
        let time = filled(Kind::Project, "log.time = [{ hours = \"0:10\" }, { hours = \"0.50\" }]\n");
        assert_eq!(
            (&time["log"]["time"][0]["hours"], time["log"]["time"][1]["hours"].to_string()),
            (&json!("0:10"), "0.50".to_owned())
        );
    }

    #[test]
    fn short_forms_are_written_out_and_records_have_their_defaults() {
        let text = "name = \"X\"\nstatus = \"active\"\nbilling = \"fixed\"\n\
            responsibilities = { scope = \"ana\", waived = { invoices = \"free\" } }\n\
            changes = [{ id = \"a\", title = \"A\", asked = 2026-01-02, custom = { url = \"u\" } }]\n";
        let project = filled(Kind::Project, text);
        assert_eq!(project["retainer"], json!([]));
        let budget =
            json!({ "amount": null, "hours": null, "expenses": null, "binding": null, "ceiling": false });
        assert_eq!(project["budget"], budget);
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
