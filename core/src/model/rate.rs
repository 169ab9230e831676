//! Bill rates as one file states them, dated or not.

use crate::model::Date;
use crate::model::id::RoleId;
use crate::model::number::Number;

/// The bill rates that one file states, in the currency of that file.
#[derive(Clone, Debug, Default)]
pub struct RateCard {
    tables: Vec<RateTable>,
}

/// One `[rates]` table: money per hour.
#[derive(Clone, Debug, Default)]
pub struct RateTable {
    /// From when it applies; the first may apply from ever.
    pub from: Option<Date>,
    /// The rate where nothing nearer says so.
    pub default: Option<Number>,
    /// The rates of single roles.
    pub roles: Vec<(RoleId, Number)>,
}

impl RateCard {
    /// The card of these tables.
    #[must_use]
    pub fn new(mut tables: Vec<RateTable>) -> Self {
        tables.sort_by_key(|table| table.from);
        tables.shrink_to_fit();
        Self { tables }
    }

    /// The table that applies, whole, at a date: the one whose `from` is the latest at or before it.
    #[must_use]
    pub fn at(&self, date: Date) -> Option<&RateTable> {
        self.tables.iter().rev().find(|table| table.from.is_none_or(|from| from <= date))
    }

    /// All tables, oldest first.
    #[must_use]
    pub fn tables(&self) -> &[RateTable] {
        &self.tables
    }
}

impl RateTable {
    /// The rate of a role, if the table has one of its own.
    #[must_use]
    pub fn role(&self, role: RoleId) -> Option<&Number> {
        self.roles.iter().find(|(id, _)| *id == role).map(|(_, rate)| rate)
    }
}
