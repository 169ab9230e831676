//! What can be invoiced of a project on a day, in a few words, as the invoice of it says.

use crate::cli::failure::Failure;
use crate::figures::invoicing::to_invoice::{PartKind, ToInvoice, to_invoice};
use crate::model::Date;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Money;
use crate::why::budget::lack;
use crate::why::words::sum;

/// What can be invoiced of a project.
#[derive(Debug)]
pub(crate) struct Ready {
    /// As printed: nobody invoices half a cent.
    pub(crate) amount: Money,
    /// What it is made of: `milestones 6,000.00, expenses 240.00, since 2026-11-02`.
    pub(crate) parts: String,
}

/// What can be invoiced of a project on a day; `None` where that is nothing. What was invoiced between the day and today
/// counts too: nothing is invoiced twice.
///
/// # Errors
/// When nobody can tell.
pub(crate) fn ready(
    portfolio: &Portfolio,
    project: &Project,
    (date, today): (Date, Date),
) -> Result<Option<Ready>, Failure> {
    let on = |day: Date| {
        to_invoice(portfolio, project, day).map_err(|missing| {
            let full = portfolio.full_name(project);
            let why = lack(portfolio, project, &missing);
            Failure::usage(format!("can't tell what can be invoiced of {full}: {why}"))
                .hint(format!("write it first, or give the amount: standing invoice {full} NUMBER AMOUNT"))
        })
    };
    let then = on(date)?;
    let now = if date < today { on(today)? } else { then.clone() };
    let least = if now.amount() < then.amount() { now } else { then };
    let amount = project.currency.money(&least.amount());
    let amount = Money { amount: amount.printed(), currency: project.currency };
    let parts = parts(&least, |part| sum(part, project.currency));
    Ok(amount.amount.is_positive().then_some(Ready { amount, parts }))
}

/// The parts that are not invoiced, by their kind.
fn parts(sums: &ToInvoice, digits: impl Fn(&Number) -> String) -> String {
    let rest = sums.rest();
    let of = |kind| rest.iter().filter(|part| part.kind == kind).map(|part| &part.amount).sum::<Number>();
    let kinds = PartKind::ALL.iter().map(|kind| (kind, of(*kind)));
    let named: Vec<String> = kinds
        .filter(|(_, sum)| !sum.is_zero())
        .map(|(kind, sum)| format!("{kind} {}", digits(&sum)))
        .collect();
    // What takes something off is in none of the parts.
    let less = rest.iter().map(|part| &part.amount).sum::<Number>() - sums.amount();
    let less = if less.is_zero() { String::new() } else { format!(", less {}", digits(&less)) };
    let since = rest.first().map(|part| format!(", since {}", part.since)).unwrap_or_default();
    format!("{}{less}{since}", named.join(", "))
}

/// Nothing can be invoiced of a project.
pub(crate) fn nothing(full: &str, date: Date) -> Failure {
    Failure::usage(format!("nothing of {full} can be invoiced on {date}"))
        .hint("standing money shows what can be invoiced, and of what it is made")
}

/// The numbers that count up from the first one.
pub(crate) struct Numbers {
    /// What stands before the digits that count.
    head: String,
    /// How many digits it has at least.
    width: usize,
    next: u64,
}

impl Numbers {
    /// The numbers from one on.
    ///
    /// # Errors
    /// When it does not end in digits that can be counted up.
    pub(crate) fn from(first: &str) -> Result<Self, Failure> {
        let first = first.trim();
        let head = first.trim_end_matches(|character: char| character.is_ascii_digit());
        let digits = first.strip_prefix(head).unwrap_or_default();
        let next = digits.parse::<u64>().ok().filter(|next| *next < u64::from(u32::MAX));
        match next {
            Some(next) => Ok(Self { head: head.to_owned(), width: digits.len(), next }),
            None => Err(Failure::usage(format!("\"{first}\" can't be counted up"))
                .hint("write a number that ends in digits, such as 2026-018")),
        }
    }
}

impl Iterator for Numbers {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let number = format!("{}{:0width$}", self.head, self.next, width = self.width);
        self.next += 1;
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_up_and_keep_their_width() {
        for (first, expected) in [
            ("2026-018", ["2026-018", "2026-019", "2026-020"]),
            ("R9", ["R9", "R10", "R11"]),
            ("099", ["099", "100", "101"]),
            ("7", ["7", "8", "9"]),
        ] {
            let numbers: Vec<String> = Numbers::from(first).unwrap().take(3).collect();
            assert_eq!(numbers, expected);
        }
        for first in ["2026-a", "", "99999999999999999999999"] {
            assert!(Numbers::from(first).is_err(), "{first}");
        }
    }
}
