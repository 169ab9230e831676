//! `standing add client`.

use clap::Args;
use serde_json::json;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::currency::currency;
use crate::cli::typed::{amount, date};
use crate::cli::writing::known::taken;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::record;
use crate::cli::writing::told::Told;
use crate::disk::{Change, Extent};
use crate::edit::Record;
use crate::format::template;
use crate::model::Date;
use crate::model::currency::Currency;
use crate::model::portfolio::Portfolio;

/// Add a client: a folder for it and its projects
///
/// Examples:
///   standing add client acme
///   standing add client acme Acme and Sons --lead ana --since 2026-10-20
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct AddClient {
    /// Its id: a to z, 0 to 9 and -
    id: String,

    /// Its name [default: the id, as a title]
    name: Vec<String>,

    /// When we first met: 2026-11-02, 11-02, today, yesterday, fri, -3d, -2w
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// Who looks after the account
    #[arg(long, value_name = "PERSON")]
    lead: Option<String>,

    /// The currency of its projects, if not the workspace's
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,

    /// The client who referred them
    #[arg(long, value_name = "CLIENT", conflicts_with = "source")]
    referred_by: Option<String>,

    /// How they found us, if no client referred them
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl AddClient {
    /// Writes the client's file.
    ///
    /// # Errors
    /// When the id isn't valid or is taken, or names nobody knows are given.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let id = amount::id(&self.id)?;
        let since = self.since.as_deref().map(|typed| date::typed(typed, setting.today)).transpose()?;
        let currency = self.currency.as_deref().map(currency).transpose()?;
        let desk = self.writing.open(setting, Extent::Client { client: id, people: self.lead.as_slice() })?;
        if desk.portfolio.clients.iter().any(|client| *client.id == *id && client.readable) {
            return Err(taken("client", id));
        }
        desk.demand_people(&self.lead)?;
        self.referred_by.as_deref().map_or(Ok(()), |client| desk.demand_client(client))?;
        let keys = self.keys(id, since, currency);
        let text = template::client(&keys, setting.today);
        let change = Change::New { document: format!("clients/{id}/client.toml"), text };
        let others = desk.names()?.clients;
        let count = others.iter().filter(|other| *other != id).count() + 1;
        desk.write(&[change], |after| told(after, id, count, &keys))
    }

    fn keys(&self, id: &str, since: Option<Date>, currency: Option<Currency>) -> Record {
        Record::default()
            .with("name", amount::name(&self.name, id))
            .with_some("since", since)
            .with_some("currency", currency.map(Currency::code))
            .with_some("referred-by", self.referred_by.as_deref())
            .with_some("source", self.source.as_deref())
            .with_some("lead", self.lead.as_deref())
    }
}

fn told(after: &Portfolio, id: &str, count: usize, keys: &Record) -> Told {
    let known = if count == 1 { "the first client".to_owned() } else { format!("{count} clients now") };
    let name = after.clients.iter().find(|client| *client.id == *id).map_or("", |client| &client.name);
    Told::new(format!("{id}: client {name} added"), record(id, keys))
        .standing(known, json!({ "client": id, "projects": 0, "contacts": 0 }))
        .next(format!("standing add project {id}/website"))
}
