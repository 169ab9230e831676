//! A request for change: what was asked beyond the agreement, what we answered, and what it costs.

use crate::model::Date;
use crate::model::id::{ContactIndex, PersonId};
use crate::model::number::Number;
use crate::model::word::words;

/// A request for change of a project.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its id within the project.
    pub id: Box<str>,
    /// What was asked.
    pub title: Box<str>,
    /// When.
    pub asked: Date,
    /// By whom.
    pub by: Option<Party>,
    /// When we told them its hours, money and days.
    pub quoted: Option<Date>,
    /// Its effect on the hours of the budget; may be negative.
    pub hours: Number,
    /// Its effect on the amount of the budget, in the project's currency; may be negative.
    pub amount: Number,
    /// Working days added to the due date; may be negative.
    pub days: i64,
    /// The answer as it stands in the file.
    pub status: ChangeStatus,
    /// When it was answered.
    pub decided: Option<Date>,
    /// By whom.
    pub decided_by: Option<Party>,
    /// Who brought the answer.
    pub told_by: Option<PersonId>,
    /// How that felt to them, 1 to 5.
    pub told_mood: Option<u8>,
    /// Why.
    pub reason: Option<Box<str>>,
    /// What is given up in exchange.
    pub trade: Option<Box<str>>,
}

/// Somebody on either side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// On the client's side.
    Contact(ContactIndex),
    /// On ours.
    Person(PersonId),
}

words! {
    /// The answer to a request for change.
    ChangeStatus {
        /// Not answered.
        Open = "open",
        /// Yes, and it is paid for.
        Accepted = "accepted",
        /// Yes, for free.
        Absorbed = "absorbed",
        /// No.
        Declined = "declined",
        /// Later.
        Deferred = "deferred",
        /// Taken back by who asked.
        Withdrawn = "withdrawn",
    }
}

impl Change {
    /// When it was quoted, if it was by a date.
    #[must_use]
    pub fn quoted_by(&self, as_of: Date) -> Option<Date> {
        self.quoted.filter(|quoted| *quoted <= as_of)
    }

    /// The answer as it stood at a date, or `None` when it had not been asked.
    #[must_use]
    pub fn status_at(&self, as_of: Date) -> Option<ChangeStatus> {
        if self.asked > as_of {
            None
        } else if self.decided.is_some_and(|decided| decided > as_of) {
            Some(ChangeStatus::Open)
        } else {
            Some(self.status)
        }
    }
}
