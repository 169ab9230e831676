//! Whether entries of two logs say the same.

use chrono::Datelike;

use crate::model::fingerprint::{Fingerprint, Fingerprinting};
use crate::model::log::time::{TimeEntry, TimeLog};

impl TimeLog {
    /// Whether an entry of this log says the same as one of another project's: day, person, hours, role, note and
    /// whether it is billed.
    #[must_use]
    pub fn says_the_same(&self, entry: &TimeEntry, other: &Self, theirs: &TimeEntry) -> bool {
        let said = |entry: &TimeEntry| (entry.date, entry.who, entry.note, entry.billable);
        let are_hours_equal = || match (entry.hours, theirs.hours) {
            (0.., 0..) => entry.hours == theirs.hours,
            _ => self.hours(entry) == other.hours(theirs),
        };
        said(entry) == said(theirs) && are_hours_equal() && self.role(entry) == other.role(theirs)
    }
}

impl TimeEntry {
    /// Stands for day, person and note: entries that say the same share it, whatever their projects.
    #[must_use]
    pub fn print(&self) -> Fingerprint {
        let mut print = Fingerprinting::default();
        let day = u64::from(self.date.num_days_from_ce().cast_unsigned());
        print.add(day << 32 | u64::from(self.who.0));
        print.end(self.note.number().into(), size_of::<u64>())
    }
}
