//! `standing invoice --ready --retainers`: what can be invoiced of all retainers, in one write.

use serde_json::{Value, json};

use crate::cli::commands::invoice::ready::{Numbers, Ready, ready};
use crate::cli::commands::invoice::{InvoiceArguments, record_of};
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::date;
use crate::cli::writing::desk::Desk;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::disk::{Change, Extent};
use crate::edit::{Edit, Record};
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Project};
use crate::why::words;
use crate::why::words::counted;

/// An invoice that is to be written.
struct ReadyInvoice {
    full: String,
    ready: Ready,
    record: Record,
    /// What is said of it.
    line: String,
}

impl InvoiceArguments {
    /// Writes the invoices of all retainers of which something can be invoiced, all or none.
    ///
    /// # Errors
    /// When a number is taken, or nobody can tell what can be invoiced of one of them; nothing is written then.
    pub(crate) fn run_batch(&self, setting: &Setting, first: &str) -> Result<Ending, Failure> {
        let day = date::happened(self.date.as_deref(), setting.today)?;
        let due = self.due.as_deref().map(|typed| date::until(typed, day, setting.today)).transpose()?;
        let numbers = Numbers::from(first)?;
        let desk = self.writing.open(setting, Extent::Whole)?;
        demand_readable(&desk)?;
        let planned = planned(&desk, (day, due), numbers)?;
        if planned.is_empty() {
            let none = json!({ "invoices": [] });
            let told = Told::new(format!("nothing of any retainer can be invoiced on {day}"), none);
            return desk.unchanged(&told.standing("", json!({ "to_invoice": [] })));
        }
        demand_free(&desk.portfolio, &planned)?;
        let change = |one: &ReadyInvoice| Change::Edited {
            document: format!("clients/{}.toml", one.full),
            edits: vec![Edit::Log { list: "log.invoices".to_owned(), record: one.record.clone() }],
        };
        let changes: Vec<Change> = planned.iter().map(change).collect();
        desk.write(&changes, |after| told(after, &planned, (day, setting.today)))
    }
}

/// Demands that every project could be read: of one that could not nobody knows whether it is a retainer.
fn demand_readable(desk: &Desk<'_>) -> Result<(), Failure> {
    let Some(first) = desk.portfolio.left_out.first() else { return Ok(()) };
    desk.show_errors_of(&format!("clients/{first}.toml"));
    Err(Failure::data(format!("can't read {first}")).hint("fix it, then try again"))
}

/// The retainers of a workspace, by client and project.
fn retainers(portfolio: &Portfolio) -> impl Iterator<Item = &Project> {
    portfolio.projects.iter().filter(|project| project.billing == Billing::Retainer)
}

fn planned(
    desk: &Desk<'_>,
    (day, due): (Date, Option<Date>),
    mut numbers: Numbers,
) -> Result<Vec<ReadyInvoice>, Failure> {
    let (portfolio, today) = (&desk.portfolio, desk.setting.today);
    let mut all = Vec::new();
    for project in retainers(portfolio) {
        let Some(ready) = ready(portfolio, project, (day, today))? else { continue };
        let (full, number) = (portfolio.full_name(project), numbers.next().unwrap_or_default());
        let due = due.or_else(|| portfolio.client_of(project)?.due_of(day));
        let record = record_of(&number, day, &ready.amount, due);
        let until = due.map_or_else(String::new, |due| format!(", due {due}"));
        let line = format!(
            "{full}: invoice {number} of {} on {day}{until}: {}",
            words::told(&ready.amount),
            ready.parts
        );
        all.push(ReadyInvoice { full, ready, record, line });
    }
    Ok(all)
}

/// Demands that no invoice of any client has one of the numbers: they are those of one series.
fn demand_free(portfolio: &Portfolio, planned: &[ReadyInvoice]) -> Result<(), Failure> {
    let numbers: Vec<Value> =
        planned.iter().filter_map(|one| table(&one.record).get("number").cloned()).collect();
    for project in &portfolio.projects {
        let taken = |number: &str| numbers.iter().any(|known| known == number);
        if let Some(invoice) = project.log.invoices.iter().find(|invoice| taken(&invoice.number)) {
            let (full, number) = (portfolio.full_name(project), &invoice.number);
            return Err(Failure::usage(format!("there is already an invoice {number}: of {full}"))
                .hint(format!("begin with a number from which {} are free", numbers.len())));
        }
    }
    Ok(())
}

fn told(after: &Portfolio, planned: &[ReadyInvoice], days: (Date, Date)) -> Told {
    let mut sums: Vec<(Currency, Number)> = Vec::new();
    for ReadyInvoice { ready, .. } in planned {
        match sums.iter_mut().find(|(currency, _)| *currency == ready.amount.currency) {
            Some((_, sum)) => *sum = &*sum + &ready.amount.amount,
            None => sums.push((ready.amount.currency, ready.amount.amount.clone())),
        }
    }
    let sums: Vec<String> = sums.iter().map(|(currency, sum)| words::told(&currency.money(sum))).collect();
    let invoices = counted(planned.len(), "invoice", "invoices");
    let left: Vec<String> = retainers(after)
        .filter(|project| !matches!(ready(after, project, days), Ok(None)))
        .map(|project| after.full_name(project))
        .collect();
    let stands = match left.as_slice() {
        [] => "nothing is left to invoice of retainers".to_owned(),
        left => format!("left to invoice: {}", left.join(", ")),
    };
    let record = |one: &ReadyInvoice| {
        let mut keys = table(&one.record);
        keys.insert("project".to_owned(), one.full.as_str().into());
        keys.insert("currency".to_owned(), one.ready.amount.currency.code().into());
        Value::Object(keys)
    };
    let records: Vec<Value> = planned.iter().map(record).collect();
    let what = format!("{invoices} of {}", sums.join(" and "));
    let told =
        Told::new(what, json!({ "invoices": records })).standing(stands, json!({ "to_invoice": left }));
    Told { lines: planned.iter().map(|one| one.line.clone()).collect(), ..told }
}
