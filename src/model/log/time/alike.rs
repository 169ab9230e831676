//! Whether entries of two logs say the same.

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
