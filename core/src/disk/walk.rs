//! Finds the files of a workspace: which there are, and what stands in their place without being one. Links are never
//! followed, and nothing outside the known places is looked at.

use std::io;

use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::disk::entry::{
    Entry, Found, Presence, at, entries, folder, is_file, is_folder, presence, submodule, symlink,
};
use crate::disk::files::{Extent, Files};
use crate::disk::stray::{beside, beside_clients, copied, of_another_ending, people_below, projects_below};
use crate::model::id::{IdFault, check_id, id_from};
use crate::threads::each;
use crate::toml::value::malformed;

/// The files of a workspace, each list by id.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// `standing.toml`.
    pub(crate) agency: Presence,
    /// The people.
    pub(crate) people: Vec<Member>,
    /// The clients.
    pub(crate) clients: Vec<Folder>,
    /// `private/costs.toml`.
    pub(crate) costs: Presence,
    /// `imports.toml`.
    pub(crate) imports: Presence,
    /// What is wrong with the places of files.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Layout {
    /// How many files there are to be read.
    pub(crate) fn files(&self) -> usize {
        let of_clients = self.clients.iter().map(|client| 1 + client.projects.len()).sum::<usize>();
        let alone = [self.costs, self.imports];
        let alone = alone.into_iter().filter(|there| *there == Presence::Present).count();
        1 + alone + self.people.len() + of_clients
    }
}

/// A file that has an id.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Member {
    /// The file's name without its ending.
    pub(crate) id: Box<str>,
    /// Whether it can be read: a file under a name that is an id.
    pub(crate) readable: bool,
}

/// The folder of a client.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Folder {
    /// Its name.
    pub(crate) id: Box<str>,
    /// Whether it holds a readable `client.toml`.
    pub(crate) readable: bool,
    /// Its projects, as far as they are to be read.
    pub(crate) projects: Vec<Member>,
    /// The ids of all its projects.
    pub(crate) names: Vec<Box<str>>,
}

/// Finds the files of a workspace, as far as the extent says by itself which: whom its documents name is found later.
///
/// # Errors
/// When a folder of it can't be listed.
pub(crate) fn walk(files: &Files, extent: Extent<'_>) -> io::Result<Layout> {
    let top = files.list("")?;
    let mut layout = Layout::default();
    let mut wrong = Vec::new();
    layout.agency = presence(files, "standing.toml", &mut wrong);
    let clients = extent.clients();
    if clients.is_none() {
        layout.people = people(files, &mut wrong)?;
    }
    layout.costs = match at(files, "private") {
        _ if !files.reads_costs => Presence::Absent,
        (Found::Folder, _) => presence(files, "private/costs.toml", &mut wrong),
        (Found::Other, true) => {
            wrong.push(symlink("private"));
            Presence::Displaced
        }
        (Found::Submodule, _) => {
            wrong.push(submodule("private"));
            Presence::Displaced
        }
        _ => Presence::Absent,
    };
    if extent == Extent::Whole {
        layout.imports = presence(files, "imports.toml", &mut wrong);
        wrong.extend(beside(files, "", &top, &["standing", "imports"]));
        if files.reads_costs && at(files, "private").0 == Found::Folder {
            // Not everybody may look there.
            let private = entries(files, "private").unwrap_or_else(|_| Vec::new());
            wrong.extend(beside(files, "private", &private, &["costs"]));
        }
    }
    layout.clients = match clients {
        None => every_client(files, extent, &mut wrong)?,
        Some(_) if !is_folder(files, "clients", &mut wrong) => Vec::new(),
        Some(clients) => {
            let mut folders = Vec::with_capacity(clients.len());
            for id in clients {
                folders.extend(one_client(files, extent, id, &mut wrong)?);
            }
            folders
        }
    };
    layout.diagnostics = wrong;
    Ok(layout)
}

/// Everybody, by id.
///
/// # Errors
/// When the folder can't be listed.
pub(crate) fn people(files: &Files, wrong: &mut Vec<Diagnostic>) -> io::Result<Vec<Member>> {
    let Some(entries) = folder(files, "people", wrong)? else { return Ok(Vec::new()) };
    wrong.extend(folders(&entries).flat_map(|below| people_below(files, below)));
    Ok(members(files, &entries, "people", wrong))
}

/// Somebody, if they are there.
pub(crate) fn one_person(files: &Files, id: &str, wrong: &mut Vec<Diagnostic>) -> Option<Member> {
    let document = format!("people/{id}.toml");
    let (found, link) = at(files, &document);
    (found != Found::Nothing)
        .then(|| Member { id: id.into(), readable: is_file(&document, found, link, wrong) })
}

/// A client, if it is there.
fn one_client(
    files: &Files,
    extent: Extent<'_>,
    id: &str,
    wrong: &mut Vec<Diagnostic>,
) -> io::Result<Option<Folder>> {
    let document = format!("clients/{id}");
    match at(files, &document) {
        _ if check_id(id).is_err() => Ok(None),
        (Found::Folder, _) => {
            let (folder, found) = client(files, extent, id, &[])?;
            wrong.extend(found);
            Ok(folder)
        }
        (Found::Other, true) if !files.leads_to_file(&document) => {
            wrong.push(symlink(&document));
            Ok(None)
        }
        (Found::Submodule, _) => {
            wrong.push(submodule(&document));
            Ok(None)
        }
        _ => Ok(None),
    }
}

/// A client of which nothing is read.
pub(crate) fn unlisted(id: &str) -> Folder {
    Folder { id: id.into(), readable: false, projects: Vec::new(), names: Vec::new() }
}

/// Every folder of `clients/` that holds a file of ours; where they are not read, every folder.
///
/// # Errors
/// When one can't be listed.
pub(crate) fn every_client(
    files: &Files,
    extent: Extent<'_>,
    wrong: &mut Vec<Diagnostic>,
) -> io::Result<Vec<Folder>> {
    let mut names = Vec::new();
    let Some(entries) = folder(files, "clients", wrong)? else { return Ok(Vec::new()) };
    for entry in entries {
        let document = format!("clients/{}", entry.name);
        match entry.found {
            Found::Folder => names.push(entry.name),
            Found::File if extent == Extent::Whole => wrong.extend(beside_clients(files, &entry)),
            Found::Submodule => wrong.push(submodule(&document)),
            // A link to a file would be no client either.
            Found::Other if entry.link && !files.leads_to_file(&document) => {
                wrong.push(symlink(&document));
            }
            _ => {}
        }
    }
    names.sort_unstable();
    if extent != Extent::Whole {
        return Ok(names.iter().map(|name| unlisted(name)).collect());
    }
    let mut folders = Vec::with_capacity(names.len());
    for listed in each(&names, |name| client(files, extent, name, &names)) {
        let (folder, found) = listed?;
        wrong.extend(found);
        folders.extend(folder);
    }
    Ok(folders)
}

/// A client whose folder is there, and what is wrong with its files' places.
fn client(
    files: &Files,
    extent: Extent<'_>,
    name: &str,
    others: &[String],
) -> io::Result<(Option<Folder>, Vec<Diagnostic>)> {
    let path = format!("clients/{name}");
    let mut wrong = Vec::new();
    let entries = entries(files, &path)?;
    if extent == Extent::Whole {
        wrong.extend(folders(&entries).flat_map(|below| projects_below(files, &path, below)));
    }
    let mut projects = members(files, &entries, &path, &mut wrong);
    let client = projects.iter().position(|project| *project.id == *"client");
    let file = client.map(|index| projects.remove(index));
    if file.is_none() && projects.is_empty() {
        return Ok((None, wrong));
    }
    if file.is_none() {
        let message = format!("client {name:?} has projects, but no client.toml");
        let missing =
            Diagnostic::error(rules::MISSING_FILE, Place::key(format!("{path}/client.toml"), ""), message);
        wrong.push(missing.help(format!("add clients/{name}/client.toml with name = \"…\"")));
    }
    let others = others.iter().map(String::as_str);
    let is_id = match copied(files, name, others, |other| format!("clients/{other}/client.toml")) {
        Some(first) => {
            wrong.push(copy(name, &path, &format!("clients/{first}")));
            false
        }
        None => is_id(name, &path, false, &mut wrong),
    };
    let readable = file.is_some_and(|file| file.readable) && is_id;
    let names = projects.iter().map(|project| project.id.clone()).collect();
    projects.retain(|project| extent.has(name, &project.id));
    Ok((Some(Folder { id: name.into(), readable, projects, names }), wrong))
}

/// The folders among some entries.
fn folders(entries: &[Entry]) -> impl Iterator<Item = &str> {
    let folders = entries.iter().filter(|entry| entry.found == Found::Folder);
    folders.map(|entry| &*entry.name).filter(|name| !name.ends_with(".toml"))
}

/// The `.toml` files of a folder, by id.
fn members(files: &Files, entries: &[Entry], folder: &str, wrong: &mut Vec<Diagnostic>) -> Vec<Member> {
    let mut members = Vec::new();
    for entry in entries {
        let Entry { name, found, link } = entry;
        let Some(id) = name.strip_suffix(".toml") else {
            wrong.extend(of_another_ending(files, entry, folder));
            continue;
        };
        let is_taken = folder == "people" && id == OVERHEAD;
        let readable = (*found == Found::File && check_id(id).is_ok() && !is_taken) || {
            let document = format!("{folder}/{name}");
            let others = entries.iter().filter_map(|entry| entry.name.strip_suffix(".toml"));
            match copied(files, id, others, |other| format!("{folder}/{other}.toml")) {
                _ if is_taken => {
                    wrong.push(taken(id, &document));
                    false
                }
                Some(first) => {
                    wrong.push(copy(id, &document, &format!("{folder}/{first}.toml")));
                    false
                }
                None => is_id(id, &document, true, wrong) && is_file(&document, *found, *link, wrong),
            }
        };
        members.push(Member { id: id.into(), readable });
    }
    members.sort_unstable_by(|one, other| one.id.cmp(&other.id));
    members
}

/// Says that a file is a copy that a sync program made of another: under an id it would be counted twice.
fn copy(id: &str, document: &str, first: &str) -> Diagnostic {
    let message = format!("{id:?} looks like a copy of {first} that a sync program made");
    Diagnostic::error(rules::MALFORMED_ID, Place::key(document, ""), message)
        .help(format!("compare it with {first}, then delete it"))
}

/// What the costs have beside the persons, and so the id of none of them.
const OVERHEAD: &str = "overhead";

/// Says that an id means something else already.
fn taken(id: &str, document: &str) -> Diagnostic {
    let message = format!("{id:?} is a key of private/costs.toml, and can't be a person's id");
    Diagnostic::error(rules::MALFORMED_ID, Place::key(document, ""), message)
        .help(format!("rename it, such as to {id}-2.toml"))
}

fn is_id(id: &str, document: &str, file: bool, wrong: &mut Vec<Diagnostic>) -> bool {
    let Err(fault) = check_id(id) else { return true };
    let (reason, _) = malformed(id, fault);
    let ending = if file { ".toml" } else { "" };
    let help = match id_from(id) {
        Some(better) => format!("rename it to {better}{ending}"),
        None if fault == IdFault::Reserved => "give it another name".to_owned(),
        None => "rename it, using only a to z, 0 to 9 and -".to_owned(),
    };
    let message = format!("the name {id:?} {reason}");
    wrong.push(Diagnostic::error(rules::MALFORMED_ID, Place::key(document, ""), message).help(help));
    false
}
