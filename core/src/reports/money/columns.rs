//! The columns of the money report: what was earned, what is still to come by how late it is, and the invoices of it.

use crate::model::quantity::Money as Amount;
use crate::page::{Cell, Column, Unit};
use crate::reports::document::Group;
use crate::reports::money::row::{InvoiceRow, MoneyRow, ReceivableKeys, ToInvoiceRow};
use crate::reports::money::totals::MoneyTotals;

/// A column of projects.
type MoneyColumn = Column<'static, MoneyRow, MoneyTotals>;
/// A column of groups.
type MoneyGroupColumn = Column<'static, Group<MoneyTotals>, MoneyTotals>;

/// The columns of what projects earned; those of costs where these are told.
pub(crate) fn earned(costs: bool) -> Vec<MoneyColumn> {
    type Of = MoneyColumn;
    vec![
        project(),
        Of::new("revenue", "revenue", 1, Unit::Money, |row| known(row.revenue.clone()))
            .total("revenue", |totals| known(totals.revenue.clone())),
        Of::new("cost", "cost", 4, Unit::Money, |row| known(row.cost.clone().flatten()))
            .total("cost", |totals| applies(totals.cost.clone()))
            .only_if(costs),
        Of::new("margin", "margin", 2, Unit::Money, |row| known(row.margin.clone().flatten()))
            .total("margin", |totals| known(totals.margin.clone().flatten()))
            .only_if(costs),
        Of::new("margin_ratio", "margin %", 3, Unit::Share, margin_ratio)
            .total("margin_ratio", |totals| {
                Cell::applies(totals.margin_ratio.clone().flatten(), Cell::Percent)
            })
            .only_if(costs),
        Of::new("agi", "gross income", 7, Unit::Money, |row| known(row.agi.clone()))
            .total("agi", |totals| known(totals.agi.clone())),
        Of::new("effective_rate", "an hour", 10, Unit::Money, |row| applies(row.effective_rate.clone()))
            .total("effective_rate", |totals| applies(totals.effective_rate.clone())),
        Of::new("invoiced", "invoiced", 5, Unit::Money, |row| known(row.invoiced.clone()))
            .total("invoiced", |totals| applies(totals.invoiced.clone())),
        Of::new("received", "received", 6, Unit::Money, |row| known(row.received.clone()))
            .total("received", |totals| applies(totals.received.clone())),
        Of::new("hours", "hours", 9, Unit::Hours, |row| Cell::Hours(row.hours.clone()))
            .total("hours", |totals| Cell::Hours(totals.hours.clone())),
        Of::new("fees", "fees", 8, Unit::Money, |row| known(row.fees.clone()))
            .total("fees", |totals| Cell::Money(totals.fees.clone())),
    ]
}

/// The columns of people: they have hours and fees, and a margin only where nothing but their own hours earned.
pub(crate) fn people(costs: bool) -> Vec<MoneyGroupColumn> {
    let mut known = Group::columns("person", &earned(costs));
    let mut pick = |(path, rank)| {
        let place = known.iter().position(|column| column.head().path == path)?;
        Some(known.remove(place).ranked(rank))
    };
    let order = ["key", "hours", "fees", "cost", "revenue", "margin", "agi"];
    order.into_iter().zip(0..).filter_map(&mut pick).collect()
}

/// The columns of what is still to come.
pub(crate) fn to_come() -> Vec<MoneyColumn> {
    vec![
        project(),
        age("receivables.outstanding", "outstanding", 1, |sums| &sums.outstanding),
        age("receivables.credit", "credit", 7, |sums| &sums.credit),
        age("receivables.not_due", "not due", 2, |sums| &sums.not_due),
        age("receivables.late_1_30", "1-30 days late", 3, |sums| &sums.late_1_30),
        age("receivables.late_31_60", "31-60", 4, |sums| &sums.late_31_60),
        age("receivables.late_61_90", "61-90", 5, |sums| &sums.late_61_90),
        age("receivables.late_over_90", "over 90", 6, |sums| &sums.late_over_90),
    ]
}

fn project() -> MoneyColumn {
    MoneyColumn::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())).heading_totals()
}

fn age(
    path: &'static str,
    title: &'static str,
    rank: u8,
    sum: fn(&ReceivableKeys) -> &Amount,
) -> MoneyColumn {
    let money = move |sums: &ReceivableKeys| Cell::Money(sum(sums).clone());
    let of_row = move |row: &MoneyRow| row.receivables.as_ref().map_or(Cell::Unknown, money);
    MoneyColumn::new(path, title, rank, Unit::Money, of_row)
        .total(path, move |totals| Cell::applies(totals.receivables.as_ref(), money))
}

/// The columns of what can be invoiced.
pub(crate) fn to_invoice() -> Vec<Column<'static, ToInvoiceRow, MoneyTotals>> {
    type Of = Column<'static, ToInvoiceRow, MoneyTotals>;
    let part = |path, title, rank, amount: fn(&ToInvoiceRow) -> &Amount| {
        Of::new(path, title, rank, Unit::Money, move |row: &ToInvoiceRow| {
            let amount = amount(row);
            if amount.amount.is_zero() { Cell::Empty } else { Cell::Money(amount.clone()) }
        })
    };
    vec![
        Of::new("project", "project", 0, Unit::Id, |row| Cell::Id(row.project.clone())).heading_totals(),
        Of::new("since", "since", 2, Unit::Date, |row| Cell::applies(row.since, Cell::Date)),
        Of::new("amount", "to invoice", 1, Unit::Money, |row| Cell::Money(row.amount.clone()))
            .total("to_invoice", |totals| Cell::applies(totals.to_invoice.clone(), Cell::Money)),
        part("periods", "periods", 4, |row| &row.periods),
        part("milestones", "milestones", 4, |row| &row.milestones),
        part("price", "price", 4, |row| &row.price),
        part("hours", "fees", 4, |row| &row.hours),
        part("changes", "changes", 5, |row| &row.changes),
        part("expenses", "expenses", 5, |row| &row.expenses),
        part("invoiced", "invoiced", 3, |row| &row.invoiced),
    ]
}

/// The columns of open invoices of one project.
pub(crate) fn invoices() -> [Column<'static, InvoiceRow>; 6] {
    type Of = Column<'static, InvoiceRow>;
    [
        Of::new("number", "invoice", 0, Unit::Id, number),
        Of::new("outstanding", "outstanding", 1, Unit::Money, outstanding),
        Of::new("due", "due", 2, Unit::Date, due),
        Of::new("days_late", "days late", 3, Unit::Count, days_late),
        Of::new("amount", "amount", 4, Unit::Money, |one| Cell::Money(one.amount.clone())),
        Of::new("date", "date", 5, Unit::Date, |one| Cell::Date(one.date)),
    ]
}

/// The same of several projects.
pub(crate) fn open_invoices<'r>() -> [Column<'static, (&'r MoneyRow, &'r InvoiceRow)>; 7] {
    type Of<'r> = Column<'static, (&'r MoneyRow, &'r InvoiceRow)>;
    [
        Of::new("number", "invoice", 0, Unit::Id, |(_, one)| number(one)),
        Of::new("project", "project", 0, Unit::Id, |(row, _)| Cell::Id(row.project.clone())),
        Of::new("outstanding", "outstanding", 1, Unit::Money, |(_, one)| outstanding(one)),
        Of::new("due", "due", 2, Unit::Date, |(_, one)| due(one)),
        Of::new("days_late", "days late", 3, Unit::Count, |(_, one)| days_late(one)),
        Of::new("amount", "amount", 4, Unit::Money, |(_, one)| Cell::Money(one.amount.clone())),
        Of::new("date", "date", 5, Unit::Date, |(_, one)| Cell::Date(one.date)),
    ]
}

fn number(one: &InvoiceRow) -> Cell {
    Cell::Id(one.number.to_string())
}

fn outstanding(one: &InvoiceRow) -> Cell {
    Cell::Money(one.outstanding.clone())
}

fn due(one: &InvoiceRow) -> Cell {
    Cell::applies(one.due, Cell::Date)
}

fn days_late(one: &InvoiceRow) -> Cell {
    Cell::applies((one.days_late > 0).then_some(one.days_late), Cell::Count)
}

fn margin_ratio(row: &MoneyRow) -> Cell {
    match (row.margin_ratio.clone().flatten(), row.margin.as_ref().and_then(Option::as_ref)) {
        (Some(ratio), _) => Cell::Percent(ratio),
        (None, Some(_)) => Cell::Empty,
        (None, None) => Cell::Unknown,
    }
}

fn known(amount: Option<Amount>) -> Cell {
    Cell::known(amount, Cell::Money)
}

fn applies(amount: Option<Amount>) -> Cell {
    Cell::applies(amount, Cell::Money)
}
