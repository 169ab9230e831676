//! What a project earns and costs: revenue by its billing, margin, gross income, and what was invoiced and came in.

use crate::figures::change::{accepted_sum, in_force};
use crate::figures::missing::{Known, Missing};
use crate::figures::retainer::Periods;
use crate::figures::spent::Spent;
use crate::model::Date;
use crate::model::change::ChangeStatus;
use crate::model::log::{Invoice, Log};
use crate::model::number::Number;
use crate::model::project::{Billing, Project};

/// Revenue, cost and what follows from them, in the project's currency.
#[derive(Clone, Debug)]
pub struct Earnings {
    /// What the work earned.
    pub revenue: Known,
    /// What the hours and all expenses cost us.
    pub cost: Known,
    /// Revenue − cost.
    pub margin: Known,
    /// Agency gross income: revenue − all expenses.
    pub agi: Known,
}

/// Invoices and what came in, in the project's currency.
#[derive(Clone, Debug, Default)]
pub struct Receivables {
    /// Sum of the invoices, credit notes taken off.
    pub invoiced: Number,
    /// What came: of a paid invoice its amount, of another its payments.
    pub received: Number,
    /// Invoiced − received.
    pub outstanding: Number,
    /// What is outstanding of invoices due before the date.
    pub overdue: Number,
}

/// What a project earned and cost by a date.
#[must_use]
pub fn earnings(
    project: &Project,
    spent: &Spent,
    done: (Option<&Number>, &Periods),
    as_of: Date,
) -> Earnings {
    let revenue = revenue(project, spent, done, as_of);
    let cost = spent.labour.clone().map(|labour| labour + &spent.all_expenses);
    let margin = match (&revenue, &cost) {
        (Ok(revenue), Ok(cost)) => Ok(revenue - cost),
        (Err(missing), _) | (_, Err(missing)) => Err(missing.clone()),
    };
    let agi = revenue.clone().map(|revenue| revenue - &spent.all_expenses);
    Earnings { revenue, cost, margin, agi }
}

fn revenue(project: &Project, spent: &Spent, done: (Option<&Number>, &Periods), as_of: Date) -> Known {
    let (progress, periods) = done;
    match project.billing {
        Billing::Internal => Ok(Number::zero()),
        Billing::Hourly => Ok(spent.fees.clone()? + &spent.expenses),
        Billing::Fixed => {
            let original = project.budget.amount.as_ref().ok_or(Missing::FixedAmount)?;
            let current = original + accepted_sum(project, as_of).1;
            let earned = current * progress.ok_or(Missing::Progress)?;
            Ok(if project.budget.expenses { earned } else { earned + &spent.expenses })
        }
        Billing::Retainer => {
            let terms = project.first_terms().and_then(|terms| terms.amount.as_ref());
            let amount = terms.ok_or(Missing::RetainerAmount)?;
            let begun = Number::from(i64::try_from(periods.periods.len()).unwrap_or(i64::MAX));
            let changes: Number = in_force(project, as_of)
                .filter(|(_, status)| *status == ChangeStatus::Accepted)
                .map(|(change, _)| &change.amount)
                .sum();
            Ok(amount * begun + changes + spent.overage.clone()? + &spent.expenses)
        }
    }
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

/// What was invoiced by a date, and what came in of it.
#[must_use]
pub fn receivables(log: &Log, as_of: Date) -> Receivables {
    let mut sums = Receivables::default();
    for (_, invoice, received) in invoices(log, as_of) {
        let outstanding = &invoice.amount - &received;
        if invoice.due.is_some_and(|due| due < as_of) {
            sums.overdue = sums.overdue + &outstanding;
        }
        sums.invoiced = sums.invoiced + &invoice.amount;
        sums.received = sums.received + received;
        sums.outstanding = sums.outstanding + outstanding;
    }
    sums
}

/// The invoices of which something is overdue at a date, in the order of the log.
pub fn overdue(log: &Log, as_of: Date) -> impl Iterator<Item = Overdue<'_>> {
    invoices(log, as_of).filter_map(move |(place, invoice, received)| {
        let outstanding = &invoice.amount - received;
        let due = invoice.due.filter(|due| *due < as_of && outstanding.is_positive())?;
        Some(Overdue { place, invoice, due, outstanding })
    })
}

/// The invoices by a date with their place in the log, and what came in of each: all of it once it is paid, else its
/// part payments.
pub(crate) fn invoices(log: &Log, as_of: Date) -> impl Iterator<Item = (usize, &Invoice, Number)> {
    let mut parts = vec![Number::zero(); log.invoices.len()];
    for payment in log.payments.iter().filter(|payment| payment.date <= as_of) {
        if let Some(sum) = parts.get_mut(payment.invoice as usize) {
            *sum = &*sum + &payment.amount;
        }
    }
    let sent = log.invoices.iter().zip(parts).enumerate().filter(move |(_, (one, _))| one.date <= as_of);
    sent.map(move |(place, (invoice, parts))| {
        let is_paid = invoice.paid.is_some_and(|paid| paid <= as_of);
        (place, invoice, if is_paid { invoice.amount.clone() } else { parts })
    })
}
