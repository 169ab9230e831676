//! Durations as people type them: a pure function of the text and of the hours of a day.

use crate::cli::failure::Failure;
use crate::model::number::Number;

/// The forms that [`typed`] understands, for help.
const FORMS: &str = "3.5, 3.5h, 3h30m, 45m, 3:30 or 1d";

/// The hours that somebody typed for what files hold as a decimal; `day` is how many of them a day has.
///
/// # Errors
/// When it has none of the forms, or four places do not hold it.
pub(crate) fn typed(text: &str, day: &Number) -> Result<Number, Failure> {
    let hours = exact(text, day)?;
    let rounded = hours.rounded(4);
    if text.contains([':', 'm']) && Number::parse(&rounded, false).as_ref() != Ok(&hours) {
        return Err(Failure::usage(format!("\"{text}\" has more decimals than hours are written with here"))
            .hint(format!("write {}, or whatever is meant", hours.rounded(2))));
    }
    Ok(hours)
}

/// The hours that somebody typed for a time entry, to the minute; `day` is how many of them a day has.
///
/// # Errors
/// When it has none of the forms.
pub(crate) fn exact(text: &str, day: &Number) -> Result<Number, Failure> {
    read(text, day).ok_or_else(|| {
        let meant = spelled(text).filter(|meant| read(meant, day).is_some());
        let hint = format!("write {}", meant.as_deref().unwrap_or(FORMS));
        Failure::usage(format!("\"{text}\" is not a duration")).hint(hint)
    })
}

fn read(text: &str, day: &Number) -> Option<Number> {
    plain(text).or_else(|| clock(text)).or_else(|| units(text, day))
}

/// A duration in other words, spelled as one types it: `3 Hours` is `3h`, `3h30` is `3h30m`, `.5` is `0.5`.
fn spelled(text: &str) -> Option<String> {
    const UNITS: [(&str, &str); 9] = [
        ("hours", "h"),
        ("hour", "h"),
        ("hrs", "h"),
        ("hr", "h"),
        ("minutes", "m"),
        ("mins", "m"),
        ("min", "m"),
        ("days", "d"),
        ("day", "d"),
    ];
    let mut spelled = text.to_lowercase().replace([' ', '+'], "");
    for (unit, letter) in UNITS {
        spelled = spelled.replace(unit, letter);
    }
    let last = spelled.chars().last()?;
    if spelled.contains('h') && last.is_ascii_digit() {
        spelled.push('m');
    }
    if spelled.starts_with('.') {
        spelled.insert(0, '0');
    }
    Some(spelled.trim_end_matches('.').to_owned())
}

/// The hours that somebody typed for something that may be less than nothing: `-3h30m`.
///
/// # Errors
/// As [`typed`].
pub(crate) fn signed(text: &str, day: &Number) -> Result<Number, Failure> {
    match text.strip_prefix('-') {
        Some(positive) => typed(positive, day).map(|hours| -hours),
        None => typed(text, day),
    }
}

/// `3.5` or `3,5`.
fn plain(text: &str) -> Option<Number> {
    let is_decimal = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    is_decimal.then(|| Number::parse(&text.replace(',', "."), false).ok()).flatten()
}

/// `3:30`.
fn clock(text: &str) -> Option<Number> {
    let (hours, minutes) = text.split_once(':')?;
    let is_whole = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_whole(hours) || !is_whole(minutes) || minutes.len() != 2 {
        return None;
    }
    Some(plain(hours)? + of_minutes(&plain(minutes).filter(is_less_than_an_hour)?)?)
}

/// `1d`, `3.5h`, `45m`, and these one after another: `3h30m`.
fn units(text: &str, day: &Number) -> Option<Number> {
    let mut rest = text;
    let mut sum: Option<Number> = None;
    for unit in ['d', 'h', 'm'] {
        let Some((count, behind)) = rest.split_once(unit) else { continue };
        let count = plain(count)?;
        let hours = match unit {
            'd' => count * day,
            'h' => count,
            _ if sum.is_some() => of_minutes(&Some(count).filter(is_less_than_an_hour)?)?,
            _ => of_minutes(&count)?,
        };
        sum = Some(sum.map_or(hours.clone(), |sum| sum + hours));
        rest = behind;
    }
    sum.filter(|_| rest.is_empty())
}

fn is_less_than_an_hour(minutes: &Number) -> bool {
    *minutes < Number::from(60)
}

fn of_minutes(minutes: &Number) -> Option<Number> {
    minutes.over(&Number::from(60))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(text: &str) -> Option<Number> {
        exact(text, &Number::parse("7.5", false).unwrap()).ok()
    }

    #[test]
    fn durations_as_typed() {
        for (text, meant) in [
            ("3.5", "3.5"),
            ("3,5", "3.5"),
            ("3", "3"),
            ("0.25", "0.25"),
            ("3.5h", "3.5"),
            ("3,5h", "3.5"),
            ("3h", "3"),
            ("3h30m", "3.5"),
            ("45m", "0.75"),
            ("90m", "1.5"),
            ("7.5m", "0.125"),
            ("3:30", "3.5"),
            ("12:00", "12"),
            ("1d", "7.5"),
            ("0.5d", "3.75"),
            ("2d", "15"),
            ("1d2h", "9.5"),
            ("1d30m", "8"),
            ("0", "0"),
        ] {
            assert_eq!(hours(text), Number::parse(meant, false).ok(), "{text}");
        }
    }

    #[test]
    fn minutes_stay_exact_where_time_is_logged_and_are_refused_where_a_decimal_is_wanted() {
        let day = Number::from(8);
        for (text, minutes) in [("20m", 20), ("0:05", 5), ("3h5m", 185), ("50m", 50)] {
            let hours = exact(text, &day).unwrap();
            assert_eq!(hours * Number::from(60), Number::from(minutes), "{text}");
            assert!(typed(text, &day).is_err(), "{text}");
        }
        assert_eq!(typed("45m", &day).ok(), Number::parse("0.75", false).ok());
        assert_eq!(typed("3m", &day).ok(), Number::parse("0.05", false).ok());
    }

    #[test]
    fn what_is_no_duration_gets_what_was_meant() {
        for (text, hint) in [
            ("3 h", "write 3h"),
            ("3H", "write 3h"),
            ("2 hours 15 minutes", "write 2h15m"),
            ("90min", "write 90m"),
            ("3h30", "write 3h30m"),
            (".5", "write 0.5"),
            ("3.", "write 3"),
            ("+3", "write 3"),
            ("1/2", "write 3.5, 3.5h, 3h30m, 45m, 3:30 or 1d"),
            ("3:60", "write 3.5, 3.5h, 3h30m, 45m, 3:30 or 1d"),
        ] {
            assert_eq!(exact(text, &Number::from(8)).unwrap_err().hints, [hint], "{text}");
        }
    }

    #[test]
    fn what_is_no_duration() {
        for text in [
            "", "-3", "+3", "h", "m", "3 h", "3hours", "3h30", "30m3h", "3h60m", "3:60", "3:5", ":30", "3:",
            "3:30m", "1.2.3", "1,234.5", "3.", ".5", "1e3", "3H", "d", "1w", "٣",
        ] {
            assert_eq!(hours(text), None, "{text}");
        }
    }
}
