//! Puts a document in its place, whole or not at all: a temporary file in the same folder, flushed, renamed, the folder
//! flushed. Links are never followed, and nothing outside the workspace is touched.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Component, Path};

use tempfile::{NamedTempFile, PersistError};

use crate::disk::write::draft::Revision;
use crate::disk::write::fault::WriteFault;
use crate::disk::write::trace;

/// How the name of a temporary file ends. It begins with a dot, so that no reader takes it for a document.
const ENDING: &str = ".standing";

/// A document whose new text is on disk, but not in its place yet; or one that is to go.
#[derive(Debug)]
pub(crate) struct Staged<'r> {
    revision: &'r Revision,
    /// Where the document is now.
    at: &'r str,
    file: Option<NamedTempFile>,
}

/// Puts the new text of a document on disk, beside it.
pub(crate) fn stage<'r>(root: &Path, revision: &'r Revision, at: &'r str) -> Result<Staged<'r>, WriteFault> {
    make_way(root, at)?;
    let before = permissions(root, revision, at)?;
    demand_unchanged(root, revision, at)?;
    let file = revision.after.as_deref().map(|after| written(&root.join(temporary(at)), after, before));
    let file =
        file.transpose().map_err(|error| WriteFault::io("cannot write", root.join(at).display(), error))?;
    Ok(Staged { revision, at, file })
}

impl Staged<'_> {
    /// Whether the document is to go.
    pub(crate) fn is_removal(&self) -> bool {
        self.file.is_none()
    }

    /// Puts the text in its place, or takes the document away, and waits until that is on disk.
    pub(crate) fn place(self, root: &Path) -> Result<(), WriteFault> {
        let Self { revision, at, file } = self;
        demand_unchanged(root, revision, at)?;
        let target = root.join(at);
        let (folder, _) = at.rsplit_once('/').unwrap_or(("", at));
        let failed = |error| WriteFault::io("cannot write", target.display(), error);
        trace::step(if file.is_some() { "place" } else { "remove" }, &target).map_err(failed)?;
        match (file, &revision.before) {
            (None, _) => {
                fs::remove_file(&target)
                    .map_err(|error| WriteFault::io("cannot remove", target.display(), error))?;
            }
            (Some(file), before) => {
                let placed =
                    if before.is_some() { file.persist(&target) } else { file.persist_noclobber(&target) };
                placed.map_err(|PersistError { error, .. }| match error.kind() {
                    io::ErrorKind::AlreadyExists => WriteFault::Exists(at.to_owned()),
                    _ => failed(error),
                })?;
            }
        }
        flush_folder(&root.join(folder)).map_err(failed)?;
        if revision.after.is_none() && folder.starts_with("clients/") {
            // It stays where it holds files of other kinds.
            let _ = fs::remove_dir(root.join(folder));
        }
        Ok(())
    }
}

/// Makes the folders that lead to a document.
pub(crate) fn make_way(root: &Path, document: &str) -> Result<(), WriteFault> {
    demand_inside(document)?;
    make_folders(root, document.rsplit_once('/').map_or("", |(folder, _)| folder))
}

/// Whether a document has this text, or is not there.
pub(crate) fn is_as(root: &Path, document: &str, text: Option<&str>) -> bool {
    match (fs::read(root.join(document)), text) {
        (Ok(bytes), Some(text)) => bytes == text.as_bytes(),
        (Err(error), None) => error.kind() == io::ErrorKind::NotFound,
        _ => false,
    }
}

/// The temporary file of a document.
pub(crate) fn temporary(document: &str) -> String {
    match document.rsplit_once('/') {
        None => format!(".{document}{ENDING}"),
        Some((folder, name)) => format!("{folder}/.{name}{ENDING}"),
    }
}

/// Whether a path is that of a temporary file of ours.
pub(crate) fn is_temporary(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    demand_inside(path).is_ok()
        && name.starts_with('.')
        && name.ends_with(ENDING)
        && name.len() > ENDING.len() + 1
}

/// A temporary file with the text of a document, flushed; it goes away unless it gets its place.
fn written(path: &Path, text: &str, permissions: Option<Permissions>) -> io::Result<NamedTempFile> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut builder = tempfile::Builder::new();
    let name = path.file_name().unwrap_or_default();
    builder.prefix(name).rand_bytes(0);
    #[cfg(unix)]
    let anybody: Permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(anybody);
    let mut file = builder.tempfile_in(path.parent().unwrap_or(path))?;
    trace::step("write", path)?;
    file.write_all(text.as_bytes())?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    trace::step("flush", path)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// The permissions of a document that is there, which it keeps.
fn permissions(root: &Path, revision: &Revision, at: &str) -> Result<Option<Permissions>, WriteFault> {
    let path = root.join(at);
    match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && revision.before.is_none() => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(WriteFault::Changed(at.to_owned())),
        Err(error) => Err(WriteFault::io("cannot look at", path.display(), error)),
        Ok(found) if !found.is_file() => Err(WriteFault::Displaced(at.to_owned())),
        Ok(_) if revision.before.is_none() => Err(WriteFault::Exists(at.to_owned())),
        Ok(found) if found.permissions().readonly() => Err(WriteFault::ReadOnly(at.to_owned())),
        Ok(found) => Ok(Some(found.permissions())),
    }
}

/// An editor may have saved meanwhile: then nothing is overwritten.
fn demand_unchanged(root: &Path, revision: &Revision, at: &str) -> Result<(), WriteFault> {
    let Some(before) = &revision.before else { return Ok(()) };
    let path = root.join(at);
    match fs::read(&path) {
        Ok(bytes) if bytes == before.as_bytes() => Ok(()),
        Ok(_) => Err(WriteFault::Changed(at.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(WriteFault::Changed(at.to_owned())),
        Err(error) => Err(WriteFault::io("cannot read", path.display(), error)),
    }
}

/// Whether nothing but folders leads to a document, and nothing but a file is in its place, as far as there is
/// anything.
pub(crate) fn is_reached(root: &Path, document: &str) -> bool {
    let is = |path: &str, wanted: fn(&fs::Metadata) -> bool| {
        fs::symlink_metadata(root.join(path)).map_or(true, |found| wanted(&found))
    };
    let folders = document.match_indices('/').filter_map(|(at, _)| document.get(..at));
    let mut folders = folders.map(|folder| is(folder, fs::Metadata::is_dir));
    folders.all(|is_folder| is_folder) && is(document, fs::Metadata::is_file)
}

/// A path below the workspace and nothing else.
fn demand_inside(path: &str) -> Result<(), WriteFault> {
    let is_inside = !path.is_empty()
        && !path.contains('\\')
        && Path::new(path).components().all(|component| matches!(component, Component::Normal(_)));
    if is_inside { Ok(()) } else { Err(WriteFault::Displaced(path.to_owned())) }
}

/// Makes the folders on a path, each flushed in the one above.
fn make_folders(root: &Path, folder: &str) -> Result<(), WriteFault> {
    let mut path = String::new();
    for name in folder.split('/').filter(|name| !name.is_empty()) {
        let above = root.join(&path);
        path = if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
        let full = root.join(&path);
        match fs::create_dir(&full).and_then(|()| flush_folder(&above)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => demand_folder(root, &path)?,
            made => made.map_err(|error| WriteFault::io("cannot make", full.display(), error))?,
        }
    }
    Ok(())
}

/// A folder itself, and no link to one.
pub(crate) fn demand_folder(root: &Path, folder: &str) -> Result<(), WriteFault> {
    let path = root.join(folder);
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(WriteFault::Displaced(folder.to_owned())),
        Err(error) => Err(WriteFault::io("cannot look at", path.display(), error)),
    }
}

/// What was renamed in a folder is on disk only when the folder is.
#[cfg(unix)]
pub(crate) fn flush_folder(folder: &Path) -> io::Result<()> {
    trace::step("flush", folder)?;
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the system flushes folders by itself")]
pub(crate) fn flush_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
