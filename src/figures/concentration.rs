//! What was invoiced to each client, and how much of the agency's income hangs on one of them.

use crate::figures::missing::{Known, convert};
use crate::figures::window::Window;
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// What was invoiced to a client by a date, in the workspace's currency, each invoice at the rate of its own date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revenue {
    /// In twelve months.
    pub twelve_months: Known,
    /// Ever.
    pub total: Known,
}

/// The revenue from these projects by a date.
#[must_use]
pub fn revenue(portfolio: &Portfolio, projects: &[Project], as_of: Date) -> Revenue {
    let year = Window::twelve_months(as_of);
    let mut revenue = Revenue { twelve_months: Ok(Number::zero()), total: Ok(Number::zero()) };
    for project in projects {
        let pair = (project.currency, portfolio.agency.currency);
        for invoice in project.log.invoices.iter().filter(|invoice| invoice.date <= as_of) {
            let amount = convert(portfolio, &invoice.amount, pair, invoice.date);
            if year.contains(invoice.date) {
                add(&mut revenue.twelve_months, &amount);
            }
            add(&mut revenue.total, &amount);
        }
    }
    revenue
}

/// Adds to a sum, which keeps the first record that it lacks.
fn add(sum: &mut Known, amount: &Known) {
    match (&mut *sum, amount) {
        (Ok(known), Ok(amount)) => *known = &*known + amount,
        (Ok(_), Err(missing)) => *sum = Err(missing.clone()),
        (Err(_), _) => {}
    }
}

/// Each one's share of all these revenues; `None` for all while one of them is unknown, or the sum is not positive.
#[must_use]
pub fn shares(revenues: &[Option<Number>]) -> Vec<Option<Number>> {
    let whole: Option<Number> = revenues.iter().cloned().sum();
    let share = |revenue: &Option<Number>| revenue.as_ref()?.share_of(whole.as_ref()?);
    revenues.iter().map(share).collect()
}

/// The Herfindahl index: the sum of the squared shares, 1 when one client is all. `None` without shares, or while one
/// of them is unknown. (Hirschman 1964)
#[must_use]
pub fn herfindahl(shares: &[Option<&Number>]) -> Option<Number> {
    let square = |share: &Option<&Number>| share.map(|share| share * share);
    shares.iter().map(square).sum::<Option<Number>>().filter(|_| !shares.is_empty())
}

/// The place and the size of the largest share: the first of equal ones; `None` while one of them is unknown.
#[must_use]
pub fn largest(shares: &[Option<&Number>]) -> Option<(usize, Number)> {
    let known: Vec<&Number> = shares.iter().copied().collect::<Option<_>>()?;
    let (place, share) = known.into_iter().enumerate().rev().max_by_key(|(_, share)| *share)?;
    Some((place, share.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::missing::Missing;
    use crate::figures::sample::{date, euro, number, portfolio, project};
    use crate::model::currency::Currency;
    use crate::model::exchange::{Exchange, ExchangeRate};
    use crate::model::log::Invoice;

    fn invoice(date: &str, amount: &str) -> Invoice {
        let (date, amount) = (crate::figures::concentration::tests::date(date), number(amount));
        Invoice { number: "1".into(), date, amount, due: None, paid: None, of: None }
    }

    /// beta of `corners` as of 2024-02-29: 500 / 1.25 = 400 and 100 x 0.5 = 50; 1000 / 1.25 = 800 more before.
    #[test]
    fn each_invoice_at_the_rate_of_its_date() {
        let dollar = Currency::from_code("USD").unwrap();
        let mut portfolio = portfolio();
        let record = |date, from, to, rate| ExchangeRate {
            date: crate::figures::concentration::tests::date(date),
            from,
            to,
            rate: number(rate),
        };
        portfolio.agency.exchange = Exchange::new(vec![
            record("2023-01-01", euro(), dollar, "1.25"),
            record("2024-02-01", dollar, euro(), "0.5"),
        ]);
        let mut old = project("old");
        old.currency = dollar;
        old.log.invoices = vec![
            invoice("2023-02-28", "1000"),
            invoice("2023-03-01", "500"),
            invoice("2024-02-10", "100"),
            invoice("2024-03-01", "7"),
        ];
        let found = revenue(&portfolio, &[old.clone()], date("2024-02-29"));
        assert_eq!(found, Revenue { twelve_months: Ok(number("450")), total: Ok(number("1250")) });
        old.log.invoices.push(invoice("2022-12-31", "7"));
        let found = revenue(&portfolio, &[old], date("2024-02-29"));
        let missing = Missing::ExchangeRate { from: dollar, to: euro(), date: date("2022-12-31") };
        assert_eq!(found, Revenue { twelve_months: Ok(number("450")), total: Err(missing) });
    }

    /// `corners`: alpha 100, beta 450, delta 0, gamma 450.
    #[test]
    fn shares_of_all() {
        let revenues = ["100", "450", "0", "450"].map(|amount| Some(number(amount)));
        let shares = shares(&revenues);
        let shares: Vec<Option<&Number>> = shares.iter().map(Option::as_ref).collect();
        assert_eq!(shares, [&number("0.1"), &number("0.45"), &number("0"), &number("0.45")].map(Some));
        assert_eq!(herfindahl(&shares), Some(number("0.415")));
        assert_eq!(largest(&shares), Some((1, number("0.45"))));
    }

    #[test]
    fn no_share_of_nothing_or_of_what_is_unknown() {
        assert_eq!(shares(&[Some(number("0")), Some(number("0"))]), [None, None]);
        assert_eq!(shares(&[Some(number("-1"))]), [None]);
        assert_eq!(shares(&[Some(number("5")), None]), [None, None]);
        assert_eq!((herfindahl(&[]), largest(&[])), (None, None));
        assert_eq!((herfindahl(&[None]), largest(&[None])), (None, None));
    }
}
