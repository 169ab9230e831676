//! `standing add project`.

use clap::Args;

use crate::cli::commands::add::like::Like;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::narrowing::word;
use crate::cli::typed::{amount, date, duration};
use crate::cli::writing::about::project::{find_project, full_name};
use crate::cli::writing::desk::Desk;
use crate::cli::writing::known::taken;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::{record, table};
use crate::cli::writing::stand;
use crate::cli::writing::told::Told;
use crate::disk::{Change, Extent};
use crate::edit::{Record, apply};
use crate::format::{Kind, template};
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::portfolio::Portfolio;
use crate::model::project::{Billing, Status};
use crate::model::quantity::Money;
use crate::model::retainer::Every;

/// Add a project of a client
///
/// It is active and has a fixed price unless you say otherwise.
/// With --like it takes over the terms and the plan of another project, but nothing that happened.
///
/// Examples:
///   standing add project acme/website --amount 48000 --due 2027-02-26
///   standing add project acme/care-2027 --like acme/care --start 2027-01-01
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct AddProject {
    /// Its client and its id: a to z, 0 to 9 and -
    #[arg(value_name = "CLIENT/ID")]
    id: String,

    /// Its name [default: the id, as a title]
    name: Vec<String>,

    /// How it is billed [default: fixed; with --every: retainer]
    #[arg(long, value_parser = word::<Billing>())]
    billing: Option<Billing>,

    /// The agreed amount; for a retainer, per period
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,

    /// The agreed hours; for a retainer, per period
    #[arg(long, value_name = "HOURS", allow_hyphen_values = true)]
    hours: Option<String>,

    /// When it starts [default for a retainer: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    start: Option<String>,

    /// When it is due: 2027-02-26, 02-26, fri
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due: Option<String>,

    /// Its status [default: active]
    #[arg(long, value_parser = word::<Status>())]
    status: Option<Status>,

    /// The length of a retainer's periods [default: month]
    #[arg(long, value_parser = word::<Every>())]
    every: Option<Every>,

    /// Take over the terms and the plan of a project, with its dates shifted to --start
    #[arg(long, value_name = "PROJECT")]
    like: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

/// What was typed, understood.
struct Meant {
    keys: Record,
    budget: Option<Record>,
    retainer: Option<Record>,
    billing: Billing,
}

impl AddProject {
    /// Writes the project's file.
    ///
    /// # Errors
    /// When the client is unknown, the id isn't valid or is taken, or what was typed makes no sense together.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let (client, id) = self.ids()?;
        let full = format!("{client}/{id}");
        let root = setting.root()?;
        let like = self.like.as_deref().map(|typed| full_name(root, typed)).transpose()?;
        let projects: Vec<String> = [full.clone()].into_iter().chain(like.clone()).collect();
        let desk = self.writing.open(setting, Extent::Projects { projects: &projects, people: &[] })?;
        desk.demand_client(client)?;
        let known = desk.portfolio.projects.iter().map(|project| desk.portfolio.full_name(project));
        if known.chain(desk.portfolio.left_out.iter().cloned()).any(|other| other == full) {
            return Err(taken("project", &full));
        }
        let like = like.as_deref().map(|like| find_project(&desk, like)).transpose()?;
        let start = self.start.as_deref().map(|typed| date::near(typed, setting.today)).transpose()?;
        let like =
            like.map(|project| Like { portfolio: &desk.portfolio, project, start, today: setting.today });
        let meant = self.meant((id, start), &desk, like)?;
        let text = self.text(&meant, like, setting.today)?;
        let change = Change::New { document: format!("clients/{full}.toml"), text };
        desk.write(&[change], |after| {
            let stand = stand::of_project(after, &full, setting.as_of);
            let (status, billing) = (self.status(), meant.billing);
            Told::new(format!("project added, {status}, {billing}"), meant.record(&full))
                .of(&full, stand)
                .next(format!("standing budget {full}"))
        })
    }

    fn text(&self, meant: &Meant, like: Option<Like<'_>>, today: Date) -> Result<String, Failure> {
        let is_over = matches!(self.status(), Status::Done | Status::Lost | Status::Cancelled);
        let to_come = (!is_over && meant.billing != Billing::Internal).then_some(today);
        let text = template::project(&meant.keys, meant.budget.as_ref(), meant.retainer.as_ref(), to_come);
        let Some(like) = like else { return Ok(text) };
        apply(&text, Kind::Project.schema(), &like.edits(meant.billing))
            .map_err(|fault| Failure::data(fault.to_string()))
    }

    fn ids(&self) -> Result<(&str, &str), Failure> {
        let Some((client, id)) = self.id.split_once('/') else {
            let cause = format!("\"{}\" doesn't say whose project it is", self.id);
            return Err(Failure::usage(cause).hint(format!("write CLIENT/{}", self.id)));
        };
        if id == "client" {
            let cause = "a project can't be called \"client\": that is the client's own file";
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

    fn status(&self) -> Status {
        self.status.unwrap_or(Status::Active)
    }

    fn billing(&self, like: Option<Like<'_>>) -> Result<Billing, Failure> {
        let otherwise = match like {
            _ if self.every.is_some() => Billing::Retainer,
            Some(like) => like.project.billing,
            None => Billing::Fixed,
        };
        let billing = self.billing.unwrap_or(otherwise);
        if self.every.is_some() && billing != Billing::Retainer {
            return Err(Failure::usage(format!("--every is for retainers, and this project is {billing}"))
                .hint("write --billing retainer, or leave out --every"));
        }
        Ok(billing)
    }

    fn meant(
        &self,
        (id, start): (&str, Option<Date>),
        desk: &Desk<'_>,
        like: Option<Like<'_>>,
    ) -> Result<Meant, Failure> {
        let (status, billing, today) = (self.status(), self.billing(like)?, desk.setting.today);
        let start = start.or_else(|| (billing == Billing::Retainer).then_some(today));
        let own = self.currency(&desk.portfolio);
        let currency = like.map_or(own, |like| like.project.currency);
        let due = self.due.as_deref().map(|typed| date::due(typed, today)).transpose()?;
        let due = due.or_else(|| like.and_then(|like| like.shifted(like.project.due?)));
        demand_order(start, due)?;
        let firm = like.map_or(&[][..], |like| &like.project.firm);
        let keys = Record::default()
            .with("name", amount::name(&self.name, id))
            .with("status", status.word())
            .with("billing", billing.word())
            .with_some("currency", (currency != own).then(|| currency.code()))
            .with_some("start", start)
            .with_some("due", due)
            .with_some("finished", matches!(status, Status::Done | Status::Cancelled).then_some(today))
            .with_some("paused", (status == Status::Paused).then_some(today))
            .with_list("firm", firm);
        let agreed = self.agreed(desk, (billing, currency), like)?;
        if billing == Billing::Retainer {
            let every = like.and_then(|like| Some(like.project.retainer.as_ref()?.every));
            let every = self.every.or(every).unwrap_or(Every::Month);
            let terms = agreed(Record::default().with("every", every.word()));
            return Ok(Meant { keys, budget: None, retainer: Some(terms), billing });
        }
        let budget = Some(agreed(Record::default())).filter(|budget| budget.entries().next().is_some());
        Ok(Meant { keys, budget, retainer: None, billing })
    }

    /// Adds what was agreed in money and in time: as typed, else as it was for the project that this one is like.
    fn agreed(
        &self,
        desk: &Desk<'_>,
        (billing, currency): (Billing, Currency),
        like: Option<Like<'_>>,
    ) -> Result<impl Fn(Record) -> Record + use<>, Failure> {
        let day = &desk.portfolio.agency.calendar.day_hours;
        let hours = self.hours.as_deref().map(|typed| duration::typed(typed, day)).transpose()?;
        let amount = self.amount.as_deref().map(|typed| amount::typed("the amount", typed)).transpose()?;
        let before = like.map(|like| like.project);
        let before =
            before.filter(|project| (project.billing == Billing::Retainer) == (billing == Billing::Retainer));
        let before = before.map(|project| match project.first_terms() {
            Some(terms) if billing == Billing::Retainer => (terms.hours.clone(), terms.amount.clone()),
            _ => (project.budget.hours.clone(), project.budget.amount.clone()),
        });
        let (hours_before, amount_before) = before.unwrap_or_default();
        let hours = hours.or(hours_before);
        let amount = amount.or(amount_before).map(|amount| Money { amount, currency });
        Ok(move |record: Record| record.with_some("amount", amount.clone()).with_some("hours", hours.clone()))
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
                .hint(format!("write {start} or a later date")))
        }
        _ => Ok(()),
    }
}
