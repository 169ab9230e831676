//! Where documents come from: the folder as it lies, a revision or the index of git, drafts of a write, texts that an
//! editor has not saved. Whoever reads, checks or places a document asks here, and never knows which it was.

pub(crate) mod drafts;
pub(crate) mod kept;
pub(crate) mod on_disk;

use std::error::Error;
use std::fmt::{self, Debug};
use std::io;

use crate::disk::stamp::Stamp;

/// The most bytes of a file that are looked at.
pub(crate) const MOST: usize = 256 << 20;

/// What stands at a place where a file or a folder of ours would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing at all.
    Nothing,
    /// An ordinary file.
    File,
    /// A folder.
    Folder,
    /// Another repository, in which git has its own files.
    Submodule,
    /// Something else, such as a symbolic link.
    Other,
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

/// What the bytes of a document are known by, without a look at them.
#[derive(Debug, Default)]
pub(crate) struct Hallmark {
    /// The id that git has for them.
    pub(crate) id: Option<String>,
    /// What the file was when it was read, or is.
    pub(crate) stamp: Option<Stamp>,
}

/// Why a document can't be read, and what to do.
#[derive(Debug)]
pub(crate) struct Withheld {
    /// What it is: `is …`.
    pub(crate) what: &'static str,
    /// What to do.
    pub(crate) help: &'static str,
}

impl Hallmark {
    /// Whether both are surely of the same bytes.
    pub(crate) fn is_of(&self, other: &Self) -> bool {
        self.id.is_some() && self.id == other.id || self.stamp.is_some() && self.stamp == other.stamp
    }
}

/// Where documents come from. Paths are below the workspace, with `/` on every platform; the empty one is the workspace.
pub(crate) trait Origin: Debug + Send + Sync {
    /// What stands at a path itself, and whether it is a symbolic link.
    fn at(&self, path: &str) -> (Found, bool);

    /// The entries of a folder that are not hidden, in any order; none where there is no such folder.
    ///
    /// # Errors
    /// When it cannot be listed, and when the workspace itself is not there.
    fn list(&self, folder: &str) -> io::Result<Vec<Entry>>;

    /// Puts the bytes of a document at the front of a buffer that grows where it is too small; how many they are.
    ///
    /// # Errors
    /// When it cannot be read, or has more bytes than `most`.
    fn read(&self, document: &str, buffer: &mut Vec<u8>, most: usize) -> io::Result<usize>;

    /// Whether a symbolic link leads to a file.
    fn leads_to_file(&self, link: &str) -> bool;

    /// Whether one can look for what is in a folder that is there.
    ///
    /// # Errors
    /// When one can't.
    fn enter(&self, folder: &str) -> io::Result<()> {
        let _ = folder;
        Ok(())
    }

    /// What the bytes of a document are known by, once it was read.
    fn hallmark(&self, document: &str) -> Hallmark {
        let _ = document;
        Hallmark::default()
    }

    /// A document that was read more than once, and was not what it had been.
    fn changed(&self) -> Option<String> {
        None
    }
}

/// A file has more bytes than are looked at.
pub(crate) fn too_large(length: u64, most: usize) -> io::Error {
    let what = format!("it is {} MB, and at most {} MB can be read", length >> 20, most >> 20);
    io::Error::new(io::ErrorKind::FileTooLarge, what)
}

/// Puts bytes that are there already at the front of a buffer.
pub(crate) fn filled(buffer: &mut Vec<u8>, bytes: &[u8], most: usize) -> io::Result<usize> {
    if bytes.len() > most {
        return Err(too_large(bytes.len() as u64, most));
    }
    buffer.clear();
    buffer.extend_from_slice(bytes);
    Ok(bytes.len())
}

impl fmt::Display for Withheld {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.what)
    }
}

impl Error for Withheld {}
