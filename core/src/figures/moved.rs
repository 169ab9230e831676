//! What an edit moves of the past: figures of days before a date, in the workspace as it was and as it would be.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::figures::missing::Known;
use crate::figures::people::availability::Availability;
use crate::figures::rates::bill_rate::{BillRates, hourly_cost};
use crate::figures::rates::overhead::overhead;
use crate::figures::rates::worth::Shown;
use crate::figures::retainers::retainer::periods;
use crate::model::Date;
use crate::model::calendar::day_before;
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Money;
use crate::model::retainer::RetainerTerms;

/// A figure as it was, and as it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved<T> {
    /// As it was.
    pub before: T,
    /// As it would be.
    pub after: T,
}

/// Entries of time whose bill rate would be another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedEntries {
    /// How many.
    pub count: usize,
    /// Their hours.
    pub hours: Number,
    /// What all of them are worth; `None` where that can't be told, before or after.
    pub worth: Option<Moved<Money>>,
}

/// Periods of a retainer whose terms would be others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedPeriods {
    /// How many.
    pub count: usize,
    /// Their own hours, where these differ.
    pub hours: Option<Moved<Number>>,
    /// Their fees, where these differ.
    pub amount: Option<Moved<Money>>,
}

/// The entries before a day that an edit gives another rate; `None` without one. Where the money is of one project it is in
/// its currency, else in the workspace's.
#[must_use]
pub fn entries(before: &Portfolio, after: &Portfolio, day: Date) -> Option<MovedEntries> {
    let pairs: Vec<(&Project, &Project)> = pairs(before, after).collect();
    let own = if let [(_, project)] = pairs.as_slice() { Some(project.currency) } else { None };
    let currency = own.unwrap_or(after.agency.currency);
    let rates = pairs.iter().map(|(one, other)| {
        [(before, *one), (after, *other)]
            .map(|(portfolio, project)| BillRates::shown(Shown { portfolio, project, currency }))
    });
    let with_rates: Vec<(&Project, _)> = pairs.iter().map(|(_, project)| *project).zip(rates).collect();
    let moved = with_rates.iter().flat_map(|(project, [old, new])| {
        let entries = project.log.time.entries().iter().filter(move |entry| entry.date < day);
        entries.map(move |entry| {
            let worth = [old.rate(entry, old.role(entry)), new.rate(entry, new.role(entry))];
            (project.log.time.hours(entry), worth)
        })
    });
    summed(moved, currency)
}

/// The entries before a day whose cost was known, and that an edit gives another one; `None` without one. The money is in
/// the workspace's currency.
#[must_use]
pub fn costs(before: &Portfolio, after: &Portfolio, day: Date) -> Option<MovedEntries> {
    let currency = after.agency.currency;
    let moved = pairs(before, after).flat_map(|(one, other)| {
        let shown = [(before, one), (after, other)].map(|(portfolio, project)| Shown {
            portfolio,
            project,
            currency,
        });
        let entries = other.log.time.entries().iter().filter(move |entry| entry.date < day);
        entries.map(move |entry| (other.log.time.hours(entry), shown.map(|shown| hourly_cost(shown, entry))))
    });
    summed(moved.filter(|(_, [old, _])| old.is_ok()), currency)
}

/// Of hours with what one of them is worth, before and after, those whose worth is another.
fn summed(worked: impl Iterator<Item = (Number, [Known; 2])>, currency: Currency) -> Option<MovedEntries> {
    let (mut count, mut hours) = (0, Number::zero());
    let (mut was, mut is): (Known, Known) = (Ok(Number::zero()), Ok(Number::zero()));
    for (worked, [old, new]) in worked.filter(|(_, [old, new])| old != new) {
        count += 1;
        was = was.and_then(|sum| Ok(sum + old? * &worked));
        is = is.and_then(|sum| Ok(sum + new? * &worked));
        hours = hours + worked;
    }
    let worth = was.ok().zip(is.ok());
    let worth = worth.map(|(was, is)| Moved { before: currency.money(&was), after: currency.money(&is) });
    (count > 0).then_some(MovedEntries { count, hours, worth })
}

/// What the agency costs in a period beside, where that was known and an edit makes it another sum.
#[must_use]
pub fn overheads(before: &Portfolio, after: &Portfolio, period: Period) -> Option<Moved<Money>> {
    let of =
        |portfolio: &Portfolio| Some(after.agency.currency.money(&overhead(&portfolio.overhead, period)?));
    let (before, after) = (of(before)?, of(after)?);
    (before != after).then_some(Moved { before, after })
}

/// The periods of a retainer that began before a day and get other terms, begin to rest, or no longer do; `None` without
/// one. A period that rests has neither hours nor a fee.
#[must_use]
pub fn retainer_periods(
    (before, one): (&Portfolio, &Project),
    (after, other): (&Portfolio, &Project),
    day: Date,
) -> Option<MovedPeriods> {
    let begun = |portfolio: &Portfolio, project| -> BTreeMap<i64, RetainerTerms> {
        let begun = periods(project, &portfolio.agency.calendar, day_before(day)).periods;
        begun.into_iter().map(|period| (period.index, period.terms)).collect()
    };
    let (was, is) = (begun(before, one), begun(after, other));
    let moved: BTreeSet<i64> = was.keys().chain(is.keys()).copied().collect();
    let (was, is): (Vec<_>, Vec<_>) =
        moved.iter().map(|index| (was.get(index), is.get(index))).filter(|(was, is)| was != is).unzip();
    let differing = |of: fn(&RetainerTerms) -> &Option<Number>| {
        let sum = |side: &[Option<&RetainerTerms>]| -> Number {
            side.iter().flatten().filter_map(|terms| of(terms).as_ref()).sum()
        };
        let (before, after) = (sum(&was), sum(&is));
        (before != after).then_some(Moved { before, after })
    };
    let amount = differing(|terms| &terms.amount).map(|Moved { before, after }| Moved {
        before: one.currency.money(&before),
        after: other.currency.money(&after),
    });
    let hours = differing(|terms| &terms.hours);
    (!was.is_empty()).then_some(MovedPeriods { count: was.len(), hours, amount })
}

/// The hours that a person had to give in a period, where an edit makes them others.
#[must_use]
pub fn capacity(before: &Portfolio, after: &Portfolio, id: &str, period: Period) -> Option<Moved<Number>> {
    let of = |portfolio: &Portfolio| {
        let person = portfolio.people.iter().find(|person| *person.id == *id)?;
        Some(Availability::of(portfolio, person).capacity(period))
    };
    let (before, after) = (of(before)?, of(after)?);
    (before != after).then_some(Moved { before, after })
}

/// Each project of both.
fn pairs<'p>(
    before: &'p Portfolio,
    after: &'p Portfolio,
) -> impl Iterator<Item = (&'p Project, &'p Project)> {
    let known: HashMap<String, &Project> =
        before.projects.iter().map(|project| (before.full_name(project), project)).collect();
    after.projects.iter().filter_map(move |project| Some((*known.get(&after.full_name(project))?, project)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, portfolio, project, retainer, worked};
    use crate::model::dated::Dated;
    use crate::model::project::Pause;
    use crate::model::rate::{RateCard, RateTable};
    use crate::model::retainer::{Every, Retainer};

    fn with_rate(rate: &str, logged: &[(&str, &str)]) -> Portfolio {
        let mut site = project("site");
        let table = RateTable { from: None, default: Some(number(rate)), roles: Vec::new() };
        site.rates = RateCard::new(vec![table]);
        logged.iter().for_each(|(day, hours)| site.log.time.push(worked(day, hours)));
        Portfolio { projects: vec![site], ..portfolio() }
    }

    #[test]
    fn entries_before_the_day_are_counted_with_their_hours_and_worth() {
        let logged = [("2026-03-02", "3"), ("2026-03-03", "5"), ("2026-11-20", "9")];
        let (before, after) = (with_rate("100", &logged), with_rate("120", &logged));
        let moved = entries(&before, &after, date("2026-11-20")).unwrap();
        let worth = moved.worth.unwrap();
        assert_eq!((moved.count, moved.hours), (2, number("8")));
        assert_eq!((worth.before.digits(), worth.after.digits()), ("800.00".into(), "960.00".into()));
        assert_eq!(entries(&before, &before, date("2026-11-20")), None);
        assert_eq!(entries(&before, &after, date("2026-03-02")), None);
    }

    #[test]
    fn entries_before_the_day_get_another_cost_where_they_had_one() {
        let logged = [("2026-03-02", "3"), ("2026-03-03", "5"), ("2026-11-20", "9")];
        let costing = |costs: Dated<Number>| {
            let mut portfolio = with_rate("100", &logged);
            portfolio.people[0].costs = costs;
            portfolio.costs_readable = true;
            portfolio
        };
        let since = |day: &str| Dated::new(vec![(Some(date(day)), number("60"))]);
        let before = costing(since("2026-03-03"));
        let moved = costs(&before, &costing(Dated::always(number("70"))), date("2026-11-20")).unwrap();
        let worth = moved.worth.unwrap();
        assert_eq!((moved.count, moved.hours), (1, number("5")), "the cost of the first was not known");
        assert_eq!((worth.before.digits(), worth.after.digits()), ("300.00".into(), "350.00".into()));
        assert_eq!(costs(&before, &costing(since("2026-03-02")), date("2026-11-20")), None);
        assert_eq!(costs(&costing(Dated::default()), &before, date("2026-11-20")), None);
    }

    #[test]
    fn an_overhead_is_another_where_it_was_known() {
        let costing = |overhead: Dated<Number>| Portfolio { overhead, ..portfolio() };
        let (before, after) =
            (costing(Dated::always(number("9000"))), costing(Dated::always(number("9300"))));
        let june = Period { from: date("2026-06-01"), to: date("2026-06-10") };
        let moved = overheads(&before, &after, june).unwrap();
        assert_eq!((moved.before.digits(), moved.after.digits()), ("3000.00".into(), "3100.00".into()));
        assert_eq!(overheads(&costing(Dated::default()), &after, june), None);
    }

    #[test]
    fn periods_that_began_before_the_day_are_counted_with_their_fees() {
        let with_fee = |fee: &str| {
            let (amount, hours) = (Some(number(fee)), Some(number("10")));
            let terms = RetainerTerms { amount, hours, ..RetainerTerms::default() };
            let terms = Some(Retainer::always(Every::Month, terms));
            let care = Project { retainer: terms, ..retainer("2026-01-01") };
            Portfolio { projects: vec![care], ..portfolio() }
        };
        let (before, after) = (with_fee("1000"), with_fee("1200"));
        let of = |portfolio: &'_ Portfolio| portfolio.projects.first().cloned().unwrap();
        let (one, other) = (of(&before), of(&after));
        let moved = |day| retainer_periods((&before, &one), (&after, &other), date(day));
        let six = moved("2026-07-01").unwrap();
        let amount = six.amount.unwrap();
        assert_eq!((six.count, six.hours), (6, None));
        assert_eq!((amount.before.digits(), amount.after.digits()), ("6000.00".into(), "7200.00".into()));
        assert_eq!(moved("2026-01-01"), None);
    }

    /// 10 h and 1000 a month from January on, at rest from 15 February to the end of April: March and April are gone.
    #[test]
    fn periods_that_come_to_rest_lose_their_hours_and_fees() {
        let (amount, hours) = (Some(number("1000")), Some(number("10")));
        let terms = RetainerTerms { amount, hours, ..RetainerTerms::default() };
        let care =
            Project { retainer: Some(Retainer::always(Every::Month, terms)), ..retainer("2026-01-01") };
        let mut rested = care.clone();
        rested.log.pauses.push(Pause { from: date("2026-02-15"), until: Some(date("2026-04-30")) });
        let workspace = portfolio();
        let moved = |one, other| retainer_periods((&workspace, one), (&workspace, other), date("2026-07-01"));
        let gone = moved(&care, &rested).unwrap();
        let (hours, amount) = (gone.hours.unwrap(), gone.amount.unwrap());
        assert_eq!((gone.count, hours.before, hours.after), (2, number("20"), number("0")));
        assert_eq!((amount.before.digits(), amount.after.digits()), ("2000.00".into(), "0.00".into()));
        let back = moved(&rested, &care).unwrap();
        assert_eq!((back.count, back.amount.unwrap().after.digits()), (2, "2000.00".into()));
    }
}
