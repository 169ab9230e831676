//! What clients still owe, by how late it is.

use crate::figures::invoicing::receivables::{Account, OpenPart};
use crate::figures::missing::Known;
use crate::model::Date;
use crate::model::log::Invoice;
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
        /// Open the other way: too much came, or a credit note that nobody was given yet.
        Credit = "credit",
    }
}

/// An invoice of which something is still to come, or too much came.
#[derive(Clone, Debug)]
pub struct OpenInvoice<'p> {
    /// The invoice.
    pub invoice: &'p Invoice,
    /// What is still to come, in the project's currency; negative where it is open the other way.
    pub outstanding: Number,
    /// Calendar days since it was due; 0 while it is not late.
    pub days_late: i64,
    /// The same in words.
    pub age: Age,
}

/// What is still to come, by age, in one currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ageing([Number; 6]);

/// The invoices of an account that are not settled, in the order of the log.
///
/// # Errors
/// When a credit note from another project of the client cannot be converted.
pub fn open_invoices<'p>(account: &Account<'p>, as_of: Date) -> Known<Vec<OpenInvoice<'p>>> {
    let parts = account.open_parts()?.into_iter();
    let open = parts.filter(|part| !part.open.is_zero()).map(|OpenPart { invoice, open, .. }| {
        let is_credit = open.is_negative();
        let days_late = invoice.due.filter(|_| !is_credit).map_or(0, |due| (as_of - due).num_days().max(0));
        let age = if is_credit { Age::Credit } else { Age::of(days_late) };
        OpenInvoice { invoice, outstanding: open, days_late, age }
    });
    Ok(open.collect())
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
        Age::ALL.iter().filter(|age| **age != Age::Credit).map(|age| self.get(*age)).sum()
    }

    /// What is late.
    #[must_use]
    pub fn overdue(&self) -> Number {
        self.outstanding() - self.get(Age::NotDue)
    }

    /// What is open the other way, as a positive number.
    #[must_use]
    pub fn credit(&self) -> Number {
        Number::zero() - self.get(Age::Credit)
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
    use crate::figures::sample::{date, euro, number, portfolio, project};
    use crate::model::log::{Log, Payment};
    use crate::model::project::Project;

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
            let (workspace, as_of) = (portfolio(), date("2024-06-30"));
            let site = Project { log: log.clone(), ..project("site") };
            let account = Account::of(&workspace, &site, as_of);
            let sums = Ageing::of(&open_invoices(&account, as_of).unwrap());
            let receivables = account.receivables(euro());
            assert_eq!(Ok(sums.outstanding()), receivables.outstanding);
            assert_eq!(Ok(sums.overdue()), receivables.overdue);
            assert_eq!(Ok(sums.credit()), receivables.credit);
            Age::ALL.iter().map(|age| sums.get(*age).rounded(0)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(sums(&log), "1 6 24 96 128 0");
        // A part payment takes from its invoice's age; a paid invoice is gone; a credit note of none stands apart.
        log.payments = vec![Payment { date: date("2024-02-01"), invoice: 7, amount: number("100") }];
        log.invoices[4].paid = Some(date("2024-06-30"));
        log.invoices.push(invoice("-5", "2024-06-01"));
        assert_eq!(sums(&log), "1 6 8 96 28 -5");
    }
}
