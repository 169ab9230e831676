//! Reads a project's invoices, credit notes, payments and refunds.

use chrono::Days;
use rustc_hash::FxHashMap;

use crate::diagnostic::rules;
use crate::model::Date;
use crate::model::log::{Invoice, Payment};
use crate::model::number::Number;
use crate::toml::cursor::Value;
use crate::toml::nearest::nearest;
use crate::toml::number::{money, not_zero, number};
use crate::toml::record::Unique;
use crate::toml::schema::Form;
use crate::toml::table::Table;
use crate::toml::value::{any_text, date, quoted, string};

/// The invoices, which are due so many days after their dates unless they say otherwise.
pub(crate) fn invoices(log: &mut Table<'_>, days: i64) -> Vec<Invoice> {
    let mut numbers = Unique::numbers();
    log.records("invoices", "invoice", |record| {
        let number = numbers.next(record);
        let date = record.required("date", date);
        let amount = record.required("amount", money(not_zero));
        let (due, paid) = (
            record.optional("due", crate::toml::value::date),
            record.optional("paid", crate::toml::value::date),
        );
        let of = record.optional("of", |value| string(value, Form::Reference("invoice")).map(Into::into));
        demand_credit(record, amount.as_ref());
        // It keeps its place, and payments may name it, even where something of it is wrong.
        let (date, amount) = (date.unwrap_or_default(), amount.unwrap_or_else(Number::zero));
        let number = number.unwrap_or_default();
        Some(Invoice { number, date, amount, due: due.or_else(|| days_after(date, days)), paid, of })
    })
}

/// What reduces another invoice is a credit note, and settled with that invoice.
fn demand_credit(record: &Table<'_>, amount: Option<&Number>) {
    if !record.has("of") {
        return;
    }
    if let Some(amount) = amount.filter(|amount| amount.is_positive()) {
        record.fault::<()>("amount", rules::OUT_OF_RANGE, || {
            let amount = record.source_of("amount").unwrap_or_else(|| amount.rounded(2));
            let message = format!("amount is {amount}, but that of a credit note is below 0");
            (message, format!("write -{}, or remove of", amount.trim_matches(['"', '+'])))
        });
    }
    if record.has("paid") {
        record.fault::<()>("paid", rules::BAD_VALUE, || {
            let help = "remove paid: the invoice that it reduces says when the rest was paid".to_owned();
            ("credit note has both of and paid".to_owned(), help)
        });
    }
}

/// `None` past the last date that a file can hold.
fn days_after(date: Date, days: i64) -> Option<Date> {
    let due = date.checked_add_days(Days::new(u64::try_from(days).ok()?))?;
    Date::from_ymd_opt(9999, 12, 31).filter(|last| due <= *last).map(|_| due)
}

/// What was paid of these invoices.
pub(crate) fn payments(log: &mut Table<'_>, invoices: &[Invoice]) -> Vec<Payment> {
    // Few projects have payments, and what they name is looked up for them alone.
    let named = if log.has("payments") { invoices } else { &[] };
    let numbers = (0..).zip(named).map(|(place, invoice)| (&*invoice.number, place)).collect();
    log.records("payments", "payment", |record| payment(record, &numbers))
}

fn payment(table: &mut Table<'_>, invoices: &Numbers<'_>) -> Option<Payment> {
    let date = table.required("date", date);
    let invoice = table.required("invoice", |value| invoice(value, invoices));
    let amount = table.required("amount", money(number));
    table.optional("note", any_text);
    Some(Payment { date: date?, invoice: invoice?, amount: amount? })
}

/// The place of each invoice by its number.
type Numbers<'i> = FxHashMap<&'i str, u32>;

fn invoice(value: Value<'_>, invoices: &Numbers<'_>) -> Option<u32> {
    let number = string(value, Form::Reference("invoice"))?;
    invoices.get(number).copied().or_else(|| {
        value.fault(rules::UNKNOWN_INVOICE, || {
            let help = match nearest(number, sorted(invoices)) {
                Some(meant) => format!("write \"{meant}\", or add the invoice to this project"),
                None => "add the invoice to invoices of this project".to_owned(),
            };
            (format!("payment names no invoice of this project called {}", quoted(number)), help)
        })
    })
}

/// The numbers in order: a map has none, and what is said must not depend on chance.
fn sorted<'i>(invoices: &Numbers<'i>) -> Vec<&'i str> {
    let mut numbers: Vec<&str> = invoices.keys().copied().collect();
    numbers.sort_unstable();
    numbers
}
