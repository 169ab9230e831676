//! Amounts of invoices and payments that are finer than the currency.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Judge, Rule};
use crate::checks::words::project_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::log::Log;
use crate::model::number::Number;

pub(crate) const RULE: Rule =
    Rule { find: Find::Project(judge), ..Rule::new(rules::FINE_AMOUNT, include_str!("fine_amount.md")) };

/// As many places as an amount in a file can have.
const MOST_PLACES: u32 = 28;

fn judge<'f>(facts: &'f Facts<'_>) -> Judge<'f> {
    Box::new(|project| {
        let currency = project.currency;
        let fine = amounts(&project.log, facts.as_of).filter_map(|(key, number, amount)| {
            let exact = too_fine(amount, currency)?;
            let name = facts.portfolio.full_name(project);
            let decimals = match currency.minor_digits() {
                0 => "no decimals".to_owned(),
                digits => format!("{digits} decimals"),
            };
            let what = if key.starts_with("log.payments") { "the payment for invoice" } else { "invoice" };
            let message =
                format!("{name}: {what} {number} is {exact} {currency}, but {currency} has {decimals}");
            let help = format!("write the amount as it was invoiced or paid, with {decimals}");
            Some(Diagnostic::warning(RULE.name, Place::key(project_file(&name), key), message).help(help))
        });
        fine.collect()
    })
}

/// The amounts of invoices and payments at a date: the key of each, the number of its invoice, and how much it is.
fn amounts(log: &Log, as_of: Date) -> impl Iterator<Item = (String, &str, &Number)> {
    let invoices = log.invoices.iter().enumerate().filter(move |(_, invoice)| invoice.date <= as_of);
    let invoices = invoices
        .map(|(place, invoice)| (format!("log.invoices[{place}].amount"), &*invoice.number, &invoice.amount));
    let payments = log.payments.iter().enumerate().filter(move |(_, payment)| payment.date <= as_of);
    let payments = payments.map(|(place, payment)| {
        let number = log.invoices.get(payment.invoice as usize).map_or("", |invoice| &invoice.number);
        (format!("log.payments[{place}].amount"), number, &payment.amount)
    });
    invoices.chain(payments)
}

/// All digits of an amount that is not a whole number of its currency's minor unit.
fn too_fine(amount: &Number, currency: Currency) -> Option<String> {
    let digits = |places: &u32| {
        let digits = amount.rounded(*places);
        Number::parse(&digits, false).is_ok_and(|rounded| rounded == *amount).then_some((*places, digits))
    };
    let (places, exact) = (currency.minor_digits()..=MOST_PLACES).find_map(|places| digits(&places))?;
    (places > currency.minor_digits()).then_some(exact)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::number;

    #[test]
    fn what_is_finer_than_the_minor_unit() {
        for (digits, code, expected) in [
            ("10.005", "EUR", Some("10.005")),
            ("10.500", "EUR", None),
            ("-10.01", "EUR", None),
            ("-10.0001", "EUR", Some("-10.0001")),
            ("10.5", "JPY", Some("10.5")),
            ("10", "JPY", None),
            ("10.005", "KWD", None),
            ("10.0005", "KWD", Some("10.0005")),
        ] {
            let currency = Currency::from_code(code).unwrap();
            assert_eq!(too_fine(&number(digits), currency).as_deref(), expected, "{digits} {code}");
        }
    }
}
