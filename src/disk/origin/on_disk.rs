//! Documents as they lie in the folder.

use std::fs::{self, DirEntry, FileType};
use std::io::{self, Read};
use std::path::PathBuf;

use crate::disk::opened::{again, known};
use crate::disk::origin::{Entry, Found, Origin, too_large};

/// The bytes of a buffer that is new: most files have fewer.
const FIRST: usize = 64 << 10;

/// The folder that holds `standing.toml`.
#[derive(Debug)]
pub(crate) struct OnDisk(pub(crate) PathBuf);

impl Origin for OnDisk {
    fn at(&self, path: &str) -> (Found, bool) {
        match fs::symlink_metadata(self.0.join(path)) {
            Ok(metadata) => kind(metadata.file_type()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Found::Nothing, false),
            // It is there, as far as one can see; reading it will say what is wrong.
            Err(_) => (Found::File, false),
        }
    }

    fn list(&self, folder: &str) -> io::Result<Vec<Entry>> {
        match fs::read_dir(self.0.join(folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.is_empty() => Ok(Vec::new()),
            entries => {
                let entries = entries?.collect::<io::Result<Vec<_>>>()?;
                Ok(entries.iter().filter_map(entry).collect())
            }
        }
    }

    fn read(&self, document: &str, buffer: &mut Vec<u8>, most: usize) -> io::Result<usize> {
        let (mut file, found) = known(&self.0.join(document), most)?;
        // One more tells that it ends there.
        let expected = usize::try_from(found.len()).map_or(FIRST, |length| FIRST.max(length + 1));
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
                return Err(too_large(file.metadata()?.len(), most));
            }
        }
    }

    fn leads_to_file(&self, link: &str) -> bool {
        self.0.join(link).is_file()
    }
}

fn entry(entry: &DirEntry) -> Option<Entry> {
    let name = entry.file_name();
    let name = name.into_string().unwrap_or_else(|name| name.to_string_lossy().into_owned());
    let (found, link) = entry.file_type().map_or((Found::Other, false), kind);
    (!name.starts_with('.')).then_some(Entry { name, found, link })
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
