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
                records.flat_map(|record| self.record(pattern, &address, record)).collect()
            }
            (Form::Table, Some(Data::Table(_))) => self.table(pattern, &address, held),
            (Form::Table, _) if key.list => Vec::new(),
            (Form::Table, _) => self.table(pattern, &address, None),
            _ => vec![address],
        }
    }

    fn record(&self, list: &str, above: &str, record: Node<'_>) -> Vec<String> {
        let Some(name) = name(self.0, list, record).filter(|name| is_bare(name)) else { return Vec::new() };
        let address = format!("{above}.{name}");
        let below = self.table(&format!("{list}[]"), &address, Some(record));
        [vec![address], below].concat()
    }
}
