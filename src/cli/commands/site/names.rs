//! Where names lead: the page of each client, project and person, and of findings.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::cli::commands::site::commands::{self, Places};
use crate::cli::commands::site::meanings::anchor;
use crate::cli::commands::site::paths::{RULES, WORDS};
use crate::cli::commands::site::paths::{client_path, person_path, project_path};
use crate::model::portfolio::Portfolio;
use crate::page::{Block, Cell, Column, Page, Sheet, Unit};
use crate::render::html;
use crate::render::html::links::{Links, Named};

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
/// Headings that mean something else in each table: where they lead would explain another.
const OF_MANY_MEANINGS: [&str; 8] = ["days", "from", "target", "free", "of", "kind", "name", "about"];
/// The heading below which a name is that of a page.
const LOOK_AT: &str = "look at";
/// What leads to everything that was found: nobody is called so.
pub(crate) const ALL_FINDINGS: &str = "all findings";

/// The pages of names.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    people: FxHashMap<String, String>,
    others: FxHashMap<String, String>,
    /// The pages that all others lead to.
    pages: FxHashMap<String, String>,
    /// Where it is said what a word means, by its anchor.
    words: FxHashMap<String, String>,
}

/// Where names lead from a page so many folders down.
pub(crate) struct SeenFrom<'n> {
    names: &'n Pages,
    up: &'n str,
    /// Whether what is said of something on that page can be linked to.
    has_anchors: bool,
}

/// A name in the list of all names.
struct NamedPage {
    name: String,
    kind: &'static str,
    whose: String,
}

impl Pages {
    /// The names of a workspace; `words` are those that a page says the meaning of.
    pub(crate) fn of(
        portfolio: &Portfolio,
        pages: &[(String, String)],
        words: impl IntoIterator<Item = String>,
    ) -> Self {
        let people = portfolio.people().map(|(_, person)| (person.id.to_string(), person_path(&person.id)));
        let clients = portfolio.clients().map(|(_, client)| (client.id.to_string(), client_path(&client.id)));
        let project = |name: String| (name.clone(), project_path(&name));
        let projects = portfolio.projects.iter().map(|one| project(portfolio.full_name(one)));
        let word = |anchor: String| (anchor.clone(), format!("{WORDS}#{anchor}"));
        Self {
            people: people.collect(),
            others: clients.chain(projects).collect(),
            pages: pages.iter().cloned().collect(),
            words: words.into_iter().map(word).collect(),
        }
    }

    /// Whether there is a page of that name to which all others lead.
    pub(crate) fn has_report(&self, name: &str) -> bool {
        self.pages.contains_key(name)
    }

    /// The same as seen from a page.
    pub(crate) const fn from<'n>(&'n self, up: &'n str, has_anchors: bool) -> SeenFrom<'n> {
        SeenFrom { names: self, up, has_anchors }
    }

    /// The page of a client, a project or a person.
    fn of_subject(&self, name: &str) -> Option<&str> {
        self.others.get(name).or_else(|| self.people.get(name)).map(String::as_str)
    }
}

impl Links for SeenFrom<'_> {
    fn up(&self) -> &str {
        self.up
    }

    fn page(&self, heading: &str, name: &str) -> Option<Cow<'_, str>> {
        let Pages { people, others, pages, .. } = self.names;
        let known = match heading {
            LOOK_AT => pages.get(name),
            "rule" => return Some(format!("{RULES}#{name}").into()),
            html::ON_TILES => pages.get(tile(name)),
            "" if name == ALL_FINDINGS => pages.get("checks"),
            _ if OF_PEOPLE.contains(&heading) => people.get(name).or_else(|| others.get(name)),
            _ => others.get(name).or_else(|| people.get(name)).or_else(|| others.get(owner(name)?)),
        };
        let letter = || name.strip_prefix("names-").map(|_| format!("{name}.html").into());
        known.map(|path| path.as_str().into()).or_else(letter)
    }

    fn are_several(&self, heading: &str) -> bool {
        OF_SEVERAL.contains(&heading)
    }

    fn meaning(&self, heading: &str) -> Option<Cow<'_, str>> {
        if self.has_anchors || OF_MANY_MEANINGS.contains(&heading) {
            return None;
        }
        let is_anchor = heading.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let page =
            if is_anchor { self.names.words.get(heading) } else { self.names.words.get(&anchor(heading)) };
        page.map(|page| page.as_str().into())
    }

    fn command(&self, words: &str) -> Option<(Named, usize)> {
        commands::place(words, self.names)
    }

    fn anchor(&self, about: &str) -> Option<String> {
        self.has_anchors.then(|| anchor(about))
    }
}

impl Places for Pages {
    fn report(&self, name: &str) -> Option<&str> {
        self.pages.get(name).map(String::as_str)
    }

    fn subject(&self, name: &str) -> Option<&str> {
        self.of_subject(name)
    }

    fn word(&self, name: &str) -> Option<&str> {
        self.words.get(&anchor(name)).map(String::as_str)
    }
}

/// Whose something is that has no page of its own: an assignment is its project's, an opportunity its client's.
fn owner(name: &str) -> Option<&str> {
    name.split_once(' ').or_else(|| name.split_once('/')).map(|(owner, _)| owner)
}

/// The page that a tile of the overview speaks of: the report of budgets is called budget.
fn tile(name: &str) -> &str {
    match name {
        "budgets" => "budget",
        "schedules" => "schedule",
        "requests" => "scope",
        other => other,
    }
}

/// The names of a workspace, found once.
pub(crate) struct AllNames(Vec<NamedPage>);

impl AllNames {
    /// The names of a workspace from A to Z.
    pub(crate) fn of(portfolio: &Portfolio) -> Self {
        let mut entries = entries(portfolio);
        entries.sort_by(|one, other| {
            last(&one.name).cmp(last(&other.name)).then_with(|| one.name.cmp(&other.name))
        });
        Self(entries)
    }

    /// How many there are.
    pub(crate) const fn count(&self) -> usize {
        self.0.len()
    }

    /// The letters with which they begin.
    pub(crate) fn letters(&self) -> Vec<char> {
        let mut letters: Vec<char> = self.0.iter().filter_map(|entry| letter(&entry.name)).collect();
        letters.sort_unstable();
        letters.dedup();
        letters
    }

    /// The page of those that begin with a letter, or of all.
    pub(crate) fn page(&self, only: Option<char>) -> Page {
        let is_asked = |entry: &&NamedPage| only.is_none_or(|only| letter(&entry.name) == Some(only));
        let entries: Vec<&NamedPage> = self.0.iter().filter(is_asked).collect();
        type Of = Column<'static, NamedPage>;
        let columns = [
            Of::new("name", "name", 0, Unit::Id, |entry| Cell::Id(entry.name.clone())),
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

/// The letter below which a name stands.
fn letter(name: &str) -> Option<char> {
    let last = name.rsplit('/').next().unwrap_or(name);
    last.chars().next().map(|first| first.to_ascii_lowercase())
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
