//! Moments: a day with a time, in a zone or in UTC. The day of an entry is the one that it was where people worked.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use crate::exchange::clock::{TimeOfDay, time_of_day};
use crate::exchange::entry::{Habits, Reason, reason};
use crate::model::Date;
use crate::model::zone::Zone;

/// When something began or ended, as a cell says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// The cell of its day, where it has one.
    pub(crate) day: Option<String>,
    /// The time of that day.
    pub(crate) time: TimeOfDay,
    /// How many seconds its clock is ahead of UTC, where that is written.
    pub(crate) offset: Option<i64>,
}

/// What a cell with a time says, with a day before it or without.
///
/// # Errors
/// When it has no time.
pub(crate) fn stamp(cell: &str) -> Result<Stamp, Reason> {
    let cell = cell.trim();
    let (cell, offset) = match cell.strip_suffix(['Z', 'z']) {
        Some(rest) => (rest, Some(0)),
        None => parted(cell),
    };
    let parted = cell.split_once(['T', ' ']).filter(|(day, _)| day.contains(['-', '/', '.']));
    match parted {
        Some((day, time)) => Ok(Stamp { day: Some(day.to_owned()), time: time_of_day(time)?, offset }),
        None => Ok(Stamp { day: None, time: time_of_day(cell)?, offset }),
    }
}

/// A moment, which is the time where people worked, and the offset of its zone: `11:46:28+02:00`.
fn parted(cell: &str) -> (&str, Option<i64>) {
    let seconds = |offset: &str| -> Option<i64> {
        let sign = if offset.starts_with('-') { -1 } else { 1 };
        let (hours, minutes) = offset.strip_prefix(['+', '-'])?.split_once(':')?;
        let number = |text: &str| if text.len() == 2 { text.parse::<u8>().ok() } else { None };
        Some(sign * (i64::from(number(hours)?) * 3600 + i64::from(number(minutes)?) * 60))
    };
    let split = cell.split_at_checked(cell.len().saturating_sub(6)).filter(|(rest, _)| rest.contains(':'));
    let found = split.and_then(|(rest, offset)| Some((rest, seconds(offset)?)));
    found.map_or((cell, None), |(rest, offset)| (rest, Some(offset)))
}

impl Stamp {
    /// Whether it is in UTC.
    pub(crate) fn is_utc(&self) -> bool {
        self.offset == Some(0)
    }
}

/// The seconds between two moments on clocks that were changed between them, where their zone is known: the least that
/// they can be and the most, as an hour that came twice can be either.
pub(crate) fn elapsed(from: NaiveDateTime, until: NaiveDateTime, zone: Zone) -> Option<[i64; 2]> {
    let (from, until) = (zone.moments(from), zone.moments(until));
    let apart =
        |from: Option<&NaiveDateTime>, until: Option<&NaiveDateTime>| Some((*until? - *from?).num_seconds());
    Some([apart(from.last(), until.first())?, apart(from.first(), until.last())?])
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

    #[test]
    fn stamps_with_and_without_a_day() {
        for (cell, day, seconds, offset) in [
            ("2024-08-16 11:46:28", Some("2024-08-16"), 42_388, None),
            ("2024-08-16T11:46:28Z", Some("2024-08-16"), 42_388, Some(0)),
            ("2024-08-16T11:46:28+00:00", Some("2024-08-16"), 42_388, Some(0)),
            ("2024-08-16T11:46:28+02:00", Some("2024-08-16"), 42_388, Some(7_200)),
            ("2024-08-16 11:46:28-03:30", Some("2024-08-16"), 42_388, Some(-12_600)),
            ("16.08.2024 9:00", Some("16.08.2024"), 32_400, None),
            ("9:00 AM", None, 32_400, None),
        ] {
            let found = stamp(cell).unwrap();
            let expected = (day.map(str::to_owned), seconds, offset);
            assert_eq!((found.day, found.time.seconds, found.offset), expected, "{cell}");
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
