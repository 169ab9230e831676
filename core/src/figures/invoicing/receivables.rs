//! What a client owes for its invoices, and what we owe it: the open part of each invoice, credit notes taken off.

use crate::figures::missing::Known;
use crate::figures::rates::worth::Shown;
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::log::{Invoice, Payment};
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;

/// The invoices of a project as a date knows them, with the credit notes of its client.
#[derive(Clone, Debug)]
pub struct Account<'p> {
    own: Shown<'p>,
    as_of: Date,
    /// Those of an invoice by number, of all of the client's projects.
    notes: Vec<(&'p Project, &'p Invoice)>,
}

/// Invoices and what came in, in the currency that is shown.
#[derive(Clone, Debug)]
pub struct Receivables {
    /// Sum of the invoices, credit notes taken off.
    pub invoiced: Known,
    /// What came, refunds taken off.
    pub received: Known,
    /// What is open of each invoice, where that is positive.
    pub outstanding: Known,
    /// What is open the other way, as a positive number: paid too much, and credit notes that nobody was given yet.
    pub credit: Known,
    /// What is outstanding of the invoices due before the date.
    pub overdue: Known,
}

/// An invoice, or a credit note of none, with what is open of it, in the project's currency.
#[derive(Clone, Debug)]
pub struct OpenPart<'p> {
    /// The place of the invoice in the log.
    pub place: usize,
    /// The invoice.
    pub invoice: &'p Invoice,
    /// What came of it; of a credit note without `of`, negative, what went back.
    pub came: Number,
    /// Its amount + its credit notes − what came of it; negative is credit.
    pub open: Number,
}

/// An invoice that was due before a date, and what is still to come of it then.
#[derive(Clone, Debug)]
pub struct Overdue<'p> {
    /// The place of the invoice in the log.
    pub place: usize,
    /// The invoice.
    pub invoice: &'p Invoice,
    /// When it was due.
    pub due: Date,
    /// More than 0, in the project's currency.
    pub outstanding: Number,
}

impl<'p> Account<'p> {
    /// The account of a project at a date.
    #[must_use]
    pub fn of(portfolio: &'p Portfolio, project: &'p Project, as_of: Date) -> Self {
        let asked = !project.log.invoices.is_empty();
        let projects = portfolio.projects_of(project.client).iter().filter(|_| asked);
        let notes = projects.flat_map(|project| project.log.invoices.iter().map(move |note| (project, note)));
        let notes = notes.filter(|(_, note)| note.of.is_some() && note.date <= as_of).collect();
        Self { own: Shown::own(portfolio, project), as_of, notes }
    }

    /// What was invoiced, what came in of it, and what is open, in a currency; what is open is worth what it is at the
    /// date of the account.
    #[must_use]
    pub fn receivables(&self, currency: Currency) -> Receivables {
        let parts = self.open_parts();
        let sum = |counts: &dyn Fn(&OpenPart<'_>) -> bool| self.open(&parts, currency, counts);
        let is_due = |part: &OpenPart<'_>| part.invoice.due.is_some_and(|due| due < self.as_of);
        let ever = (Date::MIN, self.as_of);
        Receivables {
            invoiced: self.invoiced(currency, ever),
            received: self.received(currency, ever),
            outstanding: sum(&is_owed),
            credit: sum(&|part| part.open.is_negative()).map(|credit| Number::zero() - credit),
            overdue: sum(&|part| part.open.is_positive() && is_due(part)),
        }
    }

    /// What is open of each invoice, where that is positive, in a currency.
    ///
    /// # Errors
    /// When something of it has no exchange rate.
    pub fn outstanding(&self, currency: Currency) -> Known {
        if self.sent().next().is_none() {
            return Ok(Number::zero());
        }
        self.open(&self.open_parts(), currency, &is_owed)
    }

    fn open(
        &self,
        parts: &Known<Vec<OpenPart<'_>>>,
        currency: Currency,
        counts: &dyn Fn(&OpenPart<'_>) -> bool,
    ) -> Known {
        let parts = parts.as_ref().map_err(Clone::clone)?;
        let sum: Number = parts.iter().filter(|part| counts(part)).map(|part| &part.open).sum();
        self.shown(currency).amount(&sum, self.as_of)
    }

    /// The sum of the invoices after one day, up to another, each at its date.
    ///
    /// # Errors
    /// When one of them has no exchange rate.
    pub fn invoiced(&self, currency: Currency, days: (Date, Date)) -> Known {
        let sent = self.sent().filter(|(_, one)| lies(one.date, days));
        self.shown(currency).sum(sent.map(|(_, invoice)| (invoice.date, &invoice.amount)))
    }

    /// What came in after one day, up to another, each sum at its date.
    ///
    /// # Errors
    /// When one of them has no exchange rate.
    pub fn received(&self, currency: Currency, days: (Date, Date)) -> Known {
        let mut all = Number::zero();
        for (place, invoice) in self.sent() {
            let came = self.came(place, invoice)?;
            let within = came.iter().filter(|(date, _)| lies(*date, days));
            all = all + self.shown(currency).sum(within.map(|(date, amount)| (*date, amount)))?;
        }
        Ok(all)
    }

    /// What is open of each invoice, settled ones too; a credit note of an invoice is part of that.
    ///
    /// # Errors
    /// When a credit note from another project of the client cannot be converted.
    pub fn open_parts(&self) -> Known<Vec<OpenPart<'p>>> {
        let part = |(place, invoice): (usize, &'p Invoice)| {
            let came: Number = self.came(place, invoice)?.iter().map(|(_, amount)| amount).sum();
            let amount = match invoice.of {
                Some(_) => Number::zero(),
                None => &invoice.amount + self.credited(invoice, self.as_of)?,
            };
            Ok(OpenPart { place, invoice, open: amount - &came, came })
        };
        self.sent().map(part).collect()
    }

    /// The invoices of which something is overdue, in the order of the log; none where a credit note of them cannot be
    /// converted.
    #[must_use]
    pub fn overdue(&self) -> Vec<Overdue<'p>> {
        let parts = self.open_parts().unwrap_or_default().into_iter();
        let late = parts.filter_map(|OpenPart { place, invoice, open, .. }| {
            let due = invoice.due.filter(|due| *due < self.as_of && open.is_positive())?;
            Some(Overdue { place, invoice, due, outstanding: open })
        });
        late.collect()
    }

    /// The invoices with their places in the log.
    fn sent(&self) -> impl Iterator<Item = (usize, &'p Invoice)> {
        let as_of = self.as_of;
        self.own.project.log.invoices.iter().enumerate().filter(move |(_, invoice)| invoice.date <= as_of)
    }

    fn shown(&self, currency: Currency) -> Shown<'p> {
        Shown { currency, ..self.own }
    }

    /// What came of an invoice, and when, in the project's currency: its payments; once it is paid, on that day the rest
    /// of its amount less the credit notes by then, and afterwards only what went back.
    fn came(&self, place: usize, invoice: &Invoice) -> Known<Vec<(Date, Number)>> {
        let of_it = |payment: &&Payment| payment.invoice as usize == place && payment.date <= self.as_of;
        let payments = self.own.project.log.payments.iter().filter(of_it);
        let Some(paid) = invoice.paid.filter(|paid| *paid <= self.as_of) else {
            return Ok(payments.map(|payment| (payment.date, payment.amount.clone())).collect());
        };
        let counts = |payment: &&Payment| payment.date <= paid || payment.amount.is_negative();
        let mut came: Vec<(Date, Number)> =
            payments.filter(counts).map(|payment| (payment.date, payment.amount.clone())).collect();
        let by_then = came.iter().filter(|(date, _)| *date <= paid);
        let in_parts: Number = by_then.map(|(_, amount)| amount).sum();
        came.push((paid, &invoice.amount + self.credited(invoice, paid)? - in_parts));
        Ok(came)
    }

    /// The credit notes of an invoice by a date, as negative numbers in the currency of its project.
    fn credited(&self, invoice: &Invoice, by: Date) -> Known {
        let of_it = |note: &Invoice| note.date <= by && note.of.as_ref() == Some(&invoice.number);
        let notes = self.notes.iter().filter(|(_, note)| of_it(note));
        notes.map(|(project, note)| self.own.of(&note.amount, project.currency, note.date)).sum()
    }
}

fn is_owed(part: &OpenPart<'_>) -> bool {
    part.open.is_positive()
}

fn lies(date: Date, (after, until): (Date, Date)) -> bool {
    after < date && date <= until
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::sample::{date, euro, number, portfolio, project};

    fn invoice(number_: &str, day: &str, amount: &str) -> Invoice {
        let due = Some(date(day)).filter(|_| !amount.starts_with('-'));
        Invoice { number: number_.into(), date: date(day), amount: number(amount), due, paid: None, of: None }
    }

    fn payment(day: &str, invoice: u32, amount: &str) -> Payment {
        Payment { date: date(day), invoice, amount: number(amount) }
    }

    /// invoiced, received, outstanding, credit, overdue
    fn told(projects: Vec<Project>, as_of: &str) -> Vec<String> {
        let mut portfolio = portfolio();
        portfolio.projects = projects;
        let of = |project: &Project| {
            let sums = Account::of(&portfolio, project, date(as_of)).receivables(euro());
            let (invoiced, received) = (sums.invoiced.unwrap(), sums.received.unwrap());
            let (outstanding, credit) = (sums.outstanding.unwrap(), sums.credit.unwrap());
            let told = [&invoiced, &received, &outstanding, &credit, &sums.overdue.unwrap()];
            told.map(|sum| sum.rounded(0)).join(" ")
        };
        portfolio.projects.iter().map(of).collect()
    }

    /// 50 owed since October, and a credit note of 30 for it: 20 are owed, and late.
    #[test]
    fn a_credit_note_reduces_what_is_open_of_its_invoice() {
        let mut site = project("site");
        let of = Some("1".into());
        site.log.invoices = vec![
            invoice("1", "2026-10-01", "50"),
            Invoice { of: of.clone(), ..invoice("2", "2026-10-10", "-30") },
        ];
        assert_eq!(told(vec![site.clone()], "2026-10-05"), ["50 0 50 0 50"]);
        assert_eq!(told(vec![site.clone()], "2026-11-20"), ["20 0 20 0 20"]);
        // In another project of the client it does the same.
        let mut other = project("tour");
        other.log.invoices = site.log.invoices.split_off(1);
        assert_eq!(told(vec![site.clone(), other.clone()], "2026-11-20"), ["50 0 20 0 20", "-30 0 0 0 0"]);
        // Paid in full after it: 20 came. Before it: 50 came, and 30 are owed to the client until they go back.
        site.log.invoices[0].paid = Some(date("2026-10-20"));
        assert_eq!(told(vec![site.clone(), other.clone()], "2026-11-20")[0], "50 20 0 0 0");
        site.log.invoices[0].paid = Some(date("2026-10-05"));
        assert_eq!(told(vec![site.clone(), other.clone()], "2026-11-20")[0], "50 50 0 30 0");
        site.log.payments = vec![payment("2026-11-01", 0, "-30")];
        assert_eq!(told(vec![site, other], "2026-11-20")[0], "50 20 0 0 0");
    }

    #[test]
    fn what_was_paid_too_much_hides_nothing_that_is_late() {
        let mut site = project("site");
        site.log.invoices = vec![
            invoice("1", "2026-10-01", "100"),
            invoice("2", "2026-10-01", "20"),
            invoice("3", "2026-10-02", "-5"),
        ];
        site.log.payments = vec![payment("2026-10-03", 0, "70"), payment("2026-10-04", 0, "50")];
        assert_eq!(told(vec![site.clone()], "2026-11-20"), ["115 120 20 25 20"]);
        // What came by the day on which it was paid belongs to it; the credit note was set off.
        site.log.invoices[0].paid = Some(date("2026-10-05"));
        site.log.invoices[2].paid = Some(date("2026-10-05"));
        assert_eq!(told(vec![site], "2026-11-20"), ["115 95 20 0 20"]);
    }
}
