//! The months that a look ahead covers, and money that comes little by little in them.

use crate::model::Date;
use crate::model::calendar::{Calendar, days_after, plus_months};
use crate::model::number::Number;
use crate::model::period::{Part, Period};

/// The months of a look ahead: from the month of a date on, of which only the days after the date count.
#[derive(Clone, Debug)]
pub struct Horizon {
    /// The date from which one looks ahead.
    pub as_of: Date,
    /// The months, each with those of its days that are to come; on a month's last day it has none left.
    pub months: Vec<Part>,
}

/// The days over which something is spread evenly.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Pace<'c> {
    /// All of them.
    EveryDay,
    /// The working days.
    WorkingDays(&'c Calendar),
}

impl Horizon {
    /// So many months, the one of the date among them; fewer where the year 9999 ends before.
    #[must_use]
    pub fn new(as_of: Date, months: i64) -> Self {
        let tomorrow = days_after(as_of, 1);
        let month = |ahead: i64| {
            let whole = plus_months(Period::month_of(as_of)?.from, ahead).and_then(Period::month_of)?;
            let days = Period { from: whole.from.max(tomorrow?), to: whole.to };
            Some(Part { name: whole.from.format("%Y-%m").to_string(), days })
        };
        Self { as_of, months: (0..months).map_while(month).collect() }
    }

    /// The first day that is to come: the day after the date.
    #[must_use]
    pub fn tomorrow(&self) -> Date {
        days_after(self.as_of, 1).unwrap_or(self.as_of)
    }

    /// All days that it covers.
    #[must_use]
    pub fn days(&self) -> Period {
        let last = self.months.last().map_or(self.as_of, |month| month.days.to);
        Period { from: self.tomorrow(), to: last }
    }

    /// The place of the month that a day to come lies in; `None` past the horizon, and for a day that is not to come.
    #[must_use]
    pub fn month_of(&self, day: Date) -> Option<usize> {
        self.months.iter().position(|month| month.days.contains(day))
    }

    /// Nothing in any month.
    pub(crate) fn nothing(&self) -> Vec<Number> {
        vec![Number::zero(); self.months.len()]
    }

    /// An amount month by month that comes evenly over the days of some stretches; all of it in the first month where they
    /// have no such day.
    pub(crate) fn spread(&self, amount: &Number, over: &[Period], pace: Pace<'_>) -> Vec<Number> {
        let all: i64 = over.iter().map(|days| pace.days(*days)).sum();
        if all == 0 {
            let mut months = self.nothing();
            months.iter_mut().take(1).for_each(|first| *first = amount.clone());
            return months;
        }
        let in_month = |month: &Part| {
            let days = over.iter().filter_map(|days| days.within(month.days));
            part(amount, days.map(|days| pace.days(days)).sum(), all)
        };
        self.months.iter().map(in_month).collect()
    }
}

impl Pace<'_> {
    /// How many of its days a period has.
    pub(crate) fn days(self, period: Period) -> i64 {
        match self {
            Self::EveryDay => (period.to - period.from).num_days().saturating_add(1).max(0),
            Self::WorkingDays(calendar) => calendar.working_days(period.from, period.to),
        }
    }
}

/// amount · days / all of them; nothing of no days.
pub(crate) fn part(amount: &Number, days: i64, all: i64) -> Number {
    (amount * Number::from(days)).over(&Number::from(all)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number};

    fn printed(months: &[Number]) -> Vec<String> {
        months.iter().map(|amount| amount.rounded(2)).collect()
    }

    #[test]
    fn only_the_days_to_come_count() {
        let horizon = Horizon::new(date("2026-11-15"), 3);
        let days: Vec<String> =
            horizon.months.iter().map(|one| format!("{} {}", one.name, one.days.from)).collect();
        assert_eq!(days, ["2026-11 2026-11-16", "2026-12 2026-12-01", "2027-01 2027-01-01"]);
        assert_eq!(horizon.days().to, date("2027-01-31"));
        assert_eq!(horizon.month_of(date("2026-11-15")), None);
        assert_eq!(horizon.month_of(date("2026-12-31")), Some(1));
        let at_the_end = Horizon::new(date("2026-11-30"), 2);
        assert_eq!(at_the_end.month_of(date("2026-12-01")), Some(1), "November is over");
    }

    /// By hand: 16 November to 15 December are 30 days, half of them in each month; 5 December to 4 January are 31.
    #[test]
    fn an_amount_comes_evenly() {
        let horizon = Horizon::new(date("2026-11-15"), 2);
        let period = |from, to| Period { from: date(from), to: date(to) };
        let spread = |from, to, pace| printed(&horizon.spread(&number("300"), &[period(from, to)], pace));
        assert_eq!(spread("2026-11-16", "2026-12-15", Pace::EveryDay), ["150.00", "150.00"]);
        assert_eq!(spread("2026-12-05", "2027-01-04", Pace::EveryDay), ["0.00", "261.29"]);
        let calendar = Calendar::default();
        // 11 working days in November, 4 in December.
        let pace = Pace::WorkingDays(&calendar);
        assert_eq!(spread("2026-11-16", "2026-12-04", pace), ["220.00", "80.00"]);
        assert_eq!(
            spread("2026-11-21", "2026-11-22", pace),
            ["300.00", "0.00"],
            "a weekend: in the first month"
        );
    }
}
