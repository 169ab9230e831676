//! Where names lead: the page of each client, project and person, and of findings.

use std::collections::HashMap;

use crate::cli::commands::site::paths::{client_path, person_path, project_path};
use crate::model::portfolio::Portfolio;
use crate::page::{Block, Cell, Column, Page, Sheet, Unit};
use crate::render::html;
use crate::render::html::Links;

/// Headings below which a name is a person's.
const OF_PEOPLE: [&str; 11] = [
    "person",
    "who",
    "by",
    "lead",
    "accountable",
    "holder",
    "told by",
    "decided by",
    "team",
    "held by",
    "rapport with",
];
/// Headings below which several names may stand in a cell.
const OF_SEVERAL: [&str; 4] = ["who", "team", "held by", "rapport with"];
/// The heading below which a name is that of a page.
const LOOK_AT: &str = "look at";
/// What leads to everything that was found: nobody is called so.
pub(crate) const ALL_FINDINGS: &str = "all findings";

/// The pages of names.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    people: HashMap<String, String>,
    others: HashMap<String, String>,
    /// The pages that all others lead to.
    pages: HashMap<String, String>,
}

/// Where names lead from a page so many folders down.
pub(crate) struct SeenFrom<'n> {
    names: &'n Pages,
    up: &'n str,
}

/// A name in the list of all names.
struct NamedPage {
    name: String,
    kind: &'static str,
    whose: String,
}

impl Pages {
    /// The names of a workspace.
    pub(crate) fn of(portfolio: &Portfolio, pages: &[(String, String)]) -> Self {
        let people = portfolio.people().map(|(_, person)| (person.id.to_string(), person_path(&person.id)));
        let clients = portfolio.clients().map(|(_, client)| (client.id.to_string(), client_path(&client.id)));
        let project = |name: String| (name.clone(), project_path(&name));
        let projects = portfolio.projects.iter().map(|one| project(portfolio.full_name(one)));
        let pages = pages.iter().cloned();
        Self { people: people.collect(), others: clients.chain(projects).collect(), pages: pages.collect() }
    }

    /// The pages that all others lead to.
    pub(crate) const fn of_reports(&self) -> &HashMap<String, String> {
        &self.pages
    }

    /// The same as seen from a page.
    pub(crate) const fn from<'n>(&'n self, up: &'n str) -> SeenFrom<'n> {
        SeenFrom { names: self, up }
    }
}

impl Links for SeenFrom<'_> {
    fn href(&self, heading: &str, name: &str) -> Option<String> {
        let Pages { people, others, pages } = self.names;
        let known = match heading {
            LOOK_AT => pages.get(name),
            // The report of budgets is called budget.
            html::ON_TILES => pages.get(name).or_else(|| pages.get(name.strip_suffix('s')?)),
            "" if name == ALL_FINDINGS => pages.get("checks"),
            _ if OF_PEOPLE.contains(&heading) => people.get(name).or_else(|| others.get(name)),
            _ => others.get(name).or_else(|| people.get(name)),
        };
        let letter = || name.strip_prefix("names-").map(|_| format!("{name}.html"));
        let rule = || if heading == "rule" { Some("checks.html".to_owned()) } else { letter() };
        known.cloned().or_else(rule).map(|path| format!("{}{path}", self.up))
    }

    fn are_several(&self, heading: &str) -> bool {
        OF_SEVERAL.contains(&heading)
    }
}

/// The letters with which names begin, each with its page; a single one where they are few.
pub(crate) fn letters(portfolio: &Portfolio) -> Vec<char> {
    let mut letters: Vec<char> = entries(portfolio).iter().filter_map(|entry| letter(&entry.name)).collect();
    letters.sort_unstable();
    letters.dedup();
    letters
}

/// The letter below which a name stands.
fn letter(name: &str) -> Option<char> {
    let last = name.rsplit('/').next().unwrap_or(name);
    last.chars().next().map(|first| first.to_ascii_lowercase())
}

/// The page of all names that begin with a letter, or of all.
pub(crate) fn page(portfolio: &Portfolio, only: Option<char>) -> Page {
    let mut entries = entries(portfolio);
    entries.retain(|entry| only.is_none_or(|only| letter(&entry.name) == Some(only)));
    entries
        .sort_by(|one, other| last(&one.name).cmp(last(&other.name)).then_with(|| one.name.cmp(&other.name)));
    type Of = Column<'static, NamedPage>;
    let columns = [
        Of::new("name", "name", 0, Unit::Id, |entry| Cell::Id(entry.name.clone())),
        Of::new("kind", "what it is", 1, Unit::Words, |entry| Cell::Text(entry.kind.to_owned())),
        Of::new("of", "of", 2, Unit::Id, |entry| Cell::Id(entry.whose.clone())),
    ];
    let sheet = Sheet::of(&columns, &entries, None).or_say("there are no names yet");
    let title = only
        .map_or_else(|| "Names from A to Z".to_owned(), |only| format!("Names with {}", only.to_uppercase()));
    Page { title, blocks: vec![Block::Sheet(sheet)] }
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

fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// How many names there are.
pub(crate) fn count(portfolio: &Portfolio) -> usize {
    entries(portfolio).len()
}

fn entries(portfolio: &Portfolio) -> Vec<NamedPage> {
    let entry = |name: &str, kind, whose: String| NamedPage { name: name.to_owned(), kind, whose };
    let people = portfolio.people().map(|(_, one)| entry(&one.id, "person", String::new()));
    let clients = portfolio.clients().map(|(_, one)| entry(&one.id, "client", String::new()));
    let projects = portfolio.projects.iter().flat_map(|project| {
        let full = portfolio.full_name(project);
        let client = portfolio.client_of(project).map(|client| client.id.to_string()).unwrap_or_default();
        let changes = project.changes.iter().map(|change| entry(&change.id, "change", full.clone()));
        let changes: Vec<NamedPage> = changes.collect();
        [entry(&full, "project", client)].into_iter().chain(changes)
    });
    people.chain(clients).chain(projects).collect()
}
