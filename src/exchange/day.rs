//! Days as exports write them. `2026-03-02` says what it is; `03/04/2026` is a day in March or in April, and only the
//! whole file, or whoever knows it, can tell.

use crate::exchange::entry::{Reason, reason};
use crate::format::imports::DateOrder;
use crate::model::Date;

/// The parts of a date, as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    /// Year, month and day, by its form.
    Sure(i32, u32, u32),
    /// Three numbers of which the last is the year, or with two digits each any of them.
    Parts([u32; 3]),
}

fn written(cell: &str) -> Option<Written> {
    let cell = cell.trim();
    let sign = ['-', '/', '.'].into_iter().find(|sign| cell.contains(*sign))?;
    let parts: Vec<&str> = cell.trim_end_matches('.').split(sign).map(str::trim).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    let number = |text: &str| -> Option<u32> {
        let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { text.parse().ok() } else { None }
    };
    let (first, second, third) = (number(one)?, number(two)?, number(three)?);
    match (one.len(), two.len(), three.len(), sign) {
        (4, 1..=2, 1..=2, _) => Some(Written::Sure(year(first), second, third)),
        // Nobody writes the month first with points.
        (1..=2, 1..=2, 4, '.') => Some(Written::Sure(year(third), second, first)),
        (1..=2, 1..=2, 4 | 2, _) => Some(Written::Parts([first, second, third])),
        _ => None,
    }
}

fn year(number: u32) -> i32 {
    i32::try_from(number).unwrap_or_default() + if number < 100 { 2000 } else { 0 }
}

/// The order of day and month in all these cells: what those say that can be read in one way only. `None` where nothing
/// says.
pub(crate) fn date_order<'c>(cells: impl Iterator<Item = &'c str>) -> Option<DateOrder> {
    let (mut day_first, mut month_first) = (0_usize, 0_usize);
    for cell in cells {
        match written(cell) {
            Some(Written::Parts([13..=31, 1..=12, _])) => day_first += 1,
            Some(Written::Parts([1..=12, 13..=31, _])) => month_first += 1,
            _ => {}
        }
    }
    match day_first.cmp(&month_first) {
        std::cmp::Ordering::Greater => Some(DateOrder::Dmy),
        std::cmp::Ordering::Less => Some(DateOrder::Mdy),
        std::cmp::Ordering::Equal => None,
    }
}

/// The day in a cell, where the days of its file are written in this order.
///
/// # Errors
/// When there is no such day, or it can be two.
pub(crate) fn day(cell: &str, order: Option<DateOrder>) -> Result<Date, Reason> {
    let none = |why: String| reason(why, "write a date such as 2026-03-02, or correct it in the source");
    let (year, month, day) = match (written(cell), order) {
        (None, _) => return Err(none(format!("{cell:?} is not a date"))),
        (Some(Written::Sure(year, month, day)), _) => (year, month, day),
        (Some(Written::Parts(parts)), Some(order)) => in_order(parts, order),
        (Some(Written::Parts(parts)), None) => {
            let readings = [DateOrder::Dmy, DateOrder::Mdy].map(|order| in_order(parts, order));
            let [dmy, mdy] = readings.map(|(year, month, day)| Date::from_ymd_opt(year, month, day));
            match (dmy, mdy) {
                (Some(dmy), Some(mdy)) if dmy != mdy => {
                    let why = format!("{cell:?} can be {dmy} or {mdy}");
                    return Err(reason(why, "add --date-order dmy or --date-order mdy"));
                }
                (Some(date), _) | (None, Some(date)) => return Ok(date),
                (None, None) => return Err(none(format!("there is no day {cell:?}"))),
            }
        }
    };
    let found = Date::from_ymd_opt(year, month, day);
    found.ok_or_else(|| match (written(cell), order) {
        (Some(Written::Parts(_)), Some(order)) => {
            let order = match order {
                DateOrder::Dmy => "the day first",
                DateOrder::Mdy => "the month first",
                DateOrder::Ymd => "the year first",
            };
            none(format!("there is no day {cell:?}: the dates of this file have {order}"))
        }
        _ => none(format!("there is no day {cell:?}")),
    })
}

fn in_order([one, two, three]: [u32; 3], order: DateOrder) -> (i32, u32, u32) {
    match order {
        DateOrder::Dmy => (year(three), two, one),
        DateOrder::Mdy => (year(three), one, two),
        DateOrder::Ymd => (year(one), two, three),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_above_twelve_decides() {
        for (cells, order) in [
            (&["03/02/2026", "03/13/2026"][..], Some(DateOrder::Mdy)),
            (&["03/02/2026", "13/03/2026"], Some(DateOrder::Dmy)),
            (&["03/02/2026", "2026-03-13"], None),
            (&["13/03/2026", "03/13/2026"], None),
        ] {
            assert_eq!(date_order(cells.iter().copied()), order, "{cells:?}");
        }
    }

    #[test]
    fn days_as_they_are_written() {
        for (cell, order, date) in [
            ("2026-03-02", None, "2026-03-02"),
            ("2026/3/2", None, "2026-03-02"),
            ("02.03.2026", None, "2026-03-02"),
            ("02.03.2026", Some(DateOrder::Mdy), "2026-03-02"),
            ("13/03/2026", None, "2026-03-13"),
            ("03/13/2026", None, "2026-03-13"),
            ("05/05/2026", None, "2026-05-05"),
            ("03/04/2026", Some(DateOrder::Dmy), "2026-04-03"),
            ("03/04/2026", Some(DateOrder::Mdy), "2026-03-04"),
            ("3-4-26", Some(DateOrder::Dmy), "2026-04-03"),
            ("26-04-03", Some(DateOrder::Ymd), "2026-04-03"),
        ] {
            assert_eq!(day(cell, order), Ok(date.parse().unwrap()), "{cell}");
        }
        for (cell, order, why) in [
            ("03/04/2026", None, "\"03/04/2026\" can be 2026-04-03 or 2026-03-04"),
            ("2026-02-30", None, "there is no day \"2026-02-30\""),
            (
                "13/02/2026",
                Some(DateOrder::Mdy),
                "there is no day \"13/02/2026\": the dates of this file have the month first",
            ),
            ("yesterday", None, "\"yesterday\" is not a date"),
            ("", None, "\"\" is not a date"),
            ("2026-03", None, "\"2026-03\" is not a date"),
        ] {
            assert_eq!(day(cell, order).unwrap_err().0, why, "{cell}");
        }
    }
}
