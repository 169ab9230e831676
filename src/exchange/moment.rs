//! Moments: a day with a time, in a zone or in UTC. The day of an entry is the one that it was where people worked.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use crate::exchange::clock::{TimeOfDay, time_of_day};
use crate::exchange::entry::{Habits, Reason, reason};
use crate::model::Date;

/// When something began or ended, as a cell says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// The cell of its day, where it has one.
    pub(crate) day: Option<String>,
    /// The time of that day.
    pub(crate) time: TimeOfDay,
    /// Whether it is in UTC.
    pub(crate) is_utc: bool,
}

/// What a cell with a time says, with a day before it or without.
///
/// # Errors
/// When it has no time.
pub(crate) fn stamp(cell: &str) -> Result<Stamp, Reason> {
    let cell = cell.trim();
    let (cell, is_utc) = match cell.strip_suffix(['Z', 'z']).or_else(|| cell.strip_suffix("+00:00")) {
        Some(rest) => (rest, true),
        None => (without_offset(cell), false),
    };
    let parted = cell.split_once(['T', ' ']).filter(|(day, _)| day.contains(['-', '/', '.']));
    match parted {
        Some((day, time)) => Ok(Stamp { day: Some(day.to_owned()), time: time_of_day(time)?, is_utc }),
        None => Ok(Stamp { day: None, time: time_of_day(cell)?, is_utc }),
    }
}

/// A moment without the offset of its zone: what is left is the time where people worked.
fn without_offset(cell: &str) -> &str {
    match cell.split_at_checked(cell.len().saturating_sub(6)) {
        Some((rest, offset)) if rest.contains('T') && offset.starts_with(['+', '-']) => rest,
        _ => cell,
    }
}

/// The seconds of a time on a day since the beginning of all days.
pub(crate) fn seconds(day: Date, time: TimeOfDay) -> i64 {
    let midnight = day.and_time(NaiveTime::MIN);
    midnight.and_utc().timestamp() + time.seconds
}

/// The day where people worked on which a moment in UTC was.
///
/// # Errors
/// When nobody said where that is.
pub(crate) fn day_of(moment: NaiveDateTime, habits: Habits) -> Result<Date, Reason> {
    let zone = habits.zone.ok_or_else(|| {
        reason(
            format!("{moment} is in UTC, and its day depends on the time zone"),
            "add --zone Europe/Berlin, or zone = \"Europe/Berlin\" to [calendar] in standing.toml",
        )
    })?;
    Ok(zone.local(moment).date())
}

/// The moment of a time on a day.
pub(crate) fn moment(day: Date, time: TimeOfDay) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + TimeDelta::seconds(time.seconds)
}

/// `20260302T090000Z`.
///
/// # Errors
/// When it is written otherwise.
pub(crate) fn compact(text: &str) -> Result<NaiveDateTime, Reason> {
    let is_compact = text.len() == 16 && text.is_ascii();
    let parsed = NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%SZ").ok().filter(|_| is_compact);
    let help = "write a moment in UTC such as 20260302T090000Z";
    parsed.ok_or_else(|| reason(format!("{text:?} is not a moment as Timewarrior writes it"), help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::zone::Zone;

    #[test]
    fn stamps_with_and_without_a_day() {
        for (cell, day, seconds, is_utc) in [
            ("2024-08-16 11:46:28", Some("2024-08-16"), 42_388, false),
            ("2024-08-16T11:46:28Z", Some("2024-08-16"), 42_388, true),
            ("2024-08-16T11:46:28+02:00", Some("2024-08-16"), 42_388, false),
            ("16.08.2024 9:00", Some("16.08.2024"), 32_400, false),
            ("9:00 AM", None, 32_400, false),
        ] {
            let found = stamp(cell).unwrap();
            let expected = (day.map(str::to_owned), seconds, is_utc);
            assert_eq!((found.day, found.time.seconds, found.is_utc), expected, "{cell}");
        }
        assert!(stamp("2024-08-16").is_err());
    }

    #[test]
    fn the_day_is_that_of_the_zone() {
        let moment = compact("20260302T233000Z").unwrap();
        let habits = |name: &str| Habits { zone: Zone::from_name(name), ..Habits::default() };
        assert_eq!(day_of(moment, habits("Europe/Berlin")), Ok("2026-03-03".parse().unwrap()));
        assert_eq!(day_of(moment, habits("UTC")), Ok("2026-03-02".parse().unwrap()));
        assert!(day_of(moment, Habits::default()).is_err());
        for text in ["2026-03-02T11:00:00+01:00", "20260302T090000", "20260302T250000Z", ""] {
            assert!(compact(text).is_err(), "{text}");
        }
    }
}
