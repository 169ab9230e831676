//! The program's own files, in `.standing/`: whoever may write to the workspace may write to them as well, so that nobody is
//! shut out by a colleague's lock.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::disk::opened::{self, again, look, options};
use crate::disk::write::draft::Amendment;
use crate::disk::write::fault::WriteFault;
use crate::disk::write::trace;
use crate::disk::write::ways::demand_folder;

/// The folder: git leaves it out, and so do readers.
pub(crate) const FOLDER: &str = ".standing";
/// The folder with the last writes.
pub(crate) const HISTORY: &str = ".standing/history";
const IGNORE: &str = ".standing/.gitignore";

/// Makes the folder unless it is there. Whoever relies on what lies in it flushes it.
pub(crate) fn found(root: &Path) -> Result<(), WriteFault> {
    make(root, FOLDER)?;
    let ignore = root.join(IGNORE);
    match look(&ignore) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let failed = |error| WriteFault::io("cannot write", ignore.display(), error);
            let written = trace::step("write", &ignore)
                .and_then(|()| options().write(true).create(true).truncate(false).open(&ignore))
                .and_then(|mut file| io::Write::write_all(&mut file, b"*\n").map(|()| file));
            share(root, &written.map_err(failed)?, 0o666);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Makes a folder of ours unless it is there.
pub(crate) fn make(root: &Path, folder: &str) -> Result<(), WriteFault> {
    let path = root.join(folder);
    match trace::step("make", &path).and_then(|()| fs::create_dir(&path)) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => demand_folder(root, folder),
        made => {
            made.map_err(|error| WriteFault::io("cannot make", path.display(), error))?;
            if let Ok(opened) = opened::folder(&path) {
                share(root, &opened, 0o777);
            }
            Ok(())
        }
    }
}

/// Opens a file of ours to read and write it, and makes it where it is not there.
pub(crate) fn open(root: &Path, name: &str) -> Result<File, WriteFault> {
    let path = root.join(name);
    let is_other = |found: Metadata| !found.is_file();
    if look(&path).is_ok_and(is_other) {
        return Err(WriteFault::Displaced(name.to_owned()));
    }
    let opened = trace::step("open", &path)
        .and_then(|()| options().read(true).write(true).create(true).truncate(false).open(&path));
    let file = opened.map_err(|error| WriteFault::io("cannot open", path.display(), error))?;
    if !again(|| file.metadata()).is_ok_and(|found| found.is_file()) {
        return Err(WriteFault::Displaced(name.to_owned()));
    }
    share(root, &file, 0o666);
    Ok(file)
}

/// How the names of notes begin that are not in their place yet.
const NOTE: &str = ".note";

/// A new note in a folder of ours. It may be seen by whoever may see the workspace and every document that it quotes.
pub(crate) fn note(root: &Path, folder: &Path, amendment: &Amendment) -> io::Result<NamedTempFile> {
    let file = tempfile::Builder::new().prefix(NOTE).tempfile_in(folder)?;
    share(root, file.as_file(), seen_by(root, amendment));
    Ok(file)
}

/// Takes away the notes of writers that were killed.
pub(crate) fn clear_up(root: &Path) {
    for folder in [FOLDER, HISTORY] {
        // What is left stands in nobody's way.
        let Ok(entries) = fs::read_dir(root.join(folder)) else { continue };
        let names = entries.filter_map(|entry| if let Ok(entry) = entry { Some(entry.path()) } else { None });
        let is_note =
            |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(NOTE));
        names.filter(is_note).for_each(|path| drop(fs::remove_file(path)));
    }
}

/// The mode of a note that quotes some documents.
#[cfg(unix)]
fn seen_by(root: &Path, amendment: &Amendment) -> u32 {
    use std::os::unix::fs::MetadataExt;

    const NOBODY_ELSE: u32 = 0;

    let Ok(workspace) = look(root) else { return NOBODY_ELSE };
    let mut mode = workspace.mode() & 0o666;
    let paths = amendment.revisions.iter().flat_map(|one| [one.document.as_str(), one.origin()]);
    for path in paths.flat_map(|document| Path::new(document).ancestors()) {
        // What is not there yet, or no longer, is nobody's secret.
        let Ok(found) = look(&root.join(path)) else { continue };
        mode &= found.mode();
        if found.gid() != workspace.gid() {
            mode &= !0o060;
        }
        if found.uid() != workspace.uid() && mode & 0o044 == 0 {
            return NOBODY_ELSE;
        }
    }
    mode | 0o600
}

#[cfg(not(unix))]
fn seen_by(_: &Path, _: &Amendment) -> u32 {
    0
}

/// Gives a file of ours the group of the workspace and, up to `most`, its mode. Where it is somebody else's it has them
/// already, or they alone can give it.
#[cfg(unix)]
pub(crate) fn share(root: &Path, file: &File, most: u32) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    use rustix::fs::{Gid, Uid, fchown};
    use rustix::process::geteuid;

    let (Ok(workspace), Ok(found)) = (look(root), again(|| file.metadata())) else { return };
    if most == 0 {
        return;
    }
    let (me, mine) = (geteuid(), found.uid());
    if !me.is_root() && me.as_raw() != mine {
        return;
    }
    let owner = if me.is_root() { workspace.uid() } else { mine };
    if (found.uid(), found.gid()) != (owner, workspace.gid()) {
        let owner = me.is_root().then(|| Uid::from_raw(owner));
        // Who is not in the group of the folder has another way into it, as everybody or by a list of names.
        let _ = fchown(file, owner, Some(Gid::from_raw(workspace.gid())));
    }
    let mode =
        workspace.mode() & most | if found.is_dir() { 0o700 | workspace.mode() & 0o2000 } else { 0o600 };
    if found.mode() & 0o2777 != mode {
        let _ = file.set_permissions(fs::Permissions::from_mode(mode));
    }
}

/// Other systems hand the rights of a folder down to what is made in it.
#[cfg(not(unix))]
pub(crate) fn share(_: &Path, _: &File, _: u32) {}
