//! What happened on a project, record by record.

pub(crate) mod hours;
pub(crate) mod source_ids;
pub(crate) mod time;

pub use crate::model::log::hours::HourParts;
pub use crate::model::log::time::{HoursSum, Kind, NewTimeEntry, TimeEntry, TimeLog};

use crate::model::Date;
use crate::model::id::{ChangeIndex, PersonId, PhaseIndex};
use crate::model::number::Number;
use crate::model::project::Pause;

/// The `[log]` of a project, each list in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// When the project rested.
    pub pauses: Vec<Pause>,
    /// Work done.
    pub time: TimeLog,
    /// Costs paid for the project.
    pub expenses: Vec<Expense>,
    /// Invoices.
    pub invoices: Vec<Invoice>,
    /// Part payments.
    pub payments: Vec<Payment>,
    /// How much of the work was done when.
    pub progress: Vec<Progress>,
    /// What the team says of its work.
    pub pulse: Vec<Pulse>,
}

/// A cost paid for the project, in the project's currency.
#[derive(Clone, Debug)]
pub struct Expense {
    /// When.
    pub date: Date,
    /// Not 0; negative for what came back.
    pub amount: Number,
    /// What the client is billed for it; the amount where it is `None`.
    pub price: Option<Number>,
    /// Who paid it.
    pub who: Option<PersonId>,
    /// For which phase.
    pub phase: Option<PhaseIndex>,
    /// For which request for change.
    pub change: Option<ChangeIndex>,
    /// Whether the client pays it.
    pub billable: bool,
}

/// An invoice, net of tax, in the project's currency.
#[derive(Clone, Debug)]
pub struct Invoice {
    /// Unique within the client.
    pub number: Box<str>,
    /// When it was sent.
    pub date: Date,
    /// Not 0; negative for a credit note.
    pub amount: Number,
    /// When it is due; `None` past the year 9999.
    pub due: Option<Date>,
    /// By when all of it had come; of a credit note without `of` when it was refunded or set off.
    pub paid: Option<Date>,
    /// The number of the invoice of the same client that this credit note reduces.
    pub of: Option<Box<str>>,
}

/// A part payment of an invoice that is not paid in full, or what went back of one.
#[derive(Clone, Debug)]
pub struct Payment {
    /// When it came.
    pub date: Date,
    /// The place of its invoice in [`Log::invoices`].
    pub invoice: u32,
    /// In the project's currency; negative for a refund.
    pub amount: Number,
}

impl Expense {
    /// What the client is billed for it.
    #[must_use]
    pub fn billed(&self) -> &Number {
        self.price.as_ref().unwrap_or(&self.amount)
    }
}

/// A reading of how much of the whole work is done.
#[derive(Clone, Debug)]
pub struct Progress {
    /// When it was read.
    pub date: Date,
    /// 0 to 100.
    pub percent: Number,
    /// What somebody wrote about it.
    pub note: Option<Box<str>>,
}

/// A team member's own word, each 1 to 5.
#[derive(Clone, Debug)]
pub struct Pulse {
    /// When.
    pub date: Date,
    /// Who says so.
    pub who: PersonId,
    /// I know what to do.
    pub clarity: Option<u8>,
    /// I have what I need.
    pub resources: Option<u8>,
    /// My expertise is used and respected.
    pub respect: Option<u8>,
}
