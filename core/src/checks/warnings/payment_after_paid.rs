//! Payments that came after their invoice was paid.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Judge, Rule};
use crate::checks::words::project_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};

pub(crate) const RULE: Rule = Rule {
    find: Find::Project(judge),
    ..Rule::new(rules::PAYMENT_AFTER_PAID, include_str!("payment_after_paid.md"))
};

fn judge<'f>(facts: &'f Facts<'_>) -> Judge<'f> {
    Box::new(|project| {
        let log = &project.log;
        let payments = log.payments.iter().enumerate();
        let came = payments.filter(|(_, one)| one.date <= facts.as_of && one.amount.is_positive());
        let late = came.filter_map(|(place, payment)| {
            let invoice = log.invoices.get(payment.invoice as usize)?;
            let paid = invoice.paid.filter(|paid| payment.date > *paid)?;
            let name = facts.portfolio.full_name(project);
            let at = |key: String| Place::key(project_file(&name), key);
            let message = format!(
                "{name}: a payment for invoice {} is dated {}, but all of it was paid by {paid}",
                invoice.number, payment.date
            );
            let help =
                "correct the date of the payment, or paid: the day by which all of the money had come in";
            let found = Diagnostic::warning(RULE.name, at(format!("log.payments[{place}].date")), message);
            Some(found.help(help).and(at(format!("log.invoices[{}].paid", payment.invoice)), "the invoice"))
        });
        late.collect()
    })
}
