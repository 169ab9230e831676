//! Reads the `[log]` of a project.

use chrono::Days;
use rustc_hash::FxHashMap;

use crate::diagnostic::rules;
use crate::format::line::Lines;
use crate::format::project::Scope;
use crate::model::Date;
use crate::model::fingerprint::Fingerprint;
use crate::model::id::PhaseIndex;
use crate::model::log::{Expense, Invoice, Log, NewTimeEntry, Payment, Progress, Pulse, TimeLog};
use crate::model::number::Number;
use crate::model::project::Phase;
use crate::toml::cursor::Value;
use crate::toml::nearest::nearest;
use crate::toml::number::{mood, not_negative, not_zero, number, percent, positive};
use crate::toml::record::Unique;
use crate::toml::schema::Form;
use crate::toml::table::Table;
use crate::toml::value::{any_text, boolean, date, quoted, string};

/// What a record of a log may name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names<'s> {
    /// What the whole file may name.
    pub(crate) scope: &'s Scope<'s>,
    phases: &'s [Phase],
}

/// What happened on a project.
pub(crate) fn log(table: &mut Table<'_>, scope: &Scope<'_>, phases: &[Phase]) -> Log {
    let names = Names { scope, phases };
    table.table("log", "log", |log| Some(records(log, names))).unwrap_or_default()
}

fn records(log: &mut Table<'_>, names: Names<'_>) -> Log {
    let mut lines = Lines::new(names);
    let line = |text: &str, log: &mut TimeLog| lines.entry(text, log);
    let read = |value: Value<'_>| value.table("time entry", |record| time_entry(record, names));
    let time = log.optional("time", |value| value.lines(TimeLog::with_capacity, line, read));
    let mut time = time.unwrap_or_default();
    time.shrink();
    let expenses = log.records("expenses", "expense", |record| expense(record, names));
    let invoices = invoices(log, names);
    // Few projects have payments, and what they name is looked up for them alone.
    let named = if log.has("payments") { invoices.as_slice() } else { &[] };
    let numbers = (0..).zip(named).map(|(place, invoice)| (&*invoice.number, place)).collect();
    let payments = log.records("payments", "payment", |record| payment(record, &numbers));
    let progress = log.records("progress", "progress reading", |record| progress(record, names));
    let pulse = log.records("pulse", "pulse", |record| pulse(record, names));
    Log { pauses: Vec::new(), time, expenses, invoices, payments, progress, pulse }
}

impl Names<'_> {
    /// The phase of an id.
    pub(crate) fn find_phase(self, id: &str) -> Option<PhaseIndex> {
        let index = self.phases.iter().position(|phase| *phase.id == *id)?;
        u32::try_from(index).ok().map(PhaseIndex)
    }

    /// A phase of the project.
    fn phase(self, value: Value<'_>) -> Option<PhaseIndex> {
        let id = string(value, Form::Reference("phase"))?;
        self.find_phase(id).or_else(|| {
            value.fault(rules::UNKNOWN_REFERENCE, || {
                let help = match nearest(id, self.phases.iter().map(|phase| &*phase.id)) {
                    Some(meant) => format!("write \"{meant}\", or add the phase with [[phases]]"),
                    None => "add the phase with [[phases]]".to_owned(),
                };
                (format!("{} names no phase called {}", value.noun, quoted(id)), help)
            })
        })
    }
}

fn time_entry(table: &mut Table<'_>, names: Names<'_>) -> Option<NewTimeEntry> {
    let date = table.required("date", date);
    let who = table.required("who", |value| names.scope.names.person(value));
    let hours = table.required("hours", positive);
    let role = table.optional("role", |value| names.scope.names.vocabulary.role(value));
    let phase = table.optional("phase", |value| names.phase(value));
    let note = table
        .optional("note", |value| string(value, Form::Text).map(|note| Fingerprint::of(note.as_bytes())));
    let billable = table.or("billable", boolean, true);
    let unplanned = table.or("unplanned", boolean, false);
    let rate = table.optional("rate", not_negative);
    let note = note.unwrap_or_default();
    let change = None;
    Some(NewTimeEntry {
        date: date?,
        who: who?,
        hours: hours?,
        role,
        phase,
        change,
        billable,
        unplanned,
        rate,
        note,
    })
}

fn expense(table: &mut Table<'_>, names: Names<'_>) -> Option<Expense> {
    let date = table.required("date", date);
    let amount = table.required("amount", not_zero);
    table.optional("note", any_text);
    let who = table.optional("who", |value| names.scope.names.person(value));
    let phase = table.optional("phase", |value| names.phase(value));
    let billable = table.or("billable", boolean, true);
    Some(Expense { date: date?, amount: amount?, price: None, who, phase, change: None, billable })
}

fn invoices(log: &mut Table<'_>, names: Names<'_>) -> Vec<Invoice> {
    let days = names.scope.client.map_or(0, |client| client.payment_days);
    let mut numbers = Unique::numbers();
    log.records("invoices", "invoice", |record| {
        let number = numbers.next(record);
        let date = record.required("date", date);
        let amount = record.required("amount", not_zero);
        let (due, paid) = (
            record.optional("due", crate::toml::value::date),
            record.optional("paid", crate::toml::value::date),
        );
        // It keeps its place, and payments may name it, even where something of it is wrong.
        let (date, amount) = (date.unwrap_or_default(), amount.unwrap_or_else(Number::zero));
        let number = number.unwrap_or_default();
        Some(Invoice { number, date, amount, due: due.or_else(|| days_after(date, days)), paid, of: None })
    })
}

/// `None` past the last date that a file can hold.
fn days_after(date: Date, days: i64) -> Option<Date> {
    let due = date.checked_add_days(Days::new(u64::try_from(days).ok()?))?;
    Date::from_ymd_opt(9999, 12, 31).filter(|last| due <= *last).map(|_| due)
}

fn payment(table: &mut Table<'_>, invoices: &Numbers<'_>) -> Option<Payment> {
    let date = table.required("date", date);
    let invoice = table.required("invoice", |value| invoice(value, invoices));
    let amount = table.required("amount", number);
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

fn progress(table: &mut Table<'_>, names: Names<'_>) -> Option<Progress> {
    let date = table.required("date", date);
    let percent = table.required("percent", percent);
    table.optional("by", |value| names.scope.names.person(value));
    table.optional("note", any_text);
    Some(Progress { date: date?, percent: percent? })
}

fn pulse(table: &mut Table<'_>, names: Names<'_>) -> Option<Pulse> {
    let date = table.required("date", date);
    let who = table.required("who", |value| names.scope.names.person(value));
    let clarity = table.optional("clarity", mood);
    let resources = table.optional("resources", mood);
    let respect = table.optional("respect", mood);
    table.optional("note", any_text);
    Some(Pulse { date: date?, who: who?, clarity, resources, respect })
}
