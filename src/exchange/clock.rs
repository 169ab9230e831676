//! Times of day and lengths of time as exports write them: `09:00`, `12:10 AM`; `01:30:00`, `18:25 min`, `1.33`.

use crate::exchange::digits::number;
use crate::exchange::entry::{Reason, reason};
use crate::model::duration;
use crate::model::number::Number;

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TimeOfDay {
    /// Since midnight.
    pub(crate) seconds: i64,
    /// Whether seconds are written.
    pub(crate) is_exact: bool,
}

/// A length of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    /// In hours, exactly as written.
    pub(crate) hours: Number,
    /// By how many hours what was meant may be off.
    pub(crate) slack: Number,
}

impl Length {
    /// Whether it is that of a span; one between times without seconds may be off by less than a minute.
    pub(crate) fn is_near(&self, span: i64, is_exact: bool) -> bool {
        let difference = hours_of(span) - &self.hours;
        let apart = if difference.is_negative() { -difference } else { difference };
        let slack = if is_exact { Number::zero() } else { hours_of(59) };
        apart <= self.slack.clone() + slack
    }
}

/// The hours of so many seconds.
pub(crate) fn hours_of(seconds: i64) -> Number {
    Number::from(seconds).over(&Number::from(3600)).unwrap_or_default()
}

/// The time of day in a cell, in 24 hours or 12.
///
/// # Errors
/// When it is not one.
pub(crate) fn time_of_day(cell: &str) -> Result<TimeOfDay, Reason> {
    let none = || reason(format!("{cell:?} is not a time of day"), "write a time such as 9:30 or 09:30:00");
    let lower: String =
        cell.to_lowercase().chars().filter(|sign| !sign.is_whitespace() && *sign != '.').collect();
    let (digits, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (_, Some(digits)) => (digits, Some(12)),
        _ => (&*lower, None),
    };
    let mut parts = digits.split(':');
    let mut part = |most: i64| match parts.next() {
        None => Ok(None),
        Some(text) => {
            let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            let number: Option<i64> = if is_number { text.parse().ok() } else { None };
            number.filter(|number| *number <= most).map(Some).ok_or_else(none)
        }
    };
    let (hours, minutes, seconds) = (part(24)?.unwrap_or(0), part(59)?, part(59)?);
    if parts.next().is_some() || (minutes.is_none() && half.is_none()) {
        return Err(none());
    }
    let hours = match half {
        None => hours,
        Some(half) if (1..=12).contains(&hours) => hours % 12 + half,
        Some(_) => return Err(none()),
    };
    let total = hours * 3600 + minutes.unwrap_or(0) * 60 + seconds.unwrap_or(0);
    if total > 86_400 {
        return Err(none());
    }
    Ok(TimeOfDay { seconds: total, is_exact: seconds.is_some() })
}

/// The length of time in a cell, where this is the decimal sign of its file; what is zero or negative is refused.
///
/// # Errors
/// When it is not one.
pub(crate) fn length(cell: &str, sign: Option<char>) -> Result<Length, Reason> {
    let cell = cell.trim();
    let no_time =
        |what: &str| reason(format!("no time: the duration is {what}"), "leave the row out of the export");
    if cell.starts_with(['-', '−']) {
        return Err(no_time("negative"));
    }
    let length = if cell.contains(':') || cell.ends_with(['h', 'm', 'n', 'c', 's']) {
        clock(cell).ok_or_else(|| {
            reason(format!("{cell:?} is not a duration"), "write hours, minutes and seconds, such as 1:30:00")
        })?
    } else {
        let (hours, places) = number(cell, sign)?;
        let unit = (0..places).fold(Number::from(2), |unit, _| unit * Number::from(10));
        Length { hours, slack: Number::one().over(&unit).unwrap_or_default() }
    };
    if length.hours.is_positive() { Ok(length) } else { Err(no_time("zero")) }
}

/// `1:30:00`, `1:30`, `18:25 min`, `45 sec`, `1h20m`.
fn clock(cell: &str) -> Option<Length> {
    let exact = |seconds: i64| Length { hours: hours_of(seconds), slack: Number::zero() };
    let whole = |text: &str| -> Option<i64> {
        let is_number = (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { text.parse().ok() } else { None }
    };
    let two = |text: &str| whole(text).filter(|number| text.len() == 2 && *number < 60);
    if let Some(short) = cell.strip_suffix("min") {
        let short = short.trim();
        let (minutes, seconds) = short.split_once(':').unwrap_or((short, "00"));
        return Some(exact(whole(minutes)? * 60 + two(seconds)?));
    }
    if let Some(seconds) = cell.strip_suffix("sec") {
        return Some(exact(whole(seconds.trim())?));
    }
    let parts: Vec<&str> = cell.split(':').collect();
    match parts.as_slice() {
        [hours, minutes, seconds] => Some(exact(whole(hours)? * 3600 + two(minutes)? * 60 + two(seconds)?)),
        [hours, minutes] => {
            let minutes = whole(hours)? * 60 + two(minutes)?;
            Some(Length { hours: hours_of(minutes * 60), slack: hours_of(60) })
        }
        _ => {
            let joined: String = cell.split_whitespace().collect();
            let hours = duration::parse(&joined).ok().flatten()?;
            Some(Length { hours, slack: hours_of(60) })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day() {
        for (cell, seconds, is_exact) in [
            ("09:00:00", 32_400, true),
            ("9:00", 32_400, false),
            ("12:00:00 AM", 0, true),
            ("12:30 AM", 1_800, false),
            ("12:00 PM", 43_200, false),
            ("07:00:00\u{202f}PM", 68_400, true),
            ("11:50 p.m.", 85_800, false),
            ("24:00", 86_400, false),
            ("8am", 28_800, false),
        ] {
            assert_eq!(time_of_day(cell), Ok(TimeOfDay { seconds, is_exact }), "{cell}");
        }
        for cell in ["", "9", "25:00", "9:60", "13:00 PM", "0:30 AM", "9:00:00:00", "9:0x", "24:01"] {
            assert!(time_of_day(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn lengths_of_time() {
        let parsed = |text: &str| Number::parse(text, false).unwrap();
        for (cell, seconds) in [
            ("01:30:00", 5_400),
            ("25:00:00", 90_000),
            ("00:00:01", 1),
            ("18:25 min", 1_105),
            ("45 sec", 45),
            ("5 min", 300),
            ("0:06", 360),
            ("1h20m", 4_800),
            ("1h 20m", 4_800),
            ("1.5", 5_400),
        ] {
            assert_eq!(length(cell, Some('.')).unwrap().hours, hours_of(seconds), "{cell}");
        }
        assert_eq!(length("1.33", Some('.')).unwrap().slack, parsed("0.005"));
        assert_eq!(length("2", Some('.')).unwrap().slack, parsed("0.5"));
        for (cell, why) in [
            ("00:00:00", "no time: the duration is zero"),
            ("0.00", "no time: the duration is zero"),
            ("-01:00:00", "no time: the duration is negative"),
            ("02:00:00 AM", "\"02:00:00 AM\" is not a duration"),
            ("1:75:00", "\"1:75:00\" is not a duration"),
            ("soon", "\"soon\" is not a duration"),
            ("", "\"\" is not a number"),
        ] {
            assert_eq!(length(cell, Some('.')).unwrap_err().0, why, "{cell}");
        }
    }
}
