//! The list of invoices.

use serde::Serialize;

use crate::figures::invoicing::receivables::{Account, OpenPart};
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::period::Period;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Money;
use crate::page::{Cell, Column, Tone, Unit};
use crate::reports::list::listed::{List, Listed};
use crate::reports::query::Query;

/// An invoice as it stood.
#[derive(Clone, Debug, Serialize)]
pub struct ListedInvoice {
    /// `client/project`.
    pub project: String,
    /// Its number.
    pub number: Box<str>,
    /// When it was sent.
    pub date: Date,
    /// What it asks for; negative on a credit note.
    pub amount: Money,
    /// The currency of the amounts.
    pub currency: Currency,
    /// What came of it; of a credit note, negative, what went back.
    pub received: Money,
    /// What is still to come, its credit notes taken off; negative where it is theirs.
    pub open: Money,
    /// When it is due.
    pub due: Option<Date>,
    /// Calendar days past that day, while something is still to come.
    pub days_late: Option<i64>,
    /// When all of it had come.
    pub paid: Option<Date>,
    /// The invoice that a credit note is of.
    pub of: Option<Box<str>>,
}

/// The invoices of the projects that a question is about, sent in a period by its date; those alone that are not settled,
/// where these are asked for.
#[must_use]
pub fn invoices(portfolio: &Portfolio, query: &Query, period: Period, are_open: bool) -> List<ListedInvoice> {
    let as_of = query.as_of;
    let mut rows = Vec::new();
    for project in query.projects(portfolio, &[]) {
        let parts = Account::of(portfolio, project, as_of).open_parts().unwrap_or_default();
        let mut of_project: Vec<ListedInvoice> =
            parts.iter().map(|part| row(portfolio, project, part, as_of)).collect();
        of_project.retain(|row| period.contains(row.date) && (!are_open || !row.open.amount.is_zero()));
        of_project.sort_by_key(|row| row.date);
        rows.append(&mut of_project);
    }
    List::new(portfolio, as_of, rows)
}

fn row(portfolio: &Portfolio, project: &Project, part: &OpenPart<'_>, as_of: Date) -> ListedInvoice {
    let OpenPart { invoice, came, open, .. } = part;
    let late = invoice.due.filter(|due| *due < as_of && open.is_positive());
    ListedInvoice {
        project: portfolio.full_name(project),
        number: invoice.number.clone(),
        date: invoice.date,
        amount: project.currency.money(&invoice.amount),
        currency: project.currency,
        received: project.currency.money(came),
        open: project.currency.money(open),
        due: invoice.due,
        days_late: late.map(|due| (as_of - due).num_days()),
        paid: invoice.paid.filter(|paid| *paid <= as_of),
        of: invoice.of.clone(),
    }
}

impl Listed for ListedInvoice {
    const KIND: &'static str = "invoices";

    fn columns() -> Vec<Column<'static, Self>> {
        type Of = Column<'static, ListedInvoice>;
        vec![
            Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())),
            Of::new("number", "number", 1, Unit::Id, |row| Cell::Id(row.number.to_string())),
            Of::new("date", "date", 6, Unit::Date, |row| Cell::Date(row.date)),
            Of::new("amount", "amount", 3, Unit::Money, |row| Cell::Money(row.amount.clone())),
            Of::new("received", "received", 7, Unit::Money, |row| Cell::Money(row.received.clone())),
            Of::new("open", "open", 2, Unit::Money, |row| Cell::Money(row.open.clone())),
            Of::new("due", "due", 4, Unit::Date, |row| Cell::applies(row.due, Cell::Date)),
            Of::new("days_late", "days late", 5, Unit::Count, |row| {
                Cell::applies(row.days_late, Cell::Count)
            }),
            Of::new("paid", "paid", 8, Unit::Date, |row| Cell::applies(row.paid, Cell::Date)),
            Of::new("currency", "currency", 9, Unit::State, |row| {
                Cell::State(row.currency.code(), Tone::Plain)
            }),
        ]
    }
}
