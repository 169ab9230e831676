//! `standing change quote`.

use clap::Args;

use crate::cli::commands::change::ask::effect;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::{amount, date, duration};
use crate::cli::writing::about::project::AboutProject;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record};
use crate::model::Date;
use crate::model::change::{Change, ChangeStatus};
use crate::model::number::Number;
use crate::model::quantity::Money;

/// Record that we told the client what it would take: from then on the clock is theirs
///
/// Give --hours, --amount or --days if the request does not have them yet.
///
/// Examples:
///   standing change quote acme/website spanish-version --amount 1800 --days 5
///   standing change quote website span --hours 12 --date fri
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct QuoteArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// The request: its id, or the start of it if no other begins like that
    change: String,

    /// What a yes adds to the budget, in hours; may be negative
    #[arg(long, value_name = "HOURS", allow_hyphen_values = true)]
    hours: Option<String>,

    /// What a yes adds to the budget, in money; may be negative
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,

    /// How many working days a yes moves the due date by; may be negative
    #[arg(long, value_name = "DAYS", allow_hyphen_values = true)]
    days: Option<i64>,

    /// When: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl QuoteArguments {
    /// Writes the day of the quote, and what it says.
    ///
    /// # Errors
    /// When the request was decided, or what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let date = date::happened(self.date.as_deref(), setting.today)?;
        let amount = self.amount.as_deref().map(|typed| amount::not_zero("the amount", typed)).transpose()?;
        let about = AboutProject::typed(setting, &self.project)?;
        let desk = about.open(&self.writing, setting)?;
        let (place, change) = desk.request(&self.change, |change| demand_open(change, date).is_ok())?;
        demand_open(change, date)?;
        let currency = desk.project()?.currency;
        let amount = amount.map(|amount| Money { amount, currency });
        let day = &desk.desk.portfolio.agency.calendar.day_hours;
        let hours = self.hours.as_deref().map(|typed| duration::signed(typed, day)).transpose()?;
        let record = Record::default()
            .with("quoted", date)
            .with_some("hours", hours.clone())
            .with_some("amount", amount.clone())
            .with_some("days", self.days.map(Number::from));
        let edits = record
            .entries()
            .map(|(key, value)| Edit::Set { path: format!("changes[{place}].{key}"), value: value.clone() });
        let edits: Vec<Edit> = edits.collect();
        let hours = hours.or_else(|| Some(change.hours.clone()).filter(|hours| !hours.is_zero()));
        let written = || Some(change.amount.clone()).filter(|amount| !amount.is_zero());
        let amount = amount.or_else(|| written().map(|amount| Money { amount, currency }));
        let effect = effect(hours.as_ref(), amount.as_ref(), self.days.or(Some(change.days)));
        let id = &change.id;
        let said: serde_json::Map<_, _> =
            table(&Record::default().with("id", &**id)).into_iter().chain(table(&record)).collect();
        let next = format!("standing change accept {} {id}, or decline, withdraw", desk.full);
        let said = Told::new(format!("{id} quoted on {date}; a yes means {effect}"), said).next(next);
        desk.write(edits, |_| said)
    }
}

/// Demands that a request is open, and was asked by a day.
fn demand_open(change: &Change, date: Date) -> Result<(), Failure> {
    let Change { id, asked, status, .. } = change;
    if *status != ChangeStatus::Open {
        let decided = change.decided.map_or_else(String::new, |decided| format!(" on {decided}"));
        return Err(Failure::usage(format!("{id} is already decided: {status}{decided}"))
            .hint("quote a request that is open: standing change ask records a new one"));
    }
    if date < *asked {
        return Err(Failure::usage(format!("{id} was asked on {asked}, after {date}"))
            .hint(format!("write {asked} or a later date")));
    }
    Ok(())
}
