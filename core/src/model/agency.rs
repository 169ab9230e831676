//! The agency itself: what `standing.toml` says.

use crate::model::Date;
use crate::model::calendar::Calendar;
use crate::model::currency::Currency;
use crate::model::exchange::Exchange;
use crate::model::number::Number;
use crate::model::rate::RateCard;
use crate::model::role::{Roles, Tasks};
use crate::model::thresholds::Thresholds;
use crate::model::word::words;

/// The workspace's own file.
#[derive(Clone, Debug)]
pub struct Agency {
    /// The agency's name.
    pub name: Box<str>,
    /// The currency of the workspace; portfolio totals are in it.
    pub currency: Currency,
    /// The last day of which the books are closed.
    pub books_closed: Option<Date>,
    /// Working days and holidays.
    pub calendar: Calendar,
    /// Bill rates where nothing nearer says so, in the workspace's currency.
    pub rates: RateCard,
    /// Exchange rates.
    pub exchange: Exchange,
    /// Built-in roles and the workspace's own.
    pub roles: Roles,
    /// Built-in tasks and the workspace's own.
    pub tasks: Tasks,
    /// How likely an opportunity is.
    pub pipeline: Pipeline,
    /// Limits.
    pub thresholds: Thresholds,
    /// Levels that the workspace sets for practice rules.
    pub levels: Vec<(Box<str>, Level)>,
    /// By what the stake of a practice rule is multiplied in the overview.
    pub attention: Vec<(Box<str>, Number)>,
}

/// How likely an opportunity of a stage is where it does not say so itself, in percent.
#[derive(Clone, Debug)]
pub struct Pipeline {
    /// A thought of ours.
    pub idea: Number,
    /// Brought up.
    pub raised: Number,
    /// Offered.
    pub proposed: Number,
}

impl Default for Pipeline {
    fn default() -> Self {
        Self { idea: Number::from(10), raised: Number::from(20), proposed: Number::from(50) }
    }
}

words! {
    /// How seriously a practice rule is taken.
    Level {
        /// Not at all.
        Allow = "allow",
        /// It is said.
        Warn = "warn",
        /// It fails a check.
        Deny = "deny",
    }
}
