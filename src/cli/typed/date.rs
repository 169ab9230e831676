//! Dates as people type them: a pure function of the text and of today.

use chrono::{Datelike, Days, Months, Weekday};

use crate::cli::failure::Failure;
use crate::model::Date;
use crate::toml::nearest::nearest;

/// The forms that [`typed`] understands, for help.
pub(crate) const FORMS: &str = "2026-11-02, 11-02, today, yesterday, fri, -3d or -2w";

const WORDS: [&str; 9] = ["today", "yesterday", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A date as files write it, `2026-11-02`.
pub(crate) fn written(text: &str) -> Option<Date> {
    let shape = text.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
    shape.eq(*b"0000-00-00").then(|| text.parse().ok()).flatten()
}

/// The date that somebody typed for what has happened: a day and month mean the last such day, a day of the week the
/// last one, today included.
///
/// # Errors
/// When it has none of the [`FORMS`], or a day that no calendar has.
pub(crate) fn typed(text: &str, today: Date) -> Result<Date, Failure> {
    meant(text, today, |text| last_anniversary(text, today).or_else(|| last_weekday(text, today)))
}

/// The date that somebody typed for what is to come: a day and month mean the next such day, a day of the week the next
/// one, today included.
///
/// # Errors
/// As [`typed`].
pub(crate) fn due(text: &str, today: Date) -> Result<Date, Failure> {
    meant(text, today, |text| next_anniversary(text, today).or_else(|| next_weekday(text, today)))
}

/// The date that somebody typed for what may lie on either side of today: a day and month mean the nearest such day, a
/// day of the week the last one, today included.
///
/// # Errors
/// As [`typed`].
pub(crate) fn near(text: &str, today: Date) -> Result<Date, Failure> {
    let either = |text: &str| {
        let both = [last_anniversary(text, today), next_anniversary(text, today)];
        both.into_iter().flatten().min_by_key(|date| (*date - today).abs())
    };
    meant(text, today, |text| either(text).or_else(|| last_weekday(text, today)))
}

/// The date of what happened: the one that somebody typed, else today.
///
/// # Errors
/// As [`typed`].
pub(crate) fn happened(text: Option<&str>, today: Date) -> Result<Date, Failure> {
    text.map_or(Ok(today), |text| typed(text, today))
}

/// The date that somebody typed for the end of what begins on a date: a day and month, and a day of the week, mean the
/// first such day from then on.
///
/// # Errors
/// When it isn't a date, or is before the beginning.
pub(crate) fn until(text: &str, from: Date, today: Date) -> Result<Date, Failure> {
    let end = meant(text, today, |text| next_anniversary(text, from).or_else(|| next_weekday(text, from)))?;
    if end < from {
        return Err(
            Failure::usage(format!("{end} is before {from}")).hint(format!("write {from} or a later date"))
        );
    }
    Ok(end)
}

fn meant(text: &str, today: Date, near: impl Fn(&str) -> Option<Date>) -> Result<Date, Failure> {
    let date = match text {
        "today" => Some(today),
        "yesterday" => today.pred_opt(),
        _ => written(text).or_else(|| near(text)).or_else(|| ago(text, today)),
    };
    let exists = |date: &Date| (0..=9999).contains(&date.year());
    date.filter(exists).ok_or_else(|| {
        let hint = match nearest_day(text) {
            Some(day) => format!("write {day}"),
            None => format!("write {FORMS}"),
        };
        Failure::usage(format!("\"{text}\" is not a date")).hint(hint)
    })
}

/// The nearest date or word to what isn't one: a day that the month does not have becomes its last, and slashes and
/// points become dashes.
fn nearest_day(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    match (parts.as_slice(), numbers.as_deref()) {
        ([year, ..], Some([_, month, day])) if year.len() == 4 => clamped(year, *month, *day),
        ([.., year], Some([day, month, _])) if year.len() == 4 => clamped(year, *month, *day),
        _ => nearest(text, WORDS).map(str::to_owned),
    }
}

fn clamped(year: &str, month: u32, day: u32) -> Option<String> {
    let first = Date::from_ymd_opt(year.parse().ok()?, month.clamp(1, 12), 1)?;
    let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
    Some(first.with_day(day.clamp(1, last.day()))?.to_string())
}

/// `11-02`: the month and the day.
fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let shape = text.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
    if !shape.eq(*b"00-00") {
        return None;
    }
    let (month, day) = text.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

/// `11-02`: the last such day. Eight years hold a 29 February even where a century leaves one out.
fn last_anniversary(text: &str, today: Date) -> Option<Date> {
    let (month, day) = month_and_day(text)?;
    (0..=8).filter_map(|ago| Date::from_ymd_opt(today.year() - ago, month, day)).find(|date| *date <= today)
}

/// `11-02`: the next such day.
fn next_anniversary(text: &str, today: Date) -> Option<Date> {
    let (month, day) = month_and_day(text)?;
    (0..=8)
        .filter_map(|ahead| Date::from_ymd_opt(today.year() + ahead, month, day))
        .find(|date| *date >= today)
}

/// `fri`: the last one, today included.
fn last_weekday(text: &str, today: Date) -> Option<Date> {
    let days = today.weekday().days_since(weekday(text)?);
    today.checked_sub_days(Days::new(u64::from(days)))
}

/// `fri`: the next one, today included.
fn next_weekday(text: &str, today: Date) -> Option<Date> {
    let days = weekday(text)?.days_since(today.weekday());
    today.checked_add_days(Days::new(u64::from(days)))
}

fn weekday(text: &str) -> Option<Weekday> {
    Some(match text {
        "mon" => Weekday::Mon,
        "tue" => Weekday::Tue,
        "wed" => Weekday::Wed,
        "thu" => Weekday::Thu,
        "fri" => Weekday::Fri,
        "sat" => Weekday::Sat,
        "sun" => Weekday::Sun,
        _ => return None,
    })
}

/// `-3d`, `-2w`.
fn ago(text: &str, today: Date) -> Option<Date> {
    let count = text.strip_prefix('-')?;
    let (count, unit) = match (count.strip_suffix('d'), count.strip_suffix('w')) {
        (Some(count), _) => (count, 1),
        (_, Some(count)) => (count, 7),
        (None, None) => return None,
    };
    let digits = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    let days = digits.then(|| count.parse::<u64>().ok()).flatten()?.checked_mul(unit)?;
    today.checked_sub_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date_gets_the_nearest() {
        for (typed, meant) in [
            ("2026-02-30", Some("2026-02-28")),
            ("2026-13-02", Some("2026-12-02")),
            ("2026/11/2", Some("2026-11-02")),
            ("2.11.2026", Some("2026-11-02")),
            ("yesterdy", Some("yesterday")),
            ("soon", None),
        ] {
            assert_eq!(nearest_day(typed).as_deref(), meant, "{typed}");
        }
    }

    fn date(text: &str) -> Date {
        written(text).unwrap()
    }

    #[test]
    fn dates_as_typed_on_a_monday() {
        let today = date("2026-11-02");
        for (text, meant) in [
            ("2026-11-02", "2026-11-02"),
            ("0001-01-01", "0001-01-01"),
            ("9999-12-31", "9999-12-31"),
            ("11-02", "2026-11-02"),
            ("11-03", "2025-11-03"),
            ("02-29", "2024-02-29"),
            ("today", "2026-11-02"),
            ("yesterday", "2026-11-01"),
            ("mon", "2026-11-02"),
            ("tue", "2026-10-27"),
            ("sun", "2026-11-01"),
            ("-0d", "2026-11-02"),
            ("-3d", "2026-10-30"),
            ("-2w", "2026-10-19"),
        ] {
            assert_eq!(typed(text, today).unwrap(), date(meant), "{text}");
        }
    }

    #[test]
    fn dates_to_come_as_typed_on_a_monday() {
        let today = date("2026-11-02");
        for (text, meant) in [
            ("2026-01-02", "2026-01-02"),
            ("11-02", "2026-11-02"),
            ("11-01", "2027-11-01"),
            ("02-29", "2028-02-29"),
            ("today", "2026-11-02"),
            ("mon", "2026-11-02"),
            ("tue", "2026-11-03"),
            ("sun", "2026-11-08"),
            ("-3d", "2026-10-30"),
        ] {
            assert_eq!(due(text, today).unwrap(), date(meant), "{text}");
        }
    }

    #[test]
    fn dates_on_either_side_as_typed_on_a_monday() {
        let today = date("2026-11-02");
        for (text, meant) in [
            ("2030-01-02", "2030-01-02"),
            ("11-02", "2026-11-02"),
            ("12-01", "2026-12-01"),
            ("10-01", "2026-10-01"),
            ("02-01", "2027-02-01"),
            ("07-01", "2026-07-01"),
            ("fri", "2026-10-30"),
        ] {
            assert_eq!(near(text, today).unwrap(), date(meant), "{text}");
        }
    }

    #[test]
    fn a_leap_day_across_a_century() {
        assert_eq!(typed("02-29", date("2104-02-28")).unwrap(), date("2096-02-29"));
    }

    #[test]
    fn what_is_no_date() {
        let today = date("2026-11-02");
        for text in [
            "",
            "-",
            "-d",
            "3d",
            "--3d",
            "-3m",
            "-3 d",
            "-+3d",
            "-99999999999d",
            "-999999999999999999999w",
            "2026-02-30",
            "2026-2-3",
            "26-11-02",
            "+2026-11-02",
            " 2026-11-02",
            "13-01",
            "02-30",
            "Fri",
            "friday",
            "2026-W45",
            "tomorrow",
            "-900000d",
            "١١-٠٢",
        ] {
            assert!(typed(text, today).is_err(), "{text}");
        }
    }
}
