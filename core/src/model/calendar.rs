//! Working days: which they are, how many lie between two dates, which is the n-th.

use chrono::{Datelike, Days, Months, Weekday};

use crate::model::Date;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::workdays::Workdays;
use crate::model::zone::Zone;

/// The calendar of a workspace, or that of a person with days of their own.
#[derive(Clone, Debug)]
pub struct Calendar {
    workdays: Workdays,
    /// Those of [`Calendar::days_off`] that would be working days.
    holidays: Vec<Date>,
    /// In order, whatever day of the week they are.
    days_off: Vec<Date>,
    /// In order, whatever day of the week they are.
    half_days: Vec<Date>,
    /// Stretches on none of whose days anything is worked, in order, one apart from the other.
    rests: Vec<Rest>,
    /// What one day means when time is logged in days, in hours.
    pub day_hours: Number,
    /// The month in which the fiscal year starts, 1 to 12.
    pub fiscal_year_start: u32,
    /// The time zone of days that a source has in UTC.
    pub zone: Option<Zone>,
}

/// A stretch without work, and how many working days it would have had.
#[derive(Clone, Copy, Debug)]
struct Rest {
    days: Period,
    working: i64,
}

/// The last date that a TOML file can hold; a date past it is unknown.
const LAST: Option<Date> = Date::from_ymd_opt(9999, 12, 31);

impl Default for Calendar {
    fn default() -> Self {
        let workdays = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        Self::new(&workdays, Vec::new())
    }
}

impl Calendar {
    /// A calendar that works on these days of the week but for the holidays.
    #[must_use]
    pub fn new(workdays: &[Weekday], holidays: Vec<Date>) -> Self {
        let calendar = Self {
            workdays: Workdays::new([]),
            holidays: Vec::new(),
            days_off: in_order(holidays),
            half_days: Vec::new(),
            rests: Vec::new(),
            day_hours: Number::from(8),
            fiscal_year_start: 1,
            zone: None,
        };
        calendar.with_workdays(Workdays::new(workdays.iter().copied()))
    }

    /// The same with other days of the week: a holiday among them is one there too.
    #[must_use]
    pub fn with_workdays(&self, workdays: Workdays) -> Self {
        let holidays = self.days_off.iter().copied().filter(|day| workdays.has(*day)).collect();
        Self { workdays, holidays, ..self.clone() }
    }

    /// The same with days on which everybody's capacity is half.
    #[must_use]
    pub fn with_half_days(self, half_days: Vec<Date>) -> Self {
        Self { half_days: in_order(half_days), ..self }
    }

    /// The same with stretches on which nothing is worked, in place of any that it had.
    #[must_use]
    pub fn resting(&self, stretches: impl IntoIterator<Item = Period>) -> Self {
        let mut stretches: Vec<Period> = stretches.into_iter().collect();
        stretches.sort_by_key(|days| days.from);
        let bare = Self { rests: Vec::new(), ..self.clone() };
        let mut rests: Vec<Rest> = Vec::new();
        for days in stretches {
            let from =
                rests.last().and_then(|last| last.days.to.succ_opt()).unwrap_or(days.from).max(days.from);
            if let Some(days) = Period::new(from, days.to) {
                rests.push(Rest { days, working: bare.working_days(days.from, days.to) });
            }
        }
        Self { rests, ..bare }
    }

    /// The days of a week that are worked on.
    #[must_use]
    pub const fn workdays(&self) -> Workdays {
        self.workdays
    }

    /// How many days of a week are worked on.
    #[must_use]
    pub fn workdays_a_week(&self) -> i64 {
        self.workdays.count()
    }

    /// Whether a date is a working day.
    #[must_use]
    pub fn works(&self, date: Date) -> bool {
        self.workdays.has(date)
            && self.holidays.binary_search(&date).is_err()
            && !self.rests.iter().any(|rest| rest.days.contains(date))
    }

    /// The working days from one date to another, both included, on which everybody's capacity is half.
    pub fn half_days(&self, from: Date, to: Date) -> impl Iterator<Item = Date> {
        let first = self.half_days.partition_point(|day| *day < from);
        let days = self.half_days.get(first..).unwrap_or_default().iter().copied();
        days.take_while(move |day| *day <= to).filter(|day| self.works(*day))
    }

    /// `wd(from, to)`: the working days from one date to another, both included; 0 when `to` is before `from`.
    #[must_use]
    pub fn working_days(&self, from: Date, to: Date) -> i64 {
        if to < from { 0 } else { self.count_to(to) - self.count_to_before(from) }
    }

    /// `plus(date, days)`: the date so many working days after a date, before it when negative, the date itself for
    /// 0. `None` past the year 9999, or before the year 0.
    #[must_use]
    pub fn plus(&self, date: Date, days: i64) -> Option<Date> {
        match days {
            0 => Some(date),
            1.. => self.first_with_count(self.count_to(date).checked_add(days)?),
            _ => self.first_with_count(self.count_to_before(date).checked_add(days)?.checked_add(1)?),
        }
    }

    /// The n-th working day counted from a date: the first is the date itself, if it works.
    #[must_use]
    pub fn nth_from(&self, start: Date, nth: i64) -> Option<Date> {
        self.plus(start.checked_sub_days(Days::new(1))?, nth)
    }

    /// The earliest date up to which there are so many working days since the calendar's origin: each holiday on the way
    /// to it makes it one workday later, and each rest that has begun as many as it takes.
    fn first_with_count(&self, count: i64) -> Option<Date> {
        let mut off = 0;
        loop {
            let date = self.nth_workday(count.checked_add(off)?)?;
            let begun = self.rests.iter().take_while(|rest| rest.days.from <= date);
            let passed = self.holidays_to(date) + begun.map(|rest| rest.working).sum::<i64>();
            if passed == off {
                return Some(date);
            }
            off = passed;
        }
    }

    /// The n-th workday since the calendar's origin, holidays counted; `None` past the year 9999, or before the year 0.
    fn nth_workday(&self, nth: i64) -> Option<Date> {
        let (a_week, before) = (self.workdays_a_week(), nth.checked_sub(1)?);
        let (week, place) = (before.checked_div_euclid(a_week)?, before.rem_euclid(a_week));
        let mut workdays = self.workdays.iter().zip(1..).filter(|(works, _)| *works);
        let (_, day) = workdays.nth(usize::try_from(place).ok()?)?;
        let days = i32::try_from(week.checked_mul(7)?.checked_add(day)?).ok()?;
        let date = Date::from_num_days_from_ce_opt(days)?;
        (Date::from_ymd_opt(0, 1, 1) < Some(date) && Some(date) <= LAST).then_some(date)
    }

    fn holidays_to(&self, date: Date) -> i64 {
        i64::try_from(self.holidays.partition_point(|holiday| *holiday <= date)).unwrap_or(i64::MAX)
    }

    fn count_to_before(&self, date: Date) -> i64 {
        self.count_to(date) - i64::from(self.works(date))
    }

    /// Working days from Monday, 1 January of the year 1, to a date; negative before.
    #[must_use]
    pub fn count_to(&self, date: Date) -> i64 {
        self.bare_count_to(date) - self.rested_to(date)
    }

    /// The days up to a date that would be working days but for a rest.
    fn rested_to(&self, date: Date) -> i64 {
        let begun = self.rests.iter().take_while(|rest| rest.days.from <= date);
        let rested = |rest: &Rest| match rest.days.contains(date) {
            true => self.bare_count_to(date) - self.bare_count_to(day_before(rest.days.from)),
            false => rest.working,
        };
        begun.map(rested).sum()
    }

    /// As [`Calendar::count_to`], as if there were no rest.
    fn bare_count_to(&self, date: Date) -> i64 {
        let days = i64::from(date.num_days_from_ce());
        let (weeks, rest) = (days.div_euclid(7), days.rem_euclid(7));
        let partial: i64 = self.workdays.iter().zip(0..rest).map(|(works, _)| i64::from(works)).sum();
        weeks * self.workdays_a_week() + partial - self.holidays_to(date)
    }
}

fn in_order(mut days: Vec<Date>) -> Vec<Date> {
    days.sort_unstable();
    days.dedup();
    days
}

/// The date so many months later (earlier, when negative), clamped to the month's last day. `None` past the year 9999.
#[must_use]
pub fn plus_months(date: Date, months: i64) -> Option<Date> {
    let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    let moved = if months < 0 { date.checked_sub_months(count) } else { date.checked_add_months(count) };
    moved.filter(|moved| Some(*moved) <= LAST)
}

/// The date so many calendar days earlier; the earliest date there is when that is out of range.
#[must_use]
pub fn days_before(date: Date, days: i64) -> Date {
    u64::try_from(days).ok().and_then(|days| date.checked_sub_days(Days::new(days))).unwrap_or(Date::MIN)
}

/// The date so many calendar days later. `None` past the year 9999.
#[must_use]
pub fn days_after(date: Date, days: i64) -> Option<Date> {
    let later = date.checked_add_days(Days::new(u64::try_from(days).ok()?));
    later.filter(|later| Some(*later) <= LAST)
}

/// The day before a date.
#[must_use]
pub fn day_before(date: Date) -> Date {
    date.pred_opt().unwrap_or(date)
}

/// A number that is greater for a later day, found without counting days: every year has 366 of them.
#[must_use]
#[inline]
pub fn day_number(date: Date) -> usize {
    usize::try_from(date.year()).unwrap_or_default() * 366 + date.ordinal0() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn easter() -> Calendar {
        Calendar::new(
            &[Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri],
            vec![date("2024-03-29"), date("2024-04-01"), date("2024-03-31")],
        )
    }

    #[test]
    fn working_days_by_hand() {
        let calendar = easter();
        for (from, to, days) in [
            ("2024-03-04", "2024-04-03", 21),
            ("2024-03-04", "2024-03-27", 18),
            ("2024-03-29", "2024-04-01", 0),
            ("2024-03-28", "2024-03-27", 0),
            ("2024-03-27", "2024-03-27", 1),
        ] {
            assert_eq!(calendar.working_days(date(from), date(to)), days, "{from} to {to}");
        }
    }

    #[test]
    fn dates_move_by_working_days() {
        let calendar = easter();
        for (from, days, to) in [
            ("2024-04-03", -3, "2024-03-27"),
            ("2024-03-30", 0, "2024-03-30"),
            ("2024-03-30", 1, "2024-04-02"),
            ("2024-03-28", 1, "2024-04-02"),
            ("2024-03-30", -1, "2024-03-28"),
            ("2024-03-31", 29, "2024-05-10"),
        ] {
            assert_eq!(calendar.plus(date(from), days), Some(date(to)), "{from} {days}");
        }
        assert_eq!(calendar.nth_from(date("2024-03-04"), 48), Some(date("2024-05-10")));
        assert_eq!(calendar.plus(date("9999-12-30"), 5), None);
    }

    #[test]
    fn every_step_agrees_with_a_count_day_by_day() {
        let calendar = easter();
        let mut day = date("2024-03-01");
        for _ in 0..60 {
            let slow = day.iter_days().skip(1).filter(|next| calendar.works(*next)).nth(6).unwrap();
            assert_eq!(calendar.plus(day, 7), Some(slow));
            let slow =
                (1..).map(|n| days_before(day, n)).filter(|next| calendar.works(*next)).nth(6).unwrap();
            assert_eq!(calendar.plus(day, -7), Some(slow));
            day = day.succ_opt().unwrap();
        }
    }

    #[test]
    fn a_rest_has_no_working_day() {
        let rest = |from, to| Period { from: date(from), to: date(to) };
        let resting = easter().resting([rest("2024-04-08", "2024-04-12"), rest("2024-03-27", "2024-04-02")]);
        // 25, 26 March, then 3, 4, 5 April, then 15 April on.
        assert_eq!(resting.working_days(date("2024-03-25"), date("2024-04-15")), 6);
        assert_eq!(resting.working_days(date("2024-03-28"), date("2024-04-02")), 0);
        assert_eq!(resting.working_days(date("2024-03-26"), date("2024-04-10")), 4);
        let nth = |nth| resting.nth_from(date("2024-03-25"), nth);
        assert_eq!(
            [2, 3, 5, 6].map(nth),
            ["2024-03-26", "2024-04-03", "2024-04-05", "2024-04-15"].map(|day| Some(date(day)))
        );
        assert_eq!(resting.plus(date("2024-04-03"), -1), Some(date("2024-03-26")));
        assert!(!resting.works(date("2024-04-10")) && resting.works(date("2024-04-15")));
    }

    #[test]
    fn other_days_of_the_week_have_the_same_holidays() {
        use chrono::Weekday::{Fri, Sat, Sun};
        let calendar =
            easter().with_half_days(vec![date("2024-03-31"), date("2024-03-28"), date("2024-03-29")]);
        let weekend = calendar.with_workdays(Workdays::new([Fri, Sat, Sun]));
        // 29 March is Good Friday, 31 March Easter Sunday: of that weekend Saturday is left.
        assert_eq!(weekend.working_days(date("2024-03-29"), date("2024-03-31")), 1);
        assert_eq!(calendar.working_days(date("2024-03-25"), date("2024-03-31")), 4);
        let half = |calendar: &Calendar| calendar.half_days(date("2024-03-28"), date("2024-04-02")).count();
        assert_eq!((half(&calendar), half(&weekend)), (1, 0), "a holiday is no half day");
    }

    #[test]
    fn months_are_clamped() {
        assert_eq!(plus_months(date("2024-01-31"), 1), Some(date("2024-02-29")));
        assert_eq!(plus_months(date("2024-02-29"), -12), Some(date("2023-02-28")));
        assert_eq!(plus_months(date("9999-12-01"), 1), None);
    }
}
