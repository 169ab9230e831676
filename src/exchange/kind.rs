//! The tools whose exports are read, and the reader of each.

use crate::exchange::encoding::decoded;
use crate::exchange::entry::{Export, Habits, Unreadable};
use crate::exchange::form::{self, Form};
use crate::exchange::table::read;
use crate::exchange::{klog, timeclock, timewarrior};
use crate::format::imports::Dialect;
use crate::model::word::words;

words! {
    /// A tool whose exports are read.
    Source {
        /// Toggl Track: the detailed report as CSV.
        Toggl = "toggl",
        /// Harvest: the detailed time report as CSV.
        Harvest = "harvest",
        /// Clockify: the detailed report as CSV.
        Clockify = "clockify",
        /// Kimai: the export of times as CSV.
        Kimai = "kimai",
        /// Solidtime: the export of times as CSV.
        Solidtime = "solidtime",
        /// Timewarrior: its JSON or its data files.
        Timewarrior = "timewarrior",
        /// klog: its files.
        Klog = "klog",
        /// timeclock, as ledger and hledger read it.
        Timeclock = "timeclock",
        /// A table of one's own.
        Csv = "csv",
    }
}

/// What the bytes of a file say, as the export of a tool; of a table of one's own in the form that its dialect tells.
///
/// # Errors
/// When nothing of it can be read.
pub fn export(
    source: Source,
    bytes: &[u8],
    habits: Habits,
    dialect: Option<&Dialect>,
) -> Result<Export, Unreadable> {
    let text = decoded(bytes)?;
    match source {
        Source::Toggl => read(text, &Form::of(form::TOGGL), habits),
        Source::Harvest => read(text, &Form::of(form::HARVEST), habits),
        Source::Clockify => read(text, &Form::of(form::CLOCKIFY), habits),
        Source::Kimai => read(text, &Form::of(form::KIMAI), habits),
        Source::Solidtime => read(text, &Form::of(form::SOLIDTIME), habits),
        Source::Csv => read(text, &dialect.map_or_else(|| Form::of(form::OURS), Form::dialect), habits),
        Source::Timewarrior => timewarrior::read(text, habits),
        Source::Klog => Ok(klog::read(text)),
        Source::Timeclock => Ok(timeclock::read(text, habits)),
    }
}
