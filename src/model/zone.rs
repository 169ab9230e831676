//! Time zones by their names: in which one a moment becomes a day.

use std::fmt;

use chrono::{NaiveDateTime, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};

/// A time zone of the IANA database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(Tz);

impl Zone {
    /// The zone of a name, such as `Europe/Berlin`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// What the clocks of the zone show at a moment in UTC.
    #[must_use]
    pub fn local(self, moment: NaiveDateTime) -> NaiveDateTime {
        self.0.from_utc_datetime(&moment).naive_local()
    }

    /// The names of all zones.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TZ_VARIANTS.iter().map(|zone| zone.name())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.name())
    }
}
