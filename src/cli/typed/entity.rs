//! What an id means: a client, a project or a person.

use crate::cli::failure::Failure;
use crate::cli::typed::nearest::{unknown, unknown_id};
use crate::format::Kind;
use crate::model::id::{ClientId, PersonId};
use crate::model::portfolio::Portfolio;
use crate::toml::nearest::listed;

/// Something that has a file of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Entity {
    /// A client.
    Client(ClientId),
    /// The place of a project.
    Project(usize),
    /// A person.
    Person(PersonId),
    /// The place of a project among those that could not be read.
    Unread(usize),
}

impl Entity {
    /// What an id means. A client's and a person's id go before the id that a project has within its client.
    ///
    /// # Errors
    /// When it means nothing, or several things.
    pub(crate) fn meant(portfolio: &Portfolio, id: &str) -> Result<Self, Failure> {
        let clients = portfolio.clients().filter(|(_, client)| &*client.id == id);
        let people = portfolio.people().filter(|(_, person)| &*person.id == id);
        let found = clients.map(|(id, _)| Self::Client(id)).chain(people.map(|(id, _)| Self::Person(id)));
        match found.collect::<Vec<_>>().as_slice() {
            [] => Self::project(portfolio, id),
            [only] => Ok(*only),
            _ => Self::in_folder(portfolio, id).ok_or_else(|| {
                Failure::usage(format!("\"{id}\" is both a client and a person"))
                    .hint(format!("write clients/{id} or people/{id}"))
            }),
        }
    }

    fn project(portfolio: &Portfolio, id: &str) -> Result<Self, Failure> {
        let known = Self::all_projects(portfolio);
        let named = |(name, _): &&(String, Self)| {
            name == id || name.split_once('/').is_some_and(|(_, project)| project == id)
        };
        let found: Vec<_> = known.iter().filter(named).collect();
        match found.as_slice() {
            [(_, only)] => Ok(*only),
            [] => Self::in_folder(portfolio, id).ok_or_else(|| nobody(portfolio, &known, id)),
            several => {
                let names = several.iter().map(|(name, _)| name.as_str());
                Err(Failure::usage(format!("{} projects are called \"{id}\"", several.len()))
                    .hint(format!("write {}", listed(names))))
            }
        }
    }

    /// What `clients/ID` and `people/ID` mean, for ids that both a client and a person have.
    fn in_folder(portfolio: &Portfolio, id: &str) -> Option<Self> {
        let (folder, id) = id.split_once('/')?;
        match folder {
            "clients" => {
                portfolio.clients().find(|(_, client)| &*client.id == id).map(|(id, _)| Self::Client(id))
            }
            "people" => {
                portfolio.people().find(|(_, person)| &*person.id == id).map(|(id, _)| Self::Person(id))
            }
            _ => None,
        }
    }

    fn all_projects(portfolio: &Portfolio) -> Vec<(String, Self)> {
        let read = portfolio.projects.iter().enumerate();
        let read = read.map(|(place, project)| (portfolio.full_name(project), Self::Project(place)));
        let unread = portfolio.left_out.iter().enumerate();
        read.chain(unread.map(|(place, name)| (name.clone(), Self::Unread(place)))).collect()
    }

    /// The id by which it is called.
    pub(crate) fn id(self, portfolio: &Portfolio) -> String {
        match self {
            Self::Client(id) => portfolio.client(id).map(|client| client.id.to_string()),
            Self::Project(place) => portfolio.projects.get(place).map(|project| portfolio.full_name(project)),
            Self::Person(id) => portfolio.person(id).map(|person| person.id.to_string()),
            Self::Unread(place) => portfolio.left_out.get(place).cloned(),
        }
        .unwrap_or_default()
    }

    /// What it is.
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::Client(_) => "client",
            Self::Project(_) | Self::Unread(_) => "project",
            Self::Person(_) => "person",
        }
    }

    /// Whether its file could be read.
    pub(crate) fn is_readable(self, portfolio: &Portfolio) -> bool {
        match self {
            Self::Client(id) => portfolio.client(id).is_some_and(|client| client.readable),
            Self::Person(id) => portfolio.person(id).is_some_and(|person| person.readable),
            Self::Project(_) => true,
            Self::Unread(_) => false,
        }
    }

    /// What kind of file tells of it, and which it is.
    pub(crate) fn document(self, portfolio: &Portfolio) -> (Kind, String) {
        let id = self.id(portfolio);
        match self {
            Self::Client(_) => (Kind::Client, format!("clients/{id}/client.toml")),
            Self::Project(_) | Self::Unread(_) => (Kind::Project, format!("clients/{id}.toml")),
            Self::Person(_) => (Kind::Person, format!("people/{id}.toml")),
        }
    }
}

/// The failure that nothing has an id, with what may have been meant.
fn nobody(portfolio: &Portfolio, projects: &[(String, Entity)], id: &str) -> Failure {
    let cause = format!("there is no client, project or person called \"{id}\"");
    let full: Vec<&str> = projects.iter().map(|(name, _)| name.as_str()).collect();
    if id.contains('/') {
        return unknown(cause, id, full, "write client/project; standing list projects shows them all");
    }
    let clients: Vec<&str> = portfolio.clients.iter().map(|client| &*client.id).collect();
    let people: Vec<&str> = portfolio.people.iter().map(|person| &*person.id).collect();
    // An id that a client and a person share means neither.
    let shared = |id: &&str| clients.contains(id) && people.contains(id);
    let ids: Vec<&str> = clients.iter().chain(&people).copied().filter(|id| !shared(id)).collect();
    unknown_id(cause, id, &ids, &full, "write an id; standing list shows them all")
}
