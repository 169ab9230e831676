//! Stretches of days that have a name: weeks, months, quarters and years, of the calendar and of the fiscal year.

use chrono::{Datelike, Weekday};
use serde::Serialize;

use crate::model::Date;
use crate::model::calendar::{day_before, days_after, plus_months};

/// Days one after the other, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day, not before the first.
    pub to: Date,
}

impl Period {
    /// Every day.
    pub const EVER: Self = Self { from: Date::MIN, to: Date::MAX };
}

/// The days of a period that lie in one week or month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name: `2026-W45`, `2026-10`.
    pub name: String,
    /// Its days of the period.
    pub days: Period,
}

impl Period {
    /// From one day to another; `None` when the last is before the first.
    #[must_use]
    pub fn new(from: Date, to: Date) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// So many months from the first day of one. `None` where there is no such month.
    #[must_use]
    pub fn months_from(year: i32, month: u32, months: i64) -> Option<Self> {
        let from = Date::from_ymd_opt(year, month, 1).filter(|from| (1..=9999).contains(&from.year()))?;
        // December 9999 ends with the last date there is.
        let to = plus_months(from, months - 1).and_then(last_of_month)?;
        Self::new(from, to)
    }

    /// The week of ISO 8601, Monday to Sunday.
    #[must_use]
    pub fn week(year: i32, week: u32) -> Option<Self> {
        let from = Date::from_isoywd_opt(year, week, Weekday::Mon)?;
        Self::new(from, days_after(from, 6)?)
    }

    /// The week of a date.
    #[must_use]
    pub fn week_of(date: Date) -> Option<Self> {
        Self::week(date.iso_week().year(), date.iso_week().week())
    }

    /// The month of a date.
    #[must_use]
    pub fn month_of(date: Date) -> Option<Self> {
        Self::months_from(date.year(), date.month(), 1)
    }

    /// The fiscal year that ends in a year, when fiscal years start in a month; with January it is the calendar's.
    #[must_use]
    pub fn fiscal_year(year: i32, start: u32) -> Option<Self> {
        Self::months_from(if start == 1 { year } else { year - 1 }, start, 12)
    }

    /// A quarter, 1 to 4, of that fiscal year.
    #[must_use]
    pub fn fiscal_quarter(year: i32, quarter: u32, start: u32) -> Option<Self> {
        let first = Self::fiscal_year(year, start)?.from;
        let first = plus_months(first, i64::from(quarter.checked_sub(1)?) * 3)?;
        Self::months_from(first.year(), first.month(), 3).filter(|_| quarter <= 4)
    }

    /// The fiscal year that a date lies in.
    #[must_use]
    pub fn fiscal_year_of(date: Date, start: u32) -> Option<Self> {
        let ends = if start == 1 || date.month() < start { date.year() } else { date.year() + 1 };
        Self::fiscal_year(ends, start)
    }

    /// Whether a date lies in it.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }

    /// The days that lie in another one too.
    #[must_use]
    pub fn within(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to))
    }

    /// From one day to another; a missing day leaves that side open.
    #[must_use]
    pub fn open(from: Option<Date>, to: Option<Date>) -> Self {
        Self { from: from.unwrap_or(Date::MIN), to: to.unwrap_or(Date::MAX) }
    }

    /// What is left of it without others: stretches in order, none where they cover it all.
    #[must_use]
    pub fn without(self, others: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut others: Vec<Self> = others.into_iter().filter_map(|other| other.within(self)).collect();
        others.sort_unstable_by_key(|other| other.from);
        let (mut left, mut next) = (Vec::new(), Some(self.from));
        for other in others {
            let Some(from) = next else { break };
            left.extend(Self::new(from, day_before(other.from)).filter(|_| from < other.from));
            next = if other.to >= from { other.to.succ_opt() } else { next };
        }
        left.extend(next.and_then(|from| Self::new(from, self.to)));
        left
    }

    /// The same with no day after a date.
    #[must_use]
    pub fn up_to(self, date: Date) -> Option<Self> {
        Self::new(self.from, self.to.min(date))
    }

    /// Its days, week by week.
    pub fn weeks(self) -> impl Iterator<Item = Part> {
        let name = |date: Date| format!("{:04}-W{:02}", date.iso_week().year(), date.iso_week().week());
        self.parts(Self::week_of, name)
    }

    /// Its days, month by month.
    pub fn months(self) -> impl Iterator<Item = Part> {
        self.parts(Self::month_of, |date| date.format("%Y-%m").to_string())
    }

    fn parts(
        self,
        whole: impl Fn(Date) -> Option<Self>,
        name: impl Fn(Date) -> String,
    ) -> impl Iterator<Item = Part> {
        let mut next = Some(self.from);
        std::iter::from_fn(move || {
            let from = next.filter(|from| *from <= self.to)?;
            let to = whole(from).map_or(self.to, |whole| whole.to.min(self.to));
            next = days_after(to, 1);
            Some(Part { name: name(from), days: Self { from, to } })
        })
    }
}

fn last_of_month(first: Date) -> Option<Date> {
    plus_months(first, 1).map_or_else(|| Date::from_ymd_opt(9999, 12, 31), |next| Some(day_before(next)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(period: Option<Period>) -> Option<String> {
        period.map(|period| format!("{}..{}", period.from, period.to))
    }

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_days_of_names() {
        for (period, expected) in [
            (Period::months_from(2026, 7, 3), Some("2026-07-01..2026-09-30")),
            (Period::months_from(2024, 2, 1), Some("2024-02-01..2024-02-29")),
            (Period::months_from(9999, 12, 1), Some("9999-12-01..9999-12-31")),
            (Period::months_from(2026, 13, 1), None),
            // 2026 begins on a Thursday: its week 1 begins in 2025, and it has 53 weeks.
            (Period::week(2026, 1), Some("2025-12-29..2026-01-04")),
            (Period::week(2026, 53), Some("2026-12-28..2027-01-03")),
            (Period::week(2025, 53), None),
            (Period::fiscal_year(2026, 1), Some("2026-01-01..2026-12-31")),
            (Period::fiscal_year(2026, 4), Some("2025-04-01..2026-03-31")),
            (Period::fiscal_quarter(2026, 1, 4), Some("2025-04-01..2025-06-30")),
            (Period::fiscal_quarter(2026, 4, 4), Some("2026-01-01..2026-03-31")),
            (Period::fiscal_quarter(2026, 5, 4), None),
            (Period::fiscal_quarter(2026, 0, 4), None),
            (Period::fiscal_year_of(date("2026-03-31"), 4), Some("2025-04-01..2026-03-31")),
            (Period::fiscal_year_of(date("2026-04-01"), 4), Some("2026-04-01..2027-03-31")),
            (Period::fiscal_year_of(date("2026-12-31"), 1), Some("2026-01-01..2026-12-31")),
        ] {
            assert_eq!(days(period).as_deref(), expected);
        }
    }

    #[test]
    fn what_is_left_of_a_period() {
        let period = |from: &str, to: &str| Period { from: date(from), to: date(to) };
        let week = period("2026-11-02", "2026-11-08");
        let told = |others: &[Period]| {
            let left = week.without(others.iter().copied()).into_iter();
            left.filter_map(|left| days(Some(left))).collect::<Vec<_>>()
        };
        assert_eq!(told(&[]), ["2026-11-02..2026-11-08"]);
        assert_eq!(told(&[week]), [""; 0]);
        assert_eq!(told(&[Period::open(None, Some(date("2026-11-03")))]), ["2026-11-04..2026-11-08"]);
        let (one, other) = (period("2026-11-06", "2026-11-12"), period("2026-11-04", "2026-11-04"));
        assert_eq!(told(&[one, other, other]), ["2026-11-02..2026-11-03", "2026-11-05..2026-11-05"]);
        let (one, other) = (period("2026-11-03", "2026-11-06"), period("2026-11-04", "2026-11-04"));
        assert_eq!(told(&[one, other]), ["2026-11-02..2026-11-02", "2026-11-07..2026-11-08"]);
    }

    #[test]
    fn parts_make_up_the_whole_and_no_more() {
        let period = Period::new(date("2026-12-30"), date("2027-01-12")).unwrap();
        let told = |part: Part| format!("{} {}..{}", part.name, part.days.from, part.days.to);
        let weeks: Vec<String> = period.weeks().map(told).collect();
        assert_eq!(
            weeks,
            [
                "2026-W53 2026-12-30..2027-01-03",
                "2027-W01 2027-01-04..2027-01-10",
                "2027-W02 2027-01-11..2027-01-12"
            ]
        );
        let months: Vec<String> = period.months().map(told).collect();
        assert_eq!(months, ["2026-12 2026-12-30..2026-12-31", "2027-01 2027-01-01..2027-01-12"]);
    }

    #[test]
    fn parts_end_with_the_last_date() {
        let period = Period::new(date("9999-12-20"), date("9999-12-31")).unwrap();
        assert_eq!(period.weeks().count(), 2);
        assert_eq!(period.months().count(), 1);
    }
}
