//! Periods as people type them: a pure function of the text, of the day, and of when fiscal years start.

use chrono::Datelike;

use crate::cli::failure::Failure;
use crate::cli::typed::date;
use crate::model::Date;
use crate::model::period::Period;

/// The forms that [`typed`] understands, for help.
const FORMS: &str =
    "2026, 2026-Q3, 2026-10, 2026-W45, 2026-11-02, FY2026, FY2026-Q3 or 2026-01-01..2026-03-31";

/// What a period is understood by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Day {
    /// The date of the report.
    pub(crate) as_of: Date,
    /// The month in which fiscal years start.
    pub(crate) fiscal_year_start: u32,
}

/// The period that somebody typed. A fiscal year has the name of the calendar year in which it ends. A range goes from
/// the first day of one period to the last of another; without an end, to the day.
///
/// # Errors
/// When it has none of the [`FORMS`], one that no calendar has, or ends before it begins.
pub(crate) fn typed(text: &str, day: Day) -> Result<Period, Failure> {
    let no_period = || Failure::usage(format!("\"{text}\" is not a period")).hint(hint(text, day));
    let Some((from, to)) = text.split_once("..") else {
        return named(text, day).ok_or_else(no_period);
    };
    let first = named(from, day).ok_or_else(no_period)?.from;
    let last = match to {
        "" => day.as_of,
        to => named(to, day).ok_or_else(no_period)?.to,
    };
    Period::new(first, last).ok_or_else(|| {
        let hint = match to {
            "" => format!("begin on {} or earlier", day.as_of),
            to => format!("write {to}..{from}"),
        };
        Failure::usage(format!("\"{text}\" ends before it begins")).hint(hint)
    })
}

/// A year, quarter, month, week or day.
fn named(text: &str, day: Day) -> Option<Period> {
    let start = day.fiscal_year_start;
    let fiscal = text.strip_prefix("FY").or_else(|| text.strip_prefix("fy"));
    if let Some(text) = fiscal {
        let (year, rest) = year(text)?;
        return match rest {
            "" => Period::fiscal_year(year, start),
            rest => Period::fiscal_quarter(year, quarter(rest)?, start),
        };
    }
    let of_year = || {
        let (year, rest) = year(text)?;
        match rest {
            "" => Period::months_from(year, 1, 12),
            rest => match (quarter(rest), numbered(rest, &["-W", "-w"]), numbered(rest, &["-"])) {
                (Some(quarter @ 1..=4), _, _) => Period::months_from(year, quarter * 3 - 2, 3),
                (_, Some(week), _) => Period::week(year, week),
                (_, _, Some(month)) => Period::months_from(year, month, 1),
                _ => None,
            },
        }
    };
    let one_day = || date::near(text, day.as_of).ok().and_then(|date| Period::new(date, date));
    of_year().or_else(one_day)
}

/// The year that a text begins with, and what follows.
fn year(text: &str) -> Option<(i32, &str)> {
    let (year, rest) = text.split_at_checked(4)?;
    let digits = year.bytes().all(|byte| byte.is_ascii_digit());
    Some((year.parse().ok().filter(|year| digits && (1..=9999).contains(year))?, rest))
}

fn quarter(text: &str) -> Option<u32> {
    let quarter = text.strip_prefix("-Q").or_else(|| text.strip_prefix("-q"))?;
    quarter.parse().ok().filter(|number| quarter.len() == 1 && (1..=4).contains(number))
}

/// The two digits after one of these.
fn numbered(text: &str, prefixes: &[&str]) -> Option<u32> {
    let digits = prefixes.iter().find_map(|prefix| text.strip_prefix(prefix))?;
    let are_digits = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    are_digits.then(|| digits.parse().ok()).flatten()
}

/// The period that was nearly written, else all forms.
fn hint(text: &str, day: Day) -> String {
    let nearly = text.to_uppercase().replace(['/', '.', ' '], "-");
    let swapped = nearly.split_once('-').map(|(first, year)| format!("{year}-{first}"));
    let padded = nearly.split_once('-').map(|(year, month)| format!("{year}-{month:0>2}"));
    let week = nearly.split_once("-W").map(|(year, week)| format!("{year}-W{week:0>2}"));
    let bare =
        nearly.split_once('Q').map(|(year, quarter)| format!("{}-Q{quarter}", year.trim_end_matches('-')));
    let this_year = format!("{}-{nearly}", day.as_of.year());
    let candidates =
        [Some(nearly.clone()), swapped, week, bare, padded, Some(this_year)].into_iter().flatten();
    let mut known = candidates.filter(|candidate| named(candidate, day).is_some());
    known.next().map_or_else(|| format!("write {FORMS}"), |period| format!("write {period}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const APRIL: u32 = 4;

    fn day(fiscal_year_start: u32) -> Day {
        Day { as_of: date::written("2026-11-20").unwrap(), fiscal_year_start }
    }

    #[test]
    fn periods_as_typed() {
        for (text, first, last) in [
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026-Q3", "2026-07-01", "2026-09-30"),
            ("2026-q4", "2026-10-01", "2026-12-31"),
            ("2026-10", "2026-10-01", "2026-10-31"),
            ("2026-W45", "2026-11-02", "2026-11-08"),
            ("2026-w01", "2025-12-29", "2026-01-04"),
            ("FY2026", "2025-04-01", "2026-03-31"),
            ("fy2026-Q1", "2025-04-01", "2025-06-30"),
            ("2026-11-02", "2026-11-02", "2026-11-02"),
            ("yesterday", "2026-11-19", "2026-11-19"),
            ("2026-01-01..2026-03-31", "2026-01-01", "2026-03-31"),
            ("2026-Q1..2026-Q2", "2026-01-01", "2026-06-30"),
            ("-2w..today", "2026-11-06", "2026-11-20"),
            ("2026-W45..", "2026-11-02", "2026-11-20"),
        ] {
            let period = typed(text, day(APRIL)).unwrap();
            assert_eq!(format!("{} {}", period.from, period.to), format!("{first} {last}"), "{text}");
        }
        let calendar = typed("FY2026", day(1)).unwrap();
        assert_eq!(calendar, typed("2026", day(1)).unwrap());
    }

    #[test]
    fn what_is_no_period_gets_the_nearest() {
        for (text, hint) in [
            ("Q3-2026", "write 2026-Q3"),
            ("2026Q3", "write 2026-Q3"),
            ("2026/10", "write 2026-10"),
            ("2026-7", "write 2026-07"),
            ("10.2026", "write 2026-10"),
            ("2026-W5", "write 2026-W05"),
            ("W46", "write 2026-W46"),
            ("q3", "write 2026-Q3"),
            ("2026-03-31..2026-01-01", "write 2026-01-01..2026-03-31"),
        ] {
            let failure = typed(text, day(1)).unwrap_err();
            assert_eq!(failure.hints, [hint], "{text}");
        }
    }

    #[test]
    fn what_is_no_period() {
        for text in [
            "",
            "..",
            "..2026",
            "0000",
            "20266",
            "2026-",
            "2026-Q5",
            "2026-Q0",
            "2026-13",
            "2026-00",
            "2025-W53",
            "2026-W54",
            "FY",
            "FY26",
            "FY2026-10",
            "FY2026-Q9",
            "2026-02-30",
            "2026..2025",
            "nonsense",
            "２０２６",
            "2026-Q+1",
            "+026",
        ] {
            assert!(typed(text, day(1)).is_err(), "{text}");
        }
    }
}
