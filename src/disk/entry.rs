//! What stands at a place of the workspace, without following anything: a file, a folder, or something in their place.

use std::fs::{self, DirEntry, FileType};
use std::io;

use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::disk::files::Files;

/// What stands at a place where a file or a folder of ours would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing at all.
    Nothing,
    /// An ordinary file.
    File,
    /// A folder.
    Folder,
    /// Something else, such as a symbolic link.
    Other,
}

/// Whether a single file is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Presence {
    /// There is none.
    #[default]
    Absent,
    /// There is one.
    Present,
    /// Something else is in its place, which was said.
    Displaced,
}

/// An entry of a folder that is not hidden.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Its name.
    pub(crate) name: String,
    /// What it is.
    pub(crate) found: Found,
    /// Whether it is a symbolic link.
    pub(crate) link: bool,
}

/// The entries of a folder of ours, if it is there.
pub(crate) fn folder(files: &Files, document: &str, wrong: &mut Vec<Diagnostic>) -> Option<Vec<Entry>> {
    if is_folder(files, document, wrong) { entries(files, document, wrong) } else { None }
}

/// The entries of a folder of ours that is there.
pub(crate) fn entries(files: &Files, document: &str, wrong: &mut Vec<Diagnostic>) -> Option<Vec<Entry>> {
    match listed(files, document) {
        Ok(entries) => Some(entries),
        Err(error) => {
            wrong.push(unreadable(document, &error));
            None
        }
    }
}

/// Whether a folder of ours is there; what stands in its place is said.
pub(crate) fn is_folder(files: &Files, document: &str, wrong: &mut Vec<Diagnostic>) -> bool {
    match at(files, document) {
        (Found::Nothing, _) => {}
        (Found::Folder, _) => return true,
        (_, true) => wrong.push(symlink(document)),
        _ => {
            let message = format!("{document} is not a folder");
            let help = "move it away, and put a folder in its place".to_owned();
            wrong.push(Diagnostic::error(rules::UNREADABLE, Place::key(document, ""), message).help(help));
        }
    }
    false
}

/// The entries of a folder as they are on disk, but for those that are drafted.
fn listed(files: &Files, folder: &str) -> io::Result<Vec<Entry>> {
    let on_disk = match fs::read_dir(files.root.join(folder)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        entries => entries?.collect::<io::Result<Vec<_>>>()?,
    };
    let mut entries: Vec<Entry> = on_disk.iter().filter_map(entry).collect();
    for (name, found) in files.drafted_in(folder) {
        entries.retain(|entry| entry.name != name);
        if found != Found::Nothing {
            entries.push(Entry { name: name.to_owned(), found, link: false });
        }
    }
    Ok(entries)
}

fn entry(entry: &DirEntry) -> Option<Entry> {
    let name = entry.file_name();
    let name = name.into_string().unwrap_or_else(|name| name.to_string_lossy().into_owned());
    let (found, link) = entry.file_type().map_or((Found::Other, false), kind);
    (!name.starts_with('.')).then_some(Entry { name, found, link })
}

/// What stands at a place, and whether it is a symbolic link.
pub(crate) fn at(files: &Files, document: &str) -> (Found, bool) {
    if let Some(found) = files.drafted(document) {
        return (found, false);
    }
    match fs::symlink_metadata(files.root.join(document)) {
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
pub(crate) fn presence(files: &Files, document: &str, wrong: &mut Vec<Diagnostic>) -> Presence {
    match at(files, document) {
        (Found::Nothing, _) => Presence::Absent,
        (found, link) if is_file(document, found, link, wrong) => Presence::Present,
        _ => Presence::Displaced,
    }
}

/// Whether what was found is a file; else what it is is reported.
pub(crate) fn is_file(document: &str, found: Found, link: bool, wrong: &mut Vec<Diagnostic>) -> bool {
    match found {
        Found::File => return true,
        Found::Other if link => wrong.push(symlink(document)),
        Found::Nothing | Found::Folder | Found::Other => {
            let what = if found == Found::Folder { "a folder, not a file" } else { "not an ordinary file" };
            let message = format!("{document} is {what}");
            let help = "move it away, or put a file in its place".to_owned();
            wrong.push(Diagnostic::error(rules::UNREADABLE, Place::key(document, ""), message).help(help));
        }
    }
    false
}

/// Says that a symbolic link stands in the place of something of ours.
pub(crate) fn symlink(document: &str) -> Diagnostic {
    let message = format!("{document} is a symbolic link, and links are never followed");
    Diagnostic::error(rules::SYMLINK, Place::key(document, ""), message)
        .help("put the file or folder itself in its place")
}

/// Says that a file or a folder can't be read.
pub(crate) fn unreadable(document: &str, error: &io::Error) -> Diagnostic {
    let (message, help) = match error.kind() {
        io::ErrorKind::NotFound => {
            (format!("{document} is gone: it was there a moment ago"), "run the command again")
        }
        io::ErrorKind::FileTooLarge => {
            (format!("can't read {document}: {error}"), "move it away if it isn't yours")
        }
        _ => (format!("can't read {document}: {error}"), "check its permissions"),
    };
    Diagnostic::error(rules::UNREADABLE, Place::key(document, ""), message).help(help)
}
