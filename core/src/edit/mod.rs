//! Edits of a document's text. An edit is a splice of bytes at spans of the parsed text: every byte that it does not mean
//! survives, whatever the form in which a person wrote the file. Pure: no file is read or written here.

pub(crate) mod add;
pub(crate) mod braces;
pub(crate) mod canon;
pub(crate) mod common;
pub mod compare;
pub(crate) mod enlist;
pub(crate) mod flat;
pub mod lines;
pub(crate) mod list;
pub mod merge;
pub(crate) mod proof;
pub(crate) mod string;
pub(crate) mod table;
#[cfg(test)]
mod tests;
pub(crate) mod value;
pub(crate) mod window;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use crate::edit::canon::{canonical, tidy};
use crate::edit::lines::Splice;
use crate::edit::proof::{Changed, Single, Tree, is_proved};
use crate::edit::table::Document;
use crate::edit::window::{Aim, Known};
use crate::model::Date;
use crate::toml::layout::find::Spot;
use crate::toml::layout::{Entry, Layout, Piece};
use crate::toml::path::{Step, steps};
use crate::toml::schema::Schema;

pub use crate::edit::value::{Record, Value};

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
    /// Makes what stands alone for a list the first record of that list: a table (`[rates]` becomes `[[rates]]`), or a value in
    /// short (`capacity = 32` becomes `hours = 32` below `[[capacity]]`). Its comments go along.
    Enlist {
        /// The list, such as `rates`.
        list: String,
        /// The value in short, where it is one: its path, and its key in the record.
        single: Option<(String, String)>,
    },
    /// Puts the whole document into the one form of `standing fmt`.
    Format,
    /// Puts logs in the order of their days and records in brackets on a line each.
    Tidy,
    /// Gives some bytes another spelling, whatever they mean then.
    Spell {
        /// The bytes, without a byte order mark.
        span: Range<usize>,
        /// What is to stand there.
        text: String,
    },
    /// Takes a record or a key out, with the comments that stand at a record; the only record of a list in brackets takes
    /// the list's key along.
    Remove {
        /// The record or the key.
        path: String,
    },
}

/// Why a text cannot be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditFault {
    /// The text is not TOML.
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
            Self::NoToml => write!(formatter, "it is not TOML"),
            Self::Missing(path) => write!(formatter, "there is no {path}"),
            Self::NoPlace(path) => write!(formatter, "{path} is written in a form that can't be added to"),
            Self::Unproved(path) => write!(formatter, "the edit would change more than {path}"),
        }
    }
}

impl std::error::Error for EditFault {}

const MARK: &str = "\u{feff}";

/// What is to be spliced, and what that is to change.
type Plan = (Vec<Splice>, Changed);

/// A text with these edits made, one after the other; the schema says which keys it knows, and their order.
///
/// # Errors
/// When one of them has no place in it.
pub fn apply(text: &str, schema: &Schema, edits: &[Edit]) -> Result<String, EditFault> {
    let (mark, body) = text.strip_prefix(MARK).map_or(("", text), |body| (MARK, body));
    let mut body = Cow::Borrowed(body);
    let mut rest = edits;
    while let [edit, others @ ..] = rest {
        let more = others.iter().take_while(|other| is_of_one_log(edit, other)).count();
        body = Cow::Owned(edited(&body, schema, edit, others.get(..more).unwrap_or_default())?);
        rest = others.get(more..).unwrap_or_default();
    }
    Ok(if mark.is_empty() { body.into_owned() } else { format!("{mark}{body}") })
}

/// Whether two edits put records into the same log: as many as there are, they are put there at once.
fn is_of_one_log(one: &Edit, other: &Edit) -> bool {
    matches!((one, other), (Edit::Log { list, .. }, Edit::Log { list: same, .. }) if list == same)
}

/// A text with an edit made, and with more records of the same log.
fn edited(text: &str, schema: &Schema, edit: &Edit, more: &[Edit]) -> Result<String, EditFault> {
    let known = Known::of(text);
    if known.is_none() && Tree::of(text).is_none() {
        return Err(EditFault::NoToml);
    }
    let path = match edit {
        Edit::Format => return canonical(text, schema),
        Edit::Tidy => return tidy(text, schema),
        Edit::Spell { span, text: new } => {
            return Ok(lines::spliced(text, vec![Splice { span: span.clone(), text: new.clone() }]));
        }
        Edit::Set { path, .. } | Edit::Remove { path } => path,
        Edit::Append { list, .. }
        | Edit::Log { list, .. }
        | Edit::Enter { list, .. }
        | Edit::Enlist { list, .. } => list,
    };
    let edits: Vec<&Edit> = [edit].into_iter().chain(more).collect();
    let planned = windowed(text, known.as_ref(), schema, &steps(path), &edits);
    let (splices, changed) = planned.ok_or_else(|| match edit {
        Edit::Remove { .. } => EditFault::Missing(path.clone()),
        _ => EditFault::NoPlace(path.clone()),
    })?;
    let result = lines::spliced(text, splices);
    if is_proved(text, &result, &changed, known.as_ref()) {
        Ok(result)
    } else {
        Err(EditFault::Unproved(path.clone()))
    }
}

/// What edits of one path come to, planned on as much of a text as must be seen.
fn windowed(
    text: &str,
    known: Option<&Known<'_>>,
    schema: &Schema,
    path: &[Step],
    edits: &[&Edit],
) -> Option<Plan> {
    let days: Vec<Option<Date>> = edits.iter().filter_map(|edit| Some(edit.logged()?.date())).collect();
    let aim = if days.is_empty() { Aim::At(path) } else { Aim::Days(path, &days) };
    let Some(window) = known.and_then(|known| known.window(aim)) else {
        return planned(text, schema, path, edits);
    };
    let (splices, changed) = planned(&window.text, schema, &window.path(path), edits)?;
    let splices = splices.into_iter().map(|splice| window.splice(splice)).collect();
    Some((splices, window.changed(changed)))
}

/// What edits of one path come to: one edit, or records of one log.
fn planned(text: &str, schema: &Schema, path: &[Step], edits: &[&Edit]) -> Option<Plan> {
    let layout = Layout::of(text);
    let document = Document { text, layout: &layout, schema };
    match edits.first()? {
        Edit::Set { value, .. } => document.set(path, value),
        Edit::Append { record, .. } => document.add(path, &[record], false),
        Edit::Log { .. } => {
            let records: Vec<&Record> = edits.iter().filter_map(|edit| edit.logged()).collect();
            document.add(path, &records, true)
        }
        Edit::Enter { date, .. } => document.enter(path, *date),
        Edit::Remove { .. } => document.remove(path),
        Edit::Enlist { single: None, .. } => document.enlist_table(path),
        Edit::Enlist { single: Some((single, key)), .. } => {
            document.enlist_value(path, Single { path: steps(single), key: key.clone() })
        }
        Edit::Format | Edit::Tidy | Edit::Spell { .. } => None,
    }
}

impl Edit {
    /// The record that it puts into a log.
    fn logged(&self) -> Option<&Record> {
        if let Self::Log { record, .. } = self { Some(record) } else { None }
    }
}

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

    fn remove(self, path: &[Step]) -> Option<Plan> {
        let splices = match self.layout.spot(path) {
            Some(Spot::Entry(entry)) => match self.layout.braces(entry) {
                Some(entries) => vec![braces::take(self.text, entries, entry)],
                None => vec![self.take_entry(entry)],
            },
            Some(Spot::Item(list, at)) => {
                let taken = list::take(self.text, list, at);
                match self.emptied(path, list, &taken) {
                    Some(entry) => vec![self.take_entry(entry)],
                    None => taken,
                }
            }
            None => {
                let dotted = self.layout.dotted(path).into_iter().map(|entry| self.take_line(entry));
                dotted.chain(self.take_sections(path)).collect()
            }
        };
        (!splices.is_empty()).then(|| (splices, Changed::Removed(path.to_vec())))
    }

    /// The key of a list of records which has nothing left, not even a comment, once its only record is taken out: without
    /// the key the file says the same.
    fn emptied(&self, path: &[Step], list: &Piece, taken: &[Splice]) -> Option<&Entry> {
        let ([only], [taken]) = (list.items()?, taken) else { return None };
        only.value.entries()?;
        let (open, close) = (list.span.start + 1, list.span.end.checked_sub(1)?);
        let rest = [self.text.get(open..taken.span.start)?, self.text.get(taken.span.end..close)?];
        let is_bare = rest.iter().all(|rest| rest.trim().is_empty());
        let has_comment = self.text.get(close + 1..)?.lines().next().is_some_and(|line| line.contains('#'));
        match self.layout.spot(path.split_last()?.1)? {
            Spot::Entry(entry) if is_bare && !has_comment && self.layout.braces(entry).is_none() => {
                Some(entry)
            }
            _ => None,
        }
    }
}
