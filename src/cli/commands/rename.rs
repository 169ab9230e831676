//! `standing rename`.

use clap::{Args, ValueEnum};
use serde_json::{Map, json};

use crate::cli::failure::Failure;
use crate::cli::session::ending::Ending;
use crate::cli::session::setting::Setting;
use crate::cli::typed::nearest::unknown;
use crate::cli::writing::options::Rehearsing;
use crate::cli::writing::told::Told;
use crate::disk::{Extent, Named};
use crate::model::id::check_id;
use crate::model::portfolio::Portfolio;
use crate::toml::malformed;
use crate::toml::nearest::listed;
use crate::why::words::counted;

/// Give a client, a project, a person or a contact another id
///
/// Moves the file or folder and updates every reference to it, all or nothing.
/// A project is CLIENT/PROJECT, a contact CLIENT/CONTACT. NEW is just the new id.
///
/// Examples:
///   standing rename acme/website relaunch --dry-run
///   standing rename ana ana-ruiz
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct RenameArguments {
    /// The client, project, person or contact
    id: String,

    /// Its new id
    new: String,

    /// What it is, if several things have the same id
    #[arg(long, value_enum)]
    kind: Option<Kind>,

    #[command(flatten)]
    writing: Rehearsing,
}

/// What can get another id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A client
    Client,
    /// A project of a client
    Project,
    /// A person on our side
    Person,
    /// A contact of a client
    Contact,
}

impl RenameArguments {
    /// Gives it another id.
    ///
    /// # Errors
    /// When there is no such thing, when the new id is taken or isn't valid, and when the write fails.
    pub(crate) fn run(&self, setting: &Setting) -> Result<Ending, Failure> {
        let desk = self.writing.open(setting, Extent::Whole)?;
        let named = self.named(&desk.portfolio)?;
        let new = self.new_id(&named)?;
        demand_free(&desk.portfolio, &named, new)?;
        let (changes, updated) = desk.renaming(&named, new)?;
        let told = self.told(&named, new, updated);
        desk.write(&changes, |_| told)
    }

    /// What is meant.
    fn named(&self, portfolio: &Portfolio) -> Result<Named, Failure> {
        let mut known = candidates(portfolio, &self.id);
        known.retain(|one| self.kind.is_none_or(|kind| kind_of(one) == kind));
        if known.len() > 1 {
            let kinds = known.iter().map(|one| word(kind_of(one)));
            let which: Vec<String> = kinds.map(|kind| format!("--kind {kind}")).collect();
            let which = listed(which.iter().map(String::as_str));
            return Err(
                Failure::usage(format!("{} could mean several things", self.id)).hint(format!("add {which}"))
            );
        }
        known.pop().ok_or_else(|| self.nothing(portfolio))
    }

    fn nothing(&self, portfolio: &Portfolio) -> Failure {
        let all = all(portfolio);
        let cause = match self.kind {
            Some(kind) => format!("there is no {} called \"{}\"", word(kind), self.id),
            None => format!("there is nothing called \"{}\"", self.id),
        };
        unknown(
            cause,
            &self.id,
            all.iter().map(String::as_str),
            "see standing list clients, or projects, or people",
        )
    }

    /// The new id; `CLIENT/NEW` means the same where it is the same client.
    fn new_id(&self, named: &Named) -> Result<&str, Failure> {
        let new = match (named, self.new.split_once('/')) {
            (Named::Project(client, _) | Named::Contact(client, _), Some((other, new)))
                if client == other =>
            {
                new
            }
            (Named::Project(..), Some(_)) => {
                return Err(Failure::usage("a project can't move to another client")
                    .hint("write just its new id; to give it another client, move its file by hand"));
            }
            _ => &self.new,
        };
        match check_id(new) {
            Ok(()) if new == "client" && matches!(named, Named::Project(..)) => {
                Err(Failure::usage("a project can't be called \"client\"").hint("choose another id"))
            }
            Ok(()) => Ok(new),
            Err(fault) => {
                let (reason, help) = malformed(new, fault);
                Err(Failure::usage(format!("\"{new}\" {reason}")).hint(help))
            }
        }
    }

    fn told(&self, named: &Named, new: &str, updated: usize) -> Told {
        let (old, now) = match named {
            Named::Client(id) | Named::Person(id) => (id.clone(), new.to_owned()),
            Named::Project(client, id) | Named::Contact(client, id) => {
                (format!("{client}/{id}"), format!("{client}/{new}"))
            }
        };
        let kind = word(kind_of(named));
        let shown = match named {
            Named::Contact(client, _) => client.clone(),
            _ => now.clone(),
        };
        let what =
            format!("{kind} {old} is now {now}; {} updated", counted(updated, "reference", "references"));
        Told::new(what, json!({ "kind": kind, "from": old, "to": now, "references": updated }))
            .standing("", Map::new())
            .next(format!("standing show {shown}"))
    }
}

/// Everything that an id may mean.
fn candidates(portfolio: &Portfolio, id: &str) -> Vec<Named> {
    let mut known = Vec::new();
    if let Some((client, inner)) = id.split_once('/') {
        if has_project(portfolio, client, inner) {
            known.push(Named::Project(client.to_owned(), inner.to_owned()));
        }
        if has_contact(portfolio, client, inner) {
            known.push(Named::Contact(client.to_owned(), inner.to_owned()));
        }
        return known;
    }
    if portfolio.clients.iter().any(|client| *client.id == *id) {
        known.push(Named::Client(id.to_owned()));
    }
    if portfolio.people.iter().any(|person| *person.id == *id) {
        known.push(Named::Person(id.to_owned()));
    }
    known
}

/// All that can get another id.
fn all(portfolio: &Portfolio) -> Vec<String> {
    let clients = portfolio.clients.iter();
    let contacts = clients
        .clone()
        .flat_map(|client| client.contacts.iter().map(|contact| format!("{}/{}", client.id, contact.id)));
    let people = portfolio.people.iter().map(|person| person.id.to_string());
    let projects = portfolio.projects.iter().map(|project| portfolio.full_name(project));
    clients
        .clone()
        .map(|client| client.id.to_string())
        .chain(projects)
        .chain(people)
        .chain(contacts)
        .collect()
}

/// Refuses an id that something of its kind has.
fn demand_free(portfolio: &Portfolio, named: &Named, new: &str) -> Result<(), Failure> {
    let (taken, full) = match named {
        Named::Client(_) => (portfolio.clients.iter().any(|one| *one.id == *new), new.to_owned()),
        Named::Person(_) => (portfolio.people.iter().any(|one| *one.id == *new), new.to_owned()),
        Named::Project(client, _) => (has_project(portfolio, client, new), format!("{client}/{new}")),
        Named::Contact(client, _) => (has_contact(portfolio, client, new), format!("{client}/{new}")),
    };
    if taken {
        let kind = word(kind_of(named));
        return Err(
            Failure::usage(format!("there is already a {kind} called {full}")).hint("choose another id")
        );
    }
    Ok(())
}

fn has_project(portfolio: &Portfolio, client: &str, id: &str) -> bool {
    let full = format!("{client}/{id}");
    portfolio.left_out.contains(&full) || portfolio.place_of(&full).is_some()
}

fn has_contact(portfolio: &Portfolio, client: &str, id: &str) -> bool {
    let own = portfolio.clients.iter().filter(|one| *one.id == *client);
    own.flat_map(|client| &client.contacts).any(|contact| *contact.id == *id)
}

fn kind_of(named: &Named) -> Kind {
    match named {
        Named::Client(_) => Kind::Client,
        Named::Project(..) => Kind::Project,
        Named::Person(_) => Kind::Person,
        Named::Contact(..) => Kind::Contact,
    }
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Client => "client",
        Kind::Project => "project",
        Kind::Person => "person",
        Kind::Contact => "contact",
    }
}
