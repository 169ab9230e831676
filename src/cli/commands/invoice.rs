//! `standing invoice`.

use clap::Args;

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
use crate::model::calendar::days_after;
use crate::model::log::Invoice;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::why::words::told;

/// Record an invoice that was sent
///
/// The amount is net of tax, in the project's currency.
/// Its due date is always written down, so that new terms of payment move no invoice that was sent.
/// For a credit note there is standing credit.
///
/// Examples:
///   standing invoice acme/website 2026-017 12000
///   standing invoice website 2026-018 500 --date 11-02
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct InvoiceArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// Its number, unique among the client's invoices
    #[arg(value_name = "NEW")]
    number: String,

    /// How much, net of tax
    #[arg(allow_hyphen_values = true)]
    amount: String,

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
    /// Writes the invoice.
    ///
    /// # Errors
    /// When its number is taken, or what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let date = date::happened(self.date.as_deref(), setting.today)?;
        let due = self.due.as_deref().map(|typed| date::until(typed, date, setting.today)).transpose()?;
        let amount = amount::not_zero("the amount", &self.amount)?;
        let number = self.number.trim();
        if number.is_empty() {
            return Err(Failure::usage("the invoice has no number").hint("give the number that is on it"));
        }
        let about = AboutProject::typed(setting, &self.project)?.on(Subject::Money);
        let desk = about.open_with_client(&self.writing, setting)?;
        let project = desk.project()?;
        not_taken(&desk.desk.portfolio, project, number)?;
        let amount = amount::whole("the amount", &amount, project.currency)?;
        let is_credit = amount.amount.is_negative();
        if is_credit && due.is_some() {
            return Err(Failure::usage("a credit note is due on no day").hint("leave out --due"));
        }
        let usual = days_after(date, desk.client()?.payment_days).filter(|_| !is_credit);
        let due = due.or(usual);
        let record = Record::default()
            .with("number", number)
            .with("date", date)
            .with("amount", amount.clone())
            .with_some("due", due);
        let kind = if is_credit { "credit note" } else { "invoice" };
        let until = due.map_or_else(String::new, |due| format!(", due {due}"));
        let what = format!("{kind} {number} of {} on {date}{until}", told(&amount));
        let said = Told::new(what, table(&record));
        desk.write(vec![Edit::Log { list: "log.invoices".to_owned(), record }], |_| said)
    }
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
