//! Where names lead: the page of each client, project and person, and of findings.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::cli::commands::site::all_names;
use crate::cli::commands::site::commands::{self, Places};
use crate::cli::commands::site::meanings::{WORD, anchor};
use crate::cli::commands::site::paths::{RULES, WORDS, person_path};
use crate::cli::commands::site::sections::Section;
use crate::model::portfolio::Portfolio;
use crate::page::{Block, Cell, Page};
use crate::render::html;
use crate::render::html::links::{Called, Link, Links, Named, Target};

/// Headings below which a name is a person's.
const OF_PEOPLE: [&str; 11] = [
    "person",
    "who",
    "whose",
    "else",
    "lead",
    "accountable",
    "holder",
    "team",
    "held by",
    "rapport with",
    "given by",
];
/// Headings below which several names may stand in a cell.
const OF_SEVERAL: [&str; 6] = ["who", "team", "held by", "rapport with", "with", "else"];
/// Headings below which a name is that of a client's contact, or of one of us.
const OF_CONTACTS: [&str; 5] = ["with", "asked by", "decided by", "told by", "by"];
/// Headings that mean something else in each table: where they lead would explain another.
const OF_MANY_MEANINGS: [&str; 10] =
    ["asked", "left", "days", "from", "target", "free", "of", "kind", "name", "about"];
/// The heading beside which stands what one types.
pub(crate) const KNOWN_AS: &str = "known as";
/// The heading below which a name is that of a page.
const LOOK_AT: &str = "look at";
/// What leads to everything that was found: nobody is called so.
pub(crate) const ALL_FINDINGS: &str = "all findings";

/// The pages of names.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    people: FxHashMap<String, NamedPage>,
    /// Clients, projects and opportunities by their full names; contacts and changes behind those of their owners.
    others: FxHashMap<String, NamedPage>,
    /// The pages that all others lead to.
    pages: FxHashMap<String, String>,
    /// Where it is said what a word means: by the word, and by its anchor.
    words: FxHashMap<String, String>,
}

/// What something is called, and the page that tells of it.
#[derive(Debug)]
pub(crate) struct NamedPage {
    pub(crate) page: String,
    pub(crate) name: String,
    /// The client whose it is.
    pub(crate) of: Option<String>,
}

/// Where names lead from a page.
pub(crate) struct SeenFrom<'n> {
    names: &'n Pages,
    page: &'n str,
    /// The way to the top of the folder.
    up: &'n str,
    /// The client of whom the page is, or of whose project.
    client: Option<&'n str>,
    /// The project of which it is.
    project: Option<&'n str>,
    /// Whether what is said of something on that page can be linked to.
    has_anchors: bool,
}

impl Pages {
    /// The names of a workspace; `words` are those that a page says the meaning of.
    pub(crate) fn of<'w>(
        portfolio: &Portfolio,
        pages: &[Link],
        words: impl IntoIterator<Item = &'w str>,
    ) -> Self {
        let person = |page: String, name: &str| NamedPage { page, name: name.to_owned(), of: None };
        let people =
            portfolio.people().map(|(_, one)| (one.id.to_string(), person(person_path(&one.id), &one.name)));
        let word = |word: &str| {
            let anchor = anchor(word);
            let page = format!("{WORDS}#{anchor}");
            [(word.to_owned(), page.clone()), (anchor, page)]
        };
        Self {
            people: people.collect(),
            others: all_names::others(portfolio),
            pages: pages.iter().map(|link| (link.name.clone(), link.href.clone())).collect(),
            words: words.into_iter().flat_map(word).collect(),
        }
    }

    /// Whether there is a page of that name to which all others lead.
    pub(crate) fn has_report(&self, name: &str) -> bool {
        self.pages.contains_key(name)
    }

    /// What people call one of us, or one of a client's.
    pub(crate) fn of_person(&self, id: &str, client: Option<&str>) -> Option<&str> {
        let theirs = || self.others.get(&of_owner(client?, id));
        self.people.get(id).or_else(theirs).map(|known| known.name.as_str())
    }

    /// The same as seen from a page, from which it is so far to the top of the folder.
    pub(crate) fn from<'n>(&'n self, page: &'n str, up: &'n str, has_anchors: bool) -> SeenFrom<'n> {
        let (client, project) = (client_of(page), subject(page, "projects/"));
        SeenFrom { names: self, page, up, client, project, has_anchors }
    }

    /// The page of a client, a project or a person.
    pub(crate) fn of_subject(&self, name: &str) -> Option<&NamedPage> {
        self.others.get(name).or_else(|| self.people.get(name))
    }
}

impl Pages {
    /// What stands beside a bar or a plan of a chart, by name.
    pub(crate) fn on_charts(&self, id: &mut String) {
        if let Some(known) = self.of_subject(id) {
            id.clone_from(&known.name);
        }
    }

    /// A sentence with names in place of ids: of projects, and of those that it surely speaks of.
    pub(crate) fn in_sentence(&self, text: &str, is_one: impl Fn(&str) -> bool) -> String {
        let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '/' | '.');
        let mut told = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(is_part) {
            let (before, from) = rest.split_at(start);
            let (id, after) = from.split_at(from.find(|letter| !is_part(letter)).unwrap_or(from.len()));
            let known =
                Some(id).filter(|id| id.contains('/') || is_one(id)).and_then(|id| self.of_subject(id));
            told.push_str(before);
            told.push_str(known.map_or(id, |known| &known.name));
            rest = after;
        }
        told + rest
    }

    /// Puts the names of a client's people in place of their ids, on a page that isn't that client's.
    pub(crate) fn of_contacts(&self, page: &mut Page) {
        for block in &mut page.blocks {
            let Block::Sheet(sheet) = block else { continue };
            let projects = sheet.columns.iter().find(|column| column.head.path == "project");
            let Some(projects) = projects.map(|column| column.cells.clone()) else { continue };
            for column in sheet.columns.iter_mut().filter(|column| OF_CONTACTS.contains(&&*column.head.title))
            {
                for (cell, project) in column.cells.iter_mut().zip(&projects) {
                    let (Cell::Id(id), Cell::Id(project)) = (&*cell, project) else { continue };
                    let client = project.split('/').next().unwrap_or_default();
                    let named =
                        self.others.get(&of_owner(client, id)).filter(|_| !self.people.contains_key(id));
                    if let Some(named) = named {
                        *cell = Cell::Text(named.name.clone());
                    }
                }
            }
        }
    }
}

impl<'n> SeenFrom<'n> {
    /// What a name below a heading is that of.
    fn known(&self, heading: &str, name: &str) -> Option<&'n NamedPage> {
        let Pages { people, others, .. } = self.names;
        let theirs = || others.get(&of_owner(self.client?, name));
        match heading {
            WORD | KNOWN_AS => None,
            "change" => others.get(&of_owner(self.project?, name)),
            "contact" => theirs(),
            "opportunity" => others.get(&format!("{}/{name}", self.client?)),
            _ if OF_CONTACTS.contains(&heading) => people.get(name).or_else(theirs),
            _ if OF_PEOPLE.contains(&heading) => people.get(name).or_else(|| others.get(name)),
            _ => others.get(name).or_else(|| people.get(name)),
        }
    }

    /// The part of a page about a subject to which a line of the overview leads.
    fn section(&self, name: &str) -> Option<Target<'n>> {
        let (subject, part) = name.split_once('#')?;
        let title = Section::of_anchor(part)?.title();
        let page = format!("{}#{part}", self.names.of_subject(subject)?.page);
        Some(Target { page: Some(page.into()), called: Some(Called { name: title.into(), of: None }) })
    }

    /// What ends when an assignment does: somebody's work on a project.
    fn assignment(&self, name: &str) -> Option<Target<'n>> {
        let (project, person) = name.split_once(' ')?;
        let (project, person) = (self.names.others.get(project)?, self.names.people.get(person)?);
        let name = format!("{} on {}", person.name, project.name).into();
        let called = Called { name, of: project.of.as_deref() };
        Some(Target { page: Some(project.page.as_str().into()), called: Some(called) })
    }

    fn target(&self, heading: &str, known: &'n NamedPage) -> Target<'n> {
        let is_theirs = self.client.is_some_and(|client| self.is_of(known, client));
        // The list of all names says it in a column of its own.
        let of = known.of.as_deref().filter(|_| !is_theirs && heading != "name");
        let page = Some(known.page.as_str()).filter(|page| page.split('#').next() != Some(self.page));
        Target { page: page.map(Cow::from), called: Some(Called { name: known.name.as_str().into(), of }) }
    }

    /// Whether something is that client's.
    fn is_of(&self, known: &NamedPage, client: &str) -> bool {
        known.of.as_deref() == self.names.others.get(client).map(|client| client.name.as_str())
    }
}

impl Links for SeenFrom<'_> {
    fn up(&self) -> &str {
        self.up
    }

    fn page(&self, heading: &str, name: &str) -> Option<Target<'_>> {
        let pages = &self.names.pages;
        let plain = |page: Cow<'static, str>| Target { page: Some(page), called: None };
        let report = match heading {
            LOOK_AT => match self.section(name) {
                Some(section) => return Some(section),
                None => pages.get(name),
            },
            "rule" => return Some(plain(format!("{RULES}#{name}").into())),
            html::ON_TILES => pages.get(tile(name)),
            "" if name == ALL_FINDINGS => pages.get("checks"),
            _ => None,
        };
        if let Some(page) = report {
            return Some(Target { page: Some(page.as_str().into()), called: None });
        }
        let known = self.known(heading, name).map(|known| self.target(heading, known));
        let letter = || name.strip_prefix("names-").map(|_| plain(format!("{name}.html").into()));
        known.or_else(|| self.assignment(name)).or_else(letter)
    }

    fn are_several(&self, heading: &str) -> bool {
        OF_SEVERAL.contains(&heading)
    }

    fn meaning(&self, heading: &str) -> Option<Cow<'_, str>> {
        if self.has_anchors || OF_MANY_MEANINGS.contains(&heading) {
            return None;
        }
        let words = &self.names.words;
        // A heading that is its own anchor has been looked for already.
        let is_anchor = heading.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let by_anchor = || (!is_anchor).then(|| words.get(&anchor(heading))).flatten();
        words.get(heading).or_else(by_anchor).map(|page| page.as_str().into())
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
        self.of_subject(name).map(|known| known.page.as_str())
    }

    fn word(&self, name: &str) -> Option<&str> {
        self.words.get(name).or_else(|| self.words.get(&anchor(name))).map(String::as_str)
    }
}

/// The client of whom a page is, or of whose project.
pub(crate) fn client_of(page: &str) -> Option<&str> {
    let of_project = subject(page, "projects/").and_then(|name| name.split('/').next());
    of_project.or_else(|| subject(page, "clients/"))
}

/// Of what kind of thing a page is, by its folder: which one.
fn subject<'p>(page: &'p str, folder: &str) -> Option<&'p str> {
    page.strip_prefix(folder).and_then(|rest| rest.strip_suffix(".html"))
}

/// What a contact or a change is known by: its id means something else with each owner.
pub(crate) fn of_owner(owner: &str, id: &str) -> String {
    format!("{owner}#{id}")
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    /// What a name below a heading looks like on a page: where it leads, what it is called, and whose it is.
    fn seen(page: &str, heading: &str, name: &str) -> String {
        let portfolio = sample::portfolio(&[
            ("people/ana.toml", "name = \"Ana Ruiz\"\n"),
            (
                "clients/acme/client.toml",
                "name = \"Acme Ltd\"\n[[contacts]]\nid = \"jo\"\nname = \"Jo Park\"\n",
            ),
            ("clients/acme/shop.toml", "name = \"Shop\"\nstatus = \"active\"\nbilling = \"fixed\"\n"),
        ]);
        let pages = Pages::of(&portfolio, &[], []);
        let seen = pages.from(page, "../", false);
        seen.page(heading, name).map_or_else(String::new, |target| {
            let called = target.called.map(|one| format!("{} ({})", one.name, one.of.unwrap_or("-")));
            format!("{} {}", target.page.unwrap_or("here".into()), called.unwrap_or_default())
        })
    }

    #[test]
    fn names_are_those_of_people_and_say_whose_they_are_where_the_page_does_not() {
        for (page, heading, name, expected) in [
            ("budget.html", "project", "acme/shop", "projects/acme/shop.html Shop (Acme Ltd)"),
            ("clients/acme.html", "project", "acme/shop", "projects/acme/shop.html Shop (-)"),
            ("projects/acme/shop.html", "client", "acme", "clients/acme.html Acme Ltd (-)"),
            ("projects/acme/shop.html", "asked by", "jo", "clients/acme.html#their-people Jo Park (-)"),
            ("clients/acme.html", "with", "jo", "here Jo Park (-)"),
            ("budget.html", "with", "jo", ""),
            (
                "budget.html",
                "what ends",
                "acme/shop ana",
                "projects/acme/shop.html Ana Ruiz on Shop (Acme Ltd)",
            ),
            ("people/ana.html", "person", "ana", "here Ana Ruiz (-)"),
            ("people/ana.html", "", "ana", "here Ana Ruiz (-)"),
            ("people/ana.html", "known as", "ana", ""),
            ("index.html", "look at", "acme/shop#changes", "projects/acme/shop.html#changes changes (-)"),
            ("index.html", "look at", "acme/shop#nowhere", ""),
        ] {
            assert_eq!(seen(page, heading, name), expected, "{page}, {heading}: {name}");
        }
    }
}
