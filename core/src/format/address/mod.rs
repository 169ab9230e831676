//! What a person types to name one key or one record of a file: `phases.design.done`, `contacts.rosa`,
//! `log.time.2026-11-02`. A record goes by the first of its keys that are told in the format (an id, a number, a day, a
//! person); of several with the same one follows which: `log.time.2026-11-02.2`.

pub(crate) mod all;
pub(crate) mod naming;

use crate::format::address::naming::{name, naming_key};
use crate::toml::path::{Step, steps, written};
use crate::toml::schema::{Form, Key, Schema};
use crate::toml::tree::exact::exact;
use crate::toml::tree::{Data, Node};

/// A key or a record that was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Its path, as edits write it.
    pub path: String,
    /// Its path with `[]` for every record and what stands for each chosen name.
    pub pattern: String,
    /// What it is, where it is a key; a record has none.
    pub key: Option<Key>,
    /// What is there now, as it is written.
    pub now: Option<String>,
}

/// Why nothing is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressFault {
    /// The file is not TOML.
    NoToml,
    /// Nothing was typed.
    Empty,
    /// A table has no such key.
    NoKey {
        /// The table, as it is written; empty for the file itself.
        table: String,
        /// What was typed.
        typed: String,
        /// What the table knows.
        known: Vec<String>,
    },
    /// A list has no such record.
    NoRecord {
        /// The list.
        list: String,
        /// What was typed.
        typed: String,
        /// What its records go by.
        known: Vec<String>,
    },
    /// Several records go by the same.
    Several {
        /// What was typed up to there.
        typed: String,
        /// How many they are.
        count: usize,
    },
    /// A whole table was named, not one of its keys.
    Table {
        /// The table.
        table: String,
        /// Its keys.
        known: Vec<String>,
    },
    /// A whole list was named, not one of its records.
    List {
        /// The list, as its pattern.
        list: String,
        /// What its records go by.
        known: Vec<String>,
    },
    /// A single value has nothing below it.
    Below(String),
}

/// Finds what was typed in a text.
///
/// # Errors
/// When nothing goes by that.
pub fn address(text: &str, schema: &Schema, typed: &str) -> Result<Address, AddressFault> {
    let tree = exact(text).ok_or(AddressFault::NoToml)?;
    let root = At { path: Vec::new(), pattern: String::new(), here: Here::Table(tree.root()) };
    let segments = steps(typed);
    if segments.is_empty() {
        return Err(AddressFault::Empty);
    }
    Walk { schema, text }.follow(root, &segments)
}

struct Walk<'w> {
    schema: &'w Schema,
    text: &'w str,
}

/// How far a path was followed.
struct At<'w> {
    path: Vec<Step>,
    pattern: String,
    here: Here<'w>,
}

/// What stands there, where anything does.
enum Here<'w> {
    Table(Option<Node<'w>>),
    Records(Vec<Node<'w>>),
    /// One record of a list.
    Record(Node<'w>),
    Key(Key, Option<String>),
}

impl<'w> Walk<'w> {
    fn follow(&self, mut at: At<'w>, segments: &[Step]) -> Result<Address, AddressFault> {
        let mut rest = segments;
        while let [segment, behind @ ..] = rest {
            let mut taken = 0;
            at = match at.here {
                Here::Table(table) => self.key(at.path, &at.pattern, table, segment)?,
                Here::Record(table) => self.key(at.path, &at.pattern, Some(table), segment)?,
                Here::Key(..) => return Err(AddressFault::Below(written(&at.path))),
                Here::Records(ref records) => {
                    let place;
                    (place, taken) = self.record(&at, records, rest)?;
                    let record = records.get(place).copied();
                    at.path.push(Step::Item(place));
                    at.pattern.push_str("[]");
                    At { here: here_in(record), ..at }
                }
            };
            rest = behind.get(taken..).unwrap_or_default();
        }
        self.found(at)
    }

    /// A key of a table.
    fn key(
        &self,
        mut path: Vec<Step>,
        pattern: &str,
        table: Option<Node<'w>>,
        segment: &Step,
    ) -> Result<At<'w>, AddressFault> {
        let Step::Key(name) = segment else { return Err(AddressFault::Below(written(&path))) };
        let Some(key) = self.schema.key_or_chosen(pattern, name) else {
            let known = self.names(pattern, table);
            return Err(AddressFault::NoKey { table: written(&path), typed: name.clone(), known });
        };
        path.push(segment.clone());
        let held = table.and_then(|table| table.get(name));
        let pattern = self.schema.below(pattern, name);
        let here = match (key.form, held.map(Node::data)) {
            (Form::Table, Some(Data::List(_))) => {
                Here::Records(held.into_iter().flat_map(Node::items).collect())
            }
            (Form::Table, Some(Data::Table(_))) => Here::Table(held),
            (Form::Table, _) if is_short(key) => {
                Here::Key(key.in_short(), held.map(|held| self.source(held)))
            }
            // A list of which one table may stand alone is named as that.
            (Form::Table, None) if key.list && !key.alone => Here::Records(Vec::new()),
            (Form::Table, None) => Here::Table(None),
            _ => Here::Key(key.clone(), held.map(|held| self.source(held))),
        };
        Ok(At { path, pattern, here })
    }

    fn source(&self, node: Node<'_>) -> String {
        self.text.get(node.span()).unwrap_or_default().to_owned()
    }

    /// Which record of a list is meant by the first of some segments, and how many more of them say so.
    fn record(
        &self,
        at: &At<'w>,
        records: &[Node<'w>],
        segments: &[Step],
    ) -> Result<(usize, usize), AddressFault> {
        let [segment, behind @ ..] = segments else { return Err(AddressFault::Empty) };
        let names: Vec<Option<String>> =
            records.iter().map(|record| name(self.schema, &at.pattern, *record)).collect();
        let typed = match segment {
            Step::Item(place) if *place < records.len() => return Ok((*place, 0)),
            Step::Item(place) => format!("[{place}]"),
            Step::Key(typed) => typed.clone(),
        };
        let mut meant: Vec<usize> = places(&names, |name| *name == typed);
        if meant.is_empty() && self.goes_by_id(&at.pattern) {
            meant = places(&names, |name| name.starts_with(&typed));
        }
        let next = counted(behind.first());
        match meant.as_slice() {
            [only] => Ok((*only, usize::from(next == Some(0)))),
            [] => match counted(Some(segment)).filter(|place| *place < records.len()) {
                Some(place) => Ok((place, 0)),
                None => {
                    let (list, known) = (written(&at.path), names.into_iter().flatten().collect());
                    Err(AddressFault::NoRecord { list, typed, known })
                }
            },
            several => match next.and_then(|place| several.get(place)) {
                Some(place) => Ok((*place, 1)),
                None => {
                    let typed = format!("{}.{typed}", written(&at.path));
                    Err(AddressFault::Several { typed, count: several.len() })
                }
            },
        }
    }

    fn goes_by_id(&self, list: &str) -> bool {
        naming_key(self.schema, list).is_some_and(|key| key.form == Form::Id)
    }

    fn found(&self, at: At<'w>) -> Result<Address, AddressFault> {
        let (path, pattern) = (written(&at.path), at.pattern);
        match at.here {
            Here::Key(key, now) => Ok(Address { path, pattern, key: Some(key), now }),
            Here::Record(record) => Ok(Address { path, pattern, key: None, now: Some(self.source(record)) }),
            Here::Table(table) => {
                Err(AddressFault::Table { table: path, known: self.names(&pattern, table) })
            }
            Here::Records(records) => {
                let known = records.iter().filter_map(|record| name(self.schema, &pattern, *record));
                Err(AddressFault::List { known: known.collect(), list: pattern })
            }
        }
    }

    /// The keys that a table knows, and those that people chose in it.
    fn names(&self, pattern: &str, table: Option<Node<'_>>) -> Vec<String> {
        let keys = self.schema.keys(pattern);
        let known = keys.iter().filter(|key| !key.is_chosen()).map(|key| key.name.clone());
        let is_new = |name: &String| keys.iter().all(|key| key.name != *name) && name != "custom";
        let held = table.into_iter().flat_map(Node::children);
        let chosen = held.map(|node| node.key().text.to_owned()).filter(is_new);
        known.chain(chosen).collect()
    }
}

fn here_in(record: Option<Node<'_>>) -> Here<'_> {
    match record {
        Some(record) if matches!(record.data(), Data::Table(_)) => Here::Record(record),
        _ => Here::Table(None),
    }
}

/// The place that a segment says by its number, from 1.
fn counted(segment: Option<&Step>) -> Option<usize> {
    let Some(Step::Key(number)) = segment else { return None };
    number.parse::<usize>().ok()?.checked_sub(1)
}

/// Whether a single value may be short for the table of a key, and is no id of somebody.
fn is_short(key: &Key) -> bool {
    key.short.is_some_and(|short| !matches!(short, Form::Reference(_)))
}

fn places(names: &[Option<String>], is_meant: impl Fn(&String) -> bool) -> Vec<usize> {
    let meant = names.iter().enumerate().filter(|(_, name)| name.as_ref().is_some_and(&is_meant));
    meant.map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::kind::Kind;

    const PROJECT: &str = "name = \"x\"\n[budget]\nhours = 40\n[[phases]]\nid = \"design\"\n[[phases]]\nid = \"build\"\ndone = 2026-11-02\n\
        [log]\ntime = [\n  { date = 2026-11-02, who = \"ana\" },\n  { date = 2026-11-02, who = \"bob\" },\n  { date = 2026-11-03 },\n]\n\
        invoices = [{ number = \"2026.1\" }]\n";

    fn path(typed: &str) -> Result<(String, Option<String>), AddressFault> {
        address(PROJECT, Kind::Project.schema(), typed).map(|found| (found.path, found.now))
    }

    #[test]
    fn keys_and_records_by_what_they_go_by() {
        for (typed, meant, now) in [
            ("name", "name", Some("\"x\"")),
            ("budget.amount", "budget.amount", None),
            ("retainer.rollover", "retainer.rollover", None),
            ("rates.default", "rates.default", None),
            ("phases.design.done", "phases[0].done", None),
            ("phases.bu.done", "phases[1].done", Some("2026-11-02")),
            ("phases[1].done", "phases[1].done", Some("2026-11-02")),
            ("log.time.2026-11-03", "log.time[2]", Some("{ date = 2026-11-03 }")),
            ("log.time.2026-11-02.2.who", "log.time[1].who", Some("\"bob\"")),
            ("log.time.3.who", "log.time[2].who", None),
            ("log.invoices.\"2026.1\".paid", "log.invoices[0].paid", None),
        ] {
            assert_eq!(path(typed), Ok((meant.to_owned(), now.map(str::to_owned))), "{typed}");
        }
    }

    #[test]
    fn what_goes_by_nothing() {
        let known = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let (list, typed) = ("phases".to_owned(), "desgn".to_owned());
        assert_eq!(
            path("phases.desgn.done"),
            Err(AddressFault::NoRecord { list, typed, known: known(&["design", "build"]) })
        );
        let (table, typed) = ("budget".to_owned(), "amuont".to_owned());
        let keys = known(&["amount", "hours", "expenses", "binding", "ceiling"]);
        assert_eq!(
            path("budget.amuont"),
            Err(AddressFault::NoKey { table: table.clone(), typed, known: keys.clone() })
        );
        assert_eq!(path("budget"), Err(AddressFault::Table { table, known: keys }));
        assert_eq!(
            path("log.time.2026-11-02.who"),
            Err(AddressFault::Several { typed: "log.time.2026-11-02".to_owned(), count: 2 })
        );
        assert_eq!(path("name.first"), Err(AddressFault::Below("name".to_owned())));
        assert_eq!(path(""), Err(AddressFault::Empty));
        assert!(matches!(path("team"), Err(AddressFault::List { .. })));
    }
}
