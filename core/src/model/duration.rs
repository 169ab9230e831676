//! Durations as files hold them: `"0:10"`, `"1:20:30"`, `"10m"`, `"2h"`, `"1h20m"`. Ten minutes are exactly one sixth of
//! an hour, so that six of them are one.

use std::fmt;

use crate::model::number::Number;

/// What is wrong with a text that means to be a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationFault {
    /// So many minutes make an hour more.
    Minutes,
    /// So many seconds make a minute more.
    Seconds,
}

impl fmt::Display for DurationFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Minutes => "60 minutes or more beside its hours",
            Self::Seconds => "60 seconds or more",
        })
    }
}

impl DurationFault {
    /// What to write instead.
    #[must_use]
    pub fn help(self) -> String {
        match self {
            Self::Minutes => "write minutes from 00 to 59, such as \"1:20\"".to_owned(),
            Self::Seconds => "write seconds from 00 to 59, such as \"1:20:30\"".to_owned(),
        }
    }
}

/// The hours of a duration, exactly; `None` for a text that has none of its forms.
///
/// # Errors
/// When minutes or seconds are too many for their place.
pub fn parse(text: &str) -> Result<Option<Number>, DurationFault> {
    if text.contains(':') { clock(text) } else { units(text) }
}

/// `1:20` or `1:20:30`: minutes and seconds have two digits.
fn clock(text: &str) -> Result<Option<Number>, DurationFault> {
    let mut parts = text.splitn(3, ':');
    let two = |part: Option<&str>| match part {
        None => Some(0),
        Some(part) => Some(part).filter(|part| part.len() == 2).and_then(whole),
    };
    let hours = parts.next().and_then(whole);
    let (minutes, seconds) = (two(parts.next()), two(parts.next()));
    let Some(((hours, minutes), seconds)) = hours.zip(minutes).zip(seconds) else { return Ok(None) };
    match (minutes, seconds) {
        (60.., _) => Err(DurationFault::Minutes),
        (_, 60..) => Err(DurationFault::Seconds),
        _ => Ok(of_seconds(hours, minutes * 60 + seconds)),
    }
}

/// `2h`, `10m` or `1h20m`.
fn units(text: &str) -> Result<Option<Number>, DurationFault> {
    let (hours, minutes) = match text.split_once('h') {
        Some((hours, "")) => (whole(hours), Some(0)),
        Some((hours, minutes)) => (whole(hours), minutes.strip_suffix('m').and_then(whole)),
        None => (Some(0), text.strip_suffix('m').and_then(whole)),
    };
    let Some((hours, minutes)) = hours.zip(minutes) else { return Ok(None) };
    if text.contains('h') && minutes >= 60 {
        return Err(DurationFault::Minutes);
    }
    Ok(of_seconds(hours, minutes * 60))
}

/// A whole number of up to nine digits.
fn whole(digits: &str) -> Option<i64> {
    let is_whole = (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_whole { digits.parse().ok() } else { None }
}

fn of_seconds(hours: i64, seconds: i64) -> Option<Number> {
    Number::from(hours * 3600 + seconds).over(&Number::from(3600))
}

/// Hours as a careful person writes them, exactly: a decimal where four places hold it, else a duration; what no whole
/// second holds has all its digits, where they end.
#[must_use]
pub fn written(hours: &Number) -> String {
    let plain = |places| hours.rounded(places).trim_end_matches('0').trim_end_matches('.').to_owned();
    if hours.ten_thousandths().is_some() {
        return plain(4);
    }
    let seconds = hours * &Number::from(3600);
    match seconds.rounded(0).parse::<i64>() {
        Ok(whole) if Number::from(whole) == seconds && whole >= 0 => {
            let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
            let rest = if seconds == 0 { String::new() } else { format!(":{seconds:02}") };
            format!("{hours}:{minutes:02}{rest}")
        }
        _ => plain(28),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sixtieths(count: i64) -> Number {
        Number::from(count).over(&Number::from(60)).unwrap()
    }

    #[test]
    fn durations_are_exact() {
        for (text, minutes) in [
            ("0:10", 10),
            ("1:20", 80),
            ("12:00", 720),
            ("100:05", 6005),
            ("10m", 10),
            ("90m", 90),
            ("2h", 120),
            ("1h20m", 80),
            ("0h5m", 5),
        ] {
            assert_eq!(parse(text), Ok(Some(sixtieths(minutes))), "{text}");
        }
        let and_a_half = Number::from(161).over(&Number::from(120));
        assert_eq!(parse("1:20:30"), Ok(and_a_half), "80.5 minutes");
        let six: Number = (0..6).map(|_| parse("0:10").unwrap().unwrap()).sum();
        assert_eq!(six, Number::one());
    }

    #[test]
    fn what_is_no_duration() {
        for text in
            ["", ":", "1:", ":30", "1:5", "1:005", "1:20:3", "1:20:30:00", "-1:20", "1.5h", "h", "m", "20m1h"]
        {
            assert_eq!(parse(text), Ok(None), "{text}");
        }
        for text in ["1h20", "1 h", "1:2o", "٣:10", "3.5", "1d", "1234567890:00"] {
            assert_eq!(parse(text), Ok(None), "{text}");
        }
        for (text, fault) in [
            ("1:60", DurationFault::Minutes),
            ("1:75:10", DurationFault::Minutes),
            ("1:20:60", DurationFault::Seconds),
            ("1h60m", DurationFault::Minutes),
        ] {
            assert_eq!(parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn hours_are_written_without_rounding() {
        for (numerator, denominator, text) in [
            (1, 4, "0.25"),
            (1, 20, "0.05"),
            (1, 6, "0:10"),
            (161, 120, "1:20:30"),
            (3, 1, "3"),
            (1, 3600, "0:00:01"),
            (72_501, 10_000, "7.2501"),
            (1, 100_000, "0.00001"),
        ] {
            let hours = Number::from(numerator).over(&Number::from(denominator)).unwrap();
            assert_eq!(written(&hours), text);
            if let Ok(Some(again)) = parse(text) {
                assert_eq!(again, hours, "{text}");
            }
        }
    }
}
