//! The ways to documents: paths that stay inside the workspace, and folders that are no links.

use std::fs;
use std::io;
use std::path::{Component, Path};

use crate::disk::opened::{self, look, look_for};
use crate::disk::write::fault::WriteFault;
use crate::disk::write::{rights, trace};

/// A path below the workspace and nothing else.
pub(crate) fn demand_inside(path: &str) -> Result<(), WriteFault> {
    let is_inside = !path.is_empty()
        && !path.contains('\\')
        && Path::new(path).components().all(|component| matches!(component, Component::Normal(_)));
    if is_inside { Ok(()) } else { Err(WriteFault::Displaced(path.to_owned())) }
}

/// The folders that lead to a document, the outermost first.
fn folders(document: &str) -> impl Iterator<Item = &str> {
    document.match_indices('/').filter_map(|(at, _)| document.get(..at))
}

/// The folder of a document.
pub(crate) fn above(document: &str) -> &str {
    document.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folders that lead to a document and are not there.
pub(crate) fn missing(root: &Path, document: &str) -> Result<Vec<String>, WriteFault> {
    demand_inside(document)?;
    let mut missing = Vec::new();
    for folder in folders(document) {
        match look_for(&root.join(folder)) {
            Ok(Some(found)) if found.is_dir() => {}
            Ok(Some(_)) => return Err(WriteFault::Displaced(folder.to_owned())),
            Ok(None) => missing.push(folder.to_owned()),
            Err(error) => return Err(WriteFault::io("cannot look at", root.join(folder).display(), error)),
        }
    }
    Ok(missing)
}

/// Makes the folders that lead to a document, each flushed in the one above.
pub(crate) fn make(root: &Path, document: &str) -> Result<(), WriteFault> {
    demand_inside(document)?;
    for folder in folders(document) {
        let full = root.join(folder);
        let outer = root.join(above(folder));
        let made = trace::step("make", &full)
            .and_then(|()| fs::create_dir(&full))
            .and_then(|()| opened::folder(&full))
            .and_then(|opened| rights::hand_down(&outer, &opened))
            .and_then(|()| flush_folder(&outer));
        match made {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => demand_folder(root, folder)?,
            made => made.map_err(|error| WriteFault::io("cannot make", full.display(), error))?,
        }
    }
    Ok(())
}

/// A folder itself, and no link to one.
pub(crate) fn demand_folder(root: &Path, folder: &str) -> Result<(), WriteFault> {
    let path = root.join(folder);
    match look(&path) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(WriteFault::Displaced(folder.to_owned())),
        Err(error) => Err(WriteFault::io("cannot look at", path.display(), error)),
    }
}

/// Whether nothing but folders leads to a document, and nothing but a file is in its place, as far as there is
/// anything.
pub(crate) fn is_reached(root: &Path, document: &str) -> bool {
    let is = |path: &str, wanted: fn(&fs::Metadata) -> bool| {
        look(&root.join(path)).map_or(true, |found| wanted(&found))
    };
    folders(document).all(|folder| is(folder, fs::Metadata::is_dir)) && is(document, fs::Metadata::is_file)
}

/// What was renamed in a folder is on disk only when the folder is.
#[cfg(unix)]
pub(crate) fn flush_folder(folder: &Path) -> io::Result<()> {
    trace::step("flush", folder)?;
    opened::again(|| opened::folder(folder)?.sync_all())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the system flushes folders by itself")]
pub(crate) fn flush_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
