//! All that can be typed to name a key or a record of a file. Logs are left out: they are long.

use crate::format::address::naming::name;
use crate::toml::path::is_bare;
use crate::toml::schema::{Form, Key, Schema};
use crate::toml::tree::exact::exact;
use crate::toml::tree::{Data, Node};

/// The addresses of a text; `None` where it is not TOML.
pub(crate) fn addresses(text: &str, schema: &Schema) -> Option<Vec<String>> {
    let tree = exact(text)?;
    Some(Lister(schema).table("", "", tree.root()))
}

struct Lister<'s>(&'s Schema);

impl Lister<'_> {
    fn table(&self, pattern: &str, above: &str, table: Option<Node<'_>>) -> Vec<String> {
        let keys = self.0.keys(pattern).iter().filter(|key| !key.is_chosen() && key.name != "log");
        let dot = if above.is_empty() { "" } else { "." };
        let below = keys.flat_map(|key| {
            let (pattern, address) = (self.0.below(pattern, &key.name), format!("{above}{dot}{}", key.name));
            self.key(key, &pattern, address, table.and_then(|table| table.get(&key.name)))
        });
        below.collect()
    }

    fn key(&self, key: &Key, pattern: &str, address: String, held: Option<Node<'_>>) -> Vec<String> {
        match (key.form, held.map(Node::data)) {
            (Form::Table, Some(Data::List(_))) => {
                let records = held.into_iter().flat_map(Node::items);
                let records = records.flat_map(|record| self.record(pattern, &address, record));
                self.terms(key, pattern, &address).into_iter().chain(records).collect()
            }
            (Form::Table, Some(Data::Table(_))) => self.table(pattern, &address, held),
            (Form::Table, _) if key.list => self.terms(key, pattern, &address),
            (Form::Table, _) => self.table(pattern, &address, None),
            _ => vec![address],
        }
    }

    /// The keys of dated terms, which are named without a day where one is said beside.
    fn terms(&self, key: &Key, list: &str, address: &str) -> Vec<String> {
        let keys = self.0.keys(&format!("{list}[]")).iter().filter(|_| key.alone);
        let keys = keys.filter(|key| !key.is_chosen() && !matches!(key.name.as_str(), "from" | "custom"));
        keys.map(|key| format!("{address}.{}", key.name)).collect()
    }

    fn record(&self, list: &str, above: &str, record: Node<'_>) -> Vec<String> {
        let Some(name) = name(self.0, list, record).filter(|name| is_bare(name)) else { return Vec::new() };
        let address = format!("{above}.{name}");
        let below = self.table(&format!("{list}[]"), &address, Some(record));
        [vec![address], below].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::kind::Kind;

    #[test]
    fn terms_are_named_with_a_day_and_without() {
        let text = "name = \"x\"\n[[rates]]\ndefault = 1\n[[rates]]\nfrom = 2026-07-01\ndefault = 2\n";
        let all = addresses(text, Kind::Project.schema()).unwrap();
        for address in ["rates.default", "rates.2026-07-01.default", "retainer.amount", "budget.hours"] {
            assert!(all.iter().any(|known| known == address), "{address}: {all:?}");
        }
        assert!(!all.iter().any(|known| known == "retainer.from" || known.starts_with("team.")), "{all:?}");
    }
}
