//! Puts a document in its place, whole or not at all: a temporary file in the same folder, flushed, exchanged with the one
//! that is there, the folder flushed. What came out of the place must be what was read: where somebody saved at that very
//! moment, it goes back. Links are never followed, and nothing outside the workspace is touched.

use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use crate::disk::opened::{holds, is_no_file, look_for};
use crate::disk::write::draft::Revision;
use crate::disk::write::fault::WriteFault;
use crate::disk::write::lock::Lock;
use crate::disk::write::rights::{Rights, hand_down};
use crate::disk::write::trace;
use crate::disk::write::ways::{above, demand_inside, flush_folder};
use crate::disk::write::written::Written;

/// How the name of a temporary file ends. It begins with a dot, so that no reader takes it for a document.
const ENDING: &str = ".standing";

/// What is to become of one document, with the name of a temporary file for it.
#[derive(Debug)]
pub(crate) struct Step<'r> {
    revision: &'r Revision,
    /// Where the document is now.
    at: &'r str,
    /// The path of the temporary file below the workspace.
    pub(crate) passing: String,
}

/// A document whose new text is on disk, but not in its place yet; or one that is to go.
#[derive(Debug)]
pub(crate) struct Staged<'r> {
    step: Step<'r>,
    file: Option<NamedTempFile>,
}

impl<'r> Step<'r> {
    pub(crate) fn new(revision: &'r Revision, at: &'r str) -> Self {
        Self { revision, at, passing: temporary(at) }
    }

    /// The document.
    pub(crate) fn document(&self) -> &'r str {
        self.at
    }

    /// Puts the new text of a document on disk, beside it.
    pub(crate) fn stage(self, root: &Path) -> Result<Staged<'r>, WriteFault> {
        let rights = self.rights(root)?;
        self.demand_unchanged(root)?;
        let file = match &self.revision.after {
            Some(after) => Some(self.written(root, after, rights.as_ref())?),
            None => None,
        };
        Ok(Staged { step: self, file })
    }

    /// A temporary file with the text of a document, flushed; it goes away unless it gets its place.
    fn written(&self, root: &Path, text: &str, rights: Option<&Rights>) -> Result<NamedTempFile, WriteFault> {
        let (path, target) = (root.join(&self.passing), root.join(self.at));
        let folder = root.join(above(self.at));
        let failed = |error| WriteFault::io("cannot write", target.display(), error);
        let mut builder = tempfile::Builder::new();
        builder.prefix(path.file_name().unwrap_or(path.as_os_str())).rand_bytes(0);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = builder.tempfile_in(&folder).map_err(failed)?;
        trace::step("write", &target).and_then(|()| file.write_all(text.as_bytes())).map_err(failed)?;
        match rights {
            Some(rights) => rights.give(file.as_file(), self.at)?,
            None => hand_down(&folder, file.as_file()).map_err(failed)?,
        }
        trace::step("flush", &target).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
        Ok(file)
    }

    /// What a document that is there hands on to the text that takes its place.
    fn rights(&self, root: &Path) -> Result<Option<Rights>, WriteFault> {
        let (path, is_new) = (root.join(self.at), self.revision.before.is_none());
        match look_for(&path) {
            Err(error) => Err(WriteFault::io("cannot look at", path.display(), error)),
            Ok(None) if is_new => Ok(None),
            Ok(None) => Err(WriteFault::Changed(self.at.to_owned())),
            Ok(Some(found)) if !found.is_file() => Err(WriteFault::Displaced(self.at.to_owned())),
            Ok(Some(_)) if is_new => Err(WriteFault::Exists(self.at.to_owned())),
            Ok(Some(found)) => Rights::of(&path, self.at, found).map(Some),
        }
    }

    /// An editor may have saved meanwhile: then nothing is overwritten.
    fn demand_unchanged(&self, root: &Path) -> Result<(), WriteFault> {
        let Some(before) = &self.revision.before else { return Ok(()) };
        let path = root.join(self.at);
        match holds(&path, before.as_bytes()) {
            Ok(true) => Ok(()),
            Ok(false) => Err(WriteFault::Changed(self.at.to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(WriteFault::Changed(self.at.to_owned()))
            }
            Err(error) if is_no_file(&error) => Err(WriteFault::Displaced(self.at.to_owned())),
            Err(error) => Err(WriteFault::io("cannot read", path.display(), error)),
        }
    }

    /// Demands that what came out of the place is what was read, else puts it back.
    fn demand_was(&self, passing: &Path, back: impl FnOnce() -> io::Result<()>) -> Result<(), WriteFault> {
        let was = self.revision.before.as_deref().map(str::as_bytes);
        if was.is_some_and(|was| holds(passing, was).unwrap_or(false)) {
            return Ok(());
        }
        match back() {
            Ok(()) => Err(WriteFault::Changed(self.at.to_owned())),
            Err(_) => Err(WriteFault::Aside { document: self.at.to_owned(), aside: self.passing.clone() }),
        }
    }
}

impl Staged<'_> {
    /// Whether the document is to go.
    pub(crate) fn is_removal(&self) -> bool {
        self.file.is_none()
    }

    /// Puts the text in its place, or takes the document away, and waits until that is on disk.
    pub(crate) fn place(self, root: &Path, lock: Option<&Lock>) -> Result<Written, WriteFault> {
        let Self { step, file } = self;
        step.demand_unchanged(root)?;
        lock.map_or(Ok(()), Lock::demand)?;
        let target = root.join(step.at);
        let what = if file.is_some() { "place" } else { "remove" };
        trace::step(what, &target)
            .map_err(|error| WriteFault::io("cannot write", target.display(), error))?;
        let aside = match (file.map(NamedTempFile::into_temp_path), &step.revision.before) {
            (None, _) => Some(set_aside(root, &step, &target)?),
            (Some(file), Some(_)) => exchanged(&step, file, &target)?,
            (Some(file), None) => {
                file.persist_noclobber(&target).map_err(|fault| match fault.error.kind() {
                    io::ErrorKind::AlreadyExists => WriteFault::Exists(step.at.to_owned()),
                    _ => WriteFault::io("cannot write", target.display(), fault.error),
                })?;
                None
            }
        };
        let folder = root.join(above(step.at));
        let written = match flush_folder(&folder) {
            Ok(()) => Written::Flushed,
            Err(error) => Written::Unflushed(WriteFault::io("cannot flush", folder.display(), error)),
        };
        // What cannot be taken away now is taken away by the next writer.
        drop(aside);
        if step.revision.after.is_none() && step.at.starts_with("clients/") {
            // It stays where it holds files of other kinds.
            let _ = fs::remove_dir(folder);
        }
        Ok(written)
    }
}

/// Puts a text in the place of another, which is the temporary file afterwards.
fn exchanged(step: &Step<'_>, file: TempPath, target: &Path) -> Result<Option<TempPath>, WriteFault> {
    if !exchange(&file, target) {
        let placed = file.persist(target);
        return placed
            .map(|()| None)
            .map_err(|fault| WriteFault::io("cannot write", target.display(), fault.error));
    }
    let back = || if exchange(&file, target) { Ok(()) } else { Err(io::ErrorKind::Other.into()) };
    match step.demand_was(&file, back) {
        Err(fault @ WriteFault::Aside { .. }) => {
            // It is the only copy of what somebody wrote.
            let _ = file.keep();
            Err(fault)
        }
        Err(fault) => Err(fault),
        Ok(()) => Ok(Some(file)),
    }
}

/// Takes a document out of its place.
fn set_aside(root: &Path, step: &Step<'_>, target: &Path) -> Result<TempPath, WriteFault> {
    let aside: PathBuf = root.join(&step.passing);
    let failed = |error| WriteFault::io("cannot remove", target.display(), error);
    fs::rename(target, &aside).map_err(failed)?;
    step.demand_was(&aside, || fs::hard_link(&aside, target).and_then(|()| fs::remove_file(&aside)))?;
    TempPath::try_from_path(aside).map_err(failed)
}

/// Exchanges two files at one blow, where the system can.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

/// Whether a document has this text, or is not there.
///
/// # Errors
/// When the system does not say.
pub(crate) fn is_as(root: &Path, document: &str, text: Option<&str>) -> io::Result<bool> {
    match holds(&root.join(document), text.unwrap_or("").as_bytes()) {
        Ok(is_same) => Ok(is_same && text.is_some()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(text.is_none()),
        Err(error) if is_no_file(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

/// A temporary file of a document, under a name that nobody else thinks of.
pub(crate) fn temporary(document: &str) -> String {
    let random = RandomState::new().build_hasher().finish();
    match document.rsplit_once('/') {
        None => format!(".{document}.{random:016x}{ENDING}"),
        Some((folder, name)) => format!("{folder}/.{name}.{random:016x}{ENDING}"),
    }
}

/// Whether a path is that of a temporary file of ours.
pub(crate) fn is_temporary(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    demand_inside(path).is_ok()
        && name.starts_with('.')
        && name.ends_with(ENDING)
        && name.len() > ENDING.len() + 1
}
