//! Finds the files of a workspace: which there are, and what stands in their place without being one. Links are never
//! followed, and nothing outside the known places is looked at.

use std::fs;
use std::io;

use rayon::prelude::*;

use super::entry::{Entry, Found, Presence, at, folder, is_file, presence, symlink};
use super::files::{Extent, Files};
use super::value::malformed;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::id::{IdFault, check_id, id_from};

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

/// Finds the files of a workspace; of those that are not in the extent, only which clients there are.
///
/// # Errors
/// When the folder itself cannot be listed.
pub(super) fn walk(files: &Files, extent: Extent<'_>) -> io::Result<Layout> {
    fs::read_dir(&files.root)?;
    let mut layout = Layout::default();
    let mut wrong = Vec::new();
    layout.agency = presence(files, "standing.toml", &mut wrong);
    if let Some(entries) = folder(files, "people", &mut wrong) {
        layout.people = members(entries, "people", &mut wrong);
    }
    layout.costs = match at(files, "private") {
        (Found::Folder, _) => presence(files, "private/costs.toml", &mut wrong),
        (Found::Other, true) => {
            wrong.push(symlink("private"));
            Presence::Displaced
        }
        _ => Presence::Absent,
    };
    if let Some(entries) = folder(files, "clients", &mut wrong) {
        layout.clients = clients(files, extent, entries, &mut wrong);
    }
    layout.diagnostics = wrong;
    Ok(layout)
}

/// Every folder of `clients/` that holds a file of ours.
fn clients(
    files: &Files,
    extent: Extent<'_>,
    entries: Vec<Entry>,
    wrong: &mut Vec<Diagnostic>,
) -> Vec<Folder> {
    let mut names = Vec::new();
    for entry in entries {
        let document = format!("clients/{}", entry.name);
        match entry.found {
            Found::Folder => names.push(entry.name),
            // A link to a file would be no client either.
            Found::Other if entry.link && !files.root.join(&document).is_file() => {
                wrong.push(symlink(&document));
            }
            _ => {}
        }
    }
    names.sort_unstable();
    let listed: Vec<_> = names.par_iter().map(|name| client(files, extent, name)).collect();
    let mut folders = Vec::with_capacity(listed.len());
    for (folder, found) in listed {
        wrong.extend(found);
        folders.extend(folder);
    }
    folders
}

fn client(files: &Files, extent: Extent<'_>, name: &str) -> (Option<Folder>, Vec<Diagnostic>) {
    let unlisted = || Folder { id: name.into(), readable: false, projects: Vec::new() };
    if !extent.has(name) {
        return (Some(unlisted()), Vec::new());
    }
    let path = format!("clients/{name}");
    let mut wrong = Vec::new();
    let Some(entries) = folder(files, &path, &mut wrong) else {
        return (Some(unlisted()), wrong);
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
        let readable = is_id(id, &document, true, wrong) && is_file(&document, found, link, wrong);
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
        None if fault == IdFault::Reserved => "give it another name".to_owned(),
        None => "rename it, with a to z, 0 to 9 and - alone".to_owned(),
    };
    let message = format!("the name {id:?} {reason}");
    wrong.push(Diagnostic::error("malformed-id", Place::key(document, ""), message).help(help));
    false
}
