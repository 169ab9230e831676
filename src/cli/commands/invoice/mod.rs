//! `standing invoice`.

mod batch;
mod ready;

use clap::Args;

use crate::cli::commands::invoice::ready::{nothing, ready};
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::{amount, date};
use crate::cli::writing::about::project::AboutProject;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::stand::Subject;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record};
use crate::model::Date;
use crate::model::log::Invoice;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Money;
use crate::why::words::told;

/// Record an invoice that was sent
///
/// The amount is net of tax, in the project's currency; with --ready it is all that can be invoiced.
/// Its due date is always written down, so that new terms of payment move no invoice that was sent.
/// With --retainers it is done for all retainers, all or none, with numbers that count up from --first.
/// For a credit note there is standing credit.
///
/// Examples:
///   standing invoice acme/website 2026-017 12000 --date 11-02
///   standing invoice --ready --retainers --first 2026-018 --dry-run
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct InvoiceArguments {
    /// The project: client/project, or just the project if no other has that name
    #[arg(required_unless_present = "retainers")]
    project: Option<String>,

    /// Its number, unique among the client's invoices
    #[arg(value_name = "NEW", required_unless_present = "retainers")]
    number: Option<String>,

    /// How much, net of tax
    #[arg(allow_hyphen_values = true, required_unless_present = "ready", conflicts_with = "ready")]
    amount: Option<String>,

    /// All that can be invoiced, as standing money lists it
    #[arg(long)]
    ready: bool,

    /// With --ready: of all retainers, in one write
    #[arg(long, requires = "ready", requires = "first", conflicts_with_all = ["project", "number"])]
    retainers: bool,

    /// With --retainers: the first number; the others count up from it
    #[arg(long, value_name = "NEW", requires = "retainers")]
    first: Option<String>,

    /// When it was sent: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    /// When it is due [default: after the client's payment-days]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl InvoiceArguments {
    /// Writes the invoice, or those of all retainers.
    ///
    /// # Errors
    /// When its number is taken, or what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        match (&self.first, &self.project, &self.number) {
            (Some(first), ..) => self.run_batch(setting, first),
            (None, Some(project), Some(number)) => self.run_one(setting, project, number.trim()),
            (None, ..) => Err(Failure::usage("no project and no number is named").hint("name both")),
        }
    }

    fn run_one(&self, setting: &Setting, project: &str, number: &str) -> Result<Ending, Failure> {
        let date = date::happened(self.date.as_deref(), setting.today)?;
        let due = self.due.as_deref().map(|typed| date::until(typed, date, setting.today)).transpose()?;
        let typed = self.amount.as_deref().map(|typed| amount::not_zero("the amount", typed)).transpose()?;
        if number.is_empty() {
            return Err(Failure::usage("the invoice has no number").hint("give the number that is on it"));
        }
        let about = AboutProject::typed(setting, project)?.on(Subject::Money);
        let desk = about.open_with_client(&self.writing, setting)?;
        let project = desk.project()?;
        let portfolio = &desk.desk.portfolio;
        not_taken(portfolio, project, number)?;
        let (amount, parts) = match typed {
            Some(typed) => (amount::whole("the amount", &typed, project.currency)?, String::new()),
            None => {
                let ready = ready(portfolio, project, (date, setting.today))?;
                let ready = ready.ok_or_else(|| nothing(desk.full, date))?;
                (ready.amount, format!(": {}", ready.parts))
            }
        };
        let is_credit = amount.amount.is_negative();
        if is_credit && due.is_some() {
            return Err(Failure::usage("a credit note is due on no day").hint("leave out --due"));
        }
        let usual = desk.client()?.due_of(date).filter(|_| !is_credit);
        let due = due.or(usual);
        let record = record_of(number, date, &amount, due);
        let kind = if is_credit { "credit note" } else { "invoice" };
        let until = due.map_or_else(String::new, |due| format!(", due {due}"));
        let what = format!("{kind} {number} of {} on {date}{until}{parts}", told(&amount));
        let said = Told::new(what, table(&record));
        desk.write(vec![Edit::Log { list: "log.invoices".to_owned(), record }], |_| said)
    }
}

/// The record of an invoice.
pub(crate) fn record_of(number: &str, date: Date, amount: &Money, due: Option<Date>) -> Record {
    Record::default()
        .with("number", number)
        .with("date", date)
        .with("amount", amount.clone())
        .with_some("due", due)
}

/// Refuses a number that an invoice or a credit note of the client has already.
///
/// # Errors
/// When one has it.
pub(crate) fn not_taken(portfolio: &Portfolio, project: &Project, number: &str) -> Result<(), Failure> {
    let Some((other, invoice)) = of_client(portfolio, project, number) else { return Ok(()) };
    let (other, date) = (portfolio.full_name(other), invoice.date);
    let cause = format!("there is already an invoice {number}: of {other}, dated {date}");
    Err(Failure::usage(cause).hint("use another number: numbers are unique within a client"))
}

/// The client's invoice of a number, and its project.
pub(crate) fn of_client<'p>(
    portfolio: &'p Portfolio,
    project: &Project,
    number: &str,
) -> Option<(&'p Project, &'p Invoice)> {
    portfolio.projects_of(project.client).iter().find_map(|project| {
        let invoice = project.log.invoices.iter().find(|invoice| *invoice.number == *number)?;
        Some((project, invoice))
    })
}
