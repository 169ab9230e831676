//! Invoices for which more came in than they asked for.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Judge, Rule};
use crate::checks::words::project_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::Date;
use crate::model::log::{Invoice, Log};
use crate::model::number::Number;
use crate::why::words::money;

pub(crate) const RULE: Rule = Rule {
    find: Find::Project(judge),
    ..Rule::new(rules::OVERPAID_INVOICE, include_str!("overpaid_invoice.md"))
};

fn judge<'f>(facts: &'f Facts<'_>) -> Judge<'f> {
    Box::new(|project| {
        let found = overpaid(&project.log, facts.as_of).into_iter().map(|(place, invoice, paid)| {
            let name = facts.portfolio.full_name(project);
            let (amount, paid) = (money(&invoice.amount, project.currency), money(&paid, project.currency));
            let number = &invoice.number;
            let message = format!("{name}: {paid} was paid for invoice {number}, which is {amount}");
            let key = format!("log.invoices[{place}].amount");
            Diagnostic::warning(RULE.name, Place::key(project_file(&name), key), message)
                .help("correct the payments, or record what you paid back as a negative payment")
        });
        found.collect()
    })
}

/// The invoices whose payments come to more than their amount, each with its place and their sum.
fn overpaid(log: &Log, as_of: Date) -> Vec<(usize, &Invoice, Number)> {
    if log.payments.is_empty() {
        return Vec::new();
    }
    let mut sums = vec![Number::zero(); log.invoices.len()];
    for payment in log.payments.iter().filter(|payment| payment.date <= as_of) {
        if let Some(sum) = sums.get_mut(payment.invoice as usize) {
            *sum = &*sum + &payment.amount;
        }
    }
    let invoices = log.invoices.iter().zip(sums).enumerate();
    let is_over = |invoice: &Invoice, paid: &Number| invoice.amount.is_positive() && *paid > invoice.amount;
    let over = invoices.filter(|(_, (invoice, paid))| is_over(invoice, paid));
    over.map(|(place, (invoice, paid))| (place, invoice, paid)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number};
    use crate::model::log::Payment;

    #[test]
    fn refunds_are_taken_off_and_credit_notes_left_out() {
        let invoice = |amount| Invoice {
            number: "1".into(),
            date: date("2026-11-02"),
            amount: number(amount),
            due: None,
            paid: Some(date("2026-11-09")),
            of: None,
        };
        let payment =
            |day: &str, invoice, amount| Payment { date: date(day), invoice, amount: number(amount) };
        let log = |payments: &[Payment]| Log {
            invoices: vec![invoice("100"), invoice("-30")],
            payments: payments.to_vec(),
            ..Log::default()
        };
        let over = |payments: &[Payment]| {
            let log = log(payments);
            overpaid(&log, date("2026-11-20"))
                .into_iter()
                .map(|(place, _, paid)| (place, paid))
                .collect::<Vec<_>>()
        };
        let first = payment("2026-11-03", 0, "70");
        assert_eq!(over(&[first.clone(), payment("2026-11-04", 0, "30")]), []);
        assert_eq!(over(&[first.clone(), payment("2026-11-04", 0, "50")]), [(0, number("120"))]);
        let refunded = [first.clone(), payment("2026-11-04", 0, "50"), payment("2026-11-05", 0, "-20")];
        assert_eq!(over(&refunded), []);
        assert_eq!(over(&[first, payment("2026-11-25", 0, "50")]), []);
        assert_eq!(over(&[payment("2026-11-04", 1, "10")]), []);
    }
}
