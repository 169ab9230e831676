//! `standing add opportunity`.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::amount;
use crate::cli::typed::narrowing::word;
use crate::cli::writing::about::client::AboutClient;
use crate::cli::writing::known::taken;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::record;
use crate::cli::writing::told::Told;
use crate::edit::{Edit, Record};
use crate::model::client::{Client, Stage};
use crate::model::portfolio::Portfolio;
use crate::model::quantity::Money;
use crate::why::words::counted;

/// Add work that a client may want
///
/// It is an idea unless you say otherwise.
///
/// Examples:
///   standing add opportunity acme seo Search engines --need 'nobody finds the shop'
///   standing add opportunity acme app An app --value 40000 --stage proposed
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct AddOpportunity {
    /// The client
    client: String,

    /// Its id: a to z, 0 to 9 and -
    #[arg(value_name = "NEW")]
    id: String,

    /// What it would be [default: the id, as a title]
    title: Vec<String>,

    /// The client's need that it would meet
    #[arg(long, value_name = "TEXT")]
    need: Option<String>,

    /// What it is worth, in the client's currency
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    value: Option<String>,

    /// How far along it is [default: idea]
    #[arg(long, value_parser = word::<Stage>())]
    stage: Option<Stage>,

    #[command(flatten)]
    writing: Writing,
}

impl AddOpportunity {
    /// Writes the opportunity to the client's file.
    ///
    /// # Errors
    /// When the client is unknown, or the id isn't valid or is taken.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let id = amount::id(&self.id)?;
        let value = self.value.as_deref().map(|typed| amount::typed("the value", typed)).transpose()?;
        let about = AboutClient::typed(&self.client);
        let desk = about.open(&self.writing, setting)?;
        let client = desk.client()?;
        if client.opportunities.iter().any(|known| *known.id == *id) {
            return Err(taken("opportunity", id));
        }
        let keys = Record::default()
            .with("id", id)
            .with("title", amount::name(&self.title, id))
            .with_some("need", self.need.as_deref())
            .with_some("value", value.map(|amount| Money { amount, currency: client.currency }))
            .with_some("stage", self.stage.map(Stage::word));
        let next = match self.need {
            Some(_) => format!("standing raise {} {id}", self.client),
            None => "which of their needs would it meet? say so with --need".to_owned(),
        };
        let edits = vec![Edit::Append { list: "opportunities".to_owned(), record: keys.clone() }];
        desk.write(edits, |after| {
            let what = format!("opportunity {id} added, {}", open(after, &self.client));
            Told::new(what, record(id, &keys)).next(next)
        })
    }
}

fn open(after: &Portfolio, client: &str) -> String {
    let is_it = |known: &&Client| *known.id == *client;
    let client = after.clients.iter().find(is_it);
    let count = client.map_or(0, |client| client.opportunities.iter().filter(|one| one.is_open()).count());
    format!("{} now", counted(count, "is open", "are open"))
}
