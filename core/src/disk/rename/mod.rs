//! Gives a client, a project, a person or a contact another id: which files move, and what is to be written wherever
//! something refers to it. Only those bytes change.

pub(crate) mod references;
#[cfg(test)]
mod tests;

use crate::disk::files::{Extent, Files};
use crate::disk::opened::of;
use crate::disk::rename::references::{Reference, references};
use crate::disk::sources::Sources;
use crate::disk::walk::walk;
use crate::disk::write::{Change, Refusal};
use crate::edit::EditFault;
use crate::edit::lines::{Splice, spliced};
use crate::edit::string::string;
use crate::format::kind::Kind;
use crate::threads::each;
use crate::toml::layout::find::Spot;
use crate::toml::layout::{Layout, Piece};
use crate::toml::path::Step;
use crate::toml::tree::exact::exact;

/// What gets another id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A client, by its id.
    Client(String),
    /// A project, by its client's id and its own.
    Project(String, String),
    /// A person on our side.
    Person(String),
    /// Somebody on a client's side, by the client's id and their own.
    Contact(String, String),
}

/// A document that may name what gets another id.
#[derive(Clone)]
struct Page {
    document: String,
    kind: Kind,
    /// Without its byte order mark.
    body: String,
    has_mark: bool,
}

/// What an id means where it is written.
#[derive(Debug, PartialEq, Eq)]
struct Meaning {
    what: &'static str,
    id: String,
    /// The client whose it is, where that is written with it.
    client: Option<String>,
}

const MARK: &str = "\u{feff}";

/// What gives something another id, and how many references are rewritten.
///
/// # Errors
/// When a document that may name it cannot be read, or when the new id would mean somebody else.
pub(crate) fn rename(files: &Files, named: &Named, new: &str) -> Result<(Vec<Change>, usize), Refusal> {
    let moved = named.moved_to(new).map(|(from, to)| Change::Moved { from, to });
    let mut changes: Vec<Change> = moved.into_iter().collect();
    let mut rewritten = 0;
    for Respelt { page, splices, references } in respelt_pages(files, named, new)? {
        rewritten += references;
        if !splices.is_empty() {
            let (mark, document) =
                (if page.has_mark { MARK } else { "" }, named.path_of(&page.document, new));
            let text = format!("{mark}{}", spliced(&page.body, splices));
            changes.push(Change::Rewritten { document, text });
        }
    }
    Ok((changes, rewritten))
}

/// Where each document of a workspace names something, with what another id writes there; spans count no byte order mark.
///
/// # Errors
/// When the workspace cannot be read.
pub fn respellings(
    sources: &Sources,
    named: &Named,
    new: &str,
) -> Result<Vec<(String, Vec<Splice>)>, Refusal> {
    let pages = respelt_pages(&sources.files, named, new)?;
    Ok(pages.into_iter().map(|Respelt { page, splices, .. }| (page.document, splices)).collect())
}

/// A document with what another id writes in it.
struct Respelt {
    page: Page,
    splices: Vec<Splice>,
    /// So many of them are references; another may be the id itself.
    references: usize,
}

fn respelt_pages(files: &Files, named: &Named, new: &str) -> Result<Vec<Respelt>, Refusal> {
    let pages = pages(files, named, new)?;
    let mut respelt_pages = Vec::new();
    for page in &pages {
        let contacts = contacts(&pages, page.client());
        let schema = page.kind.schema();
        let found = references(&page.body, schema);
        let means = |one: &&Reference| named.is_meant(page, meaning(one, &contacts));
        let mut spans: Vec<_> = found.iter().filter(means).map(|one| one.span.clone()).collect();
        let references = spans.len();
        spans.extend(named.own_id(page));
        let splices = spans.into_iter().map(|span| {
            let old = page.body.get(span.clone()).unwrap_or("");
            Splice { text: respelt(old, new), span }
        });
        let splices: Vec<Splice> = splices.collect();
        let after = Page { body: spliced(&page.body, splices.clone()), ..page.clone() };
        named.demand_same(page, &after, &contacts, new)?;
        respelt_pages.push(Respelt { page: page.clone(), splices, references });
    }
    Ok(respelt_pages)
}

impl Named {
    /// Its id, without its client's.
    pub fn id(&self) -> &str {
        match self {
            Self::Client(id) | Self::Person(id) | Self::Project(_, id) | Self::Contact(_, id) => id,
        }
    }

    /// The file or folder that has the id for its name, and what it is called with another.
    pub fn moved_to(&self, new: &str) -> Option<(String, String)> {
        match self {
            Self::Client(id) => Some((format!("clients/{id}"), format!("clients/{new}"))),
            Self::Project(client, id) => {
                Some((format!("clients/{client}/{id}.toml"), format!("clients/{client}/{new}.toml")))
            }
            Self::Person(id) => Some((format!("people/{id}.toml"), format!("people/{new}.toml"))),
            Self::Contact(..) => None,
        }
    }

    /// The path of a document once its file or folder has moved.
    fn path_of(&self, document: &str, new: &str) -> String {
        let Some((from, to)) = self.moved_to(new) else { return document.to_owned() };
        match document.strip_prefix(&from) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => format!("{to}{rest}"),
            _ => document.to_owned(),
        }
    }

    /// Whether an id in a document means this one.
    fn is_meant(&self, page: &Page, Meaning { what, id, client }: Meaning) -> bool {
        let is_own = |own: &str| client.as_deref().or(page.client()) == Some(own);
        id == self.id()
            && match self {
                Self::Client(_) => what == "client",
                Self::Person(_) => what == "person",
                Self::Project(client, _) => what == "project" && is_own(client),
                Self::Contact(client, _) => what == "contact" && is_own(client),
            }
    }

    /// Where a contact's own id stands.
    fn own_id(&self, page: &Page) -> Option<std::ops::Range<usize>> {
        let Self::Contact(client, id) = self else { return None };
        let is_own = page.kind == Kind::Client && page.client() == Some(client);
        let ids = if is_own { contact_ids(&page.body) } else { Vec::new() };
        ids.into_iter().find(|(known, _)| known == id).map(|(_, span)| span)
    }

    /// Refuses where an id would mean somebody else than before.
    fn demand_same(
        &self,
        before: &Page,
        after: &Page,
        contacts: &[String],
        new: &str,
    ) -> Result<(), Refusal> {
        let mut contacts_after = contacts.to_vec();
        if let Self::Contact(client, id) = self
            && before.client() == Some(client)
        {
            contacts_after.iter_mut().filter(|known| *known == id).for_each(|known| new.clone_into(known));
        }
        let schema = before.kind.schema();
        let meanings = |page: &Page, contacts: &[String]| -> Vec<Meaning> {
            references(&page.body, schema).iter().map(|one| meaning(one, contacts)).collect()
        };
        let said = |all: &[Meaning]| -> Vec<(&str, String)> {
            all.iter().map(|one| (one.what, one.id.clone())).collect()
        };
        let mut expected = meanings(before, contacts);
        for one in &mut expected {
            let Meaning { what, id, client } = &*one;
            if self.is_meant(before, Meaning { what, id: id.clone(), client: client.clone() }) {
                new.clone_into(&mut one.id);
            }
        }
        if said(&expected) == said(&meanings(after, &contacts_after)) {
            return Ok(());
        }
        Err(Refusal::Confused { document: before.document.clone(), id: new.to_owned() })
    }
}

impl Page {
    /// The client in whose folder it is.
    fn client(&self) -> Option<&str> {
        self.document.strip_prefix("clients/")?.split('/').next()
    }
}

/// The documents in which one of some ids is written; no other can name it.
fn pages(files: &Files, named: &Named, new: &str) -> Result<Vec<Page>, Refusal> {
    let ids = [named.id(), new];
    let layout = walk(files, Extent::Whole).map_err(Refusal::Unreadable)?;
    let mut documents = vec!["standing.toml".to_owned(), "imports.toml".to_owned()];
    // Costs name nobody but people, and not everybody may read them.
    documents.extend(matches!(named, Named::Person(_)).then(|| "private/costs.toml".to_owned()));
    documents.extend(layout.people.iter().map(|person| format!("people/{}.toml", person.id)));
    for client in &layout.clients {
        let ids = std::iter::once("client").chain(client.projects.iter().map(|project| &*project.id));
        documents.extend(ids.map(|id| format!("clients/{}/{id}.toml", client.id)));
    }
    let pages: Vec<Option<Page>> =
        each(&documents, |document| page(files, document, ids)).into_iter().collect::<Result<_, _>>()?;
    // No answer: documents that name nobody.
    Ok(pages.into_iter().flatten().collect())
}

fn page(files: &Files, document: &str, ids: [&str; 2]) -> Result<Option<Page>, Refusal> {
    let Some(kind) = Kind::of(document) else { return Ok(None) };
    let bytes = match files.bytes(document) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Refusal::Unreadable(of(document, &error))),
    };
    let text = String::from_utf8(bytes).map_err(|_| Refusal::NoText(document.to_owned()))?;
    // An id may be written with escapes. The contacts of a client decide what one means in its other documents.
    let is_named = text.contains('\\') || ids.iter().any(|id| text.contains(id));
    if kind != Kind::Client && !is_named {
        return Ok(None);
    }
    let (has_mark, body) = match text.strip_prefix(MARK) {
        Some(body) => (true, body.to_owned()),
        None => (false, text),
    };
    if exact(&body).is_none() {
        if !is_named {
            return Ok(None);
        }
        return Err(Refusal::NoPlace { document: document.to_owned(), fault: EditFault::NoToml });
    }
    Ok(Some(Page { document: document.to_owned(), kind, body, has_mark }))
}

/// The ids of a client's contacts.
fn contacts(pages: &[Page], client: Option<&str>) -> Vec<String> {
    let own =
        pages.iter().find(|page| page.kind == Kind::Client && page.client() == client && client.is_some());
    own.map_or_else(Vec::new, |page| contact_ids(&page.body).into_iter().map(|(id, _)| id).collect())
}

/// The ids of the contacts that a client's document has, each with where it stands.
fn contact_ids(body: &str) -> Vec<(String, std::ops::Range<usize>)> {
    let layout = Layout::of(body);
    let path = |at: usize| vec![Step::Key("contacts".to_owned()), Step::Item(at), Step::Key("id".to_owned())];
    let list = [Step::Key("contacts".to_owned())];
    let items = layout.spot(&list).and_then(Spot::value).and_then(Piece::items).map_or(0, <[_]>::len);
    let ids = (0..items.max(layout.records(&list))).filter_map(|at| {
        let value = layout.spot(&path(at))?.value()?;
        Some((string(body, value)?, value.span.clone()))
    });
    ids.collect()
}

/// Who or what an id means: a contact before a person where either may stand.
fn meaning(reference: &Reference, contacts: &[String]) -> Meaning {
    let what = match reference.referent {
        "contact or person" if contacts.contains(&reference.id) => "contact",
        "contact or person" => "person",
        what => what,
    };
    Meaning { what, id: reference.id.clone(), client: reference.client.clone() }
}

/// An id in the quotes of another, or without any.
fn respelt(old: &str, new: &str) -> String {
    let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| old.starts_with(quotes));
    let quotes = quotes.unwrap_or("");
    format!("{quotes}{new}{quotes}")
}
