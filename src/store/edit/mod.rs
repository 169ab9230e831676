//! Edits of a document's text. An edit is a splice of bytes at spans of the parsed text: every byte that it does not mean
//! survives, whatever the form in which a person wrote the file. Pure: no file is read or written here.

mod braces;
pub(super) mod find;
pub(super) mod layout;
pub(super) mod lines;
mod list;
pub(super) mod proof;
mod table;
mod value;

use std::fmt;

use super::canon::canonical;
use super::kind::Kind;
use super::path::{Step, steps};
use super::schema::{self, Schema};
use crate::model::Date;

pub(super) use self::table::quoted;
pub(super) use self::value::{DATES, in_braces};
pub use self::value::{Record, Value};

use self::find::Spot;
use self::layout::{Inner, Item, Layout, Node};
use self::lines::Splice;
use self::proof::{Changed, Tree, is_proved};
use self::table::Document;

/// One edit. Paths are written as diagnostics write them: `budget.amount`, `changes[2].decided`, `log.time[12]`.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Gives a key a value: in the place of its old one, else where the order of the format has its place.
    Set {
        /// The key.
        path: String,
        /// Its value.
        value: Value,
    },
    /// Puts a record behind the last one of a list: a section of its own, or an item where the list is in brackets.
    Append {
        /// The list, such as `contacts`.
        list: String,
        /// The record.
        record: Record,
    },
    /// Puts a record on a line of its own into a list that is ordered by date: behind the last one with the same or an
    /// earlier date.
    Log {
        /// The list, such as `log.time`.
        list: String,
        /// The record.
        record: Record,
    },
    /// Puts a date into a list of dates, in their order.
    Enter {
        /// The list, such as `opportunities[2].raised`.
        list: String,
        /// The date.
        date: Date,
    },
    /// Puts the whole document into the one form of `standing fmt`.
    Format,
    /// Takes a record or a key out, with the comments that stand at a record.
    Remove {
        /// The record or the key.
        path: String,
    },
}

/// Why a text cannot be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditFault {
    /// The text is no TOML.
    NoToml,
    /// There is nothing at this path.
    Missing(String),
    /// What is at this path, or around it, is written in a form that has no place for the edit.
    NoPlace(String),
    /// The edit would change more than this path.
    Unproved(String),
}

impl fmt::Display for EditFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoToml => write!(formatter, "it is no TOML"),
            Self::Missing(path) => write!(formatter, "there is no {path}"),
            Self::NoPlace(path) => write!(formatter, "{path} is written in a form that cannot be added to"),
            Self::Unproved(path) => write!(formatter, "the edit would change more than {path}"),
        }
    }
}

impl std::error::Error for EditFault {}

const MARK: &str = "\u{feff}";

/// A text with these edits made, one after the other.
///
/// # Errors
/// When one of them has no place in it.
pub fn apply(text: &str, kind: Kind, edits: &[Edit]) -> Result<String, EditFault> {
    let (mark, body) = text.strip_prefix(MARK).map_or(("", text), |body| (MARK, body));
    if !edits.is_empty() && Tree::of(body).is_none() {
        return Err(EditFault::NoToml);
    }
    let schema = kind.schema();
    let mut body = body.to_owned();
    for edit in edits {
        body = edited(&body, schema, edit)?;
    }
    Ok(format!("{mark}{body}"))
}

fn edited(text: &str, schema: &Schema, edit: &Edit) -> Result<String, EditFault> {
    let layout = Layout::of(text);
    let document = Document { text, layout: &layout, schema };
    let (path, planned) = match edit {
        Edit::Set { path, value } => (path, document.set(&steps(path), value)),
        Edit::Append { list, record } => (list, document.add(&steps(list), record, None)),
        Edit::Log { list, record } => (list, document.add(&steps(list), record, record.date())),
        Edit::Enter { list, date } => (list, document.enter(&steps(list), *date)),
        Edit::Format => return canonical(text, schema),
        Edit::Remove { path } => {
            (path, Some(document.remove(&steps(path)).ok_or_else(|| EditFault::Missing(path.clone()))?))
        }
    };
    let (splices, changed) = planned.ok_or_else(|| EditFault::NoPlace(path.clone()))?;
    let result = lines::spliced(text, splices);
    if is_proved(text, &result, &changed) { Ok(result) } else { Err(EditFault::Unproved(path.clone())) }
}

/// What is to be spliced, and what that is to change.
type Plan = (Vec<Splice>, Changed);

impl Document<'_> {
    fn set(self, path: &[Step], value: &Value) -> Option<Plan> {
        let written = value.written();
        let splices = match self.layout.spot(path).and_then(Spot::value) {
            Some(old) => vec![Splice { span: old.span.clone(), text: written }],
            None => match path.split_last()? {
                (Step::Key(key), table) if self.layout.last_below(path).is_none() => {
                    self.put_key(table, key, &written)?
                }
                _ => return None,
            },
        };
        Some((splices, Changed::Set(path.to_vec())))
    }

    /// Puts a record into a list: as one line among its items where it is in brackets or such records have one line each,
    /// else as a section. Its keys are in the order of the format.
    fn add(self, path: &[Step], record: &Record, date: Option<Date>) -> Option<Plan> {
        let (Step::Key(key), table) = path.split_last()? else { return None };
        let list = self.schema.pattern(path);
        let record = record.clone().in_order(&self.schema.order(&format!("{list}[]")));
        let line = record.in_one_line();
        let (splices, at) = match self.layout.spot(path).and_then(Spot::value) {
            Some(value) => {
                let items = value.items()?;
                let at = place(items.iter().map(|item| self.date(&item.value)), date);
                (list::put(self.text, value, at, &line), at)
            }
            None => match self.layout.records(path) {
                0 if date.is_some() || schema::is_in_lines(&list) => {
                    (self.put_key(table, key, &format!("[\n  {line},\n]"))?, 0)
                }
                count => {
                    let records = (0..count).map(|at| self.date_of_section(path, at));
                    let at = place(records, date);
                    (self.put_record(path, at, &record.in_lines())?, at)
                }
            },
        };
        let mut added = path.to_vec();
        added.push(Step::Item(at));
        Some((splices, Changed::Added(added)))
    }

    /// Puts a date into a list of dates, which stays on one line where it was.
    fn enter(self, path: &[Step], date: Date) -> Option<Plan> {
        let (Step::Key(key), table) = path.split_last()? else { return None };
        let written = date.to_string();
        let alone = format!("[{written}]");
        let (splices, at) = match self.layout.spot(path).and_then(Spot::value) {
            None => (self.put_key(table, key, &alone)?, 0),
            Some(list) if list.items()?.is_empty() => {
                (vec![Splice { span: list.span.clone(), text: alone }], 0)
            }
            Some(list) => {
                let read = |item: &Item| self.text.get(item.value.span.clone())?.parse::<Date>().ok();
                let is_before = |item: &Item| read(item).is_some_and(|other| other <= date);
                let at = list.items()?.iter().rposition(is_before).map_or(0, |last| last + 1);
                (list::put(self.text, list, at, &written), at)
            }
        };
        let mut added = path.to_vec();
        added.push(Step::Item(at));
        Some((splices, Changed::Added(added)))
    }

    /// The day of a record that is a section.
    fn date_of_section(self, list: &[Step], at: usize) -> Option<Date> {
        let of = |key: &&str| {
            let path = [list, &[Step::Item(at), Step::Key((**key).to_owned())]].concat();
            let value = self.layout.spot(&path).and_then(Spot::value)?;
            self.text.get(value.span.clone())?.parse().ok()
        };
        value::DATES.iter().find_map(of)
    }

    /// The day of a record in braces.
    fn date(self, record: &Node) -> Option<Date> {
        let Inner::Table(entries) = &record.inner else { return None };
        let is_date = |key: &str| value::DATES.contains(&key);
        let entry = entries.iter().find(|entry| matches!(entry.keys.as_slice(), [key] if is_date(key)))?;
        self.text.get(entry.value.span.clone())?.parse().ok()
    }

    fn remove(self, path: &[Step]) -> Option<Plan> {
        let splices = match self.layout.spot(path) {
            Some(Spot::Entry(entry)) => match self.layout.braces(entry) {
                Some(entries) => vec![braces::take(self.text, entries, entry)],
                None => vec![self.take_entry(entry)],
            },
            Some(Spot::Item(list, at)) => list::take(self.text, list, at),
            None => self.take_sections(path),
        };
        (!splices.is_empty()).then(|| (splices, Changed::Removed(path.to_vec())))
    }
}

/// Where a record has its place among others of these days: behind the last of the same or an earlier one, or behind all
/// where it has no day.
fn place(
    dates: impl ExactSizeIterator<Item = Option<Date>> + DoubleEndedIterator,
    date: Option<Date>,
) -> usize {
    match date {
        None => dates.len(),
        Some(date) => {
            let mut dates = dates;
            dates.rposition(|other| other.is_some_and(|other| other <= date)).map_or(0, |last| last + 1)
        }
    }
}

#[cfg(test)]
mod tests;
