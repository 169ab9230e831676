//! Periods as people type them: a pure function of the text, of the day, and of when fiscal years start.

use chrono::{Datelike, Days, Months};

use crate::cli::failure::Failure;
use crate::cli::typed::date;
use crate::model::Date;
use crate::model::period::Period;
use crate::toml::nearest::{listed, nearest_few};

/// The forms that [`typed`] understands, for help.
const FORMS: &str = "a period such as 2026, 2026-Q3, 2026-10, 2026-W45, 2026-11-02, FY2026, FY2026-Q3, 2026-01..2026-03, \
                     oct, Q3, W45, this-quarter or last-month";

/// The forms of which none is longer than a week.
const SHORT_FORMS: &str = "a week such as 2026-W45, W45, this-week or last-week, or a day of it";

/// The periods that have a name wherever one stands.
const WORDS: [&str; 12] = [
    "this-week",
    "last-week",
    "next-week",
    "this-month",
    "last-month",
    "next-month",
    "this-quarter",
    "last-quarter",
    "next-quarter",
    "this-year",
    "last-year",
    "next-year",
];

/// What a period is understood by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Day {
    /// The date of the report.
    pub(crate) as_of: Date,
    /// The month in which fiscal years start.
    pub(crate) fiscal_year_start: u32,
}

/// The period that somebody typed. A fiscal year has the name of the calendar year in which it ends. One without a year
/// is the latest that has begun. A range goes from the first day of one period to the last of another, which without a
/// year is the first that doesn't end before; without an end, to the day.
///
/// # Errors
/// When it has none of the [`FORMS`], one that no calendar has, or ends before it begins.
pub(crate) fn typed(text: &str, day: Day) -> Result<Period, Failure> {
    typed_for(text, day, (|_| true, FORMS))
}

/// The same where nothing longer than a week is of use: no more is proposed for what is no period.
///
/// # Errors
/// As [`typed`].
pub(crate) fn typed_for_a_week(text: &str, day: Day) -> Result<Period, Failure> {
    typed_for(text, day, (|period| (period.to - period.from).num_days() < 7, SHORT_FORMS))
}

/// Which periods may be proposed, and the forms of those.
type Use = (fn(Period) -> bool, &'static str);

fn typed_for(text: &str, day: Day, of_use: Use) -> Result<Period, Failure> {
    let no_period = || Failure::usage(format!("\"{text}\" is not a period")).hint(hint(text, day, of_use));
    let Some((from, to)) = text.split_once("..") else {
        return named(text, day).ok_or_else(no_period);
    };
    let first = named(from, day).ok_or_else(no_period)?.from;
    let last = match to {
        "" => day.as_of,
        to => ending(to, first, day).ok_or_else(no_period)?.to,
    };
    Period::new(first, last).ok_or_else(|| {
        let hint = match to {
            "" => format!("begin on {} or earlier", day.as_of),
            to => format!("write {to}..{from}"),
        };
        Failure::usage(format!("\"{text}\" ends before it begins")).hint(hint)
    })
}

/// The period that ends a range.
fn ending(text: &str, first: Date, day: Day) -> Option<Period> {
    let years = [first.year(), first.year().checked_add(1)?];
    let mut yearly = years.into_iter().filter_map(|year| of_any_year(text, year));
    yearly.find(|period| period.to >= first).or_else(|| named(text, day))
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
    // A 53rd week is not in every year: eight hold one.
    let latest = || {
        let years =
            (-8..=1).rev().filter_map(|years| of_any_year(text, day.as_of.year().checked_add(years)?));
        years.into_iter().find(|period| period.from <= day.as_of)
    };
    let one_day = || date::near(text, day.as_of).ok().and_then(|date| Period::new(date, date));
    of_year().or_else(latest).or_else(|| beside(text, day.as_of)).or_else(one_day)
}

/// A month, quarter or week that every year has: `oct`, `Q3`, `W45`.
fn of_any_year(text: &str, year: i32) -> Option<Period> {
    if let Some(month) = date::month(text) {
        return Period::months_from(year, month, 1);
    }
    let dashed = format!("-{text}");
    match quarter(&dashed) {
        Some(quarter) => Period::months_from(year, quarter * 3 - 2, 3),
        None => Period::week(year, numbered(&dashed, &["-W", "-w"])?),
    }
}

/// `last-month`, `this-quarter`: the period around a day, or the one beside it.
fn beside(text: &str, day: Date) -> Option<Period> {
    let lower = text.to_lowercase();
    let (which, unit) = lower.split_once('-')?;
    let months = |count: u32| -> Option<Period> {
        let first = day.with_day(1)?.with_month((day.month() - 1) / count * count + 1)?;
        let first = match which {
            "this" => first,
            "last" => first.checked_sub_months(Months::new(count))?,
            "next" => first.checked_add_months(Months::new(count))?,
            _ => return None,
        };
        Period::months_from(first.year(), first.month(), i64::from(count))
    };
    match unit {
        "week" => {
            let day = match which {
                "this" => day,
                "last" => day.checked_sub_days(Days::new(7))?,
                "next" => day.checked_add_days(Days::new(7))?,
                _ => return None,
            };
            Period::week(day.iso_week().year(), day.iso_week().week())
        }
        "month" => months(1),
        "quarter" => months(3),
        "year" => months(12),
        _ => None,
    }
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

/// The periods that may have been meant, each with every digit that was typed, else all forms.
fn hint(text: &str, day: Day, (is_of_use, forms): Use) -> String {
    let nearly = text.to_uppercase().replace(['/', '.', ' '], "-");
    let swapped = nearly.split_once('-').map(|(first, year)| format!("{year}-{first}"));
    let padded = nearly.split_once('-').map(|(year, month)| format!("{year}-{month:0>2}"));
    let both = nearly.split_once('-').map(|(month, year)| format!("{year}-{month:0>2}"));
    let week = nearly.split_once("-W").map(|(year, week)| format!("{year}-W{week:0>2}"));
    let bare_week = nearly.strip_prefix('W').map(|week| format!("W{week:0>2}"));
    let bare =
        nearly.split_once('Q').map(|(year, quarter)| format!("{}-Q{quarter}", year.trim_end_matches('-')));
    let fiscal = nearly.strip_prefix("FY").map(|year| format!("FY20{year}"));
    let of_this_year = nearly.bytes().all(|byte| byte.is_ascii_digit());
    let this_year = of_this_year.then(|| format!("{}-{nearly:0>2}", day.as_of.year()));
    let candidates =
        [named_month(&nearly), Some(nearly.clone()), swapped, week, bare_week, bare, padded, both]
            .into_iter()
            .chain([fiscal, this_year]);
    let is_known = |candidate: &String| named(candidate, day).is_some_and(is_of_use);
    let mut days = date::readings(text, day.as_of);
    days.extend(nearest_few(&text.replace(' ', "-"), WORDS).into_iter().map(str::to_owned));
    days.retain(is_known);
    if days.is_empty() {
        days.extend(candidates.flatten().find(is_known));
    }
    match days.is_empty() {
        true => format!("write {forms}"),
        false => format!("write {}", listed(days.iter().map(String::as_str))),
    }
}

/// `NOVEMBER-2026` and `2026-NOV` as files write them.
fn named_month(text: &str) -> Option<String> {
    let (one, other) = text.split_once('-')?;
    let (month, year) = match date::month(one) {
        Some(month) => (month, other),
        None => (date::month(other)?, one),
    };
    Some(format!("{year}-{month:02}"))
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
    fn periods_without_a_year_are_the_latest_that_have_begun() {
        for (text, first, last) in [
            ("oct", "2026-10-01", "2026-10-31"),
            ("November", "2026-11-01", "2026-11-30"),
            ("dec", "2025-12-01", "2025-12-31"),
            ("Q3", "2026-07-01", "2026-09-30"),
            ("q4", "2026-10-01", "2026-12-31"),
            ("Q1", "2026-01-01", "2026-03-31"),
            ("W47", "2026-11-16", "2026-11-22"),
            ("w48", "2025-11-24", "2025-11-30"),
            ("W53", "2020-12-28", "2021-01-03"),
            ("oct..dec", "2026-10-01", "2026-12-31"),
            ("nov..feb", "2026-11-01", "2027-02-28"),
            ("dec..jan", "2025-12-01", "2026-01-31"),
            ("Q3..", "2026-07-01", "2026-11-20"),
            ("this-week", "2026-11-16", "2026-11-22"),
            ("last-week", "2026-11-09", "2026-11-15"),
            ("last-month", "2026-10-01", "2026-10-31"),
            ("next-month", "2026-12-01", "2026-12-31"),
            ("this-quarter", "2026-10-01", "2026-12-31"),
            ("last-quarter", "2026-07-01", "2026-09-30"),
            ("next-quarter", "2027-01-01", "2027-03-31"),
            ("this-year", "2026-01-01", "2026-12-31"),
            ("last-year", "2025-01-01", "2025-12-31"),
            ("tomorrow", "2026-11-21", "2026-11-21"),
        ] {
            let period = typed(text, day(APRIL)).unwrap();
            assert_eq!(format!("{} {}", period.from, period.to), format!("{first} {last}"), "{text}");
        }
    }

    #[test]
    fn what_is_no_period_gets_what_may_have_been_meant_with_every_digit() {
        for (text, hint) in [
            ("Q3-2026", "write 2026-Q3"),
            ("2026Q3", "write 2026-Q3"),
            ("2026/10", "write 2026-10"),
            ("2026-7", "write 2026-07"),
            ("7/2026", "write 2026-07"),
            ("10.2026", "write 2026-10"),
            ("Nov 2026", "write 2026-11"),
            ("2026-nov", "write 2026-11"),
            ("2026-W5", "write 2026-W05"),
            ("W5", "write W05"),
            ("10", "write 2026-10"),
            ("FY26", "write FY2026"),
            ("last month", "write last-month"),
            ("lastmonth", "write last-month"),
            ("11/27/2026", "write 2026-11-27"),
            ("2026-03-31..2026-01-01", "write 2026-01-01..2026-03-31"),
            ("2026-13", &format!("write {FORMS}")),
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
            "Q5",
            "W54",
            "oc",
            "last-decade",
            "２０２６",
            "2026-Q+1",
            "+026",
        ] {
            assert!(typed(text, day(1)).is_err(), "{text}");
        }
    }
}
