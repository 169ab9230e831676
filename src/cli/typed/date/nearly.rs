//! What may have been meant by what isn't a date: every digit that was typed stays, so that nobody's day becomes another.

use chrono::{Datelike, NaiveDate};

use crate::cli::typed::date::WORDS;
use crate::model::Date;
use crate::toml::nearest::nearest_few;

/// The months by their names, in order.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What a part of a date can be.
#[derive(Clone, Copy, Debug)]
enum Part {
    Year,
    Month,
    Day,
}

use Part::{Day, Month, Year};

/// The dates and words that may have been meant, the likeliest first.
pub(super) fn readings(text: &str, today: Date) -> Vec<String> {
    let lower = text.to_lowercase();
    let parts: Vec<&str> = lower.split(['-', '/', '.', ',', ' ']).filter(|part| !part.is_empty()).collect();
    let mut readings = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => dated(&[*year, *month, *day], &[[Year, Month, Day]], today),
        [first, second, third] => dated(&[*first, *second, *third], orders(text, third), today),
        [first, second] => in_any_year(first, second),
        [digits] if digits.len() == 8 => {
            let part = |range| digits.get(range).unwrap_or_default();
            dated(&[part(0..4), part(4..6), part(6..8)], &[[Year, Month, Day]], today)
        }
        [count] if count.ends_with(['d', 'w']) => vec![format!("-{count}"), format!("+{count}")],
        _ => Vec::new(),
    };
    readings.extend(nearest_few(&lower, WORDS).into_iter().map(str::to_owned));
    readings
}

/// The orders in which three parts may stand, of which the first is no whole year.
fn orders(text: &str, last: &str) -> &'static [[Part; 3]] {
    match text.matches('.').count() {
        2.. => &[[Day, Month, Year]],
        _ if text.contains('-') && last.len() < 4 => {
            &[[Year, Month, Day], [Day, Month, Year], [Month, Day, Year]]
        }
        _ => &[[Month, Day, Year], [Day, Month, Year]],
    }
}

/// What is wrong with a date of the usual form: a month or a day that no calendar has.
pub(super) fn flaw(text: &str) -> Option<String> {
    let mut parts = text.split('-').map(|part| part.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day), None) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next())
    else {
        return None;
    };
    let year = i32::try_from(year).ok()?;
    let Some(name) = name(month) else { return Some(format!("there is no month {month}")) };
    let last = (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some())?;
    (!(1..=last).contains(&day)).then(|| format!("{name} {year} has {last} days"))
}

fn name(month: u32) -> Option<String> {
    let name = MONTHS.get(usize::try_from(month.checked_sub(1)?).ok()?)?;
    let (first, rest) = name.split_at_checked(1)?;
    Some(format!("{}{rest}", first.to_uppercase()))
}

/// The month that a name, or a beginning of it of at least three letters, means.
pub(super) fn month_named(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let at = MONTHS.iter().position(|name| lower.len() > 2 && name.starts_with(&lower))?;
    u32::try_from(at + 1).ok()
}

/// The dates that three parts are in some orders, each once.
fn dated(parts: &[&str; 3], orders: &[[Part; 3]], today: Date) -> Vec<String> {
    let mut dates = Vec::new();
    for order in orders {
        let part = |wanted: fn(&Part) -> bool| order.iter().position(wanted).and_then(|at| parts.get(at));
        let year = part(|part| matches!(part, Year)).and_then(|year| of_year(year, today));
        let month = part(|part| matches!(part, Month)).and_then(|month| of_month(month));
        let day = part(|part| matches!(part, Day)).and_then(|day| of_day(day));
        let date =
            year.zip(month).zip(day).and_then(|((year, month), day)| Date::from_ymd_opt(year, month, day));
        dates.extend(date.map(|date| date.to_string()).filter(|date| !dates.contains(date)));
    }
    dates
}

/// The days of any year that two parts are, each once: `27/11` is `11-27`.
fn in_any_year(first: &str, second: &str) -> Vec<String> {
    // A year in which every month has all days that it can have.
    let of = |month: &str, day: &str| {
        let (month, day) = of_month(month).zip(of_day(day))?;
        Date::from_ymd_opt(2024, month, day).map(|date| date.format("%m-%d").to_string())
    };
    let mut days: Vec<String> = [of(first, second), of(second, first)].into_iter().flatten().collect();
    days.dedup();
    days
}

/// A year; of two digits one that is not far from today.
fn of_year(text: &str, today: Date) -> Option<i32> {
    let year: i32 = digits(text)?.try_into().ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(2000 + year).filter(|year| year.abs_diff(today.year()) <= 5),
        _ => None,
    }
}

fn of_month(text: &str) -> Option<u32> {
    month_named(text).or_else(|| digits(text).filter(|_| text.len() <= 2))
}

fn of_day(text: &str) -> Option<u32> {
    digits(text).filter(|_| text.len() <= 2)
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}
