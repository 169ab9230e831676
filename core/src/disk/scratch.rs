//! A copy of a document that a person works on in their editor. The document itself is not touched meanwhile, and the
//! copy stays until its text is in place.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::disk::entry::{Found, at};
use crate::disk::files::Files;
use crate::disk::opened::{look, text};
use crate::disk::write::WriteFault;

/// Where copies are kept.
const FOLDER: &str = ".standing/edit";

/// A copy of a document.
#[derive(Debug)]
pub struct Scratch {
    /// Where it is.
    pub path: PathBuf,
    /// The document when it was copied.
    pub before: String,
}

impl Scratch {
    /// Copies a document: below `.standing/` of its workspace or, for a rehearsal, to a folder for temporary files.
    ///
    /// # Errors
    /// When the document is not text, not an ordinary file, or not there, or the system fails.
    pub fn of(root: &Path, document: &str, rehearsal: Option<&Path>) -> Result<Self, WriteFault> {
        let files = Files::on_disk(root);
        let failed = |tried: &str, path: &Path, error| WriteFault::io(tried, path.display(), error);
        let place = root.join(document);
        if at(&files, document).0 == Found::Other {
            return Err(WriteFault::Displaced(document.to_owned()));
        }
        let before = text(&place).map_err(|error| failed("can't read", &place, error))?;
        let folder = match rehearsal {
            Some(folder) => folder.to_owned(),
            None => made(root)?,
        };
        let name = document.replace('/', "-");
        let written = || -> io::Result<PathBuf> {
            let stem = name.strip_suffix(".toml").unwrap_or(&name);
            let mut file =
                tempfile::Builder::new().prefix(&format!("{stem}-")).suffix(".toml").tempfile_in(&folder)?;
            file.write_all(before.as_bytes())?;
            Ok(file.into_temp_path().keep()?)
        };
        let path = written().map_err(|error| failed("can't write in", &folder, error))?;
        Ok(Self { path, before })
    }

    /// What the copy says now.
    ///
    /// # Errors
    /// When it is gone, or no text.
    pub fn text(&self) -> io::Result<String> {
        text(&self.path)
    }

    /// Takes the copy away, once it is not needed any more.
    pub fn discard(&self) {
        // What is left of it stands in nobody's way.
        let _ = fs::remove_file(&self.path);
    }
}

fn made(root: &Path) -> Result<PathBuf, WriteFault> {
    let folder = root.join(FOLDER);
    match fs::create_dir(&folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            Err(WriteFault::io("can't create", folder.display(), error))
        }
        _ if look(&folder).is_ok_and(|found| found.is_dir()) => Ok(folder),
        _ => Err(WriteFault::Displaced(FOLDER.to_owned())),
    }
}
