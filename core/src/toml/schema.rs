//! Which keys a kind of file knows. Nobody writes this list: the readers themselves are asked, by running them once
//! over nothing and noting every key that they ask for.

use std::collections::BTreeMap;

use crate::toml::nearest::listed;
use crate::toml::path::Step;

/// Every table of a kind of file with its keys. A table is named by its pattern: ``""`` the file itself, `budget`,
/// `changes[]` each record of a list, `roles.<role>` each table whose name a person chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schema {
    tables: BTreeMap<String, Vec<Key>>,
}

/// One key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name; `<role>` and the like where a person chooses it.
    pub name: String,
    /// What its value is.
    pub form: Form,
    /// What may stand for the table in short: for a responsibility the person who is accountable, for a capacity its
    /// hours. It is the first key of the table that has this form.
    pub short: Option<Form>,
    /// Whether the value is a list of them.
    pub list: bool,
    /// Whether one of them may stand alone for a list.
    pub alone: bool,
    /// Whether it must be there.
    pub required: bool,
    /// What holds where it is missing, as it would be written.
    pub default: Option<String>,
}

/// What a value is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Anything at all.
    #[default]
    Any,
    /// A string.
    Text,
    /// A local date.
    Date,
    /// An exact number: an integer, a float, or a string of digits.
    Number,
    /// Hours: a number, or a duration in a string, such as `"1:20"`.
    Duration,
    /// A whole number.
    Count,
    /// `true` or `false`.
    Boolean,
    /// The code of a currency.
    Currency,
    /// The id of the record itself.
    Id,
    /// The id of something else: a person, a role, a contact.
    Reference(&'static str),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A table, or a record of a list.
    Table,
}

impl Key {
    /// Whether a person chooses its name, and this one stands for all.
    pub fn is_chosen(&self) -> bool {
        self.name.starts_with('<')
    }

    /// Learns what its value is. Where it may be a single value as well as a table, that is short for the table.
    pub(crate) fn learn(&mut self, form: Form) {
        if form == Form::Table && !matches!(self.form, Form::Any | Form::Table) {
            self.short = Some(self.form);
        }
        self.form = form;
    }

    /// The key as it is where a single value stands for the table in short.
    pub(crate) fn in_short(&self) -> Self {
        Self { form: self.short.unwrap_or(self.form), list: false, ..self.clone() }
    }

    /// A value as it is written.
    #[must_use]
    pub fn sample(&self) -> String {
        if self.list { format!("[{}]", self.form.sample()) } else { self.form.sample() }
    }
}

impl Form {
    /// What it is, with its article.
    #[must_use]
    pub fn named(self) -> String {
        let name = match self {
            Self::Any => "a value",
            Self::Text => "a string",
            Self::Date => "a date",
            Self::Number | Self::Duration => "a number",
            Self::Count => "a whole number",
            Self::Boolean => "true or false",
            Self::Currency => "a currency code",
            Self::Id => "an id",
            Self::Reference(what) => return format!("the id of a {what}"),
            Self::Word(words) => return format!("one of {}", listed(words.iter().copied())),
            Self::Table => "a table",
        };
        name.to_owned()
    }

    /// One as it is written.
    #[must_use]
    pub fn sample(self) -> String {
        match self {
            Self::Any | Self::Text => "\"…\"".to_owned(),
            Self::Date => "2026-11-02".to_owned(),
            Self::Number | Self::Duration => "3.5".to_owned(),
            Self::Count => "3".to_owned(),
            Self::Boolean => "true".to_owned(),
            Self::Currency => "\"EUR\"".to_owned(),
            Self::Id => "\"an-id\"".to_owned(),
            Self::Reference(what) => format!("\"{what}\""),
            Self::Word(words) => format!("\"{}\"", words.first().copied().unwrap_or("…")),
            Self::Table => "{ … }".to_owned(),
        }
    }
}

/// Whether each record of a list, by its pattern, stands on a line of its own: what happens often, and the team.
pub(crate) fn is_in_lines(list: &str) -> bool {
    is_log(list) || list == "team"
}

/// Whether a list, by its pattern, is a log: its records are in the order of their dates.
pub(crate) fn is_log(list: &str) -> bool {
    list.strip_prefix("log.").is_some_and(|name| !name.contains(['.', '[']))
}

/// Whether a table, by its pattern, is written in braces behind its key.
pub(crate) fn is_in_braces(table: &str) -> bool {
    table == "responsibilities.<task>"
}

impl Schema {
    /// The keys of a table, in the order in which they are read. A table that stands alone for a list of one has those of
    /// a record.
    #[must_use]
    pub fn keys(&self, table: &str) -> &[Key] {
        let keys = self.tables.get(table).or_else(|| self.tables.get(&format!("{table}[]")));
        keys.map_or(&[], Vec::as_slice)
    }

    /// One key of a table.
    #[must_use]
    pub fn key(&self, table: &str, name: &str) -> Option<&Key> {
        self.keys(table).iter().find(|key| key.name == name)
    }

    /// The header below which a table's keys stand, as a careful person writes it first: `[budget]`, `[[contacts]]`.
    pub fn header(&self, table: &str) -> String {
        let Some(list) = table.strip_suffix("[]") else { return format!("[{table}]") };
        let (home, name) = list.rsplit_once('.').unwrap_or(("", list));
        match self.key(home, name).is_some_and(|key| key.alone) {
            true => format!("[{list}]"),
            false => format!("[[{list}]]"),
        }
    }

    /// All tables by their pattern.
    pub fn tables(&self) -> impl Iterator<Item = (&str, &[Key])> {
        self.tables.iter().map(|(table, keys)| (table.as_str(), keys.as_slice()))
    }

    /// The tables that have a key of this name.
    pub fn tables_with(&self, name: &str) -> impl Iterator<Item = &str> {
        self.tables().filter(move |(_, keys)| keys.iter().any(|key| key.name == name)).map(|(table, _)| table)
    }

    /// The names of a table's keys in the order in which a careful person writes them: a person's own fields come before
    /// `[log]`, which is the last.
    pub fn order(&self, table: &str) -> Vec<&str> {
        let mut names: Vec<&str> = self.keys(table).iter().map(|key| key.name.as_str()).collect();
        if table.is_empty() || table.ends_with("[]") {
            let last = names.iter().position(|name| *name == "log").unwrap_or(names.len());
            names.insert(last, "custom");
        }
        names
    }

    /// The pattern of a path: every item of a list is `[]`, every name that a person chose what stands for it.
    pub fn pattern(&self, path: &[Step]) -> String {
        let mut pattern = String::new();
        for step in path {
            let Step::Key(key) = step else {
                pattern.push_str("[]");
                continue;
            };
            pattern = self.below(&pattern, key);
        }
        pattern
    }

    /// The pattern of a key in the table of a pattern.
    pub fn below(&self, table: &str, key: &str) -> String {
        let name = self.key_or_chosen(table, key).map_or(key, |known| known.name.as_str());
        if table.is_empty() { name.to_owned() } else { format!("{table}.{name}") }
    }

    /// Where a key comes among those of its table; one that is not known behind all.
    pub(crate) fn rank(&self, table: &str, key: &str) -> usize {
        let order = self.order(table);
        let place = |name: &str| order.iter().position(|known| *known == name);
        place(key).or_else(|| place(&self.key_or_chosen(table, key)?.name)).unwrap_or(order.len())
    }

    /// The key of a table that has this name, else the one that stands for all that a person chooses.
    pub fn key_or_chosen(&self, table: &str, name: &str) -> Option<&Key> {
        self.key(table, name).or_else(|| self.keys(table).iter().find(|key| key.is_chosen()))
    }

    /// Adds a key to a table, unless it is there.
    pub(crate) fn add(&mut self, table: String, key: Key) {
        let keys = self.tables.entry(table).or_default();
        if keys.iter().all(|known| known.name != key.name) {
            keys.push(key);
        }
    }

    /// Says more of a key that was added.
    pub(crate) fn amend(&mut self, table: &str, name: &str, amend: impl FnOnce(&mut Key)) {
        let key = self.tables.get_mut(table).and_then(|keys| keys.iter_mut().find(|key| key.name == name));
        if let Some(key) = key {
            amend(key);
        }
    }
}
