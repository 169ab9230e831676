//! `standing import contacts`: people on a client's side, each once.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};
use serde_json::{Value, json};

use crate::cli::commands::import::refusing::refuse;
use crate::cli::commands::import::source::Origin;
use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::amount;
use crate::cli::writing::options::Writing;
use crate::cli::writing::record::table;
use crate::cli::writing::told::Told;
use crate::disk::{Change, Extent};
use crate::edit::{Edit, Record};
use crate::exchange::cards::{self, Card};
use crate::exchange::entry::Refused;
use crate::model::client::Contact;
use crate::model::id::id_from;
use crate::why::words::counted;

/// From what contacts are taken.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportContacts {
    /// Take over contacts from vCards
    ///
    /// Who has the same email or name is there already.
    ///
    /// Examples:
    ///   standing import contacts vcard acme.vcf --client acme
    ///   standing import contacts vcard - --client acme --dry-run
    #[command(verbatim_doc_comment)]
    Vcard(ImportCards),
    /// Take over contacts from a table with columns called name, email, phone and title
    ///
    /// Who has the same email or name is there already.
    ///
    /// Examples:
    ///   standing import contacts csv acme.csv --client acme
    ///   standing import contacts csv - --client acme --dry-run
    #[command(verbatim_doc_comment)]
    Csv(ImportCards),
}

/// The file, and whose contacts they are.
#[derive(Debug, Args)]
pub(crate) struct ImportCards {
    /// The file; - for standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,

    /// Whose contacts they are
    #[arg(long, value_name = "ID")]
    client: String,

    /// Leave out those that can't be taken, and say which
    #[arg(long)]
    skip_bad: bool,

    #[command(flatten)]
    writing: Writing,
}

impl ImportContacts {
    /// Imports them.
    ///
    /// # Errors
    /// When one can't be taken, or the client is unknown; nothing is written then.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        match self {
            Self::Vcard(arguments) => arguments.run(setting, cards::vcards),
            Self::Csv(arguments) => arguments.run(setting, cards::table),
        }
    }
}

impl ImportCards {
    fn run(
        &self,
        setting: &Setting,
        read: impl FnOnce(&[u8]) -> Result<cards::Cards, crate::exchange::entry::Unreadable>,
    ) -> Result<Ending, Failure> {
        let id = amount::id(&self.client)?;
        let origin = Origin::read(&self.file)?;
        let (cards, mut refused) = origin.told(read(&origin.bytes))?;
        let desk = self.writing.open(setting, Extent::Client { client: id, people: &[] })?;
        desk.demand_client(id)?;
        let client = desk.portfolio.clients.iter().find(|client| *client.id == *id);
        let known = client.map_or(&[][..], |client| &client.contacts);
        let rows = cards.len() + refused.len();
        let mut new: Vec<(String, Record)> = Vec::new();
        let mut there = 0;
        for card in &cards {
            match judged(card, known, &new) {
                Ok(Some(found)) => new.push(found),
                Ok(None) => there += 1,
                Err(row) => refused.push(row),
            }
        }
        refused.sort_by_key(|row| row.line);
        refuse(&desk, (&refused, rows), &origin.name, self.skip_bad)?;
        let edit = |(_, record): &(String, Record)| Edit::Append {
            list: "contacts".to_owned(),
            record: record.clone(),
        };
        let edits: Vec<Edit> = new.iter().map(edit).collect();
        let records: Vec<Value> = new.iter().map(|(_, record)| Value::Object(table(record))).collect();
        let what = match new.len() {
            0 => format!("0 new, {there} already there"),
            count if there == 0 => counted(count, "contact", "contacts"),
            count => format!("{}; {there} already there", counted(count, "contact", "contacts")),
        };
        let told = Told::new(
            format!("{id}: {what}"),
            json!({ "client": id, "already_there": there, "contacts": records }),
        );
        if edits.is_empty() {
            return desk.unchanged(&told);
        }
        let change = Change::Edited { document: format!("clients/{id}/client.toml"), edits };
        desk.write(&[change], |_| {
            told.next(format!("say what they are to us: standing set {id} contacts.ID.roles manager"))
        })
    }
}

/// Somebody new, with their id; nothing where they are there already.
fn judged(
    card: &Card,
    known: &[Contact],
    new: &[(String, Record)],
) -> Result<Option<(String, Record)>, Refused> {
    let is_same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
    let is_known = |contact: &Contact| {
        let by_email = contact.email.as_deref().zip(card.email.as_deref());
        is_same(&contact.name, &card.name) || by_email.is_some_and(|(one, other)| is_same(one, other))
    };
    let refused = |why: String, help: &str| Refused { line: card.line, why, help: help.to_owned() };
    if known.iter().any(is_known) {
        return Ok(None);
    }
    let Some(id) = id_from(&card.name) else {
        return Err(refused(
            format!("no id can be made of {:?}", card.name),
            "add them with standing add contact",
        ));
    };
    if known.iter().any(|contact| *contact.id == *id) || new.iter().any(|(other, _)| *other == id) {
        let why = format!("{:?} would become {id}, and that is somebody else", card.name);
        return Err(refused(why, "add them with standing add contact, under another id"));
    }
    let record = Record::default()
        .with("id", id.as_str())
        .with("name", card.name.as_str())
        .with_some("title", card.title.as_deref())
        .with_some("email", card.email.as_deref())
        .with_some("phone", card.phone.as_deref());
    Ok(Some((id, record)))
}
