//! `standing change ask`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::{amount, date, duration, note};
use crate::cli::writing::about::project::{AboutProject, ProjectDesk};
use crate::cli::writing::ident;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::stand::digits;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record};
use crate::model::number::Number;
use crate::model::quantity::{Hours, Money};
use crate::why::words::{counted, told};

/// Record what was asked beyond the agreement
///
/// It has no effect until it is answered. Its id is made from its title.
///
/// Examples:
///   standing change ask acme/website Spanish version --asked-by eva --amount 1800 --days 5
///   standing change ask website A calmer slider --hours 6 --date fri
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct AskArguments {
    /// The project: client/project, or just the project if no other has that name
    project: String,

    /// What was asked, in words
    title: Vec<String>,

    /// Who asked: a contact of the client, or one of our people
    #[arg(long, value_name = "WHO")]
    asked_by: Option<String>,

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

    /// Its id [default: made from the title]
    #[arg(long, value_name = "NEW")]
    id: Option<String>,

    /// A note
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl AskArguments {
    /// Writes the request.
    ///
    /// # Errors
    /// When what was typed makes no sense; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let title = note::demanded("what was asked", &self.title)?;
        let date = date::happened(self.date.as_deref(), setting.today)?;
        let amount = self.amount.as_deref().map(|typed| amount::not_zero("the amount", typed)).transpose()?;
        let about = AboutProject::typed(setting, &self.project)?;
        let desk = about.open(&self.writing, setting)?;
        let project = desk.project()?;
        self.asked_by.as_deref().map_or(Ok(()), |party| desk.demand_party(party))?;
        let is_taken = |id: &str| project.changes.iter().any(|change| *change.id == *id);
        let id = ident::of_title(self.id.as_deref(), &title, "change", is_taken)?;
        let amount = amount.map(|amount| Money { amount, currency: project.currency });
        let hours = self.hours(&desk)?;
        let record = Record::default()
            .with("id", id.as_str())
            .with("title", title.as_str())
            .with("asked", date)
            .with_some("by", self.asked_by.as_deref())
            .with_some("hours", hours.clone())
            .with_some("amount", amount.clone())
            .with_some("days", self.days.filter(|days| *days != 0).map(Number::from))
            .with_some("note", self.note.as_deref());
        let effect = effect(hours.as_ref(), amount.as_ref(), self.days);
        let by = self.asked_by.as_ref().map_or_else(String::new, |by| format!(" by {by}"));
        let next = format!("standing change accept {} {id}, or absorb, decline, defer", desk.full);
        let said =
            Told::new(format!("{id} asked{by} on {date}; a yes means {effect}"), table(&record)).next(next);
        desk.write(vec![Edit::Append { list: "changes".to_owned(), record }], |_| said)
    }

    fn hours(&self, desk: &ProjectDesk<'_>) -> Result<Option<Number>, Failure> {
        let day = &desk.desk.portfolio.agency.calendar.day_hours;
        let hours = self.hours.as_deref().map(|typed| duration::signed(typed, day)).transpose()?;
        Ok(hours.filter(|hours| !hours.is_zero()))
    }
}

/// What a yes would do: `+6 h, +1800.00 EUR, +5 working days`.
pub(crate) fn effect(hours: Option<&Number>, amount: Option<&Money>, days: Option<i64>) -> String {
    let sign = |is_negative: bool| if is_negative { "" } else { "+" };
    let hours =
        hours.map(|hours| format!("{}{} h", sign(hours.is_negative()), digits(&Hours(hours.clone()))));
    let amount = amount.map(|money| format!("{}{}", sign(money.amount.is_negative()), told(money)));
    let days = days.filter(|days| *days != 0).map(|days| {
        let count = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
        let minus = if days < 0 { "-" } else { "+" };
        format!("{minus}{}", counted(count, "working day", "working days"))
    });
    let all: Vec<String> = [hours, amount, days].into_iter().flatten().collect();
    if all.is_empty() { "no change".to_owned() } else { all.join(", ") }
}
