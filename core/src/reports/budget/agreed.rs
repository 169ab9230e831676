//! What was agreed on a project, and what of it is invoiced and paid, for a page of its own.

use crate::model::Date;
use crate::model::client::{Client, Invoicing};
use crate::model::number::Number;
use crate::model::project::{Billing, Project};
use crate::model::quantity::{Hours, Money};
use crate::model::retainer::{Every, Invoiced, Overage, Retainer, RetainerTerms};
use crate::page::{Block, Cell};
use crate::reports::budget::row::BudgetRow;
use crate::why::words::counted;

/// A name with its value.
type Fact = (String, Cell);

/// What was agreed on a project: its price or terms, when it is invoiced and paid, and what must not move.
pub(crate) fn agreed(row: &BudgetRow, project: &Project, client: &Client, as_of: Date) -> Block {
    let mut facts = vec![fact("billing", Cell::Text(project.billing.word().to_owned()))];
    match (project.billing, &project.retainer) {
        (Billing::Retainer, Some(retainer)) => facts.extend(terms(project, retainer, as_of)),
        _ => facts.extend(price(row, project)),
    }
    if project.billing != Billing::Internal {
        let expenses = if project.budget.expenses { "in the budget" } else { "billed on top" };
        facts.push(fact("expenses", Cell::Text(expenses.to_owned())));
        facts.extend(hourly(project, client));
        let days = counted(usize::try_from(client.payment_days).unwrap_or_default(), "day", "days");
        facts.push(fact("paid within", Cell::Text(days)));
    }
    let firm: Vec<&str> = project.firm.iter().map(|firm| firm.word()).collect();
    facts.extend((!firm.is_empty()).then(|| fact("must not move", Cell::Text(firm.join(", ")))));
    facts.extend(project.start.map(|start| fact("start", Cell::Date(start))));
    facts.extend(row.due.current.map(|due| fact("due", Cell::Date(due))));
    let moved = row.due.original.filter(|first| row.due.current != Some(*first));
    facts.extend(moved.map(|first| fact("due at first", Cell::Date(first))));
    let title = if project.status_at(as_of).is_sold() { "what was agreed" } else { "what was offered" };
    Block::Facts { title: title.to_owned(), facts }
}

/// What was earned, invoiced and received, what is still to come, and what can be invoiced.
pub(crate) fn paid(row: &BudgetRow) -> Option<Block> {
    if row.billing == Billing::Internal {
        return None;
    }
    let money = &row.money;
    let known = |name: &str, amount: &Option<Money>| fact(name, Cell::known(amount.clone(), Cell::Money));
    let some = |name: &str, amount: &Option<Money>| {
        let amount = amount.clone().filter(|amount| !amount.amount.is_zero());
        amount.map(|amount| fact(name, Cell::Money(amount)))
    };
    let mut facts = vec![
        known("revenue", &money.revenue),
        known("invoiced", &money.invoiced),
        known("received", &money.received),
        known("outstanding", &money.outstanding),
    ];
    facts.extend(some("overdue", &money.overdue));
    facts.push(known("to invoice", &money.to_invoice));
    facts.extend(some("credit", &money.credit));
    facts.extend(some("unbilled", &money.unbilled));
    facts.extend(some("deferred", &money.deferred));
    if let Some(margin) = &money.margin {
        facts.push(known("margin", margin));
    }
    if let Some(Some(ratio)) = &money.margin_ratio {
        facts.push(fact("margin %", Cell::Percent(ratio.clone())));
    }
    let whole = row
        .forecast
        .margin
        .clone()
        .flatten()
        .filter(|whole| Some(&Some(whole.clone())) != money.margin.as_ref());
    facts.extend(whole.map(|margin| fact("margin at completion", Cell::Money(margin))));
    Some(Block::Facts { title: "invoiced and paid".to_owned(), facts })
}

fn fact(name: &str, cell: Cell) -> Fact {
    (name.to_owned(), cell)
}

/// The price, or what is agreed as a limit, with what changes added.
fn price(row: &BudgetRow, project: &Project) -> Vec<Fact> {
    let name = if project.billing == Billing::Fixed { "price" } else { "budget" };
    let mut facts = Vec::new();
    if let Some(amount) = &row.budget.amount {
        facts.push(fact(name, Cell::Money(amount.current.clone())));
        if !amount.changes.amount.is_zero() {
            facts.push(fact("of it by changes", Cell::Money(amount.changes.clone())));
        }
    }
    if let Some(hours) = &row.budget.hours {
        facts.push(fact("hours", Cell::Hours(hours.current.clone())));
    }
    if project.budget.ceiling {
        facts.push(fact("ceiling", Cell::Text("what passes the budget is not billed".to_owned())));
    }
    facts
}

/// How often work by the hour is invoiced.
fn hourly(project: &Project, client: &Client) -> Option<Fact> {
    let often = match client.invoicing {
        Invoicing::Month => "each month",
        Invoicing::Quarter => "each quarter",
    };
    (project.billing == Billing::Hourly).then(|| fact("invoices", Cell::Text(often.to_owned())))
}

/// The terms of a retainer in force, or those that it began with.
fn terms(project: &Project, retainer: &Retainer, as_of: Date) -> Vec<Fact> {
    let Some(terms) = project.terms_at(as_of).or_else(|| project.first_terms()) else { return Vec::new() };
    let every = match retainer.every {
        Every::Month => "a month",
        Every::Quarter => "a quarter",
        Every::Year => "a year",
    };
    let mut facts = Vec::new();
    if let Some(amount) = &terms.amount {
        facts.push(fact(&format!("fee {every}"), Cell::Money(project.currency.money(amount))));
    }
    if let Some(hours) = &terms.hours {
        facts.push(fact(&format!("hours {every}"), Cell::Hours(Hours(hours.clone()))));
    }
    let invoiced = match terms.invoiced {
        Invoiced::Start => "when a period begins",
        Invoiced::End => "when a period has ended",
    };
    facts.push(fact("invoices", Cell::Text(invoiced.to_owned())));
    facts.push(fact("unused hours", Cell::Text(unused(terms))));
    let over = match terms.overage {
        Overage::Bill => "billed on top",
        Overage::Absorb => "given away",
        Overage::Next => "taken from the next period",
    };
    facts.push(fact("hours over", Cell::Text(over.to_owned())));
    facts
}

fn unused(terms: &RetainerTerms) -> String {
    match (usize::try_from(terms.rollover).unwrap_or_default(), &terms.rollover_cap) {
        (0, _) => "lost at the end of a period".to_owned(),
        (periods, None) => format!("kept for {}", counted(periods, "more period", "more periods")),
        (periods, Some(cap)) => {
            let periods = counted(periods, "more period", "more periods");
            format!("kept for {periods}, up to {} h", written(cap))
        }
    }
}

/// A number of hours with the digits that it needs.
fn written(hours: &Number) -> String {
    hours.rounded(2).trim_end_matches('0').trim_end_matches('.').to_owned()
}
