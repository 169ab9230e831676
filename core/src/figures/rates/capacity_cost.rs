//! What the hours that a person has cost us, whether or not anybody logs them.

use crate::figures::people::availability::Availability;
use crate::figures::rates::overhead::stretches;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::period::Period;
use crate::model::person::Person;
use crate::model::portfolio::Portfolio;

/// Hours of a person's capacity in a period × what an hour costs us then, in the workspace's currency. `None` where nobody
/// wrote what an hour costs on days on which there are some.
///
/// `hours` are the hours of their capacity in the period, as who asks knows them already: where one cost holds for all of
/// it, nothing is counted again.
#[must_use]
pub fn capacity_cost(
    portfolio: &Portfolio,
    person: &Person,
    period: Period,
    hours: &Number,
) -> Option<Number> {
    let cost = |hours: &Number, day: Date| {
        if hours.is_zero() {
            return Some(Number::zero());
        }
        person.costs.at(day).map(|hourly| hours * hourly)
    };
    match stretches(&person.costs, period).as_slice() {
        [whole] => cost(hours, whole.from),
        several => {
            let available = Availability::of(portfolio, person);
            several.iter().map(|days| cost(&available.capacity(*days), days.from)).sum()
        }
    }
}

/// What an hour of a person costs us in a period: the mean over the hours of their capacity, or without any what it costs
/// on the first day. `hours` as above.
#[must_use]
pub fn mean_cost(portfolio: &Portfolio, person: &Person, period: Period, hours: &Number) -> Option<Number> {
    match stretches(&person.costs, period).as_slice() {
        [_, _, ..] if !hours.is_zero() => capacity_cost(portfolio, person, period, hours)?.over(hours),
        _ => person.costs.at(period.from).cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number, portfolio};
    use crate::model::dated::Dated;

    /// By hand: 8 h a day; 10 working days of February at 50, and from the 16th 10 at 60.
    #[test]
    fn each_day_costs_what_it_costs_then() {
        let mut agency = portfolio();
        let february = Period { from: date("2026-02-01"), to: date("2026-02-28") };
        let told = |agency: &crate::model::portfolio::Portfolio| {
            let person = &agency.people[0];
            let hours = Availability::of(agency, person).capacity(february);
            let figures = [
                capacity_cost(agency, person, february, &hours),
                mean_cost(agency, person, february, &hours),
            ];
            figures.map(|figure| figure.map_or("–".to_owned(), |figure| figure.rounded(2))).join(" ")
        };
        assert_eq!(told(&agency), "– –");
        agency.people[0].costs =
            Dated::new(vec![(None, number("50")), (Some(date("2026-02-16")), number("60"))]);
        assert_eq!(told(&agency), "8800.00 55.00");
        agency.people[0].costs = Dated::new(vec![(Some(date("2026-02-16")), number("60"))]);
        assert_eq!(told(&agency), "– –", "nobody said what the first half costs");
        agency.people[0].from = Some(date("2026-02-16"));
        assert_eq!(told(&agency), "4800.00 60.00");
    }
}
