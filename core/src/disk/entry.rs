//! What stands at a place of the workspace, without following anything: a file, a folder, or something in their place.

use std::io;

use crate::diagnostic::rules;
use crate::diagnostic::{Diagnostic, Place};
use crate::disk::files::Files;
use crate::disk::opened::of;
use crate::disk::origin::Withheld;
pub(crate) use crate::disk::origin::{Entry, Found};

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

/// The entries of a folder of ours, if it is there.
///
/// # Errors
/// When it can't be listed: what is in it is not known then, and nothing that is said of the workspace could be true.
pub(crate) fn folder(
    files: &Files,
    document: &str,
    wrong: &mut Vec<Diagnostic>,
) -> io::Result<Option<Vec<Entry>>> {
    if is_folder(files, document, wrong) { entries(files, document).map(Some) } else { Ok(None) }
}

/// The entries of a folder of ours that is there.
///
/// # Errors
/// When it can't be listed; the folder is named.
pub(crate) fn entries(files: &Files, document: &str) -> io::Result<Vec<Entry>> {
    files.list(document).map_err(|error| of(document, &error))
}

/// Whether a folder of ours is there; what stands in its place is said.
pub(crate) fn is_folder(files: &Files, document: &str, wrong: &mut Vec<Diagnostic>) -> bool {
    match at(files, document) {
        (Found::Nothing, _) => {}
        (Found::Folder, _) => return true,
        (_, true) => wrong.push(symlink(document)),
        (Found::Submodule, _) => wrong.push(submodule(document)),
        _ => {
            let message = format!("{document} is not a folder");
            let help = "move it away, and put a folder in its place".to_owned();
            wrong.push(Diagnostic::error(rules::UNREADABLE, Place::key(document, ""), message).help(help));
        }
    }
    false
}

/// What stands at a place, and whether it is a symbolic link.
pub(crate) fn at(files: &Files, document: &str) -> (Found, bool) {
    files.at(document)
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
        Found::Submodule => wrong.push(submodule(document)),
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

/// Says that a submodule stands in the place of something of ours, in a version that git has.
pub(crate) fn submodule(document: &str) -> Diagnostic {
    let message = format!("{document} is a submodule, and its files are in another repository");
    Diagnostic::error(rules::UNREADABLE, Place::key(document, ""), message)
        .help("keep the files of a workspace in one repository")
}

/// Says that a file or a folder can't be read.
pub(crate) fn unreadable(document: &str, error: &io::Error) -> Diagnostic {
    let withheld = error.get_ref().and_then(|error| error.downcast_ref::<Withheld>());
    if let Some(Withheld { what, help }) = withheld {
        let message = format!("{document} {what}");
        return Diagnostic::error(rules::UNREADABLE, Place::key(document, ""), message).help(*help);
    }
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
