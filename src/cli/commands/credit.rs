//! `standing credit`.

use clap::Args;

use crate::cli::commands::invoice::{not_taken, of_client};
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
use crate::model::number::Number;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::model::quantity::Money;
use crate::why::words::{money, told};

/// Record a credit note that was sent
///
/// The amount is positive, net of tax, in the project's currency.
/// It is written down as a negative invoice.
/// With --of it takes off what is open of that invoice.
/// Without, it stands to the client's credit until standing paid says that it was refunded or set off.
///
/// Examples:
///   standing credit acme/website 2026-018 500 --of 2026-017
///   standing credit website 2026-019 120.50
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct CreditArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// Its number, unique among the client's invoices
    #[arg(value_name = "NEW")]
    number: String,

    /// How much, net of tax
    #[arg(allow_hyphen_values = true)]
    amount: String,

    /// The number of the invoice that it reduces, of any project of the client
    #[arg(long, value_name = "INVOICE")]
    of: Option<String>,

    /// When it was sent: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl CreditArguments {
    /// Writes the credit note.
    ///
    /// # Errors
    /// When its number is taken, or there is no such invoice; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let date = date::happened(self.date.as_deref(), setting.today)?;
        let amount = amount::typed("the amount", &self.amount)?;
        if amount.is_zero() {
            return Err(Failure::usage("the amount is 0").hint("write how much is credited"));
        }
        let number = self.number.trim();
        if number.is_empty() {
            return Err(Failure::usage("the credit note has no number").hint("give the number that is on it"));
        }
        let about = AboutProject::typed(setting, &self.project)?.on(Subject::Money);
        let desk = about.open_with_client(&self.writing, setting)?;
        let project = desk.project()?;
        let portfolio = &desk.desk.portfolio;
        not_taken(portfolio, project, number)?;
        if let Some(of) = &self.of {
            let Some((other, invoice)) = of_client(portfolio, project, of) else {
                return Err(Failure::usage(format!("the client has no invoice {of}"))
                    .hint("give the number of an invoice that was sent, or leave out --of"));
            };
            if invoice.date > date {
                let cause = format!(
                    "invoice {of} of {} was sent on {}, after {date}",
                    portfolio.full_name(other),
                    invoice.date
                );
                return Err(Failure::usage(cause).hint(format!("write {} or a later date", invoice.date)));
            }
        }
        let whole = amount::whole("the amount", &amount, project.currency)?;
        let past = self.past(portfolio, project, &amount);
        let written = Money { amount: Number::zero() - amount, currency: project.currency };
        let record = Record::default()
            .with("number", number)
            .with("date", date)
            .with("amount", written)
            .with_some("of", self.of.as_deref());
        let of = self.of.as_ref().map_or_else(String::new, |of| format!(", of invoice {of}"));
        let what = format!("credit note {number} of {} on {date}{of}", told(&whole));
        let said = Told::new(what, table(&record));
        past.iter().for_each(|past| setting.voice.warning(past));
        desk.write(vec![Edit::Log { list: "log.invoices".to_owned(), record }], |_| said)
    }

    /// That more is credited than the invoice is about.
    fn past(&self, portfolio: &Portfolio, project: &Project, amount: &Number) -> Option<String> {
        let of = self.of.as_deref()?;
        let (other, invoice) = of_client(portfolio, project, of)?;
        let currency = other.currency;
        let projects = portfolio.projects_of(project.client).iter();
        let notes = projects.filter(|one| one.currency == currency).flat_map(|one| &one.log.invoices);
        let notes: Number =
            notes.filter(|note| note.of.as_deref() == Some(of)).map(|note| &note.amount).sum();
        let credited = amount - &notes;
        let is_past = project.currency == currency && credited > invoice.amount;
        let [credited, sent] = [&credited, &invoice.amount].map(|sum| money(sum, currency));
        is_past.then(|| format!("{credited} is credited of invoice {of}, which is {sent}"))
    }
}
