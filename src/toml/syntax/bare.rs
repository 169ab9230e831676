//! Values that lack their quotes, or are written as they would be elsewhere: dates with slashes, numbers with commas.

use crate::model::Date;
use crate::toml::digits::mended;
use crate::toml::value::shortened;

/// What is wrong with a value, and what to write instead.
pub(crate) fn explain(value: &str) -> (String, String) {
    let shown = shortened(value);
    if value.is_empty() {
        return ("there is no value behind =".to_owned(), "write a value, or take the key out".to_owned());
    }
    if let Some(explained) = date(value) {
        return explained;
    }
    if let Some(help) = mended(value) {
        return (format!("{shown} is no number"), help);
    }
    let help = match value.to_lowercase().as_str() {
        "true" | "yes" | "on" | "y" => "write true".to_owned(),
        "false" | "no" | "off" | "n" => "write false".to_owned(),
        "null" | "nil" | "none" | "~" | "n/a" | "-" => "leave the key out".to_owned(),
        _ => format!("put it in quotes: {}", quoted(&shown)),
    };
    (format!("{shown} lacks quotes"), help)
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
        let reason = if sign == '-' && value.len() == 10 { "no day of the calendar" } else { "no date" };
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
    Some((format!("{value} is no date"), help))
}

fn no_such_day(year: u32, month: u32) -> String {
    let first = |year, month| Date::from_ymd_opt(i32::try_from(year).ok()?, month, 1);
    let next = if month == 12 { first(year + 1, 1) } else { first(year, month + 1) };
    match first(year, month).zip(next) {
        Some((this, next)) => {
            format!(
                "write a day from 1 to {}: {} has no more",
                (next - this).num_days(),
                this.format("%B %Y")
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
            ("2026-02-29", "write a day from 1 to 28: February 2026 has no more"),
            ("2026-13-01", "write a month from 01 to 12"),
            ("True", "write true"),
            ("null", "leave the key out"),
            ("active", "put it in quotes: \"active\""),
            ("say \"x\"", "put it in quotes: 'say \"x\"'"),
            ("0.1.0", "put it in quotes: \"0.1.0\""),
            ("", "write a value, or take the key out"),
        ] {
            assert_eq!(explain(value).1, help, "{value}");
        }
    }
}
