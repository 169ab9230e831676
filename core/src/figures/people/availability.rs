//! What a person has to give, day by day: the week's hours in force over the number of their workdays, on each of those
//! days that is no holiday, half of it on half-days, less hours away; nothing while away or not with us.

use std::borrow::Cow;

use crate::model::Date;
use crate::model::calendar::{Calendar, day_before};
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::person::{Absence, Person};
use crate::model::portfolio::Portfolio;

/// The working time of one person, whatever the days that are asked for.
#[derive(Clone, Debug)]
pub struct Availability<'p> {
    person: &'p Person,
    with_us: Period,
    eras: Vec<Era<'p>>,
}

/// Days on which the same terms hold.
#[derive(Clone, Debug)]
struct Era<'p> {
    days: Period,
    /// With the person's own days, where they have some.
    calendar: Cow<'p, Calendar>,
    /// The hours of a whole working day.
    a_day: Number,
}

/// Working days of a person in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DaysWith {
    /// On which they are with us and not absent.
    pub present: i64,
    /// On which they are with us and absent for the whole day.
    pub away: i64,
}

impl<'p> Availability<'p> {
    /// The working time of a person, by the terms in their file. Before the first dated terms they have no hours.
    #[must_use]
    pub fn of(portfolio: &'p Portfolio, person: &'p Person) -> Self {
        let calendar = &portfolio.agency.calendar;
        let mut eras: Vec<Era<'p>> = Vec::new();
        for (from, terms) in person.capacity.iter() {
            let from = from.unwrap_or(Date::MIN);
            match eras.last_mut() {
                Some(last) => last.days.to = day_before(from),
                None if from > Date::MIN => {
                    let days = Period { from: Date::MIN, to: day_before(from) };
                    eras.push(Era { days, calendar: Cow::Borrowed(calendar), a_day: Number::zero() });
                }
                None => {}
            }
            let own = terms.workdays.map(|workdays| Cow::Owned(calendar.with_workdays(workdays)));
            let calendar = own.unwrap_or(Cow::Borrowed(calendar));
            let a_day = terms.hours.over(&Number::from(calendar.workdays_a_week())).unwrap_or_default();
            eras.push(Era { days: Period { from, to: Date::MAX }, calendar, a_day });
        }
        Self { person, with_us: Period::open(person.from, person.until), eras }
    }

    /// The hours that the person has in a period.
    #[must_use]
    pub fn capacity(&self, period: Period) -> Number {
        self.stretches(period).map(|(era, days)| &era.a_day * era.weight(self.person, days)).sum()
    }

    /// What so many hours a week come to in a period, spread over the days as the capacity is.
    #[must_use]
    pub fn spread(&self, hours_a_week: &Number, period: Period) -> Number {
        let spread = |(era, days): (&Era<'p>, Period)| {
            let a_day = hours_a_week.over(&Number::from(era.calendar.workdays_a_week()))?;
            Some(a_day * era.weight(self.person, days))
        };
        self.stretches(period).filter_map(spread).sum()
    }

    /// The person's working days in a period.
    #[must_use]
    pub fn days(&self, period: Period) -> DaysWith {
        let mut all = DaysWith::default();
        for (era, days) in self.stretches(period) {
            let present: i64 = era.present(self.person, days).map(|days| era.working_days(days)).sum();
            all.present += present;
            all.away += era.working_days(days) - present;
        }
        all
    }

    /// The days of a period on which the person is with us, era by era.
    fn stretches(&self, period: Period) -> impl Iterator<Item = (&Era<'p>, Period)> {
        let here = period.within(self.with_us);
        self.eras.iter().filter_map(move |era| Some((era, era.days.within(here?)?)))
    }
}

impl Era<'_> {
    fn working_days(&self, days: Period) -> i64 {
        self.calendar.working_days(days.from, days.to)
    }

    /// The days without those on which the person is absent from morning to night.
    fn present(&self, person: &Person, days: Period) -> impl Iterator<Item = Period> + use<> {
        let whole = person.away.iter().filter(|absence| absence.is_whole());
        days.without(whole.map(|absence| Period::open(Some(absence.from), absence.until))).into_iter()
    }

    /// How many whole working days these days come to: a half-day is half of one, and hours away are their part of it.
    fn weight(&self, person: &Person, days: Period) -> Number {
        let mut weight = Number::zero();
        for days in self.present(person, days) {
            let halves = self.calendar.half_days(days.from, days.to).count();
            let halves = Number::decimal(5 * halves as i128, 1);
            weight = weight + Number::from(self.working_days(days)) - halves - self.off(person, days);
        }
        weight
    }

    /// The part of these days for which the person is away by the hour: at most all that they have on each.
    fn off(&self, person: &Person, days: Period) -> Number {
        let is_first = |place: usize, absence: &Absence| {
            !person.away.iter().take(place).any(|other| !other.is_whole() && other.from == absence.from)
        };
        let by_hours = person.away.iter().enumerate().filter(|(place, absence)| {
            !absence.is_whole() && days.contains(absence.from) && is_first(*place, absence)
        });
        let part = |(_, absence): (usize, &Absence)| {
            let day = absence.from;
            let whole = self.calendar.works(day).then(Number::one)?;
            let is_half = self.calendar.half_days(day, day).next().is_some();
            let has = if is_half { Number::decimal(5, 1) } else { whole };
            Some(person.hours_away(day).over(&self.a_day)?.min(has))
        };
        by_hours.filter_map(part).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, person, portfolio};
    use crate::model::dated::Dated;
    use crate::model::person::Capacity;
    use crate::model::workdays::Workdays;
    use chrono::Weekday::{Fri, Mon, Thu, Tue, Wed};

    fn days(from: &str, to: &str) -> Period {
        Period { from: date(from), to: date(to) }
    }

    fn away(from: &str, until: Option<&str>, hours: Option<&str>) -> Absence {
        Absence { from: date(from), until: until.map(date), hours: hours.map(number) }
    }

    /// December 2026: Friday the 25th and 1 January are holidays, the 24th and the 31st half-days.
    fn christmas() -> Portfolio {
        let mut portfolio = portfolio();
        let calendar =
            Calendar::new(&[Mon, Tue, Wed, Thu, Fri], vec![date("2026-12-25"), date("2027-01-01")]);
        portfolio.agency.calendar = calendar.with_half_days(vec![date("2026-12-24"), date("2026-12-31")]);
        portfolio
    }

    /// Ana of `months-ahead`: 40 h a week: 22 working days in December, two of them half: 20 x 8 + 2 x 4 = 168.
    #[test]
    fn half_days_count_half() {
        let portfolio = christmas();
        let ana = person("ana");
        let ana = Availability::of(&portfolio, &ana);
        let december = days("2026-12-01", "2026-12-31");
        assert_eq!(ana.capacity(december), number("168"));
        assert_eq!(ana.spread(&number("5"), december), number("21"));
        assert_eq!(ana.days(december), DaysWith { present: 22, away: 0 });
    }

    /// 30 h on Tuesday, Wednesday, Thursday are 10 a day. The week of Christmas has two whole ones and the half one: 25.
    #[test]
    fn own_workdays_share_the_hours_of_the_week() {
        let portfolio = christmas();
        let mut ana = person("ana");
        let own = Some(Workdays::new([Tue, Wed, Thu]));
        ana.capacity = Dated::new(vec![
            (None, Capacity { hours: number("30"), workdays: own }),
            (Some(date("2026-12-23")), Capacity::of(number("20"))),
        ]);
        let week = days("2026-12-14", "2026-12-20");
        let of = |period| Availability::of(&portfolio, &ana).capacity(period);
        assert_eq!(of(week), number("30"));
        // 10 on Tuesday; then 4 on Wednesday and 2 on the half Thursday.
        assert_eq!(of(days("2026-12-21", "2026-12-27")), number("16"));
        assert_eq!(Availability::of(&portfolio, &ana).spread(&number("6"), week), number("6"));
        assert_eq!(of(days("2026-12-14", "2026-12-14")), number("0"), "a Monday");
    }

    #[test]
    fn there_are_no_hours_before_the_first_dated_terms_nor_outside_of_the_stay() {
        let portfolio = christmas();
        let mut ana = person("ana");
        ana.capacity = Dated::new(vec![(Some(date("2026-12-16")), Capacity::of(number("40")))]);
        ana.until = Some(date("2026-12-17"));
        let week = days("2026-12-14", "2026-12-20");
        assert_eq!(Availability::of(&portfolio, &ana).capacity(week), number("16"));
        assert_eq!(Availability::of(&portfolio, &ana).days(week), DaysWith { present: 4, away: 0 });
    }

    /// By hand: 8 h a day. Away on Monday; two hours and then three on Tuesday: 3 left; 9 on Wednesday: nothing left.
    #[test]
    fn hours_away_are_a_part_of_their_day() {
        let portfolio = christmas();
        let mut ana = person("ana");
        ana.away = vec![
            away("2026-12-14", Some("2026-12-14"), None),
            away("2026-12-12", Some("2026-12-14"), None),
            away("2026-12-14", None, Some("4")),
            away("2026-12-15", None, Some("2")),
            away("2026-12-15", None, Some("3")),
            away("2026-12-16", None, Some("9")),
            away("2026-12-19", None, Some("2")),
            away("2026-12-24", None, Some("3")),
        ];
        let of = |from, to| Availability::of(&portfolio, &ana).capacity(days(from, to));
        assert_eq!(of("2026-12-14", "2026-12-18"), number("19"));
        assert_eq!(of("2026-12-24", "2026-12-24"), number("1"), "half a day less 3 h");
        // An assignment takes the same part of each day: 10 h a week are 2 a day, on 3/8 of Tuesday and two whole days.
        let ana = Availability::of(&portfolio, &ana);
        assert_eq!(ana.spread(&number("10"), days("2026-12-14", "2026-12-18")), number("4.75"));
        assert_eq!(ana.days(days("2026-12-14", "2026-12-18")), DaysWith { present: 4, away: 1 });
    }
}
