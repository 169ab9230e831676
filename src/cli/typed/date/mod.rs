//! Dates as people type them: a pure function of the text and of today.

mod nearly;

use chrono::{Datelike, Days, Weekday};

use crate::cli::failure::Failure;
use crate::model::Date;
use crate::toml::nearest::listed;

/// The forms that [`typed`] understands, for help. No date stands in it, which would look like what was meant.
const FORMS: &str = "YYYY-MM-DD, MM-DD, DD.MM., today, yesterday, tomorrow, fri, -3d or +2w";

/// The words that are dates; a day of the week may be cut to three letters.
const WORDS: [&str; 10] = [
    "today",
    "yesterday",
    "tomorrow",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The days of the week from the fourth of [`WORDS`] on.
const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

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

/// The same for what can't be before it is over.
///
/// # Errors
/// As [`typed`], and when it is still to come.
pub(crate) fn past(text: &str, today: Date) -> Result<Date, Failure> {
    let read = |text: &str| {
        read(text, today, |text| last_anniversary(text, today).or_else(|| last_weekday(text, today)))
    };
    match read(text) {
        Some(day) => demand_past(day, today),
        None => Err(no_date(text, today, |reading| read(reading).is_some_and(|day| day <= today))),
    }
}

/// A day, unless it is still to come.
///
/// # Errors
/// When it is.
pub(crate) fn demand_past(day: Date, today: Date) -> Result<Date, Failure> {
    if day <= today {
        return Ok(day);
    }
    Err(Failure::usage(format!("{day} is still to come")).hint(format!("write {today} or an earlier date")))
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
    let read = |text: &str| {
        read(text, today, |text| next_anniversary(text, from).or_else(|| next_weekday(text, from)))
    };
    match read(text) {
        Some(end) if end < from => {
            Err(Failure::usage(format!("{end} is before {from}"))
                .hint(format!("write {from} or a later date")))
        }
        Some(end) => Ok(end),
        None => Err(no_date(text, today, |reading| read(reading).is_some_and(|end| end >= from))),
    }
}

fn meant(text: &str, today: Date, near: impl Fn(&str) -> Option<Date>) -> Result<Date, Failure> {
    read(text, today, &near)
        .ok_or_else(|| no_date(text, today, |reading| read(reading, today, &near).is_some()))
}

/// What a text means as a date; `near` reads what has a day in every year, or in every week.
fn read(text: &str, today: Date, near: impl Fn(&str) -> Option<Date>) -> Option<Date> {
    let date = match text.to_lowercase().as_str() {
        "today" => Some(today),
        "yesterday" => today.pred_opt(),
        "tomorrow" => today.succ_opt(),
        _ => written(text).or_else(|| pointed(text)).or_else(|| near(text)).or_else(|| away(text, today)),
    };
    date.filter(|date| (0..=9999).contains(&date.year()))
}

/// The failure that a text is no date, with those that may have been meant and would be taken.
fn no_date(text: &str, today: Date, is_taken: impl Fn(&str) -> bool) -> Failure {
    let mut readings = nearly::readings(text, today);
    readings.retain(|reading| is_taken(reading));
    let meant = match readings.is_empty() {
        true => FORMS.to_owned(),
        false => listed(readings.iter().map(String::as_str)),
    };
    let flaw = nearly::flaw(text).map_or_else(String::new, |flaw| format!(": {flaw}"));
    Failure::usage(format!("\"{text}\" is not a date{flaw}")).hint(format!("write {meant}"))
}

/// The month that a name, or a beginning of it of at least three letters, means.
pub(super) fn month(text: &str) -> Option<u32> {
    nearly::month_named(text)
}

/// What a date may have been that is none, as a period reads it.
pub(super) fn readings(text: &str, today: Date) -> Vec<String> {
    nearly::readings(text, today)
}

/// `27.11.2026`.
fn pointed(text: &str) -> Option<Date> {
    let (day_and_month, year) = text.rsplit_once('.')?;
    let (month, day) = day_with_points(day_and_month)?;
    let digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    Date::from_ymd_opt(year.parse().ok().filter(|_| digits)?, month, day)
}

/// `27.11`, of which the day is the first: the month and the day.
fn day_with_points(text: &str) -> Option<(u32, u32)> {
    let (day, month) = text.split_once('.')?;
    let is_short = |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
    (is_short(day) && is_short(month)).then_some(())?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

/// `11-02` or `2.11.`: the month and the day.
fn month_and_day(text: &str) -> Option<(u32, u32)> {
    if let Some(pointed) = text.strip_suffix('.') {
        return day_with_points(pointed);
    }
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

/// `fri`, `friday` and what lies between.
fn weekday(text: &str) -> Option<Weekday> {
    let lower = text.to_lowercase();
    let days = WORDS.iter().skip(WORDS.len() - WEEKDAYS.len()).zip(WEEKDAYS);
    days.filter(|(name, _)| lower.len() > 2 && name.starts_with(&lower)).map(|(_, day)| day).next()
}

/// `-3d`, `-2w`, `+2w`.
fn away(text: &str, today: Date) -> Option<Date> {
    let count = text.strip_prefix(['-', '+'])?;
    let (count, unit) = match (count.strip_suffix('d'), count.strip_suffix('w')) {
        (Some(count), _) => (count, 1),
        (_, Some(count)) => (count, 7),
        (None, None) => return None,
    };
    let digits = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    let days = Days::new(digits.then(|| count.parse::<u64>().ok()).flatten()?.checked_mul(unit)?);
    if text.starts_with('-') { today.checked_sub_days(days) } else { today.checked_add_days(days) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date_gets_what_may_have_been_meant_with_every_digit() {
        let monday = date("2026-11-02");
        for (text, hint) in [
            ("11/27/2026", "write 2026-11-27"),
            ("27/11/2026", "write 2026-11-27"),
            ("11/12/2026", "write 2026-11-12 or 2026-12-11"),
            ("11/11/2026", "write 2026-11-11"),
            ("2026/11/2", "write 2026-11-02"),
            ("2026-11-2", "write 2026-11-02"),
            ("31-11-27", "write 2031-11-27"),
            ("26-11-27", "write 2026-11-27 or 2027-11-26"),
            ("2.1.26", "write 2026-01-02"),
            ("20261102", "write 2026-11-02"),
            ("27/11", "write 11-27"),
            ("2/11", "write 02-11 or 11-02"),
            ("27.11", "write 11-27"),
            ("27 Nov", "write 11-27"),
            ("November 27, 2026", "write 2026-11-27"),
            ("3d", "write -3d or +3d"),
            ("yesterdy", "write yesterday"),
            ("tuseday", "write tuesday"),
            ("soon", "write YYYY-MM-DD, MM-DD, DD.MM., today, yesterday, tomorrow, fri, -3d or +2w"),
            ("2026-13-14", "write YYYY-MM-DD, MM-DD, DD.MM., today, yesterday, tomorrow, fri, -3d or +2w"),
            ("2026-11-31", "write YYYY-MM-DD, MM-DD, DD.MM., today, yesterday, tomorrow, fri, -3d or +2w"),
        ] {
            assert_eq!(typed(text, monday).unwrap_err().hints, [hint], "{text}");
        }
    }

    #[test]
    fn what_no_calendar_has_is_said() {
        for (text, said) in [
            ("2026-13-14", "\"2026-13-14\" is not a date: there is no month 13"),
            ("2026-02-29", "\"2026-02-29\" is not a date: February 2026 has 28 days"),
            ("2026-11-2", "\"2026-11-2\" is not a date"),
        ] {
            assert_eq!(typed(text, date("2026-11-02")).unwrap_err().cause, said);
        }
    }

    #[test]
    fn an_end_before_its_beginning_is_not_proposed() {
        let (today, from) = (date("2026-11-02"), date("2026-12-01"));
        let hints = |text: &str| until(text, from, today).unwrap_err().hints;
        assert_eq!(hints("12/11/2026"), ["write 2026-12-11"]);
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
            ("+2w", "2026-11-16"),
            ("tomorrow", "2026-11-03"),
            ("Friday", "2026-10-30"),
            ("thurs", "2026-10-29"),
            ("2.11.", "2026-11-02"),
            ("27.11.", "2025-11-27"),
            ("27.11.2026", "2026-11-27"),
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
            ("wednesday", "2026-11-04"),
            ("27.11.", "2026-11-27"),
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
            "30.2.",
            "27.11",
            "27.11.26",
            "fr",
            "fridays",
            "2026-W45",
            "-900000d",
            "١١-٠٢",
        ] {
            assert!(typed(text, today).is_err(), "{text}");
        }
    }
}
