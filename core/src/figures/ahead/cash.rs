//! When money will come: what is open of invoices, and what is to be invoiced, each as late as that client pays.

use crate::model::Date;
use crate::model::calendar::{days_after, days_before};
use crate::model::number::Number;

/// When a client pays what is due on a day: as many whole days late (or early) as it usually is, but not before the
/// date from which one looks. `None` past the year 9999.
#[must_use]
pub fn comes_on(due: Date, pays_late: Option<&Number>, as_of: Date) -> Option<Date> {
    let days = pays_late.map_or(0, whole_days);
    let there = if days < 0 { Some(days_before(due, -days)) } else { days_after(due, days) };
    there.map(|day| day.max(as_of))
}

/// Days in whole ones, half a day away from zero.
fn whole_days(days: &Number) -> i64 {
    days.printed(0).ceil().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number};

    #[test]
    fn money_comes_as_late_as_it_usually_does() {
        let as_of = date("2026-11-15");
        for (due, late, expected) in [
            ("2026-12-10", None, "2026-12-10"),
            ("2026-11-15", Some("20"), "2026-12-05"),
            ("2026-09-24", Some("20"), "2026-11-15"),
            ("2026-12-10", Some("2.5"), "2026-12-13"),
            ("2026-12-10", Some("-2.5"), "2026-12-07"),
            ("2026-12-10", Some("2.4"), "2026-12-12"),
        ] {
            let found = comes_on(date(due), late.map(number).as_ref(), as_of);
            assert_eq!(found, Some(date(expected)), "{due} {late:?}");
        }
    }
}
