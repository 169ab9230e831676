//! Values that lack their quotes, or are written as they would be elsewhere: dates with slashes, numbers with commas.

use crate::model::Date;
use crate::toml::digits::undressed;
use crate::toml::syntax::fault::{Fault, Told, told};
use crate::toml::value::shortened;

/// Anything else is wrong with a value.
pub(crate) fn value(fault: &Fault<'_>) -> Told {
    let span = fault.value();
    let text = fault.slice(span.clone());
    let is_value = fault.line().contains('=') || !text.is_empty();
    if !is_value || text.starts_with(['"', '\'', '[', '{']) {
        let (what, expected) =
            fault.says.split_once(", expected ").unwrap_or((fault.says.as_str(), "something else"));
        let help =
            if expected == "nothing" { "remove it".to_owned() } else { format!("write {expected} here") };
        return told(fault.span.clone(), what, help);
    }
    let (message, help) = explain(text);
    let span = if span.is_empty() { fault.trimmed(fault.line_start()..fault.line_end()) } else { span };
    told(span, message, help)
}

/// A key of a table in braces that has no value.
pub(crate) fn no_equals(fault: &Fault<'_>) -> Told {
    let span = fault.value();
    if undressed(fault.slice(span.clone())).is_some() {
        return value(fault);
    }
    if fault.line().matches('"').count() % 2 == 1 {
        let line = fault.trimmed(fault.line_start()..fault.line_end());
        return told(
            line,
            "this line has an odd number of quotes",
            "close each string with the quote that opens it",
        );
    }
    told(fault.span.clone(), "this table has a key without a value", "write key = value")
}

/// What is wrong with a value, and what to write instead.
fn explain(value: &str) -> (String, String) {
    let shown = shortened(value);
    if value.is_empty() {
        return ("there is no value after =".to_owned(), "write a value, or remove the key".to_owned());
    }
    if let Some(explained) = date(value) {
        return explained;
    }
    if let Some(help) = undressed(value) {
        return (format!("{shown} is not a number"), help);
    }
    let help = match value.to_lowercase().as_str() {
        "true" | "yes" | "on" | "y" => "write true",
        "false" | "no" | "off" | "n" => "write false",
        "null" | "nil" | "none" | "~" | "n/a" | "-" => "leave the key out",
        _ => return (format!("{shown} needs quotes"), format!("put it in quotes: {}", quoted(&shown))),
    };
    (format!("{shown} is not a value"), help.to_owned())
}

fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{text}'") } else { format!("\"{text}\"") }
}

fn date(value: &str) -> Option<(String, String)> {
    let value = value.split(['T', ' ']).next().filter(|day| day.len() >= 6)?;
    let sign = ['-', '/', '.'].into_iter().find(|sign| value.matches(*sign).count() == 2)?;
    let mut parts = value.split(sign).map(|part| (part.len(), part.parse::<u32>().ok()));
    let ((first_length, first), (_, second), (last_length, third)) =
        (parts.next()?, parts.next()?, parts.next()?);
    let (first, second, third) = (first?, second?, third?);
    let day = |year: u32, month: u32, day: u32| Date::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    if first_length == 4 {
        let reason =
            if sign == '-' && value.len() == 10 { "not a day in the calendar" } else { "not a date" };
        let help = match day(first, second, third) {
            Some(date) => format!("write {date}"),
            None => no_such_day(first, second),
        };
        return Some((format!("{value} is {reason}"), help));
    }
    if last_length != 4 {
        return None;
    }
    let day_first = day(third, second, first);
    let month_first = day(third, first, second).filter(|_| sign == '/');
    let help = match (day_first, month_first) {
        (Some(one), Some(other)) if one != other => format!("write the year first: {one} or {other}"),
        (Some(date), _) | (None, Some(date)) => format!("write {date}"),
        (None, None) => "write the year first, such as 2026-11-02".to_owned(),
    };
    Some((format!("{value} is not a date"), help))
}

fn no_such_day(year: u32, month: u32) -> String {
    let first = |year, month| Date::from_ymd_opt(i32::try_from(year).ok()?, month, 1);
    let next = if month == 12 { first(year + 1, 1) } else { first(year, month + 1) };
    match first(year, month).zip(next) {
        Some((this, next)) => {
            format!(
                "write a day from 1 to {days}: {} has {days} days",
                this.format("%B %Y"),
                days = (next - this).num_days(),
            )
        }
        None => "write a month from 01 to 12".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_to_write_instead() {
        for (value, help) in [
            (".5", "write 0.5"),
            ("11/02/2026", "write the year first: 2026-02-11 or 2026-11-02"),
            ("13/02/2026", "write 2026-02-13"),
            ("02.11.2026", "write 2026-11-02"),
            ("2026-3-2", "write 2026-03-02"),
            ("2026/03/02", "write 2026-03-02"),
            ("2026-02-29", "write a day from 1 to 28: February 2026 has 28 days"),
            ("2026-13-01", "write a month from 01 to 12"),
            ("True", "write true"),
            ("null", "leave the key out"),
            ("active", "put it in quotes: \"active\""),
            ("say \"x\"", "put it in quotes: 'say \"x\"'"),
            ("0.1.0", "put it in quotes: \"0.1.0\""),
            ("", "write a value, or remove the key"),
        ] {
            assert_eq!(explain(value).1, help, "{value}");
        }
    }
}
