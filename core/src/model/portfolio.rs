//! The whole workspace in memory.

use crate::model::agency::Agency;
use crate::model::change::Party;
use crate::model::client::{Client, Contact};
use crate::model::dated::Dated;
use crate::model::id::{ClientId, ContactIndex, PersonId};
use crate::model::number::Number;
use crate::model::person::Person;
use crate::model::project::Project;

/// Everything that a workspace says.
#[derive(Clone, Debug)]
pub struct Portfolio {
    /// What `standing.toml` says.
    pub agency: Agency,
    /// Everybody on our side, by id.
    pub people: Vec<Person>,
    /// Every client, by id.
    pub clients: Vec<Client>,
    /// Every project that could be read, by client id, then project id.
    pub projects: Vec<Project>,
    /// The full names of projects that could not be read: each total that misses them says so.
    pub left_out: Vec<String>,
    /// What the agency costs in a month beside its people's hours and what projects buy, in its currency.
    pub overhead: Dated<Number>,
    /// Whether what an hour costs could be read: no file is fine, a broken one makes every cost unknown.
    pub costs_readable: bool,
    /// Whether there is a file that says what an hour costs.
    pub has_costs: bool,
    /// Whether this user may not read it: that is no error, and every cost is unknown.
    pub costs_closed: bool,
}

impl Portfolio {
    /// A person by id.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(id.0 as usize)
    }

    /// The id of a person as written.
    #[must_use]
    pub fn person_id(&self, id: PersonId) -> &str {
        self.person(id).map_or("", |person| &person.id)
    }

    /// A client by id.
    #[must_use]
    pub fn client(&self, id: ClientId) -> Option<&Client> {
        self.clients.get(id.0 as usize)
    }

    /// The client of a project.
    #[must_use]
    pub fn client_of(&self, project: &Project) -> Option<&Client> {
        self.client(project.client)
    }

    /// A project's full name, `client/project`.
    #[must_use]
    pub fn full_name(&self, project: &Project) -> String {
        format!("{}/{}", self.client_of(project).map_or("", |client| &client.id), project.id)
    }

    /// A contact of a project's client.
    #[must_use]
    pub fn contact(&self, client: ClientId, contact: ContactIndex) -> Option<&Contact> {
        self.client(client)?.contacts.get(contact.0 as usize)
    }

    /// The id of somebody on either side, as written.
    #[must_use]
    pub fn party_id(&self, client: ClientId, party: Party) -> &str {
        match party {
            Party::Contact(contact) => self.contact(client, contact).map_or("", |contact| &contact.id),
            Party::Person(person) => self.person_id(person),
        }
    }

    /// Everybody with their ids.
    pub fn people(&self) -> impl Iterator<Item = (PersonId, &Person)> {
        (0..).map(PersonId).zip(&self.people)
    }

    /// Every client with its id.
    pub fn clients(&self) -> impl Iterator<Item = (ClientId, &Client)> {
        (0..).map(ClientId).zip(&self.clients)
    }

    /// The project of a full name, where it could be read.
    #[must_use]
    pub fn project_named(&self, full: &str) -> Option<&Project> {
        self.projects.get(self.place_of(full)?)
    }

    /// The place of the project of a full name.
    #[must_use]
    pub fn place_of(&self, full: &str) -> Option<usize> {
        let (client, id) = full.split_once('/')?;
        let (client, _) = self.clients().find(|(_, one)| *one.id == *client)?;
        let first = self.projects.partition_point(|project| project.client < client);
        let place = self.projects_of(client).binary_search_by(|project| (*project.id).cmp(id)).ok()?;
        Some(first + place)
    }

    /// The projects of one client, which stand together in the order of their ids.
    #[must_use]
    pub fn projects_of(&self, client: ClientId) -> &[Project] {
        let from = self.projects.partition_point(|project| project.client < client);
        let to = self.projects.partition_point(|project| project.client <= client);
        self.projects.get(from..to).unwrap_or_default()
    }
}

impl Portfolio {
    /// Takes what a document says out of the figures: a project's own, or every project of a client's. The totals
    /// that miss it will say so.
    pub fn leave_out(&mut self, document: &str) {
        let Some(name) = document.strip_prefix("clients/").and_then(|path| path.strip_suffix(".toml")) else {
            return;
        };
        let of_client = name.strip_suffix("/client").map(|client| format!("{client}/"));
        let names: Vec<String> = self.projects.iter().map(|project| self.full_name(project)).collect();
        let left =
            |full: &String| full == name || of_client.as_ref().is_some_and(|client| full.starts_with(client));
        let mut places = names.iter().map(left);
        self.projects.retain(|_| !places.next().unwrap_or(false));
        self.left_out.extend(names.into_iter().filter(left));
        self.left_out.sort_unstable();
        self.left_out.dedup();
    }
}
