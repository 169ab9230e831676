//! What an edit moves of the past: figures of days before a date, in the workspace as it was and as it would be.

use std::collections::HashMap;

use crate::figures::missing::Known;
use crate::figures::people::availability::Availability;
use crate::figures::rates::bill_rate::BillRates;
use crate::figures::rates::worth::Shown;
use crate::figures::retainers::retainer::periods;
use crate::model::Date;
use crate::model::calendar::day_before;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Money;

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
    let (mut count, mut hours) = (0, Number::zero());
    let (mut was, mut is): (Known, Known) = (Ok(Number::zero()), Ok(Number::zero()));
    for (one, other) in pairs {
        let rates = [(before, one), (after, other)]
            .map(|(portfolio, project)| BillRates::shown(Shown { portfolio, project, currency }));
        let [old, new] = &rates;
        for entry in other.log.time.entries().iter().filter(|entry| entry.date < day) {
            let (old, new) = (old.rate(entry, old.role(entry)), new.rate(entry, new.role(entry)));
            if old == new {
                continue;
            }
            let worked = other.log.time.hours(entry);
            count += 1;
            hours = &hours + &worked;
            was = was.and_then(|sum| Ok(sum + old? * &worked));
            is = is.and_then(|sum| Ok(sum + new? * &worked));
        }
    }
    let worth = was.ok().zip(is.ok());
    let worth = worth.map(|(was, is)| Moved { before: currency.money(&was), after: currency.money(&is) });
    (count > 0).then_some(MovedEntries { count, hours, worth })
}

/// The periods of a retainer that began before a day and get other terms; `None` without one.
#[must_use]
pub fn retainer_periods(
    (before, one): (&Portfolio, &Project),
    (after, other): (&Portfolio, &Project),
    day: Date,
) -> Option<MovedPeriods> {
    let begun = |portfolio: &Portfolio, project| {
        periods(project, &portfolio.agency.calendar, day_before(day)).periods
    };
    let (was, is) = (begun(before, one), begun(after, other));
    let (mut hours, mut amounts) = ([(); 2].map(|()| Number::zero()), [(); 2].map(|()| Number::zero()));
    let mut count = 0;
    for (one, other) in was.iter().zip(&is).filter(|(one, other)| one.terms != other.terms) {
        count += 1;
        for (at, terms) in [&one.terms, &other.terms].into_iter().enumerate() {
            let add = |sums: &mut [Number; 2], part: &Option<Number>| {
                if let Some((sum, part)) = sums.get_mut(at).zip(part.as_ref()) {
                    *sum = &*sum + part;
                }
            };
            add(&mut hours, &terms.hours);
            add(&mut amounts, &terms.amount);
        }
    }
    let differing = |[before, after]: [Number; 2]| (before != after).then_some(Moved { before, after });
    let amount = differing(amounts).map(|Moved { before, after }| Moved {
        before: one.currency.money(&before),
        after: other.currency.money(&after),
    });
    (count > 0).then_some(MovedPeriods { count, hours: differing(hours), amount })
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
    use crate::model::rate::{RateCard, RateTable};
    use crate::model::retainer::{Every, Retainer, RetainerTerms};

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
}
