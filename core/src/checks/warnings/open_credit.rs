//! Credit notes of which nobody says what became of them.

use crate::checks::facts::Facts;
use crate::checks::rule::{Find, Judge, Rule};
use crate::checks::words::project_file;
use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::Date;
use crate::model::log::{Invoice, Log};
use crate::why::words::money;

pub(crate) const RULE: Rule =
    Rule { find: Find::Project(judge), ..Rule::new(rules::OPEN_CREDIT, include_str!("open_credit.md")) };

fn judge<'f>(facts: &'f Facts<'_>) -> Judge<'f> {
    Box::new(|project| {
        let found = open(&project.log, facts.as_of).map(|(place, note)| {
            let name = facts.portfolio.full_name(project);
            let amount = money(&note.amount, project.currency);
            let message = format!(
                "{name}: credit note {} of {amount} names no invoice that it reduces, nor the day on which it was refunded",
                note.number
            );
            let key = format!("log.invoices[{place}].number");
            let key_of_note = format!("log.invoices.{}", note.number);
            let help = format!(
                "name the invoice: standing set {name} {key_of_note}.of INVOICE; or say when it was refunded: standing paid {name} {}",
                note.number
            );
            Diagnostic::warning(RULE.name, Place::key(project_file(&name), key), message).help(help)
        });
        found.collect()
    })
}

/// The credit notes by a date that have neither `of` nor `paid`, each with its place.
fn open(log: &Log, as_of: Date) -> impl Iterator<Item = (usize, &Invoice)> {
    let is_open = |note: &Invoice| note.amount.is_negative() && note.of.is_none() && note.paid.is_none();
    log.invoices.iter().enumerate().filter(move |(_, note)| note.date <= as_of && is_open(note))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, number};

    #[test]
    fn what_is_of_an_invoice_or_refunded_is_not_open() {
        let note = |amount, of: Option<&str>, paid: Option<&str>| Invoice {
            number: "2".into(),
            date: date("2026-11-02"),
            amount: number(amount),
            due: None,
            paid: paid.map(date),
            of: of.map(Into::into),
        };
        let invoices = vec![
            note("-30", Some("1"), None),
            note("-30", None, Some("2026-11-05")),
            note("30", None, None),
            note("-30", None, None),
        ];
        let log = Log { invoices, ..Log::default() };
        let places = |day: &str| open(&log, date(day)).map(|(place, _)| place).collect::<Vec<_>>();
        assert_eq!(places("2026-11-20"), [3]);
        assert!(places("2026-11-01").is_empty());
    }
}
