//! `standing add project`.

use clap::Args;

use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Status};
use crate::model::quantity::Money;
use crate::model::retainer::Every;
use crate::store::{Change, Extent, Record, template};

use super::super::Ending;
use super::super::amount;
use super::super::date;
use super::super::duration;
use super::super::failure::Failure;
use super::super::narrowing::word;
use super::super::setting::Setting;
use super::super::stand;
use super::super::writing::{Desk, Told, Writing, record, table};
use super::{demand_client, taken};

/// Add a project of a client
///
/// It is active and has a fixed price unless told otherwise.
///
/// Examples:
///   standing add project acme/website --amount 48000 --due 2027-02-26
///   standing add project acme/care Care --every month --hours 20
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(in super::super) struct AddProject {
    /// Its client, and what it goes by: a to z, 0 to 9 and -
    #[arg(value_name = "CLIENT/ID")]
    id: String,

    /// Its name; without one, the id as a title
    name: Vec<String>,

    /// How it is billed [default: fixed; with --every: retainer]
    #[arg(long, value_parser = word::<Billing>())]
    billing: Option<Billing>,

    /// What was agreed in money; of a retainer, for each period
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,

    /// What was agreed in time; of a retainer, for each period
    #[arg(long, value_name = "HOURS", allow_hyphen_values = true)]
    hours: Option<String>,

    /// When it starts [default: of a retainer, today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    start: Option<String>,

    /// When it is to be done: 2027-02-26, 02-26, fri
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due: Option<String>,

    /// Where it stands in its life [default: active]
    #[arg(long, value_parser = word::<Status>())]
    status: Option<Status>,

    /// How long a period of a retainer is [default: month]
    #[arg(long, value_parser = word::<Every>())]
    every: Option<Every>,

    #[command(flatten)]
    writing: Writing,
}

/// What was typed, understood.
struct Meant {
    keys: Record,
    budget: Option<Record>,
    retainer: Option<Record>,
}

impl AddProject {
    /// Writes the project's file.
    ///
    /// # Errors
    /// When the client is unknown, the id is no id or taken, or what was typed makes no sense together.
    pub(super) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let (client, id) = self.ids()?;
        let desk = self.writing.open(setting, Extent::Client(client))?;
        demand_client(&desk.portfolio, client)?;
        let full = format!("{client}/{id}");
        let of_client = |other: &String| *other == full;
        let known = desk.portfolio.projects.iter().map(|project| desk.portfolio.full_name(project));
        if known.chain(desk.portfolio.left_out.iter().cloned()).any(|other| of_client(&other)) {
            return Err(taken("project", &full));
        }
        let meant = self.meant(id, &desk)?;
        let is_over = matches!(self.status(), Status::Done | Status::Lost | Status::Cancelled);
        let to_come = (!is_over && self.billing() != Billing::Internal).then_some(setting.today);
        let text = template::project(&meant.keys, meant.budget.as_ref(), meant.retainer.as_ref(), to_come);
        let change = Change::New { document: format!("clients/{full}.toml"), text };
        desk.write(&[change], |after| {
            let stand = stand::of_project(after, &full, setting.as_of);
            let (status, billing) = (self.status(), self.billing());
            Told {
                line: format!("{full}: project added, {status}, {billing} ({})", stand.words),
                record: meant.record(&full),
                now: stand.now,
                next: format!("standing budget {full}"),
            }
        })
    }

    fn ids(&self) -> Result<(&str, &str), Failure> {
        let Some((client, id)) = self.id.split_once('/') else {
            let cause = format!("\"{}\" does not say whose project it is", self.id);
            return Err(Failure::usage(cause).hint(format!("write CLIENT/{}", self.id)));
        };
        if id == "client" {
            let cause = "\"client\" is the client's own file, and no id of a project";
            return Err(Failure::usage(cause).hint("choose another id"));
        }
        Ok((amount::id(client)?, amount::id(id)?))
    }

    /// The client's currency.
    fn currency(&self, portfolio: &Portfolio) -> Currency {
        let client = self.id.split_once('/').map_or("", |(client, _)| client);
        let known = portfolio.clients.iter().find(|known| *known.id == *client);
        known.map_or(portfolio.agency.currency, |known| known.currency)
    }

    fn billing(&self) -> Billing {
        let otherwise = if self.every.is_some() { Billing::Retainer } else { Billing::Fixed };
        self.billing.unwrap_or(otherwise)
    }

    fn status(&self) -> Status {
        self.status.unwrap_or(Status::Active)
    }

    fn meant(&self, id: &str, desk: &Desk<'_>) -> Result<Meant, Failure> {
        let (status, billing, today) = (self.status(), self.billing(), desk.setting.today);
        if self.every.is_some() && billing != Billing::Retainer {
            return Err(Failure::usage(format!("--every is of a retainer, and this project is {billing}"))
                .hint("write --billing retainer, or leave --every out"));
        }
        let day = &desk.portfolio.agency.calendar.day_hours;
        let hours = self.hours.as_deref().map(|typed| duration::typed(typed, day)).transpose()?;
        let amount = self.amount.as_deref().map(|typed| amount::typed("the amount", typed)).transpose()?;
        let amount = amount.map(|amount| Money { amount, currency: self.currency(&desk.portfolio) });
        let start = self.start.as_deref().map(|typed| date::near(typed, today)).transpose()?;
        let start = start.or_else(|| (billing == Billing::Retainer).then_some(today));
        let due = self.due.as_deref().map(|typed| date::due(typed, today)).transpose()?;
        demand_order(start, due)?;
        let keys = Record::default()
            .with("name", amount::name(&self.name, id))
            .with("status", status.word())
            .with("billing", billing.word())
            .with_some("start", start)
            .with_some("due", due)
            .with_some("finished", matches!(status, Status::Done | Status::Cancelled).then_some(today))
            .with_some("paused", (status == Status::Paused).then_some(today));
        let agreed =
            |record: Record| record.with_some("amount", amount.clone()).with_some("hours", hours.clone());
        let retainer = (billing == Billing::Retainer)
            .then(|| agreed(Record::default().with("every", self.every.unwrap_or(Every::Month).word())));
        let has_budget = retainer.is_none() && (amount.is_some() || hours.is_some());
        Ok(Meant { keys, budget: has_budget.then(|| agreed(Record::default())), retainer })
    }
}

impl Meant {
    fn record(&self, full: &str) -> serde_json::Value {
        let mut record = record(full, &self.keys);
        for (name, keys) in [("budget", &self.budget), ("retainer", &self.retainer)] {
            if let (Some(keys), Some(record)) = (keys, record.as_object_mut()) {
                record.insert(name.to_owned(), table(keys).into());
            }
        }
        record
    }
}

fn demand_order(start: Option<Date>, due: Option<Date>) -> Result<(), Failure> {
    match start.zip(due) {
        Some((start, due)) if due < start => {
            Err(Failure::usage(format!("the due date {due} is before the start {start}"))
                .hint(format!("write a due date from {start} on")))
        }
        _ => Ok(()),
    }
}
