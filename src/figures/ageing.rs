//! What clients still owe, by how late it is.

use crate::figures::missing::Known;
use crate::figures::money::invoices;
use crate::model::Date;
use crate::model::log::{Invoice, Log};
use crate::model::number::Number;
use crate::model::word::words;

words! {
    /// How late an invoice is, in calendar days.
    Age {
        /// Its due date has not passed.
        NotDue = "not-due",
        /// At most 30 days late.
        Month = "1-30",
        /// At most 60.
        TwoMonths = "31-60",
        /// At most 90.
        ThreeMonths = "61-90",
        /// More.
        Older = "over-90",
    }
}

/// An invoice of which something is still to come, or too much came.
#[derive(Clone, Debug)]
pub struct OpenInvoice<'p> {
    /// The invoice.
    pub invoice: &'p Invoice,
    /// What is still to come, in the project's currency; negative of a credit note.
    pub outstanding: Number,
    /// Calendar days since it was due; 0 while it is not late.
    pub days_late: i64,
    /// The same in words.
    pub age: Age,
}

/// What is still to come, by age, in one currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ageing([Number; 5]);

/// The invoices by a date that are not settled, in the order of the log.
pub fn open_invoices(log: &Log, as_of: Date) -> impl Iterator<Item = OpenInvoice<'_>> {
    invoices(log, as_of).filter_map(move |(_, invoice, received)| {
        let outstanding = &invoice.amount - received;
        let days_late = invoice.due.map_or(0, |due| (as_of - due).num_days().max(0));
        let age = Age::of(days_late);
        (!outstanding.is_zero()).then_some(OpenInvoice { invoice, outstanding, days_late, age })
    })
}

impl Ageing {
    /// The sums of these invoices.
    #[must_use]
    pub fn of<'i, 'p: 'i>(invoices: impl IntoIterator<Item = &'i OpenInvoice<'p>>) -> Self {
        let mut sums = Self::default();
        for invoice in invoices {
            if let Some(sum) = sums.0.get_mut(invoice.age as usize) {
                *sum = &*sum + &invoice.outstanding;
            }
        }
        sums
    }

    /// The same with each sum in another currency.
    ///
    /// # Errors
    /// When `convert` fails.
    pub fn converted(&self, convert: impl Fn(&Number) -> Known) -> Known<Self> {
        let mut converted = Self::default();
        for (sum, amount) in converted.0.iter_mut().zip(&self.0) {
            *sum = if amount.is_zero() { Number::zero() } else { convert(amount)? };
        }
        Ok(converted)
    }

    /// Adds other sums in the same currency.
    pub fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(sum, more)| *sum = &*sum + more);
    }

    /// What is of an age.
    #[must_use]
    pub fn get(&self, age: Age) -> Number {
        self.0.get(age as usize).cloned().unwrap_or_default()
    }

    /// All that is still to come.
    #[must_use]
    pub fn outstanding(&self) -> Number {
        self.0.iter().sum()
    }

    /// What is late.
    #[must_use]
    pub fn overdue(&self) -> Number {
        self.0.iter().skip(1).sum()
    }
}

impl Age {
    const fn of(days_late: i64) -> Self {
        match days_late {
            ..=0 => Self::NotDue,
            1..=30 => Self::Month,
            31..=60 => Self::TwoMonths,
            61..=90 => Self::ThreeMonths,
            _ => Self::Older,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::money::receivables;
    use crate::figures::sample::{date, number};
    use crate::model::log::Payment;

    fn invoice(amount: &str, due: &str) -> Invoice {
        let (amount, date, due) = (number(amount), date("2024-01-01"), Some(date(due)));
        Invoice { number: "1".into(), date, amount, due, paid: None, of: None }
    }

    /// As of 2024-06-30, by hand: due that day, and 1, 30, 31, 60, 61, 90 and 91 days before.
    #[test]
    fn an_age_begins_on_the_day_after_the_last() {
        let dues = [
            ("2024-06-30", "1"),
            ("2024-06-29", "2"),
            ("2024-05-31", "4"),
            ("2024-05-30", "8"),
            ("2024-05-01", "16"),
            ("2024-04-30", "32"),
            ("2024-04-01", "64"),
            ("2024-03-31", "128"),
        ];
        let invoices = dues.iter().map(|(due, amount)| invoice(amount, due)).collect();
        let mut log = Log { invoices, ..Log::default() };
        let sums = |log: &Log| {
            let open: Vec<_> = open_invoices(log, date("2024-06-30")).collect();
            let sums = Ageing::of(&open);
            assert_eq!(sums.outstanding(), receivables(log, date("2024-06-30")).outstanding);
            assert_eq!(sums.overdue(), receivables(log, date("2024-06-30")).overdue);
            Age::ALL.iter().map(|age| sums.get(*age).rounded(0)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(sums(&log), "1 6 24 96 128");
        // A part payment takes from its invoice's age; a paid invoice is gone; a credit note takes away.
        log.payments = vec![Payment { date: date("2024-02-01"), invoice: 7, amount: number("100") }];
        log.invoices[4].paid = Some(date("2024-06-30"));
        log.invoices.push(invoice("-5", "2024-06-01"));
        assert_eq!(sums(&log), "1 1 8 96 28");
    }
}
