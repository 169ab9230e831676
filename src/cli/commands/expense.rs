//! `standing expense`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::{amount, date, note};
use crate::cli::writing::about::project::AboutProject;
use crate::cli::writing::known;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record};
use crate::model::quantity::Money;
use crate::why::words::told;

/// Record a cost that was paid for a project
///
/// The amount is in the project's currency; a refund is negative.
///
/// Examples:
///   standing expense acme/website 320.50 stock photographs
///   standing expense website 89 --unbilled --who ana --date yesterday train to the kick-off
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct ExpenseArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// How much
    #[arg(allow_hyphen_values = true)]
    amount: String,

    /// What for, in words
    note: Vec<String>,

    /// Who paid it
    #[arg(long, value_name = "PERSON")]
    who: Option<String>,

    /// When: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    /// For which phase of the project
    #[arg(long, value_name = "PHASE")]
    phase: Option<String>,

    /// For which request for change
    #[arg(long, value_name = "CHANGE")]
    change: Option<String>,

    /// What the client is billed for it [default: the amount]
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true, conflicts_with = "unbilled")]
    price: Option<String>,

    /// The client doesn't pay for it
    #[arg(long)]
    unbilled: bool,

    #[command(flatten)]
    writing: Writing,
}

impl ExpenseArguments {
    /// Writes the expense.
    ///
    /// # Errors
    /// When what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let date = date::happened(self.date.as_deref(), setting.today)?;
        let amount = amount::not_zero("the amount", &self.amount)?;
        let about = AboutProject::typed(setting, &self.project)?.naming(&self.who);
        let desk = about.open(&self.writing, setting)?;
        let project = desk.project()?;
        self.phase.as_deref().map_or(Ok(()), |phase| known::demand_phase(project, desk.full, phase))?;
        let price = self.price.as_deref().map(|typed| amount::not_zero("the price", typed)).transpose()?;
        let currency = project.currency;
        let price = price.map(|amount| Money { amount, currency });
        let amount = Money { amount, currency };
        let record = Record::default()
            .with("date", date)
            .with("amount", amount.clone())
            .with_some("price", price.clone())
            .with_some("note", note::text(&self.note))
            .with_some("who", self.who.as_deref())
            .with_some("phase", self.phase.as_deref())
            .with_some("change", desk.request_id(self.change.as_deref())?)
            .with_some("billable", self.unbilled.then_some(false));
        let billed = match &price {
            Some(price) => format!(", billed at {}", told(price)),
            None if self.unbilled => ", not billed".to_owned(),
            None => String::new(),
        };
        let what = format!("expense of {} on {date}{billed}", told(&amount));
        let said = Told::new(what, table(&record));
        desk.write(vec![Edit::Log { list: "log.expenses".to_owned(), record }], |_| said)
    }
}
