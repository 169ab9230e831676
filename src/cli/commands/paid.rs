//! `standing paid`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::nearest::unknown;
use crate::cli::typed::{amount, date, note};
use crate::cli::writing::about::project::{AboutProject, ProjectDesk};
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::stand::Subject;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record, Value};
use crate::figures::invoicing::receivables::Account;
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::log::Invoice;
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Money;
use crate::why::words;

/// Record that an invoice was paid
///
/// In full, unless --amount names a part; the last part settles it.
/// What comes to more than is open is written down too, and stands to the client's credit.
/// A negative amount is a refund.
///
/// Examples:
///   standing paid acme/website 2026-017
///   standing paid website 2026-017 --amount 4000 --date fri
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct PaidArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// The invoice's number
    number: String,

    /// A note on a part payment, in words
    #[arg(requires = "amount")]
    note: Vec<String>,

    /// The part that was paid
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,

    /// When it was paid: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl PaidArguments {
    /// Writes the payment.
    ///
    /// # Errors
    /// When there is no such invoice, or it is paid; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let date = date::happened(self.date.as_deref(), setting.today)?;
        let part = self.amount.as_deref().map(|typed| amount::not_zero("the amount", typed)).transpose()?;
        let about = AboutProject::typed(setting, &self.project)?.on(Subject::Money);
        let desk = about.open_with_client(&self.writing, setting)?;
        let (place, invoice) = self.invoice(&desk, date)?;
        let number = &invoice.number;
        let is_refund = invoice.amount.is_positive() && part.as_ref().is_some_and(Number::is_negative);
        if let Some(paid) = invoice.paid.filter(|_| !is_refund) {
            return Err(Failure::usage(format!("invoice {number} was already paid, on {paid}"))
                .hint("give the number of an open invoice"));
        }
        if date < invoice.date {
            return Err(Failure::usage(format!(
                "invoice {number} was sent on {}, after {date}",
                invoice.date
            ))
            .hint(format!("write {} or a later date", invoice.date)));
        }
        let project = desk.project()?;
        let currency = project.currency;
        if let Some(part) = &part {
            amount::whole("the amount", part, currency)?;
        }
        let money = |amount: &Number| words::money(amount, currency);
        let open = self.open(&desk, place)?;
        let payment =
            part.as_ref().map(|part| self.payment(number, date, Money { amount: part.clone(), currency }));
        let rest = part.as_ref().map_or_else(Number::zero, |part| &open - part);
        demand_open(invoice, part.as_ref(), &open, currency)?;
        let is_paid = rest.is_zero() && !is_refund;
        let what = match (&part, is_paid) {
            (_, true) => format!("invoice {number} of {} paid on {date}", money(&invoice.amount)),
            (Some(part), false) if is_refund => {
                format!("{} of invoice {number} refunded on {date}", money(&(Number::zero() - part)))
            }
            (part, false) => {
                let part = part.as_ref().map(money).unwrap_or_default();
                let open = if rest.is_positive() == open.is_positive() {
                    money(&rest)
                } else {
                    "nothing".to_owned()
                };
                format!("{part} of invoice {number} paid on {date}, {open} open")
            }
        };
        let paid = is_paid.then_some(date);
        let record = payment.clone().unwrap_or_else(|| Record::default().with("number", &**number));
        let said = Told::new(what, table(&record.with_some("paid", paid)));
        let log = payment.map(|record| Edit::Log { list: "log.payments".to_owned(), record });
        let path = format!("log.invoices[{place}].paid");
        let set = paid.map(|date| Edit::Set { path, value: Value::Date(date) });
        desk.write(log.into_iter().chain(set).collect(), |_| said)
    }

    /// What is open of the invoice at a place, its credit notes taken off.
    fn open(&self, desk: &ProjectDesk<'_>, place: usize) -> Result<Number, Failure> {
        let account = Account::of(&desk.desk.portfolio, desk.project()?, Date::MAX);
        let parts = account.open_parts().unwrap_or_default();
        let open = parts.into_iter().find(|part| part.place == place).map(|part| part.open);
        Ok(open.unwrap_or_default())
    }

    fn payment(&self, number: &str, date: Date, amount: Money) -> Record {
        Record::default()
            .with("date", date)
            .with("invoice", number)
            .with("amount", amount)
            .with_some("note", note::text(&self.note))
    }

    /// The invoice of the number that was typed, with its place.
    fn invoice<'d>(&self, desk: &'d ProjectDesk<'_>, date: Date) -> Result<(usize, &'d Invoice), Failure> {
        let project = desk.project()?;
        let invoices = || project.log.invoices.iter().enumerate();
        let typed = self.number.as_str();
        if let Some(invoice) = invoices().find(|(_, invoice)| *invoice.number == *typed) {
            return Ok(invoice);
        }
        let cause = format!("{} has no invoice {typed}", desk.full);
        if let Some(other) = elsewhere(&desk.desk.portfolio, project, typed) {
            return Err(Failure::usage(cause).hint(format!("write {other}: that project has this invoice")));
        }
        let otherwise = format!("record it first: standing invoice {} {typed} AMOUNT", desk.full);
        let open = invoices().filter(|(_, invoice)| invoice.paid.is_none() && invoice.date <= date);
        Err(unknown(cause, typed, open.map(|(_, invoice)| &*invoice.number), &otherwise))
    }
}

/// Another project of the client that has an invoice of this number.
fn elsewhere(portfolio: &Portfolio, project: &Project, number: &str) -> Option<String> {
    let has_it = |other: &&Project| other.log.invoices.iter().any(|invoice| *invoice.number == *number);
    portfolio.projects_of(project.client).iter().find(has_it).map(|other| portfolio.full_name(other))
}

/// Demands that so much of an invoice can be paid.
fn demand_open(
    invoice: &Invoice,
    part: Option<&Number>,
    open: &Number,
    currency: Currency,
) -> Result<(), Failure> {
    let (number, is_credit) = (&invoice.number, invoice.amount.is_negative());
    // What is paid of a credit note is paid out: it is negative too.
    if is_credit && part.is_some_and(|part| part.is_positive() || part < open) {
        let open = words::money(open, currency);
        return Err(Failure::usage(format!("only {open} of credit note {number} is open"))
            .hint("write what was paid out, as a negative amount"));
    }
    // To say that all of it came would make less of what came.
    if part.is_none() && !is_credit && open.is_negative() {
        let over = Number::zero() - open;
        let more = words::money(&over, currency);
        return Err(Failure::usage(format!(
            "nothing is open of invoice {number}, and {more} is to their credit"
        ))
        .hint(format!("write down what is paid back: --amount -{}", currency.money(&over).digits())));
    }
    Ok(())
}
