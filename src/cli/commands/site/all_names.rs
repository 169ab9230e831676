//! All names of a workspace: what each is called and where it leads, and the list of them from A to Z.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::cli::commands::site::names::{NamedPage, of_owner};
use crate::cli::commands::site::paths::{client_path, project_path};
use crate::cli::commands::site::sections::Section;
use crate::model::Date;
use crate::model::change::Change;
use crate::model::client::{Client, Contact, Opportunity};
use crate::model::id::id_from;
use crate::model::portfolio::Portfolio;
use crate::model::project::Project;
use crate::page::{Block, Cell, Column, Page, Sheet, Unit};

/// A name in the list of all names.
struct ListedName {
    /// What it is known by.
    id: String,
    /// What people call it.
    name: String,
    kind: &'static str,
    whose: String,
}

/// Clients, projects, opportunities, contacts and changes, each by what it is known by.
pub(crate) fn others(portfolio: &Portfolio) -> FxHashMap<String, NamedPage> {
    let mut all: FxHashMap<String, NamedPage> = FxHashMap::default();
    for (_, client) in portfolio.clients() {
        let page = client_path(&client.id);
        let theirs = |part: Section, name: &str| NamedPage {
            page: format!("{page}#{}", part.anchor()),
            name: name.to_owned(),
            of: Some(client.name.to_string()),
        };
        let contact = |one: &Contact| (of_owner(&client.id, &one.id), theirs(Section::People, &one.name));
        all.extend(client.contacts.iter().map(contact));
        let opportunity = |one: &Opportunity| {
            (format!("{}/{}", client.id, one.id), theirs(Section::Opportunities, &one.title))
        };
        all.extend(client.opportunities.iter().map(opportunity));
        all.insert(client.id.to_string(), NamedPage { page, name: client.name.to_string(), of: None });
    }
    for project in &portfolio.projects {
        let full = portfolio.full_name(project);
        let page = project_path(&full);
        let of = portfolio.client_of(project).map(|client| client.name.to_string());
        for change in &project.changes {
            let page = format!("{page}#{}", Section::Changes.anchor());
            let named = NamedPage { page, name: change.title.to_string(), of: of.clone() };
            all.insert(of_owner(&full, &change.id), named);
        }
        all.insert(full, NamedPage { page, name: project.name.to_string(), of });
    }
    all
}

/// The names of a workspace, found once, each with the letter below which it stands; by letter.
pub(crate) struct AllNames(Vec<(char, ListedName)>);

impl AllNames {
    /// The names of a workspace from A to Z.
    pub(crate) fn of(portfolio: &Portfolio, as_of: Date) -> Self {
        let mut entries: Vec<(char, ListedName)> =
            entries(portfolio, as_of).into_iter().map(|one| (letter(&one), one)).collect();
        entries.sort_by_cached_key(|(letter, one)| (*letter, one.name.to_lowercase(), one.id.clone()));
        Self(entries)
    }

    /// How many there are.
    pub(crate) const fn count(&self) -> usize {
        self.0.len()
    }

    /// The letters with which they begin.
    pub(crate) fn letters(&self) -> Vec<char> {
        let mut letters: Vec<char> = self.0.iter().map(|(letter, _)| *letter).collect();
        letters.dedup();
        letters
    }

    /// The page of those that begin with a letter, or of all.
    pub(crate) fn page(&self, only: Option<char>) -> Page {
        let is_asked = |(letter, _): &&(char, ListedName)| only.is_none_or(|only| *letter == only);
        let entries: Vec<&ListedName> = self.0.iter().filter(is_asked).map(|(_, entry)| entry).collect();
        type Of = Column<'static, ListedName>;
        let columns = [
            Of::new("name", "name", 0, Unit::Id, |entry| Cell::Id(entry.id.clone())),
            Of::new("kind", "what it is", 1, Unit::Words, |entry| Cell::Text(entry.kind.to_owned())),
            Of::new("of", "of", 2, Unit::Id, |entry| Cell::Id(entry.whose.clone())),
        ];
        let sheet = Sheet::of(&columns, &entries, None).or_say("there are no names yet");
        let title = only.map_or_else(
            || "Names from A to Z".to_owned(),
            |only| format!("Names with {}", only.to_uppercase()),
        );
        Page { title, blocks: vec![Block::Sheet(sheet)] }
    }
}

/// The letter below which a name stands: the first of it, else of its id.
fn letter(entry: &ListedName) -> char {
    let id = entry.id.rsplit(['/', '#']).next().unwrap_or_default();
    let first = id_from(&entry.name).and_then(|name| name.chars().next());
    first.or_else(|| id.chars().next()).unwrap_or('a')
}

/// The page that leads to the names with each letter.
pub(crate) fn index(letters: &[char]) -> Page {
    let facts = letters.iter().map(|letter| {
        let upper = letter.to_uppercase().to_string();
        (upper, Cell::Id(format!("names-{letter}")))
    });
    let facts = Block::Facts { title: "names that begin with".to_owned(), facts: facts.collect() };
    Page { title: "Names from A to Z".to_owned(), blocks: vec![facts] }
}

fn entries(portfolio: &Portfolio, as_of: Date) -> Vec<ListedName> {
    let listed =
        |id: String, name: &str, kind, whose: String| ListedName { id, name: name.to_owned(), kind, whose };
    let people =
        portfolio.people().map(|(_, one)| listed(one.id.to_string(), &one.name, "one of us", String::new()));
    let clients = portfolio.clients().flat_map(|(_, one)| of_client(one));
    let projects: Vec<ListedName> =
        portfolio.projects.iter().flat_map(|project| of_project(portfolio, project, as_of)).collect();
    // What became a project of the same name is that.
    let sold: FxHashSet<&str> = projects.iter().map(|project| project.id.as_str()).collect();
    let clients: Vec<ListedName> = clients.filter(|one| !sold.contains(one.id.as_str())).collect();
    people.chain(clients).chain(projects).collect()
}

fn of_client(client: &Client) -> Vec<ListedName> {
    let whose = client.id.to_string();
    let contact = |one: &Contact| ListedName {
        id: of_owner(&client.id, &one.id),
        name: one.name.to_string(),
        kind: "contact",
        whose: whose.clone(),
    };
    let own =
        ListedName { id: whose.clone(), name: client.name.to_string(), kind: "client", whose: String::new() };
    let deal = |one: &Opportunity| ListedName {
        id: format!("{}/{}", client.id, one.id),
        name: one.title.to_string(),
        kind: "opportunity",
        whose: whose.clone(),
    };
    let contacts = client.contacts.iter().map(contact);
    // What has a project goes by its name.
    let deals = client.opportunities.iter().filter(|one| one.project.is_none()).map(deal);
    [own].into_iter().chain(contacts).chain(deals).collect()
}

fn of_project(portfolio: &Portfolio, project: &Project, as_of: Date) -> Vec<ListedName> {
    let full = portfolio.full_name(project);
    let whose = portfolio.client_of(project).map(|client| client.id.to_string()).unwrap_or_default();
    let change = |one: &Change| ListedName {
        id: of_owner(&full, &one.id),
        name: one.title.to_string(),
        kind: "change",
        whose: full.clone(),
    };
    // What is asked for later is on no page yet.
    let known = project.changes.iter().filter(|one| one.status_at(as_of).is_some());
    let changes: Vec<ListedName> = known.map(change).collect();
    let own = ListedName { id: full, name: project.name.to_string(), kind: "project", whose };
    [own].into_iter().chain(changes).collect()
}
