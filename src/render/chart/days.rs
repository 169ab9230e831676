//! Days on a line of whole numbers.

use crate::model::Date;
use crate::render::timeline::beginnings;

/// So many names of months fit on an axis.
const NAMES: usize = 8;

/// An axis of days.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Days {
    from: Date,
    to: Date,
    start: i64,
    length: i64,
}

impl Days {
    /// From one day to another, on a line that begins at a place and has a length.
    pub(crate) fn new(from: Date, to: Date, start: i64, length: i64) -> Self {
        Self { from, to: to.max(from), start, length }
    }

    /// Where a day lies; the days outside at the ends.
    pub(crate) fn place(&self, day: Date) -> i64 {
        let days = (self.to - self.from).num_days().max(1);
        let gone = (day.clamp(self.from, self.to) - self.from).num_days();
        self.start + gone * self.length / days
    }

    /// The first days of months or years, with their names.
    pub(crate) fn ticks(&self) -> Vec<(i64, String)> {
        let named = beginnings((self.from, self.to), |count, _| count <= NAMES);
        named.into_iter().map(|(day, name)| (self.place(day), name)).collect()
    }

    /// The last day.
    pub(crate) const fn end(&self) -> Date {
        self.to
    }
}
