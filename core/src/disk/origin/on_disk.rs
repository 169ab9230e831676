//! Documents as they lie in the folder.

use std::fs::{self, DirEntry, FileType};
use std::io::{self, Read};
use std::path::PathBuf;

use crate::disk::opened::{again, known, look};
use crate::disk::origin::{Entry, Found, Hallmark, Origin, too_large};
use crate::disk::stamp::{Stamp, Stamps};

/// The fewest bytes that are asked for: what says that it is empty may have some.
const FEWEST: usize = 512;

/// The folder that holds `standing.toml`, and what its documents were when they were read first.
#[derive(Debug)]
pub(crate) struct OnDisk {
    root: PathBuf,
    stamps: Stamps,
}

impl OnDisk {
    /// What the file of a document is that was not read yet.
    fn stamp(&self, document: &str) -> Option<Stamp> {
        // No answer: what can't be looked at is known by nothing.
        let found = look(&self.root.join(document)).ok()?;
        found.is_file().then(|| Stamp::of(&found))
    }

    /// The documents of a folder, of which none was read yet.
    pub(crate) fn new(root: PathBuf) -> Self {
        Self { root, stamps: Stamps::default() }
    }
}

impl Origin for OnDisk {
    fn at(&self, path: &str) -> (Found, bool) {
        match look(&self.root.join(path)) {
            Ok(metadata) => kind(metadata.file_type()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Found::Nothing, false),
            // It is there, as far as one can see; reading it will say what is wrong.
            Err(_) => (Found::File, false),
        }
    }

    fn list(&self, folder: &str) -> io::Result<Vec<Entry>> {
        let path = self.root.join(folder);
        let found = match again(|| fs::read_dir(&path)?.collect::<io::Result<Vec<_>>>()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.is_empty() => Vec::new(),
            found => found?,
        };
        let mut entries = Vec::with_capacity(found.len());
        for found in &found {
            entries.extend(entry(found)?);
        }
        Ok(entries)
    }

    fn read(&self, document: &str, buffer: &mut Vec<u8>, most: usize) -> io::Result<usize> {
        let opened = known(&self.root.join(document), most);
        match &opened {
            Ok((_, found)) => self.stamps.note(document, Stamp::of(found)),
            Err(_) => self.stamps.miss(document),
        }
        let (mut file, found) = opened?;
        // One more tells that it ends there.
        let expected = usize::try_from(found.len()).map_or(FEWEST, |length| FEWEST.max(length + 1));
        if buffer.len() < expected {
            buffer.resize(expected, 0);
        }
        let mut length = 0;
        loop {
            if length == buffer.len() {
                buffer.resize(2 * length, 0);
            }
            let Some(room) = buffer.get_mut(length..) else { return Ok(length) };
            match again(|| file.read(room))? {
                0 => return Ok(length),
                read => length += read,
            }
            // It may have grown since it was asked.
            if length > most {
                return Err(too_large(again(|| file.metadata())?.len(), most));
            }
        }
    }

    fn leads_to_file(&self, link: &str) -> bool {
        self.root.join(link).is_file()
    }

    fn enter(&self, folder: &str) -> io::Result<()> {
        match look(&self.root.join(folder).join(".")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn hallmark(&self, document: &str) -> Hallmark {
        let stamp = self.stamps.first(document).or_else(|| self.stamp(document));
        Hallmark { id: None, stamp }
    }

    fn changed(&self) -> Option<String> {
        self.stamps.changed()
    }
}

/// What an entry is, unless it is hidden, or gone by now.
fn entry(entry: &DirEntry) -> io::Result<Option<Entry>> {
    let name = entry.file_name();
    let name = name.into_string().unwrap_or_else(|name| name.to_string_lossy().into_owned());
    if name.starts_with('.') {
        return Ok(None);
    }
    match again(|| entry.file_type()) {
        Ok(found) => {
            let (found, link) = kind(found);
            Ok(Some(Entry { name, found, link }))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
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
