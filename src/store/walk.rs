//! Finds the files of a workspace: which there are, and what stands in their place without being one. Links are never
//! followed, and nothing outside the known places is looked at.

use std::fs::{self, DirEntry, FileType};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::value::malformed;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::id::{check_id, id_from};

/// The files of a workspace, each list by id.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// `standing.toml`.
    pub(super) agency: Presence,
    /// The people.
    pub(super) people: Vec<Member>,
    /// The clients.
    pub(super) clients: Vec<Folder>,
    /// `private/costs.toml`.
    pub(super) costs: Presence,
    /// What is wrong with the places of files.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Whether a single file is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Presence {
    /// There is none.
    #[default]
    Absent,
    /// There is one.
    Present,
    /// Something else is in its place, which was said.
    Displaced,
}

/// A file that has an id.
#[derive(Debug)]
pub(super) struct Member {
    /// The file's name without its ending.
    pub(super) id: Box<str>,
    /// Whether it can be read: a file under a name that is an id.
    pub(super) readable: bool,
}

/// The folder of a client.
#[derive(Debug)]
pub(super) struct Folder {
    /// Its name.
    pub(super) id: Box<str>,
    /// Whether it holds a readable `client.toml`.
    pub(super) readable: bool,
    /// Its projects.
    pub(super) projects: Vec<Member>,
}

/// What stands at a place where a file or a folder of ours would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Nothing,
    File,
    Folder,
    Other,
}

/// Finds the files of the workspace in `root`.
///
/// # Errors
/// When the folder itself cannot be listed.
pub(super) fn walk(root: &Path) -> io::Result<Layout> {
    fs::read_dir(root)?;
    let mut layout = Layout::default();
    let mut wrong = Vec::new();
    layout.agency = presence(root, "standing.toml", &mut wrong);
    if let Some(entries) = folder(root, "people", &mut wrong) {
        layout.people = members(entries, "people", &mut wrong);
    }
    layout.costs = match at(root, "private") {
        (Found::Folder, _) => presence(root, "private/costs.toml", &mut wrong),
        (Found::Other, true) => {
            wrong.push(symlink("private"));
            Presence::Displaced
        }
        _ => Presence::Absent,
    };
    if let Some(entries) = folder(root, "clients", &mut wrong) {
        layout.clients = clients(root, entries, &mut wrong);
    }
    layout.diagnostics = wrong;
    Ok(layout)
}

/// Every folder of `clients/` that holds a file of ours.
fn clients(root: &Path, entries: Vec<Entry>, wrong: &mut Vec<Diagnostic>) -> Vec<Folder> {
    let mut names = Vec::new();
    for entry in entries {
        let document = format!("clients/{}", entry.name);
        match entry.found {
            Found::Folder => names.push(entry.name),
            // A link to a file would be no client either.
            Found::Other if entry.link && !root.join(&document).is_file() => {
                wrong.push(symlink(&document));
            }
            _ => {}
        }
    }
    names.sort_unstable();
    let listed: Vec<_> = names.par_iter().map(|name| client(root, name)).collect();
    let mut folders = Vec::with_capacity(listed.len());
    for (folder, found) in listed {
        wrong.extend(found);
        folders.extend(folder);
    }
    folders
}

fn client(root: &Path, name: &str) -> (Option<Folder>, Vec<Diagnostic>) {
    let path = format!("clients/{name}");
    let mut wrong = Vec::new();
    let Some(entries) = folder(root, &path, &mut wrong) else {
        let unlisted = Folder { id: name.into(), readable: false, projects: Vec::new() };
        return (Some(unlisted), wrong);
    };
    let mut projects = members(entries, &path, &mut wrong);
    let client = projects.iter().position(|project| *project.id == *"client");
    let file = client.map(|index| projects.remove(index));
    if file.is_none() && projects.is_empty() {
        return (None, wrong);
    }
    if file.is_none() {
        let message = format!("client {name:?} has projects, but no client.toml");
        let missing =
            Diagnostic::error("missing-file", Place::key(format!("{path}/client.toml"), ""), message);
        wrong.push(missing.help(format!("add clients/{name}/client.toml with name = \"…\"")));
    }
    let is_id = is_id(name, &path, false, &mut wrong);
    let readable = file.is_some_and(|file| file.readable) && is_id;
    (Some(Folder { id: name.into(), readable, projects }), wrong)
}

/// The `.toml` files of a folder, by id.
fn members(entries: Vec<Entry>, folder: &str, wrong: &mut Vec<Diagnostic>) -> Vec<Member> {
    let mut members = Vec::new();
    for Entry { name, found, link } in entries {
        let Some(id) = name.strip_suffix(".toml") else { continue };
        let document = format!("{folder}/{name}");
        let readable = is_id(id, &document, true, wrong) && is_found_file(&document, found, link, wrong);
        members.push(Member { id: id.into(), readable });
    }
    members.sort_unstable_by(|one, other| one.id.cmp(&other.id));
    members
}

fn is_id(id: &str, document: &str, file: bool, wrong: &mut Vec<Diagnostic>) -> bool {
    let Err(fault) = check_id(id) else { return true };
    let (reason, _) = malformed(id, fault);
    let ending = if file { ".toml" } else { "" };
    let help = match id_from(id) {
        Some(better) => format!("rename it to {better}{ending}"),
        None => "rename it, with a to z, 0 to 9 and - alone".to_owned(),
    };
    let message = format!("the name {id:?} {reason}");
    wrong.push(Diagnostic::error("malformed-id", Place::key(document, ""), message).help(help));
    false
}

/// An entry of a folder that is not hidden.
#[derive(Debug)]
struct Entry {
    name: String,
    found: Found,
    link: bool,
}

/// The entries of a folder of ours, if it is there.
fn folder(root: &Path, document: &str, wrong: &mut Vec<Diagnostic>) -> Option<Vec<Entry>> {
    match at(root, document) {
        (Found::Nothing, _) => return None,
        (Found::Folder, _) => {}
        (_, true) => {
            wrong.push(symlink(document));
            return None;
        }
        _ => {
            let message = format!("{document} is not a folder");
            let help = "move it away, and put a folder in its place".to_owned();
            wrong.push(Diagnostic::error("unreadable", Place::key(document, ""), message).help(help));
            return None;
        }
    }
    let entries = fs::read_dir(root.join(document)).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    match entries {
        Ok(entries) => Some(entries.iter().filter_map(entry).collect()),
        Err(error) => {
            wrong.push(unreadable(document, &error));
            None
        }
    }
}

fn entry(entry: &DirEntry) -> Option<Entry> {
    let name = entry.file_name().to_string_lossy().into_owned();
    let (found, link) = entry.file_type().map_or((Found::Other, false), kind);
    (!name.starts_with('.')).then_some(Entry { name, found, link })
}

fn at(root: &Path, document: &str) -> (Found, bool) {
    match fs::symlink_metadata(root.join(document)) {
        Ok(metadata) => kind(metadata.file_type()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => (Found::Nothing, false),
        // It is there, as far as one can see; reading it will say what is wrong.
        Err(_) => (Found::File, false),
    }
}

fn kind(kind: FileType) -> (Found, bool) {
    if kind.is_file() {
        (Found::File, false)
    } else if kind.is_dir() {
        (Found::Folder, false)
    } else {
        (Found::Other, kind.is_symlink())
    }
}

/// Whether a file of ours is there to be read.
fn presence(root: &Path, document: &str, wrong: &mut Vec<Diagnostic>) -> Presence {
    match at(root, document) {
        (Found::Nothing, _) => Presence::Absent,
        (found, link) if is_found_file(document, found, link, wrong) => Presence::Present,
        _ => Presence::Displaced,
    }
}

fn is_found_file(document: &str, found: Found, link: bool, wrong: &mut Vec<Diagnostic>) -> bool {
    match found {
        Found::File => return true,
        Found::Other if link => wrong.push(symlink(document)),
        Found::Nothing | Found::Folder | Found::Other => {
            let what = if found == Found::Folder { "a folder" } else { "no ordinary file" };
            let message = format!("{document} is {what}");
            let help = "move it away, or put a file in its place".to_owned();
            wrong.push(Diagnostic::error("unreadable", Place::key(document, ""), message).help(help));
        }
    }
    false
}

fn symlink(document: &str) -> Diagnostic {
    let message = format!("{document} is a symbolic link, which is never followed");
    Diagnostic::error("symlink", Place::key(document, ""), message)
        .help("put the file or folder itself in its place")
}

/// Says that a file or a folder cannot be read.
pub(super) fn unreadable(document: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error("unreadable", Place::key(document, ""), format!("{document} cannot be read: {error}"))
        .help("check its permissions")
}
