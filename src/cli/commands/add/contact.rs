//! `standing add contact`.

use clap::Args;
use serde_json::json;

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::narrowing::word;
use crate::cli::typed::{amount, date};
use crate::cli::writing::known::taken;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::record;
use crate::cli::writing::told::Told;
use crate::disk::{Change, Extent};
use crate::edit::{Edit, Record};
use crate::model::Date;
use crate::model::client::{Contact, ContactRole, Influence};
use crate::model::portfolio::Portfolio;

/// Add a contact: a person on a client's side
///
/// Examples:
///   standing add contact acme eva Eva Braun --role executive
///   standing add contact acme tom Tom --role manager,approver --rapport ana
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct AddContact {
    /// The client
    client: String,

    /// Their id: a to z, 0 to 9 and -
    id: String,

    /// Their name [default: the id, as a title]
    name: Vec<String>,

    /// Their part in our work with the client
    #[arg(long, value_delimiter = ',', value_parser = word::<ContactRole>())]
    role: Vec<ContactRole>,

    /// Their job title
    #[arg(long)]
    title: Option<String>,

    /// Their e-mail address
    #[arg(long)]
    email: Option<String>,

    /// Their phone number
    #[arg(long)]
    phone: Option<String>,

    /// How much influence they have [default: medium]
    #[arg(long, value_parser = word::<Influence>())]
    influence: Option<Influence>,

    /// Who on our side gets on with them
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    rapport: Vec<String>,

    /// When they came
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

impl AddContact {
    /// Writes the contact to the client's file.
    ///
    /// # Errors
    /// When the client is unknown, or the id isn't valid or is taken.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let id = amount::id(&self.id)?;
        let client = self.client.as_str();
        let desk = self.writing.open(setting, Extent::Client { client, people: &self.rapport })?;
        desk.demand_client(client)?;
        let known = desk.portfolio.clients.iter().find(|known| *known.id == *client);
        if known.is_some_and(|known| known.contacts.iter().any(|contact| *contact.id == *id)) {
            return Err(taken("contact", id));
        }
        desk.demand_people(&self.rapport)?;
        let from = self.from.as_deref().map(|typed| date::typed(typed, setting.today)).transpose()?;
        let contact = self.contact(id, from);
        let document = format!("clients/{client}/client.toml");
        let edits = vec![Edit::Append { list: "contacts".to_owned(), record: contact.clone() }];
        desk.write(&[Change::Edited { document, edits }], |after| told(after, client, &contact))
    }

    fn contact(&self, id: &str, from: Option<Date>) -> Record {
        Record::default()
            .with("id", id)
            .with("name", amount::name(&self.name, id))
            .with_some("title", self.title.as_deref())
            .with_some("email", self.email.as_deref())
            .with_some("phone", self.phone.as_deref())
            .with_list("roles", &self.role)
            .with_some("influence", self.influence.map(Influence::word))
            .with_list("rapport", &self.rapport)
            .with_some("from", from)
    }
}

fn told(after: &Portfolio, client: &str, contact: &Record) -> Told {
    let text = |wanted: &str| {
        contact.entries().find_map(|(key, value)| (key == wanted).then(|| value.words())).unwrap_or_default()
    };
    let (id, name, roles) = (text("id"), text("name"), text("roles"));
    let known = after.clients.iter().find(|known| *known.id == *client && known.readable);
    let contacts = known.map(|known| known.contacts.as_slice());
    let count = match contacts.map(<[_]>::len) {
        None => "the client's file has errors".to_owned(),
        Some(1) => "the first contact".to_owned(),
        Some(count) => format!("{count} contacts now"),
    };
    let as_what = if roles.is_empty() { String::new() } else { format!(" as {roles}") };
    Told::new(format!("{client}: contact {id}, {name}, added{as_what}"), record(&id, contact))
        .standing(count, json!({ "client": client, "contacts": contacts.map(<[_]>::len) }))
        .next(next(client, contacts.unwrap_or_default()))
}

/// Both who decides and who works with us should be known.
fn next(client: &str, contacts: &[Contact]) -> String {
    let is_missing = |role: &ContactRole| contacts.iter().all(|contact| !contact.roles.contains(role));
    match [ContactRole::Executive, ContactRole::Manager].into_iter().find(is_missing) {
        Some(role) => format!("who is their {role}? standing add contact {client} ID NAME --role {role}"),
        None => format!("standing show {client}"),
    }
}
