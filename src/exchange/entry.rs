//! What every source becomes: entries of time in the words of the tool that wrote them, and the rows that are refused.

use crate::format::imports::DateOrder;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::zone::Zone;

/// Time as another tool exported it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The line on which its record begins, from 1.
    pub line: usize,
    /// The day on which it began.
    pub date: Date,
    /// How long it took, exactly; more than 0.
    pub hours: Number,
    /// What it says of whose it is.
    pub said: Said,
    /// What was done.
    pub note: Option<String>,
    /// Whether it is billed.
    pub billable: bool,
    /// The id that it has there.
    pub source_id: Option<String>,
}

/// What a source says of whose an entry is, in its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The client.
    pub client: Option<String>,
    /// The project.
    pub project: Option<String>,
    /// Words of which one may be the project: tags.
    pub tags: Vec<String>,
    /// The person's name.
    pub person: Option<String>,
    /// The person's email.
    pub email: Option<String>,
    /// The task or the activity.
    pub task: Option<String>,
    /// A role of ours.
    pub role: Option<String>,
    /// A phase of ours.
    pub phase: Option<String>,
}

/// A row that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line on which its record begins, from 1.
    pub line: usize,
    /// Why.
    pub why: String,
    /// What to write instead; begins with a verb.
    pub help: String,
}

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// What can be taken, in the order of the file.
    pub entries: Vec<Entry>,
    /// What cannot, in the order of the file.
    pub refused: Vec<Refused>,
}

/// Why nothing of a file can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The line at fault, from 1; 0 for the file as a whole.
    pub line: usize,
    /// Why.
    pub why: String,
    /// What to do; begins with a verb.
    pub help: String,
}

/// What is known of how a file was written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habits {
    /// In which order dates are written.
    pub date_order: Option<DateOrder>,
    /// The sign between whole and fraction.
    pub decimal: Option<char>,
    /// Where a moment in UTC becomes a day.
    pub zone: Option<Zone>,
}

impl Export {
    /// Adds a row that was taken or refused.
    pub(crate) fn push(&mut self, row: Result<Entry, Refused>) {
        match row {
            Ok(entry) => self.entries.push(entry),
            Err(refused) => self.refused.push(refused),
        }
    }
}

/// Why a cell or a line is refused: the reason and the help, before it is known on which line it stands.
pub(crate) type Reason = (String, String);

/// A reason with its help.
pub(crate) fn reason(why: impl Into<String>, help: impl Into<String>) -> Reason {
    (why.into(), help.into())
}

impl Refused {
    /// A row that is refused for a reason.
    pub(crate) fn at(line: usize, (why, help): Reason) -> Self {
        Self { line, why, help }
    }
}

impl Unreadable {
    /// A file that is refused as a whole.
    pub(crate) fn whole(why: impl Into<String>, help: impl Into<String>) -> Self {
        Self { line: 0, why: why.into(), help: help.into() }
    }
}
